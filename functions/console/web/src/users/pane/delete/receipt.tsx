// The receipt of a deletion: what was done, when, and what the last look found.
import Alert from "@cloudscape-design/components/alert";
import KeyValuePairs, { type KeyValuePairsProps } from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { When } from "../../../parts/when";
import { number } from "../../../words/language";
import type { Deletion } from "./deletion";
import { say } from "./words";

export function Receipt({ deletion }: { deletion: Deletion }) {
  const w = say();
  const mentions = Object.values(deletion.mentions ?? {}).reduce((sum, n) => sum + n, 0);
  const counts = Object.entries(deletion.counts ?? {}).sort(([a], [b]) => a.localeCompare(b));
  const items: KeyValuePairsProps.Item[] = [];
  if (deletion.began) items.push({ label: w.began, value: <When at={deletion.began} /> });
  if (deletion.done) items.push({ label: w.done, value: <When at={deletion.done} /> });
  return (
    <SpaceBetween size="m">
      {deletion.scan && <Alert type={deletion.scan.clean ? "success" : "warning"}>{w.scan(deletion.scan.looked, deletion.scan.found, deletion.scan.clean)}</Alert>}
      <KeyValuePairs columns={2} items={items} />
      <table className="beside">
        <caption className="caption">{w.counts}</caption>
        <tbody>
          {counts.map(([what, n]) => (
            <tr key={what}>
              <th scope="row">{counted(what)}</th>
              <td>{number(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {mentions > 0 && <div>{w.mentions(mentions)}</div>}
    </SpaceBetween>
  );
}

/** counted reads "action/open/removed" to people. */
function counted(what: string): string {
  const w = say();
  const [kind = "", ...rest] = what.split("/");
  return [w.kind[kind] ?? kind, ...rest.map((r) => w.treatment[r] ?? r)].join(" · ");
}
