// Reading pages of the list.
//
// Rule: what is looked for stands in the body of a request, never in its address; the server decides what matches and in which order.
import { type Shapes, api, take } from "../api/client";
import { problem } from "../api/problem";
import { over } from "../session/ends";
import type { Search } from "./url";

export type Found = Shapes["ListOutputBody"];
export type User = Shapes["UserView"];

/** asked is the part of a search that decides which rows there are. */
export const asked = (s: Search) => ({
  view: s.view === "mine" ? ("mine" as const) : ("all" as const),
  ...(s.text.trim() ? { text: s.text.trim() } : {}),
  filters: s.filters,
  sort: { column: s.sort.column ?? "name", descending: s.sort.descending ?? false },
});

/** Where a list goes on after so many rows: list → rows before it → page token. Kept in memory, gone when access ends. */
const positions = new Map<string, Map<number, string>>();
over.follow(() => positions.clear());

/**
 * find reads the page of a search, from the nearest place whose token is known; after a reload it goes there in large steps. Where
 * few of many match, an answer may hold only some of the page's rows: they are given to `some`, and the reading goes on.
 */
export async function find(s: Search, signal: AbortSignal, some: (so: Found) => void): Promise<Found> {
  try {
    return await walk(s, signal, some);
  } catch (error) {
    if (problem(error).code !== "bad_page_token") throw error;
    positions.clear(); // another session: its tokens are others
    return walk(s, signal, some);
  }
}

async function walk(s: Search, signal: AbortSignal, some: (so: Found) => void): Promise<Found> {
  const list = asked(s);
  const key = JSON.stringify(list);
  const known = positions.get(key) ?? new Map<number, string>();
  positions.set(key, known);
  const first = (s.page - 1) * s.size;
  let at = Math.max(0, ...[...known.keys()].filter((rows) => rows <= first));
  let token = known.get(at);
  let rows: User[] = [];
  for (;;) {
    const want = at < first ? Math.min(200, first - at) : s.size - rows.length;
    const part = await take(api.POST("/v1/users/search", { body: { ...list, pageSize: want, ...(token ? { pageToken: token } : {}) }, signal }));
    const users = part.users ?? [];
    token = part.nextPageToken;
    if (at < first) at += users.length;
    else rows = [...rows, ...users];
    if (token && users.length > 0) known.set(at + rows.length, token);
    if (!token || (at >= first && rows.length >= s.size)) return { ...part, users: rows };
    if (rows.length > 0 && !signal.aborted) some({ ...part, users: rows });
  }
}
