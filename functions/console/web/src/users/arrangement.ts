// How a person has arranged the list: kept by the API for him alone. In a support session nothing is kept.
//
// Rule: what was changed shows at once and is saved a moment later; a failed save is said, and loses nothing on the screen.
import { useQuery } from "@tanstack/react-query";
import { type Shapes, api, take } from "../api/client";
import { flash } from "../parts/flash";
import { client } from "../parts/query";
import { can, useMe } from "../session/me";
import type { Column } from "./url";
import { say } from "./words";

export type Arrangement = Shapes["Arrangement"];
export type Width = Shapes["Width"];

const key = ["view"];

/** useColumns are the columns that there are. */
export const useColumns = () =>
  useQuery({ queryKey: ["columns"], queryFn: async () => (await take(api.GET("/v1/users/columns"))).columns ?? [], staleTime: Infinity, gcTime: Infinity });

/** byDefault is the arrangement of somebody who has not arranged anything. */
export const byDefault = (columns: readonly Column[]): Arrangement => ({ columns: columns.filter((c) => c.default).map((c) => ({ name: c.name })), filters: [], sort: {} });

/** useArrangement reads it, and keeps what changes. */
export function useArrangement(columns: readonly Column[] | undefined) {
  const own = can(useMe(), "make-users");
  const q = useQuery({
    queryKey: key,
    queryFn: async () => {
      if (!own) return byDefault(columns!);
      const read = await take(api.GET("/v1/users/view"));
      saved = JSON.stringify(read);
      return read;
    },
    enabled: columns !== undefined,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const arrangement = q.data ?? (q.error && columns ? byDefault(columns) : undefined);
  return {
    arrangement,
    /** change shows a new arrangement at once. */
    change(part: Partial<Arrangement>) {
      if (!arrangement) return;
      const next = { ...arrangement, ...part };
      if (JSON.stringify(next) === JSON.stringify(arrangement)) return;
      client.setQueryData<Arrangement>(key, next);
      if (own && q.data) keep(next);
    },
  };
}

let saved = "";
let waiting: Arrangement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let told = false;

/** keep saves an arrangement a moment later: dragging a bar makes many. */
function keep(next: Arrangement) {
  waiting = next;
  clearTimeout(timer);
  timer = setTimeout(save, 400);
}

function save() {
  clearTimeout(timer);
  if (!waiting) return;
  const body = waiting;
  waiting = undefined;
  const text = JSON.stringify(body);
  if (text === saved) return;
  saved = text;
  take(api.PUT("/v1/users/view", { body, keepalive: true })).then(
    () => (told = false),
    () => {
      saved = "";
      if (!told) flash("warning", say().notKept);
      told = true;
    },
  );
}

addEventListener("pagehide", save);
