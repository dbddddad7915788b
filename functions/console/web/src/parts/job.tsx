// Work that takes a while: how far it is, the way to stop it, and what became of each thing.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import LiveRegion from "@cloudscape-design/components/live-region";
import ProgressBar from "@cloudscape-design/components/progress-bar";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { type Shapes, api, take } from "../api/client";
import { problem } from "../api/problem";
import { plural, words } from "../words/language";
import { useAct } from "./act";
import { Trouble } from "./trouble";

export type Job = Shapes["JobView"];
/** running tells whether a job is not over yet. */
export const running = (job: Job | undefined) => job !== undefined && !job.ended;

const say = words({
  de: {
    stop: "Abbrechen", of: (done: number, total: number) => `${done} von ${total}`, skipped: (n: number) => `${n} nicht ausgeführt`, was: "Was bereits getan ist, bleibt.",
    state: { done: "Fertig", failed: "Nicht abgeschlossen", cancelled: "Abgebrochen" } as Record<string, string>,
    why: { ended: "Der Zugriff, unter dem das begonnen wurde, ist beendet." } as Record<string, string>, other: "Es konnte nicht zu Ende geführt werden.",
  },
  en: {
    stop: "Stop", of: (done: number, total: number) => `${done} of ${total}`, skipped: (n: number) => `${n} not done`, was: "What was done stays done.",
    state: { done: "Done", failed: "Not completed", cancelled: "Stopped" } as Record<string, string>,
    why: { ended: "The access under which this was begun has ended." } as Record<string, string>, other: "It could not be completed.",
  },
  fr: {
    stop: "Arrêter", of: (done: number, total: number) => `${done} sur ${total}`, skipped: (n: number) => plural(n, `${n} non effectué`, `${n} non effectués`), was: "Ce qui est fait reste fait.",
    state: { done: "Terminé", failed: "Inachevé", cancelled: "Arrêté" } as Record<string, string>,
    why: { ended: "L’accès sous lequel cela a commencé a pris fin." } as Record<string, string>, other: "Cela n’a pas pu être achevé.",
  },
});

/** because says why a job failed; "" when it did not. */
export const because = (job: Job) => (job.state === "failed" ? (say().why[job.why ?? ""] ?? say().other) : "");

/** pace is how long to wait, in ms, before work under way is looked at again: a moment, and longer while reading fails, or as asked. */
export const pace = (error: unknown) => (error ? 1000 * Math.max(5, problem(error).wait) : 700);

/** told are the jobs whose end was told in this page: who comes back to one is not told again. */
const told = new Set<string>();

/** useJob follows a job until it is over; done is called once then, whether or not this was seen as it happened. */
export function useJob(id: string | undefined, done?: (job: Job) => void) {
  const q = useQuery({
    queryKey: ["job", id],
    queryFn: () => take(api.GET("/v1/jobs/{id}", { params: { path: { id: id! } } })),
    enabled: id !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && !running(state.data) ? false : pace(state.error)),
  });
  useEffect(() => {
    if (!done || !q.data || running(q.data) || told.has(q.data.id)) return;
    told.add(q.data.id);
    done(q.data);
  }, [q.data, done]);
  return q;
}

/** JobProgress shows a job; results shows what became of each thing once it is over. */
export function JobProgress({ id, label, done, results }: { id: string; label: string; done?: (job: Job) => void; results?: (job: Job) => ReactNode }) {
  const q = useJob(id, done);
  const stop = useAct((of: string) => take(api.POST("/v1/jobs/{id}/cancel", { params: { path: { id: of } } })), () => void q.refetch());
  const w = say();
  const p = q.error ? problem(q.error) : null;
  const trouble = p && p.status !== 401 && <Trouble problem={p} again={() => void q.refetch()} />;
  const job = q.data;
  if (p && !job) return trouble;
  const info = job && w.of(job.done, job.total) + (job.skipped ? " · " + w.skipped(job.skipped) : "");
  if (job && !running(job)) return <End job={job} label={label} info={info!} results={results} />;
  return (
    <SpaceBetween size="s">
      <ProgressBar label={label} value={job ? Math.min(100, (100 * job.done) / Math.max(1, job.total)) : 0} additionalInfo={info} />
      {job && <Button onClick={() => stop.run(id)} loading={stop.busy}>{w.stop}</Button>}
      {stop.problem && <Trouble problem={stop.problem} again={stop.again} />}
      {trouble}
    </SpaceBetween>
  );
}

/** mark is the sign for how a job ended. */
function mark(job: Job): StatusIndicatorProps.Type {
  if (job.state === "failed") return "error";
  if (job.state === "cancelled") return "stopped";
  return job.skipped > 0 ? "warning" : "success";
}

/** End says how a job ended, how far it came, and what became of each thing. */
function End({ job, label, info, results }: { job: Job; label: string; info: string; results?: (job: Job) => ReactNode }) {
  const w = say();
  return (
    <SpaceBetween size="s">
      <div>
        <Box variant="awsui-key-label">{label}</Box>
        <LiveRegion tagName="span"><StatusIndicator type={mark(job)}>{w.state[job.state] ?? w.state["done"]}</StatusIndicator></LiveRegion>
        <Box variant="small" display="block" color="text-body-secondary">{info}</Box>
      </div>
      {job.state === "failed" && <Alert type="error">{because(job)} {w.was}</Alert>}
      {job.state === "cancelled" && <Box color="text-body-secondary">{w.was}</Box>}
      {results && <ExpandableSection defaultExpanded headerText={w.of(job.done, job.total)}>{results(job)}</ExpandableSection>}
    </SpaceBetween>
  );
}
