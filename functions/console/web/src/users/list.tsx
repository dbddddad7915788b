// The list: what is looked for, the rows, and what can be done with them.
//
// Rule: rows that are there stay while others are read; nothing is offered that the caller may not do.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import type { InputProps } from "@cloudscape-design/components/input";
import Pagination from "@cloudscape-design/components/pagination";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLocation, useNavigate, useParams } from "react-router";
import { problem } from "../api/problem";
import { later } from "../parts/later";
import { LinkButton } from "../parts/link";
import { Loaded } from "../parts/page";
import { useAfter } from "../parts/after";
import { client } from "../parts/query";
import { Trouble } from "../parts/trouble";
import { can, useMe } from "../session/me";
import { useKey } from "../shell/keys";
import { pane } from "../shell/pane";
import { Export, type ExportRef } from "./export";
import { type Found, type User, asked, find } from "./find";
import { useSearch } from "./search";
import { Table } from "./table";
import { Tokens } from "./tokens";
import { Chips, Eraser, Look, ViewChoice } from "./tools";
import { type Column, type Search, narrowed } from "./url";
import { say } from "./words";
import "./list.css";

const Licences = later(() => import("./licences"));
const FilterDialog = later(() => import("./filter"));
const Preferences = later(() => import("./preferences"));
const Waiting = later(async () => ({ default: (await import("../security/waiting")).Waiting }));
const Several = later(() => import("./several"));

export function List() {
  const { columns, arrangement, change, search, seek } = useSearch();
  const w = say();
  if (!search || !arrangement || !columns.data) return <Loaded of={columns}>{() => null}</Loaded>;
  const view = <ViewChoice view={search.view} choose={(v) => seek({ view: v })} />;
  if (search.view === "licences") {
    return (
      <SpaceBetween size="m">
        <Heading title={w.title} actions={view} />
        <Licences />
      </SpaceBetween>
    );
  }
  return <Rows {...{ columns: columns.data, arrangement, change, search, seek }} />;
}

/** Heading is where the focus goes when a row is gone. */
function Heading({ title, actions }: { title: string; actions?: React.ReactNode }) {
  return (
    <div className="heading" tabIndex={-1}>
      <Header variant="awsui-h1-sticky" actions={actions}>{title}</Header>
    </div>
  );
}

type Ready = { [K in keyof ReturnType<typeof useSearch>]: NonNullable<ReturnType<typeof useSearch>[K]> };

