// What the list is asked for, as it stands in the fragment of the address: "#view=mine&q=ber&status.anyOf=active,invited&sort=-lastSignIn".
//
// Rule: only the fragment, which no server and no log sees. It is read with care: what is not valid is dropped, never an error.
import type { Shapes } from "../api/client";

export type Column = Shapes["ColumnView"];
export type Filter = Shapes["Filter"];
export type Sorting = Shapes["Sorting"];
/** The three views of the list. */
export const views = ["all", "mine", "licences"] as const;
export type View = (typeof views)[number];
/** How many rows a page may have. */
export const sizes = [20, 50, 100, 200] as const;

/** Search is all that a list is asked for. page counts from 1. */
export interface Search {
  view: View;
  text: string;
  filters: Filter[];
  sort: Sorting;
  size: number;
  page: number;
}

/** Stated is what an address says; the rest comes from what was kept, or is the default. */
export type Stated = Partial<Search>;

const most = { filters: 20, values: 100, text: 100, rows: 200_000 };

/** fits tells whether a filter is one that its column declares, with values of its kind. */
export function fits(f: Filter, columns: readonly Column[]): boolean {
  const column = columns.find((c) => c.name === f.column);
  const values = f.values ?? [];
  if (!column?.operations?.includes(f.op) || values.length === 0 || values.length > most.values) return false;
  if (values.length > 1 && f.op !== "anyOf") return false;
  return values.every((v) => {
    if (v.trim() === "" || v.length > 200) return false;
    switch (column.kind) {
      case "flag":
        return v === "true" || v === "false";
      case "choice":
        return column.choices?.includes(v) ?? false;
      case "instant":
        return isInstant(v);
      case "number":
        return Number.isFinite(Number(v));
    }
    return true;
  });
}

/** isInstant: a day such as 2026-12-02, or an instant with its zone. */
function isInstant(v: string): boolean {
  const found = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/.exec(v);
  if (!found || Number.isNaN(Date.parse(v))) return false;
  return new Date(found[1] + "T00:00:00Z").toISOString().startsWith(found[1]!); // no 31 February
}

const plain = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** read takes the valid parts of a fragment; undefined: it says nothing of a list. */
export function read(hash: string, columns: readonly Column[]): Stated | undefined {
  const found: Stated = {};
  const filters: Filter[] = [];
  for (const part of hash.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    const [name, raw] = at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
    const value = plain(raw);
    if (value === undefined) continue;
    if (name === "view") found.view = views.find((v) => v === value) ?? found.view!;
    else if (name === "q" && value.trim() && value.length <= most.text) found.text = value;
    else if (name === "size") found.size = sizes.find((n) => String(n) === value) ?? found.size!;
    else if (name === "page" && /^[1-9]\d{0,4}$/.test(value)) found.page = Number(value);
    else if (name === "sort") {
      const column = columns.find((c) => c.sortable && c.name === value.replace(/^-/, ""));
      if (column) found.sort = { column: column.name, descending: value.startsWith("-") };
    } else if (name.includes(".")) {
      const [column, op] = name.split(".") as [string, string];
      const values = raw.split(",").map(plain);
      const filter = { column, op, values: values.filter((v) => v !== undefined) };
      if (values.length === filter.values.length && fits(filter, columns) && filters.length < most.filters) filters.push(filter);
    }
  }
  for (const key of ["view", "size"] as const) if (found[key] === undefined) delete found[key];
  if (filters.length > 0) found.filters = filters;
  return Object.keys(found).length > 0 ? found : undefined;
}

/** settle completes what an address says: it beats what was kept, which beats the default. */
export function settle(stated: Stated | undefined, kept: { text?: string | undefined; filters: readonly Filter[] | null; sort: Sorting; pageSize?: number | undefined }, columns: readonly Column[]): Search {
  const own = columns.some((c) => c.sortable && c.name === kept.sort.column) ? kept.sort : {};
  const sort = stated?.sort ?? own;
  const says = stated !== undefined && (stated.filters ?? stated.text ?? stated.sort) !== undefined; // of filters too, be it that there are none
  const size = stated?.size ?? sizes.find((n) => n === kept.pageSize) ?? 50;
  return {
    view: stated?.view ?? "all",
    text: says ? (stated.text ?? "") : (kept.text ?? ""),
    filters: says ? (stated.filters ?? []) : (kept.filters ?? []).filter((f) => fits(f, columns)),
    sort: { column: sort.column ?? "name", descending: sort.descending ?? false },
    size,
    page: Math.min(stated?.page ?? 1, Math.ceil(most.rows / size)),
  };
}

const readable = (text: string) => encodeURIComponent(text).replace(/%40/g, "@").replace(/%3A/g, ":");

/** write is the fragment of a search. View and order always stand in it: an address with an order and without filters says that there are none. */
export function write(s: Search): string {
  const parts = ["view=" + s.view];
  if (s.text) parts.push("q=" + readable(s.text));
  for (const f of s.filters) parts.push(`${f.column}.${f.op}=${(f.values ?? []).map(readable).join(",")}`);
  parts.push("sort=" + (s.sort.descending ? "-" : "") + (s.sort.column ?? "name"));
  if (s.size !== 50) parts.push("size=" + s.size);
  if (s.page > 1) parts.push("page=" + s.page);
  return "#" + parts.join("&");
}

/** narrowed tells whether the list shows fewer than its view could. */
export const narrowed = (s: Search) => s.filters.length > 0 || s.text !== "";
