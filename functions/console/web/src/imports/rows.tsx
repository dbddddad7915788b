// The rows of a file with what becomes of each, read page by page; on wish only those to look at.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Pagination from "@cloudscape-design/components/pagination";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useState } from "react";
import { api } from "../api/client";
import { problem } from "../api/problem";
import { useAct } from "../parts/act";
import { Link } from "../parts/link";
import { useNarrow } from "../parts/narrow";
import { Trouble } from "../parts/trouble";
import { say as common } from "../words/common";
import { receive } from "../parts/download";
import { type Import, type Row, notes, useRows } from "./read";
import { Verdict } from "./summary";
import { say } from "./words";

export function Rows({ of, state }: { of: Import; state: string }) {
  const narrow = useNarrow();
  const w = say();
  const [only, setOnly] = useState(notes(of) > 0 || state !== "checked" ? "problems" : "all");
  const [page, setPage] = useState(1);
  const q = useRows(of.id, only === "problems", state);
  const act = useAct((id: string) => receive(api.GET("/v1/imports/{id}/errors", { params: { path: { id } }, parseAs: "blob" }), "import-errors.csv"));
  const pages = q.data?.pages ?? [];
  const items = pages[page - 1]?.rows ?? [];
  const checked = state === "checked";
  const show = (next: string) => {
    setOnly(next);
    setPage(1);
  };
  const next = async () => {
    if (page >= pages.length && (await q.fetchNextPage()).isError) return;
    setPage(page + 1);
  };
  return (
    <SpaceBetween size="s">
      <Table<Row>
        header={
          <Header variant="h2" actions={notes(of) > 0 && <Button iconName="download" loading={act.busy} onClick={() => act.run(of.id)}>{w.errorFile}</Button>}>
            {w.rowsTitle}
          </Header>
        }
        filter={
          <SegmentedControl
            label={w.only}
            selectedId={only}
            onChange={(e) => show(e.detail.selectedId)}
            options={[{ id: "all", text: w.every(of.rows) }, { id: "problems", text: checked ? w.problems(notes(of)) : w.problemsLater }]}
          />
        }
        pagination={
          (pages.length > 1 || q.hasNextPage) && (
            <Pagination
              currentPageIndex={page}
              pagesCount={pages.length}
              openEnd={q.hasNextPage}
              disabled={q.isFetching}
              ariaLabels={w.pages}
              onChange={(e) => (e.detail.currentPageIndex > pages.length ? void next() : setPage(e.detail.currentPageIndex))}
            />
          )
        }
        items={items}
        trackBy={(r) => String(r.row)}
        loading={q.isPending || (q.isFetchingNextPage && items.length === 0)}
        loadingText={common().loading}
        wrapLines
        empty={<Box color="text-body-secondary">{only === "problems" ? w.noProblems : w.noRows}</Box>}
        columnDefinitions={[
          { id: "row", header: w.row, isRowHeader: true, cell: (r) => r.row },
          { id: "verdict", header: w.result, minWidth: narrow ? 210 : 260, cell: (r) => <><Verdict of={r.verdict} /><div>{r.column && <b>{wrong(r)}: </b>}<Hint of={r} /></div></> },
          ...(checked
            ? [
                { id: "person", header: w.person, minWidth: 140, cell: (r: Row) => [r.firstName, r.lastName].filter(Boolean).join(" ") },
                { id: "mail", header: w.mail, minWidth: 160, cell: (r: Row) => r.mail },
                { id: "licence", header: w.licence, cell: (r: Row) => (common().licence[r.licence ?? ""] ?? r.licence ?? "") + (r.administrator ? ", " + w.admin : "") },
              ]
            : []),
          { id: "folders", header: w.folders, minWidth: 160, cell: (r) => <Places of={r} /> },
        ]}
      />
      {act.problem && <Trouble problem={act.problem} again={act.again} />}
      {q.error && <Trouble problem={problem(q.error)} again={() => void (q.isFetchNextPageError ? next() : q.refetch())} />}
    </SpaceBetween>
  );
}

/** wrong is the column in which a row is wrong. */
const wrong = (r: Row) => (r.column ? (say().column[r.column] ?? r.column) : "");

/** Hint says what to do, and where: the user who has the address, or the part of the cell that is wrong. */
function Hint({ of }: { of: Row }) {
  const w = say();
  return (
    <>
      {of.hint ?? ""}
      {of.column === "folders" && of.detail && <Box variant="small" display="block" color="text-body-secondary">{w.cell}: {of.detail}</Box>}
      {of.user && of.verdict !== "created" && <Link to={`/users/${of.user}`}>{w.toUser}</Link>}
    </>
  );
}

/** Places are the folders of a row: where somebody comes in, or came in, and where not. */
function Places({ of }: { of: Row }) {
  const w = say();
  if (!of.folders?.length) return <>{of.foldersText ?? ""}</>;
  return (
    <>
      {of.folders.map((p) => (
        <div key={p.folder}>
          {p.path ?? p.folder} ({w.role[p.role] ?? p.role}){p.why ? ": " + w.notInto : ""}
        </div>
      ))}
    </>
  );
}
