// The lines of a history, and each: what, when, by whom (and as whom), old → new, why.
//
// Rule: whoever is gone reads "User deleted", as the API says; a support session shows both identities.
import Badge from "@cloudscape-design/components/badge";
import Box from "@cloudscape-design/components/box";
import { type Shapes } from "../api/client";
import { When } from "../parts/when";
import { say as common } from "../words/common";
import { causeName, eventName, fieldName, isFirst } from "./names";
import { value } from "./value";
import { say } from "./words";
import "./history.css";

export type Entry = Shapes["EntryView"];

/** author says who did it: in a support session the agent, and as whom. */
function author(e: Entry): string {
  const w = say();
  const name = e.byName || common().deletedUser;
  switch (e.by.kind) {
    case "support":
      return w.asName(e.agentName || common().deletedUser, name);
    case "system":
      return w.bySystem;
    case "service":
      return w.byService;
    case "operator":
      return w.byOperator(name);
  }
  return w.byName(name);
}

interface Props<E extends Entry> {
  entries: readonly E[];
  zone: string;
  /** What the list is called by those who do not see it. */
  label?: string;
  /** The name of the folder, or of the person, that an entry concerns, if it does. */
  about: (e: E) => string | undefined;
  folders?: ReadonlyMap<string, string> | undefined;
  busy?: boolean;
}

/** Lines shows the entries of a history. */
export function Lines<E extends Entry>({ entries, zone, label, about, folders, busy }: Props<E>) {
  return (
    <ol className="history-lines" aria-label={label} aria-busy={busy}>
      {entries.map((e) => <Line key={e.id} entry={e} zone={zone} about={about(e)} folders={folders} />)}
    </ol>
  );
}

function Line({ entry: e, zone, about, folders }: { entry: Entry; zone: string; about: string | undefined; folders: ReadonlyMap<string, string> | undefined }) {
  const w = say();
  const support = e.by.kind === "support";
  const changes = e.changes ?? [];
  return (
    <li className="past-line">
      <div className="entry-head">
        <Box variant="h3" tagOverride="h3" padding="n" fontSize="body-m">{eventName(e.event)}{about && `: ${about}`}</Box>
        <Box variant="small" color="text-body-secondary"><When at={e.at} /></Box>
      </div>
      <div className="entry-by">
        {author(e)} {support && <Badge color="blue">{w.support}</Badge>}
      </div>
      {changes.length > 0 && (
        <dl className="changes">
          {changes.map((c) => (
            <div key={c.field}>
              <dt>{fieldName(c.field)}</dt>
              <dd>
                {(c.old || !isFirst(e.event)) && <><span className="old"><span className="live">{w.old} </span>{value(c.field, c.old, zone, folders)}</span> <span aria-hidden="true">→</span> </>}
                <span className="new"><span className="live">{w.new} </span>{value(c.field, c.new, zone, folders)}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {e.by.cause && <div><Box variant="small" color="text-body-secondary">{support ? w.reason : w.why}: {causeName(e.by.cause)}</Box></div>}
    </li>
  );
}
