// What was done in a support session: to whom, what, when, newest first. It is read when somebody wants to see it.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useInfiniteQuery } from "@tanstack/react-query";
import { api, take } from "../api/client";
import { problem } from "../api/problem";
import { Lines } from "../history/entry";
import { Trouble } from "../parts/trouble";
import { useZone } from "../parts/when";
import { say as common } from "../words/common";
import { say } from "./words";

export default function Acts({ session }: { session: string }) {
  const zone = useZone();
  const q = useInfiniteQuery({
    queryKey: ["support-access", "acts", session],
    queryFn: ({ pageParam }) => take(api.GET("/v1/support-access/sessions/{id}/acts", { params: { path: { id: session }, query: pageParam ? { page_token: pageParam } : {} } })),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextPageToken,
  });
  const acts = q.data?.pages.flatMap((p) => p.acts);
  const trouble = q.error && <Trouble problem={problem(q.error)} again={() => void (q.isFetchNextPageError ? q.fetchNextPage() : q.refetch())} />;
  if (!acts && trouble) return trouble;
  if (!acts) return <div role="status">{common().loading}</div>;
  if (acts.length === 0) return <Box color="text-body-secondary">{say().noActs}</Box>;
  return (
    <SpaceBetween size="s">
      <Lines entries={acts} zone={zone} about={(a) => a.userName} />
      {trouble}
      {q.hasNextPage && !trouble && <Button onClick={() => void q.fetchNextPage()} loading={q.isFetchingNextPage}>{common().more}</Button>}
    </SpaceBetween>
  );
}
