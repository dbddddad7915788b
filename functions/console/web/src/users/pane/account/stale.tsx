// Somebody else saved meanwhile: what is saved now stands beside what was entered, and one of them is chosen.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { say as common } from "../../../words/common";
import { countryName } from "./country";
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
  const w = common();
  const entered = effective(mine);
  const rows = fields.filter((f) => entered[f] !== base[f] || theirs[f] !== base[f]);
  const shown = (f: Field) => (entered[f] !== base[f] ? entered[f] : theirs[f]);
  return (
    <Modal
      visible
      header={w.staleTitle}
      onDismiss={cancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={keep}>{w.discard}</Button>
            <Button variant="primary" loading={busy} onClick={reapply}>{w.reapply}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <div>{say().staleText}</div>
        <table className="beside">
          <thead>
            <tr><th scope="col">{say().field}</th><th scope="col">{w.theirs}</th><th scope="col">{w.mine}</th></tr>
          </thead>
          <tbody>
            {rows.map((f) => (
              <tr key={f}>
                <th scope="row">{fieldName(f)}</th>
                <td>{read(f, theirs[f])}</td>
                <td>{theirs[f] === shown(f) ? read(f, shown(f)) : <strong>{read(f, shown(f))}</strong>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </SpaceBetween>
    </Modal>
  );
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
