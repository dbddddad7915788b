// What changed in the company, newest first: settings, support access, the idle rule, folders. What changed of a person stands with him.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api, take } from "../api/client";
import { problem } from "../api/problem";
import { Lines } from "../history/entry";
import { say as historyWords } from "../history/words";
import { Loading } from "../parts/page";
import { Trouble } from "../parts/trouble";
import { useZone } from "../parts/when";
import { say as common } from "../words/common";
import { say } from "./words";

export function History() {
  const w = say();
  const zone = useZone();
  const q = useInfiniteQuery({
    queryKey: ["settings", "history"],
    queryFn: ({ pageParam }) => take(api.GET("/v1/settings/history", { params: { query: { page_size: 20, ...(pageParam ? { page_token: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextPageToken || undefined,
  });
  const concerns = (e: { event: string }) => e.event.startsWith("Folder");
  const entries = q.data?.pages.flatMap((p) => p.entries) ?? [];
  const folders = useQuery({
    queryKey: ["folders", "names"],
    queryFn: async () => new Map((await take(api.GET("/v1/folders"))).folders.map((f) => [f.id, f.name])),
    enabled: entries.some(concerns),
  }).data;
  const folder = (e: { event: string; subject?: string }) => (concerns(e) ? (folders?.get(e.subject ?? "") ?? historyWords().folderOutside) : undefined);
  return (
    <Container header={<Header variant="h2" description={w.historyText}>{w.history}</Header>}>
      <SpaceBetween size="m">
        {q.error && <Trouble problem={problem(q.error)} again={() => void q.refetch()} />}
        {q.isPending && <Loading />}
        {q.data && entries.length === 0 && !q.hasNextPage && <Box color="text-body-secondary">{w.empty}</Box>}
        {entries.length > 0 && <Lines entries={entries} zone={zone} label={w.list} about={folder} folders={folders} />}
        {q.hasNextPage && <Button loading={q.isFetchingNextPage} onClick={() => void q.fetchNextPage()}>{common().more}</Button>}
      </SpaceBetween>
    </Container>
  );
}
