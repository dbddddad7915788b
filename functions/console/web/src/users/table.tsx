// The rows of the list.
//
// Rule: the name of a row is a link with the id row-<user id>; the whole row opens it, and arrows move between rows.
import KitTable, { type TableProps } from "@cloudscape-design/components/table";
import { type ReactNode, useMemo, useRef } from "react";
import { say as common } from "../words/common";
import { Link } from "../parts/link";
import type { Arrangement, Width } from "./arrangement";
import { cell } from "./cells";
import { nameOf } from "./user";
import type { User } from "./find";
import { Head, type HeadActs } from "./head";
import type { Column, Search } from "./url";
import { say } from "./words";

const widths: Record<string, number> = { name: 220, mail: 280, status: 150, licence: 165, lastSignIn: 270, created: 230, deactivationOn: 230, country: 150, zone: 180, department: 180, administrator: 170, neverTold: 200, folders: 130, language: 140 };

export function Table({ columns, arrangement, search, users, opened, ticked, onTick, to, open, acts, resized, loading, ...slots }: {
  columns: readonly Column[];
  arrangement: Arrangement;
  search: Search;
  users: readonly User[];
  /** The user whose pane is open. */
  opened: string | undefined;
  ticked: readonly User[] | undefined;
  onTick: (users: User[]) => void;
  /** Where a row leads. */
  to: (id: string) => string;
  open: (id: string) => void;
  acts: HeadActs;
  resized: (columns: Width[]) => void;
  loading: boolean;
  header: ReactNode;
  filter: ReactNode;
  pagination: ReactNode;
  preferences: ReactNode;
  empty: ReactNode;
}) {
  const shown = arrangement.columns ?? [];
  const latest = useRef(acts);
  latest.current = acts;
  const w = say();
  const definitions = useMemo<TableProps.ColumnDefinition<User>[]>(() => {
    const through: HeadActs = { sort: (s) => latest.current.sort(s), filter: (c) => latest.current.filter(c), move: (a, b) => latest.current.move(a, b) };
    return columns.map((c) => ({
      id: c.name,
      header: <Head column={c} sort={search.sort} filtered={search.filters.some((f) => f.column === c.name)} acts={through} />,
      cell: (u) =>
        c.name === "name" ? (
          <span className="row-name" data-open={u.id === opened || undefined}>
            <Link id={"row-" + u.id} to={to(u.id)} {...(u.id === opened ? { nativeAttributes: { "aria-current": "true" } } : {})}>{nameOf(u)}</Link>
          </span>
        ) : (
          cell(c.name, u)
        ),
      isRowHeader: c.name === "name",
      width: shown.find((s) => s.name === c.name)?.width || widths[c.name] || 160,
      minWidth: 110,
    }));
  }, [columns, search, opened, to, shown]);
  const display = [...shown.map((s) => ({ id: s.name, visible: true })), ...columns.filter((c) => !shown.some((s) => s.name === c.name)).map((c) => ({ id: c.name, visible: false }))];
  const pressed = useRef<Element | null>(null);
  return (
    <div
      onClickCapture={(e) => (pressed.current = e.target as Element)}
      onKeyDown={(e) => {
        const link = e.key === " " && (e.target as Element).closest<HTMLElement>("a[id^=row-]");
        if (!link) return;
        e.preventDefault();
        link.click();
      }}
    >
      <KitTable
        {...slots}
        variant="full-page"
        resizableColumns
        enableKeyboardNavigation
        columnDefinitions={definitions}
        columnDisplay={display}
        onColumnWidthsChange={(e) => resized(shown.map((s) => ({ name: s.name, width: Math.min(2000, Math.round(e.detail.widths[columns.findIndex((c) => c.name === s.name)] ?? 0)) })))}
        items={users}
        trackBy="id"
        loading={loading}
        loadingText={common().loading}
        {...(ticked ? { selectionType: "multi" as const, selectedItems: ticked, onSelectionChange: (e: { detail: { selectedItems: User[] } }) => onTick(e.detail.selectedItems) } : {})}
        onRowClick={(e) => {
          if (pressed.current?.closest("a,button,input,label") || String(getSelection())) return; // the link itself, or text being marked
          open(e.detail.item.id);
        }}
        ariaLabels={{ tableLabel: w.table, selectionGroupLabel: w.table, allItemsSelectionLabel: () => w.selectAll, itemSelectionLabel: (_, u) => w.select(nameOf(u)) }}
      />
    </div>
  );
}
