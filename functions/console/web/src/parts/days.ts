// Civil days of a zone as instants.
//
// Rule: a day begins at its first instant there is, also where a clock change takes midnight away. Days that are promised or asked
// for are counted in the tenant's zone, never in this machine's.

/** offset of a zone at an instant, in milliseconds east of UTC. */
function offset(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  }).formatToParts(at);
  const n = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  return Date.UTC(n("year"), n("month") - 1, n("day"), n("hour"), n("minute"), n("second")) - Math.floor(at / 1000) * 1000;
}

const hour = 3_600_000;
const long = 24 * hour;
const midnight = (day: string) => Date.parse(day + "T00:00:00Z");

/** isDay tells whether a text is a day: 2026-11-24, and no 31 February. */
export const isDay = (day: string) => /^[1-9]\d{3}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(midnight(day)) && new Date(midnight(day)).toISOString().startsWith(day);

/** readDay is the day that somebody wrote: day, month, year, as all our languages do, or 2026-11-24; undefined: it is none. */
export function readDay(text: string): string | undefined {
  const found = /^\s*(?:(?<y>\d{4})([-./])(?<m>\d{1,2})\2(?<d>\d{1,2})|(?<day>\d{1,2})\s*([-./])\s*(?<month>\d{1,2})\s*\6\s*(?<year>\d{4}))\s*$/.exec(text)?.groups;
  if (!found) return undefined;
  const day = [found["y"] ?? found["year"], (found["m"] ?? found["month"])!.padStart(2, "0"), (found["d"] ?? found["day"])!.padStart(2, "0")].join("-");
  return isDay(day) ? day : undefined;
}

/** addDays counts days on from a day. */
export const addDays = (day: string, n: number) => new Date(midnight(day) + n * long).toISOString().slice(0, 10);

/** dayOf is the day of an instant in a zone, in milliseconds. */
export const dayOf = (at: number, zone: string) => new Date(at + offset(at, zone)).toISOString().slice(0, 10);

/** begins is the first instant of a civil day in a zone, as the API takes it. */
export function begins(day: string, zone: string): string {
  const wall = midnight(day);
  const tries = [wall - offset(wall - long, zone), wall - offset(wall + long, zone)];
  const right = tries.filter((at) => at + offset(at, zone) === wall);
  const at = right.length > 0 ? Math.min(...right) : gap(Math.min(...tries), Math.max(...tries), zone); // no midnight there: the clock goes on from the instant of the change
  return new Date(at).toISOString();
}

/** ends is the instant at which a day is over in a zone: the next one begins. */
export const ends = (day: string, zone: string) => begins(addDays(day, 1), zone);

/** gap finds the instant between two at which the offset changes, to the second. */
function gap(from: number, to: number, zone: string): number {
  const before = offset(from, zone);
  let low = from;
  let high = to;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offset(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** hourUp is the next full hour in a zone, at or after an instant in milliseconds. */
export function hourUp(at: number, zone: string): Date {
  const there = at + offset(at, zone);
  return new Date(at + (Math.ceil(there / hour) * hour - there));
}
