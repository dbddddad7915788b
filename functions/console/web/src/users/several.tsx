// What can be done with the ticked users: it is asked first, done as a job, and each of them gets a verdict. Nobody is deleted so.
//
// Rule: before the press stands what happens and what can be undone; a deactivation carries its way back.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown, { type ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { problem } from "../api/problem";
import { useAct } from "../parts/act";
import { drop, flash } from "../parts/flash";
import { type Job, JobProgress, running, useJob } from "../parts/job";
import { client, fresh } from "../parts/query";
import { useStore } from "../parts/store";
import { Trouble, sentence } from "../parts/trouble";
import { can, useMe } from "../session/me";
import { say as common } from "../words/common";
import { type Batch, type Do, batch, begin, most, reason, resultsOf } from "./batch";
import { nameOf } from "./user";
import type { User } from "./find";
import { say as list } from "./words";
import { say } from "./several-words";

/** undo activates again those who were deactivated, in the place of its message; key is that of the one job this can begin. */
async function undo(id: string, names: ReadonlyMap<string, string>, key: string, message: string) {
  drop(message);
  try {
    const out = (await resultsOf(id)).filter((r) => r.state === "done");
    if (out.length > 0) await begin("reactivate", new Map(out.map((r) => [r.id, r.name ?? names.get(r.id) ?? r.id])), key);
  } catch (error) {
    const said: string = flash("error", sentence(problem(error)), <Button onClick={() => void undo(id, names, key, said)}>{common().again}</Button>);
  }
}

export default function Several({ ticked, done }: { ticked: readonly User[]; done: () => void }) {
  const me = useMe();
  const now = useStore(batch);
  const [asking, setAsking] = useState<Do>();
  const w = say();
  const finished = useCallback((job: Job) => {
    const was = batch.get();
    if (!was || was.id !== job.id) return;
    void fresh("users", "user", "summary");
    void client.invalidateQueries({ queryKey: ["job", job.id, "results"] });
    const good = job.done - job.skipped;
    const key = crypto.randomUUID();
    const back = was.do === "deactivate" && good > 0 && can(me, "make-users") && <Button onClick={() => void undo(job.id, was.names, key, message)}>{common().undo}</Button>;
    const message: string = flash(job.skipped > 0 || job.state !== "done" ? "warning" : "success", say().done[was.do](good, job.skipped), back);
  }, [me]);
  useJob(now?.id, finished);
  const all: Do[] = ["deactivate", ...(can(me, "make-users") ? (["reactivate", "invite"] as const) : [])];
  const items: ButtonDropdownProps.Item[] = all.map((one) => ({ id: one, text: w.acts[one] + " …", disabled: ticked.length > most, disabledReason: list().tooMany(most) }));
  return (
    <>
      <ButtonDropdown items={items} disabled={ticked.length === 0} disabledReason={w.tick} onItemClick={(e) => setAsking(e.detail.id as Do)}>
        {ticked.length > 0 ? list().selected(ticked.length) : w.actions}
      </ButtonDropdown>
      {asking && <Ask what={asking} users={ticked} close={() => setAsking(undefined)} begun={done} />}
      {now?.shown && <Progress of={now} />}
    </>
  );
}

function Ask({ what, users, close, begun }: { what: Do; users: readonly User[]; close: () => void; begun: () => void }) {
  const me = useMe();
  const w = say();
  const act = useAct(
    ({ ids }: { what: Do; ids: string[] }, key) => begin(what, new Map(users.filter((u) => ids.includes(u.id)).map((u) => [u.id, nameOf(u)])), key),
    () => {
      close();
      begun();
    },
  );
  const first = users.slice(0, 10);
  const self = what === "deactivate" && users.some((u) => u.id === me.user.id);
  return (
    <Modal
      visible
      header={w.title[what](users.length)}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{common().cancel}</Button>
            <Button variant="primary" loading={act.busy} onClick={() => act.run({ what, ids: users.map((u) => u.id) })}>{w.acts[what]}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="s">
        {act.problem && <Trouble problem={act.problem} again={act.again} />}
        {w.text[what].map((line) => <Box key={line}>{line}</Box>)}
        {self && <StatusIndicator type="warning">{w.self}</StatusIndicator>}
        <ul className="who">
          {first.map((u) => <li key={u.id}>{nameOf(u)}</li>)}
          {users.length > first.length && <li>{w.andMore(users.length - first.length)}</li>}
        </ul>
      </SpaceBetween>
    </Modal>
  );
}

function Progress({ of }: { of: Batch }) {
  const w = say();
  const close = () => batch.set({ ...of, shown: false });
  return (
    <Modal visible header={w.title[of.do](of.names.size).replace(/\s*\?$/, "")} onDismiss={close} footer={<Box float="right"><Button onClick={close}>{common().close}</Button></Box>}>
      <JobProgress id={of.id} label={w.acts[of.do]} results={(job) => <Verdicts job={job} of={of} />} />
    </Modal>
  );
}

/** Verdicts say what became of each user; those to look at come first. */
function Verdicts({ job, of }: { job: Job; of: Batch }) {
  const q = useQuery({ queryKey: ["job", job.id, "results"], queryFn: () => resultsOf(job.id), enabled: !running(job) });
  if (q.error) return <Trouble problem={problem(q.error)} again={() => void q.refetch()} />;
  if (!q.data) return <div role="status">{common().loading}</div>;
  return (
    <ul className="who" aria-label={say().verdicts}>
      {q.data.map((r) => (
        <li key={r.id}>
          <b>{r.name ?? of.names.get(r.id) ?? r.id}</b>:{" "}
          {r.state === "done" ? <StatusIndicator type="success">{say().was[of.do]}</StatusIndicator> : <StatusIndicator type="warning">{reason(r.why ?? "")}</StatusIndicator>}
        </li>
      ))}
    </ul>
  );
}