function Rows({ columns, arrangement, change, search, seek }: Omit<Ready, "columns"> & { columns: Column[] }) {
  const { id } = useParams();
  const { hash } = useLocation();
  const go = useNavigate();
  const me = useMe();
  const w = say();
  const field = useRef<InputProps.Ref>(null);
  const file = useRef<ExportRef>(null);
  const [ticked, setTicked] = useState<User[]>([]);
  const [filtering, setFiltering] = useState<Column>();
  const some = (so: Found) => void client.setQueryData<Found>(["users", search], (old) => (old && old.users!.length > so.users!.length ? old : so)); // rows show as they come
  const q = useQuery({ queryKey: ["users", search], queryFn: ({ signal }) => find(search, signal, some) });
  const last = useRef<{ data: Found; of: Search }>(undefined);
  if (q.data) last.current = { data: q.data, of: search }; // what was there stays while others are read, beside an error too
  const found = last.current?.data;
  const rows = found?.users ?? [];
  const seekLatest = useRef(seek);
  seekLatest.current = seek;

  const list = JSON.stringify(asked(search));
  useEffect(() => setTicked([]), [list]);
  useEffect(() => {
    if (q.data && rows.length === 0 && search.page > 1) seekLatest.current({ page: 1 }, true); // the list became shorter
  }, [q.data]);

  const to = useCallback((one: string) => `/users/${one}${hash}`, [hash]);
  const open = (one: string) => void go(to(one));
  const into = () => document.querySelector<HTMLElement>("a[id^=row-]")?.focus();
  const make = can(me, "make-users");
  const erase = () => seek({ filters: [], text: "" });
  useKey("/", w.keys.search, () => field.current?.focus());
  useKey("l", w.keys.list, into);
  useKey("n", make && w.keys.add, () => open("new"));
  useKey("e", can(me, "export-users") && w.keys.export, () => file.current?.run());

  const drawn = useAfter(found !== undefined);
  const p = q.error ? problem(q.error) : null;
  const add = make && <LinkButton variant="primary" iconName="add-plus" to={to("new")}>{w.add}</LinkButton>;
  const empty = p ? (
    <Trouble problem={p} again={() => void q.refetch()} />
  ) : narrowed(search) ? (
    <SpaceBetween size="s"><b>{w.noMatch}</b><Button onClick={erase}>{w.erase}</Button></SpaceBetween>
  ) : search.view === "mine" ? (
    <b>{w.noneMine}</b>
  ) : (
    <SpaceBetween size="s"><b>{w.noneTitle}</b>{make && <><Box variant="p">{w.noneText}</Box>{add}</>}</SpaceBetween>
  );
  const of = last.current?.of ?? search;
  const whole = of.view === "all" && !narrowed(of); // then all users are shown, and their number is known
  const pages = found && (whole ? Math.max(1, Math.ceil(found.total / of.size)) : found.complete ? of.page : of.page + 1);
  const acts = (
    <SpaceBetween direction="horizontal" size="xs">
      {id && <Button iconName="angle-left-double" variant="icon" ariaLabel={w.fold} onClick={() => pane.set({ ...pane.get(), whole: true, open: true })} />}
      {drawn && can(me, "edit-users") && <Several ticked={ticked} done={() => setTicked([])} />}
      {add}
    </SpaceBetween>
  );
  return (
    <>
      {(me.brakeWaitingSince || me.heldWaiting) && <Waiting />}
      {p && found && <Trouble problem={p} again={() => void q.refetch()} />}
      <Table
        {...{ columns, arrangement, search, users: rows, opened: id, open, to, onTick: setTicked }}
        ticked={can(me, "edit-users") ? ticked : undefined}
        loading={q.isPending && !found}
        resized={(to) => change({ columns: to })}
        acts={{
          sort: (sort) => seek({ sort }),
          filter: setFiltering,
          move: (column, to) => {
            const names = (arrangement.columns ?? []).slice();
            const from = names.findIndex((c) => c.name === column);
            const at = names.findIndex((c) => c.name === to);
            if (from < 0 || at < 0) return;
            names.splice(at, 0, ...names.splice(from, 1));
            change({ columns: names });
          },
        }}
        header={<Heading title={w.title} actions={acts} />}
        filter={
          <div className="tools">
            <ViewChoice view={search.view} choose={(v) => seek({ view: v })} />
            <div className="look"><Look text={search.text} look={(text) => seek({ text }, true)} into={into} field={field} /></div>
            <Chips counts={found?.counts} filters={search.filters} change={(filters) => seek({ filters })} />
            <span className="pair">
              {can(me, "export-users") && <Export ref={file} search={search} columns={(arrangement.columns ?? []).map((c) => c.name)} />}
              <Eraser search={search} erase={erase} />
            </span>
            <div role="status" className="count" data-busy={q.isFetching || undefined}>
              {found && !p && w.count(whole ? found.total : found.matched, found.total, !whole && !found.complete, narrowed(of))}
            </div>
            <Tokens filters={search.filters} change={(filters) => seek({ filters })} />
          </div>
        }
        pagination={
          <Pagination
            currentPageIndex={search.page}
            pagesCount={pages ?? search.page}
            openEnd={!whole && found?.complete === false}
            disabled={q.isPending}
            onChange={(e) => seek({ page: e.detail.currentPageIndex })}
            ariaLabels={w.pages}
          />
        }
        preferences={drawn && <Preferences {...{ columns, arrangement }} size={search.size} set={(columns, size) => { change({ columns }); if (size !== search.size) seek({ size }); }} />}
        empty={empty}
      />
      {filtering && <FilterDialog column={filtering} filters={search.filters} close={() => setFiltering(undefined)} change={(filters) => seek({ filters })} />}
    </>
  );
}
