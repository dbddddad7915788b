// What time it is for the API, and days as the tenant counts them.
//
// Rule: a date that is promised or asked for is counted on the API's clock and in the tenant's zone, never on this machine's.
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../../session/me";

/** useNow is the API's clock as it was told last, in milliseconds. */
export function useNow(): () => number {
  const { data, dataUpdatedAt } = useQuery({ ...meQuery, enabled: false });
  return () => (data ? Date.parse(data.ends) - data.secondsLeft * 1000 + (Date.now() - dataUpdatedAt) : Date.now());
}

/** ahead is how many milliseconds a zone's clocks are ahead of UTC at an instant. */
function ahead(at: number, zone: string): number {
  const p = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" })
      .formatToParts(at)
      .map((one) => [one.type, Number(one.value)]),
  );
  return Date.UTC(p["year"]!, p["month"]! - 1, p["day"]!, p["hour"]!, p["minute"]!, p["second"]!) - Math.floor(at / 1000) * 1000;
}

/** dayOf is the day of an instant in a zone: 2026-11-24. */
export const dayOf = (at: number, zone: string) => new Date(at + ahead(at, zone)).toISOString().slice(0, 10);

/** endOf is the instant at which a day is over in a zone. */
export function endOf(day: string, zone: string): Date {
  const midnight = Date.parse(day + "T00:00:00Z") + 86_400_000;
  const guess = midnight - ahead(midnight, zone);
  return new Date(midnight - ahead(guess, zone));
}

/** addDays counts days on from a day. */
export const addDays = (day: string, n: number) => new Date(Date.parse(day + "T00:00:00Z") + n * 86_400_000).toISOString().slice(0, 10);

/** hourUp is the next full hour in a zone, at or after an instant. */
export function hourUp(at: number, zone: string): Date {
  const hour = 3_600_000;
  const there = at + ahead(at, zone);
  return new Date(at + (Math.ceil(there / hour) * hour - there));
}
