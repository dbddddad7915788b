// Instants and days as people read them.
//
// Rule: an instant is shown in the tenant's zone, which is named; the reader's own time is its tooltip. A civil day has no time.
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../session/me";
import { type Language, language } from "../words/language";

export const locale: Record<Language, string> = { de: "de-DE", en: "en-GB", fr: "fr-FR" };

/** instant writes an instant in a zone, with the zone's name: "2. Dez. 2026, 11:08 MEZ". */
export function instant(at: string | Date, zone: string): string {
  return new Intl.DateTimeFormat(locale[language()], { dateStyle: "medium", timeStyle: "short", timeZone: zone }).format(new Date(at)) + " " + zoned(at, zone);
}

/** zoned is the short name of a zone at an instant: MEZ, GMT+5:45. */
function zoned(at: string | Date, zone: string): string {
  const parts = new Intl.DateTimeFormat(locale[language()], { timeZone: zone, timeZoneName: "short" }).formatToParts(new Date(at));
  return parts.find((p) => p.type === "timeZoneName")?.value ?? zone;
}

/** day writes the civil day of an instant in a zone. */
export const day = (at: string | Date, zone: string) =>
  new Intl.DateTimeFormat(locale[language()], { dateStyle: "medium", timeZone: zone }).format(new Date(at));

/** span writes a length of time in its two largest units: "3 Tage, 4 Std.". seconds ≥ 0. */
export function span(seconds: number): string {
  const units: [Intl.NumberFormatOptions["unit"], number][] = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];
  const first = Math.max(0, units.findIndex(([, size]) => seconds >= size));
  const from = seconds < 1 ? units.length - 1 : first;
  let rest = Math.floor(seconds);
  return units
    .slice(from, from + 2)
    .map(([unit, size]) => {
      const n = Math.floor(rest / size);
      rest -= n * size;
      return { unit, n };
    })
    .filter(({ n }, i) => n > 0 || i === 0)
    .map(({ unit, n }) => new Intl.NumberFormat(locale[language()], { style: "unit", unit, unitDisplay: "long" }).format(n))
    .join(", ");
}

/** useZone is the tenant's zone; UTC until it is known. */
export function useZone(): string {
  return useQuery({ ...meQuery, enabled: false }).data?.zone ?? "UTC";
}

/** useNow is the API's clock as it was told last, in milliseconds; a browser's clock may be wrong. */
export function useNow(): () => number {
  const { data, dataUpdatedAt } = useQuery({ ...meQuery, enabled: false });
  return () => (data ? Date.parse(data.ends) - data.secondsLeft * 1000 + (Date.now() - dataUpdatedAt) : Date.now());
}

/** When shows an instant in the tenant's zone; days: only its day. */
export function When({ at, days = false }: { at: string; days?: boolean }) {
  const zone = useZone();
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <time dateTime={at} title={instant(at, mine)}>
      {days ? day(at, zone) : instant(at, zone)}
    </time>
  );
}
