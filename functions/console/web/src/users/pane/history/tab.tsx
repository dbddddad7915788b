// Everything that changed on a person since the account was made.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import LiveRegion from "@cloudscape-design/components/live-region";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { type Shapes, api, take } from "../../../api/client";
import { problem } from "../../../api/problem";
import { useAct } from "../../../parts/act";
import { receive } from "../../../parts/download";
import { Lines } from "../../../history/entry";
import { say } from "../../../history/words";
import { useKept } from "../../../parts/kept";
import { Loading } from "../../../parts/page";
import { Trouble } from "../../../parts/trouble";
import { useZone } from "../../../parts/when";
import { can, useMe } from "../../../session/me";
import { say as common } from "../../../words/common";
import { Filters, type Wanted, everything, query } from "./filter";

type User = Shapes["UserView"];

const commas = { array: { style: "form", explode: false } } as const;

/** HistoryTab is the tab "history" of a person. */
export default function HistoryTab({ user }: { user: User }) {
  return <History key={user.id} user={user} />;
}

function History({ user }: { user: User }) {
  const me = useMe();
  const zone = useZone();
  const w = say();
  const [wanted, setWanted] = useKept<Wanted>("history " + user.id, () => everything);
  const asked = query(wanted, zone);
  const filtered = Object.keys(asked).length > 0;
  const pages = useInfiniteQuery({
    queryKey: ["user", user.id, "history", asked],
    queryFn: ({ pageParam }) =>
      take(api.GET("/v1/users/{id}/history", { params: { path: { id: user.id }, query: { ...asked, page_size: 50, ...(pageParam ? { page_token: pageParam } : {}) } }, querySerializer: commas })),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextPageToken,
    placeholderData: keepPreviousData,
  });
  const entries = useMemo(() => pages.data?.pages.flatMap((p) => p.entries) ?? [], [pages.data]);
  const people = usePeople(entries);
  const folders = useFolderNames(user.id, entries.some((e) => e.event === "UserFolderChanged"));
  const file = useAct(() => receive(api.GET("/v1/users/{id}/history/export", { params: { path: { id: user.id }, query: asked }, querySerializer: commas, parseAs: "blob" }), "history.csv"));
  const p = pages.error ? problem(pages.error) : null;
  return (
    <SpaceBetween size="m">
      <Filters wanted={wanted} set={setWanted} people={people} zone={zone} />
      <div className="history-head">
        <LiveRegion>{pages.data && !pages.isPlaceholderData ? (pages.hasNextPage ? w.soFar(entries.length) : w.shown(entries.length)) : common().loading}</LiveRegion>
        {can(me, "export-users") && <Button iconName="download" loading={file.busy} onClick={() => file.run(undefined)}>{w.export}</Button>}
      </div>
      {file.problem && <Trouble problem={file.problem} again={file.again} />}
      {p && <Trouble problem={p} again={() => void (pages.isFetchNextPageError ? pages.fetchNextPage() : pages.refetch())} />}
      {!pages.data && !p && <Loading />}
      {pages.data && entries.length === 0 && (
        <Box textAlign="center" padding="l">
          <SpaceBetween size="s">
            <span>{!filtered ? w.empty : pages.hasNextPage ? w.noneYet : w.noMatch}</span>
            {filtered && <Button onClick={() => setWanted(everything)}>{w.clear}</Button>}
          </SpaceBetween>
        </Box>
      )}
      {entries.length > 0 && (
        <Lines
          entries={entries}
          zone={zone}
          label={w.list}
          busy={pages.isPlaceholderData}
          about={(e) => (e.event === "UserFolderChanged" ? (folders?.get(e.subject ?? "") ?? (folders ? w.folderOutside : "…")) : undefined)}
        />
      )}
      {pages.hasNextPage && <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{entries.length === 0 ? w.seek : common().more}</Button>}
      {pages.data && !pages.hasNextPage && entries.length > 0 && !filtered && <Box variant="small" color="text-body-secondary">{w.end}</Box>}
    </SpaceBetween>
  );
}

/** usePeople are those who stand in the entries read so far, and stay to be chosen when a filter narrows them. */
function usePeople(entries: readonly Shapes["EntryView"][]): ReadonlyMap<string, string> {
  const [known] = useState(() => new Map<string, string>());
  for (const e of entries) {
    if (e.by.user && e.byName && e.byName !== common().deletedUser) known.set(e.by.user, e.byName);
    if (e.by.agent && e.agentName && e.agentName !== common().deletedUser) known.set(e.by.agent, e.agentName);
  }
  return new Map([...known].sort(([, a], [, b]) => a.localeCompare(b)));
}

/** useFolderNames are the names of the folders of one's own tree, once they are needed. */
function useFolderNames(user: string, needed: boolean): ReadonlyMap<string, string> | undefined {
  const q = useQuery({
    queryKey: ["user", user, "folders"],
    queryFn: () => take(api.GET("/v1/users/{id}/folders", { params: { path: { id: user } } })),
    enabled: needed,
  });
  return useMemo(() => q.data && new Map(q.data.folders.map((f) => [f.id, f.name])), [q.data]);
}
