// Who was created by an import, and how they get in: nobody has told them.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Header from "@cloudscape-design/components/header";
import Pagination from "@cloudscape-design/components/pagination";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { problem } from "../api/problem";
import { download } from "../parts/download";
import { Link } from "../parts/link";
import { Trouble } from "../parts/trouble";
import { useMe } from "../session/me";
import { nameOf, statusOf } from "../users/user";
import { say as common } from "../words/common";
import { csv } from "./file";
import type { Import } from "./read";
import { say } from "./words";

type User = Shapes["UserView"];
const size = 20;

/** made gathers those an import created, in the file's order: their ids from its rows, their names from the newest users. */
async function made(of: Import): Promise<User[]> {
  const ids: string[] = [];
  for (let token = ""; ; ) {
    const page = await take(api.GET("/v1/imports/{id}/rows", { params: { path: { id: of.id }, query: { page_size: 200, ...(token ? { page_token: token } : {}) } } }));
    for (const r of page.rows) if (r.verdict === "created" && r.user) ids.push(r.user);
    token = page.nextPageToken ?? "";
    if (!token) break;
  }
  const wanted = new Set(ids);
  const found = new Map<string, User>();
  for (let token = ""; found.size < wanted.size; ) {
    const page = await take(api.POST("/v1/users/search", { body: { sort: { column: "created", descending: true }, pageSize: 200, ...(token ? { pageToken: token } : {}) } }));
    for (const u of page.users) if (wanted.has(u.id)) found.set(u.id, u);
    token = page.nextPageToken ?? "";
    if (!token || page.users.some((u) => u.created < of.created)) break;
  }
  return ids.map((id) => found.get(id)).filter((u) => u !== undefined);
}

export function Made({ of }: { of: Import }) {
  const w = say();
  const me = useMe();
  const [page, setPage] = useState(1);
  const q = useQuery({ queryKey: ["users", "made", of.id], queryFn: () => made(of), staleTime: Infinity }); // many pages: anew when users change
  if (q.error && !q.data) return <Trouble problem={problem(q.error)} again={() => void q.refetch()} />;
  const all = q.data ?? [];
  const letter = w.letter(me.tenant.name, `${location.origin}/forgotten-password#${me.tenant.handle}`, me.tenant.handle);
  const copied = { copySuccessText: w.copied, copyErrorText: w.notCopied };
  const file = () => csv([[w.column["firstName"]!, w.column["lastName"]!, w.mail, w.licence], ...all.map((u) => [u.firstName, u.lastName, u.mail, common().licence[u.licence] ?? u.licence])]);
  if (q.isPending) return <Container><div role="status">{w.gathering}</div></Container>;
  return (
    <SpaceBetween size="l">
      {all.length > 0 ? (
        <Alert type="info" header={`${w.doneTitle(all.length)}. ${w.tell}`}>
          <SpaceBetween size="s">
            <div>{w.how}</div>
            <ExpandableSection headerText={w.ready2}>
              <SpaceBetween size="s">
                <Box variant="pre">{letter}</Box>
                <CopyToClipboard {...copied} copyButtonText={w.copyText} textToCopy={letter} />
              </SpaceBetween>
            </ExpandableSection>
          </SpaceBetween>
        </Alert>
      ) : (
        <Alert type="info" header={w.noneMade} />
      )}
      {all.length > 0 && (
        <Table
          header={
            <Header
              variant="h2"
              counter={`(${all.length})`}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <CopyToClipboard {...copied} copyButtonText={w.copyMails} textToCopy={all.map((u) => u.mail).join("; ")} />
                  <Button iconName="download" onClick={() => download(file(), new Response(), "users.csv")}>{w.asFile}</Button>
                </SpaceBetween>
              }
            >
              {w.madeTitle}
            </Header>
          }
          items={all.slice((page - 1) * size, page * size)}
          trackBy="id"
          wrapLines
          pagination={all.length > size && <Pagination currentPageIndex={page} pagesCount={Math.ceil(all.length / size)} ariaLabels={w.pages} onChange={(e) => setPage(e.detail.currentPageIndex)} />}
          columnDefinitions={[
            { id: "name", header: w.name, isRowHeader: true, cell: (u) => <Link to={`/users/${u.id}`}>{nameOf(u)}</Link> },
            { id: "mail", header: w.mail, cell: (u) => u.mail },
            { id: "licence", header: w.licence, cell: (u) => common().licence[u.licence] ?? u.licence },
            { id: "status", header: w.status, cell: (u) => common().status[statusOf(u)] ?? u.status },
          ]}
        />
      )}
    </SpaceBetween>
  );
}
