// Countries by name, the zone that goes with each, and all zones.
//
// Rule: which zone a country sets is what the API does with it: both read the same list.
import list from "../../../../../../../pkg/civil/countries.txt?raw";
import { countryName } from "../../../parts/country";
import { language } from "../../../words/language";

const zones = new Map(list.trim().split("\n").map((line) => line.trim().split(" ") as [string, string]));

/** zoneOf is the zone that a country sets; "" when it sets none. */
export const zoneOf = (country: string) => zones.get(country) ?? "";

/** countries are all codes with their names, sorted as the reader sorts. */
export function countries(): { code: string; name: string }[] {
  const order = new Intl.Collator(language());
  return [...zones.keys()].map((code) => ({ code, name: countryName(code) })).sort((a, b) => order.compare(a.name, b.name));
}

/** allZones are the names of all zones, the given ones first. */
export function allZones(...first: string[]): string[] {
  const wanted = first.filter((z, i) => z !== "" && first.indexOf(z) === i);
  return [...wanted, ...Intl.supportedValuesOf("timeZone").filter((z) => !wanted.includes(z))];
}

/** offset is how far a zone is from UTC now, as in "GMT+1". */
export function offset(zone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts();
  return parts.find((p) => p.type === "timeZoneName")?.value ?? "";
}
