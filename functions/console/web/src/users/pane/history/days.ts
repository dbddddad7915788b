// Civil days of a zone as instants.
//
// Rule: a day begins at its first instant there is, also where a clock change takes midnight away.

/** offset of a zone at an instant, in milliseconds east of UTC. */
function offset(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  }).formatToParts(at);
  const n = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  return Date.UTC(n("year"), n("month") - 1, n("day"), n("hour"), n("minute"), n("second")) - Math.floor(at / 1000) * 1000;
}

/** isDay tells whether a text is a day: 2026-11-24. */
export const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day + "T00:00:00Z"));

/** begins is the first instant of a civil day in a zone, as the API takes it. */
export function begins(day: string, zone: string): string {
  const wall = Date.parse(day + "T00:00:00Z");
  const tries = [wall - offset(wall - 86_400_000, zone), wall - offset(wall + 86_400_000, zone)];
  const right = tries.filter((at) => at + offset(at, zone) === wall);
  const at = right.length > 0 ? Math.min(...right) : Math.max(...tries); // no midnight there: the clock goes on from the instant of the change
  return new Date(right.length > 0 ? at : gap(Math.min(...tries), Math.max(...tries), zone)).toISOString();
}

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

/** next is the day after a day. */
export const next = (day: string) => new Date(Date.parse(day + "T00:00:00Z") + 86_400_000).toISOString().slice(0, 10);
