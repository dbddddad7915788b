// One press for a folder and all that stands below it: how far it is, and what became of each folder.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type Shapes, api, take } from "../api/client";
import { problem } from "../api/problem";
import { JobProgress } from "../parts/job";
import { fresh } from "../parts/query";
import { Trouble } from "../parts/trouble";
import { say as common } from "../words/common";
import { number } from "../words/language";
import { because, say } from "./words";

/** Role of a person in a folder; null: he is not in it. */
export type Role = "driver" | "participant" | null;

/** beginSubtree gives a person a role in a folder and all below it; the answer is a job. */
export const beginSubtree = (folder: string, user: string, role: Role, key: string) =>
  take(api.POST("/v1/folders/{id}/subtree", { params: { path: { id: folder }, header: { "Idempotency-Key": key } }, body: { user, role } }));

/** Spread is such a job, with what it is for. */
export interface Spread {
  id: string;
  folder: string;
  user: string;
  role: Role;
}

/** SubtreeProgress follows such a job. */
export function SubtreeProgress({ job: { id, folder, user, role }, close }: { job: Spread; close: () => void }) {
  const w = say();
  const title = role ? w.subtreeTitle(user, role === "driver" ? w.driver : w.participant, folder) : w.subtreeTaken(user, folder);
  return (
    <div className="subtree">
      <SpaceBetween size="s">
        <JobProgress id={id} label={title} done={() => void fresh("user", "users", "folders")} results={(j) => <Results of={j} />} />
        <Button onClick={close}>{common().close}</Button>
      </SpaceBetween>
    </div>
  );
}

/** Results are what became of each folder, those that were skipped first, with the reason. */
function Results({ of }: { of: Shapes["JobView"] }) {
  const w = say();
  const pages = useInfiniteQuery({
    queryKey: ["job", of.id, "results"],
    queryFn: ({ pageParam }) => take(api.GET("/v1/jobs/{id}", { params: { path: { id: of.id }, query: { page_size: 100, ...(pageParam ? { page_token: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextPageToken,
  });
  const all = pages.data?.pages.flatMap((p) => p.results ?? []) ?? of.results ?? [];
  const sorted = [...all.filter((r) => r.state !== "done"), ...all.filter((r) => r.state === "done")];
  const rest = of.done - all.length;
  return (
    <SpaceBetween size="s">
      {of.skipped === 0 && of.state === "done" && <Box>{w.allDone}</Box>}
      <ul className="results" aria-label={w.results}>
        {sorted.map((r) => (
          <li key={r.id}>
            <StatusIndicator type={r.state === "done" ? "success" : "warning"}>{r.name ?? (r.why === "not_found" ? w.gone : w.unseen)}</StatusIndicator>
            <span>{r.state === "done" ? w.settled : `${w.skipped}: ${because(r.why)}`}</span>
          </li>
        ))}
      </ul>
      {pages.error && <Trouble problem={problem(pages.error)} again={() => void pages.refetch()} />}
      {pages.hasNextPage && <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{rest > 0 ? w.rest(rest) : number(rest)}</Button>}
    </SpaceBetween>
  );
}
