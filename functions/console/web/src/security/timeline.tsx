// When saving the rule would first do something to people who are not warned yet, drawn to scale: today, the first letters, the first
// deactivation.
import { day, useNow, useZone } from "../parts/when";
import type { Preview } from "./read";
import { say } from "./words";

/** Timeline draws a preview; the sentence beside the drawing says the same to those who do not see it. */
export function Timeline({ of }: { of: Preview }) {
  const w = say();
  const zone = useZone();
  const present = useNow()();
  if (!of.firstWarning || !of.firstNewDeactivation) return null;
  const letters = Date.parse(of.firstWarning);
  const ends = Date.parse(of.firstNewDeactivation);
  const now = Math.min(letters, present);
  const [left, right] = [3, 97];
  const x = left + ((letters - now) / Math.max(1, ends - now)) * (right - left);
  const apart = x > 12;
  const at = { today: day(new Date(now), zone), letters: day(of.firstWarning, zone), ends: day(of.firstNewDeactivation, zone) };
  const label = (where: number, anchor: "start" | "middle" | "end", title: string, date: string, y: number) => (
    <text x={`${where}%`} textAnchor={anchor} y={y}>
      <tspan className="timeline-title">{title}</tspan>
      <tspan x={`${where}%`} dy="17">{date}</tspan>
    </text>
  );
  return (
    <svg className="timeline" role="img" aria-label={w.lineText(at.today, at.letters, at.ends)} width="100%" height={apart ? 146 : 108}>
      {label(left - 1, "start", apart ? w.today : at.letters === at.today ? w.lettersToday : w.letters, apart ? at.today : at.letters, 14)}
      <text x={`${((apart ? x : left) + right) / 2}%`} textAnchor="middle" y="48">{w.fifteen}</text>
      {apart && <line x1={`${left}%`} x2={`${x}%`} y1="58" y2="58" className="timeline-line" />}
      <line x1={`${apart ? x : left}%`} x2={`${right}%`} y1="58" y2="58" className="timeline-notice" />
      <circle cx={`${left}%`} cy="58" r="6" className="timeline-mark" />
      {apart && <circle cx={`${x}%`} cy="58" r="6" className="timeline-mark" />}
      <circle cx={`${right}%`} cy="58" r="6" className="timeline-end" />
      {apart && label(x, x > 60 ? "end" : x < 30 ? "start" : "middle", w.letters, at.letters, 84)}
      {label(right + 1, "end", w.ends, at.ends, apart ? 122 : 84)}
    </svg>
  );
}
