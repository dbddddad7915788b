// What a deletion would do: per kind of thing, while it is open and once it is closed.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { number } from "../../../words/language";
import type { User } from "../read";
import { nameOf } from "../../user";
import type { Deletion } from "./deletion";
import { say } from "./words";

export function Foreseen({ deletion, user }: { deletion: Deletion; user: User }) {
  const w = say();
  if (deletion.blocked) return <Alert type="error">{w.blocked[deletion.blocked] ?? w.blockedElse}</Alert>;
  const appears = deletion.appears ?? [];
  const alone = deletion.drivesAlone ?? [];
  return (
    <SpaceBetween size="m">
      <Alert type="warning" header={w.final}>{w.finalText(nameOf(user), deletion.sessions ?? 0)}</Alert>
      {appears.length === 0 ? (
        <div>{w.appearsNowhere}</div>
      ) : (
        <table className="beside">
          <caption className="caption">{w.appears(deletion.atLeast ?? false)}</caption>
          <thead>
            <tr><th scope="col">{w.kindTitle}</th><th scope="col">{w.open}</th><th scope="col">{w.closed}</th></tr>
          </thead>
          <tbody>
            {appears.map((a) => (
              <tr key={a.kind}>
                <th scope="row">{w.kind[a.kind] ?? a.kind}</th>
                <td>{a.open > 0 ? <><strong>{number(a.open)}</strong><Box variant="small" display="block">{w.whenOpen[a.kind]}</Box></> : "–"}</td>
                <td>{a.closed > 0 ? <><strong>{number(a.closed)}</strong><Box variant="small" display="block">{w.whenClosed}</Box></> : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {alone.length > 0 && (
        <Alert type="warning" header={w.alone(alone.length)}>
          <ul className="tight">{alone.map((f) => <li key={f.id}>{f.name}</li>)}</ul>
          {w.aloneText(alone.length)}
        </Alert>
      )}
    </SpaceBetween>
  );
}
