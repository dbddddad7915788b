// When saving the rule would first do something, drawn to scale: today, the first letters, the first deactivation.
import { useQuery } from "@tanstack/react-query";
import { day, useZone } from "../parts/when";
import { meQuery } from "../session/me";
import type { Preview } from "./read";
import { say } from "./words";

/** useNow is the API's present, as its last word on the session says; a browser's clock may be wrong. */
function useNow(): number {
  const { data, dataUpdatedAt } = useQuery({ ...meQuery, enabled: false });
  return data ? Date.parse(data.ends) - data.secondsLeft * 1000 + (Date.now() - dataUpdatedAt) : Date.now();
}

/** Timeline draws a preview; the sentence beside the drawing says the same to those who do not see it. */
export function Timeline({ of }: { of: Preview }) {
  const w = say();
  const zone = useZone();
  const present = useNow();
  if (!of.firstWarning || !of.firstDeactivation) return null;
  const letters = Date.parse(of.firstWarning);
  const ends = Date.parse(of.firstDeactivation);
  const now = Math.min(letters, present);
  const [left, right] = [3, 97];
  const x = left + ((letters - now) / Math.max(1, ends - now)) * (right - left);
  const apart = x > 34;
  const at = { today: day(new Date(now), zone), letters: day(of.firstWarning, zone), ends: day(of.firstDeactivation, zone) };
  const label = (where: number, anchor: "start" | "middle" | "end", title: string, date: string, below: boolean) => (
    <text x={`${where}%`} textAnchor={anchor} y={below ? 84 : 18}>
      <tspan className="timeline-title">{title}</tspan>
      <tspan x={`${where}%`} dy="17">{date}</tspan>
    </text>
  );
  return (
    <svg className="timeline" role="img" aria-label={w.lineText(at.today, at.letters, at.ends)} width="100%" height="112">
      {apart && <line x1={`${left}%`} x2={`${x}%`} y1="55" y2="55" className="timeline-line" />}
      <line x1={`${x}%`} x2={`${right}%`} y1="55" y2="55" className="timeline-notice" />
      <circle cx={`${left}%`} cy="55" r="6" className="timeline-mark" />
      {apart && <circle cx={`${x}%`} cy="55" r="6" className="timeline-mark" />}
      <circle cx={`${right}%`} cy="55" r="6" className="timeline-end" />
      {label(left - 1, "start", apart ? w.today : w.lettersToday, at[apart ? "today" : "letters"], false)}
      {apart && label(x, x > 60 ? "end" : "middle", w.letters, at.letters, true)}
      {label(right + 1, "end", w.ends, at.ends, false)}
      {!apart && <text x="50%" y="84" textAnchor="middle">{w.fifteen}</text>}
    </svg>
  );
}
