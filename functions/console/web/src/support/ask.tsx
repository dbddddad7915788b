// What is asked before support is put out, and when somebody else has changed support access meanwhile.
import Alert from "@cloudscape-design/components/alert";
import { useEffect, useState } from "react";
import { type Shapes, api, tagged } from "../api/client";
import { problem } from "../api/problem";
import { type Act } from "../parts/act";
import { Ask } from "../parts/ask";
import { client } from "../parts/query";
import { Stale as Beside } from "../parts/stale";
import { Trouble } from "../parts/trouble";
import { When } from "../parts/when";
import { type Access, accessQuery } from "./page";
import { say } from "./words";

/** SwitchOff names the sessions that switching off aborts, and asks. */
export function SwitchOff<I>({ sessions, act, off, close }: { sessions: Shapes["EntrySeen"][]; act: Act<I>; off: () => void; close: () => void }) {
  const w = say();
  return (
    <Ask title={w.offTitle} press={w.switchOff} act={act} go={off} close={close}>
      <div>{w.offNow}</div>
      <div aria-live="polite">
        {sessions.length === 0 ? w.abortsNone : (
          <Alert type="warning">
            {w.aborts(sessions.length)}
            <ul className="plain">
              {sessions.map((s) => <li key={s.id} className="person">{w.line(s.agent.name, s.profile.name)} ({s.ticket})</li>)}
            </ul>
          </Alert>
        )}
      </div>
    </Ask>
  );
}

/** Stale shows what is saved now beside what was entered. */
export function Stale({ mine, reapply, keep }: { mine: { on: boolean; period: string }; reapply: (etag: string) => void; keep: () => void }) {
  const [theirs, setTheirs] = useState<{ body: Access; etag: string } | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const w = say();
  useEffect(() => {
    tagged(api.GET("/v1/support-access")).then((now) => (client.setQueryData(accessQuery.queryKey, now), setTheirs(now)), setTrouble);
  }, []);
  const saved = theirs?.body;
  const end = saved?.periods.find((p) => p.period === mine.period)?.ends;
  const rows = saved
    ? [{
        field: w.title,
        theirs: !saved.on ? w.off : <>{w.periods[saved.period ?? ""]}: {saved.ends ? <When at={saved.ends} /> : w.noEnd}</>,
        mine: !mine.on ? w.off : <>{w.periods[mine.period]}: {end ? <When at={end} /> : w.noEnd}</>,
      }]
    : [];
  const text = <>{w.staleText}{trouble !== null && <Trouble problem={problem(trouble)} />}</>;
  return <Beside {...{ rows, text, keep }} reapply={theirs ? () => reapply(theirs.etag) : undefined} />;
}
