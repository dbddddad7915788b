// Somebody else saved meanwhile: what is saved now stands beside what was entered, and one of them is chosen.
import { Stale as Beside } from "../../../parts/stale";
import { say as common } from "../../../words/common";
import { countryName } from "../../../parts/country";
import { type Draft, type Field, effective, fields } from "./draft";
import { say } from "./words";

interface Props {
  base: Draft;
  mine: Draft;
  theirs: Draft;
  busy: boolean;
  reapply: () => void;
  keep: () => void;
  cancel: () => void;
}

export function Stale({ base, mine, theirs, busy, reapply, keep, cancel }: Props) {
  const entered = effective(mine);
  const rows = fields.filter((f) => entered[f] !== base[f] || theirs[f] !== base[f]);
  const shown = (f: Field) => (entered[f] !== base[f] ? entered[f] : theirs[f]);
  const both = rows.map((f) => ({
    field: fieldName(f),
    theirs: read(f, theirs[f]),
    mine: theirs[f] === shown(f) ? read(f, shown(f)) : <strong>{read(f, shown(f))}</strong>,
  }));
  return <Beside rows={both} text={say().staleText} {...{ busy, reapply, keep, cancel }} />;
}

/** fieldName is a field as the form calls it. */
function fieldName(f: Field): string {
  const w = say();
  return f in w.right ? w.right[f as keyof typeof w.right] : w[f as keyof Pick<typeof w, "mail" | "firstName" | "lastName" | "country" | "zone" | "language" | "department" | "licence">];
}

function read(f: Field, value: string | boolean): string {
  const w = common();
  if (typeof value === "boolean") return value ? w.yes : w.no;
  if (f === "country") return countryName(value) || "–";
  if (f === "language") return w.language[value] ?? value;
  if (f === "licence") return w.licence[value] ?? value;
  return value || "–";
}
