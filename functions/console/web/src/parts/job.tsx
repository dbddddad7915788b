// Work that takes a while: how far it is, the way to stop it, and what became of each thing.
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import ProgressBar from "@cloudscape-design/components/progress-bar";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { type Shapes, api, take } from "../api/client";
import { problem } from "../api/problem";
import { words } from "../words/language";
import { useAct } from "./act";
import { Trouble } from "./trouble";

export type Job = Shapes["JobView"];
/** A job's states; it is over in all but the first. */
export const running = (job: Job | undefined) => job !== undefined && !job.ended;

const say = words({
  de: { stop: "Abbrechen", of: (done: number, total: number) => `${done} von ${total}`, skipped: (n: number) => `${n} nicht ausgeführt`, done: "Fertig", stopped: "Abgebrochen", was: "Was bereits getan ist, bleibt." },
  en: { stop: "Stop", of: (done: number, total: number) => `${done} of ${total}`, skipped: (n: number) => `${n} not done`, done: "Done", stopped: "Stopped", was: "What was done stays done." },
  fr: { stop: "Arrêter", of: (done: number, total: number) => `${done} sur ${total}`, skipped: (n: number) => `${n} non effectués`, done: "Terminé", stopped: "Arrêté", was: "Ce qui est fait reste fait." },
});

/** useJob follows a job until it is over; done is called once then. */
export function useJob(id: string | undefined, done?: (job: Job) => void) {
  const told = useRef("");
  const q = useQuery({
    queryKey: ["job", id],
    queryFn: () => take(api.GET("/v1/jobs/{id}", { params: { path: { id: id! } } })),
    enabled: id !== undefined,
    staleTime: 0,
    refetchInterval: (query) => (query.state.data && !running(query.state.data) ? false : 700),
  });
  useEffect(() => {
    if (!q.data || running(q.data) || told.current === q.data.id) return;
    told.current = q.data.id;
    done?.(q.data);
  }, [q.data, done]);
  return q;
}

/** JobProgress shows a job; results shows what became of each thing once it is over. */
export function JobProgress({ id, label, done, results }: { id: string; label: string; done?: (job: Job) => void; results?: (job: Job) => ReactNode }) {
  const q = useJob(id, done);
  const stop = useAct(() => take(api.POST("/v1/jobs/{id}/cancel", { params: { path: { id } } })), () => void q.refetch());
  const w = say();
  if (q.error && !q.data) return <Trouble problem={problem(q.error)} again={() => void q.refetch()} />;
  const job = q.data;
  const total = Math.max(1, job?.total ?? 1);
  return (
    <SpaceBetween size="s">
      <ProgressBar
        label={label}
        value={job ? Math.min(100, (100 * job.done) / total) : 0}
        additionalInfo={job && w.of(job.done, job.total) + (job.skipped ? " · " + w.skipped(job.skipped) : "")}
        status={running(job) || !job ? "in-progress" : "success"}
        resultText={job?.state === "cancelled" ? w.stopped : w.done}
      />
      {running(job) && <Button onClick={() => stop.run(undefined)} loading={stop.busy}>{w.stop}</Button>}
      {stop.problem && <Trouble problem={stop.problem} again={stop.again} />}
      {job && !running(job) && job.why && <Alert type="warning">{job.why} {w.was}</Alert>}
      {job && !running(job) && results && <ExpandableSection defaultExpanded headerText={w.of(job.done, job.total)}>{results(job)}</ExpandableSection>}
    </SpaceBetween>
  );
}
