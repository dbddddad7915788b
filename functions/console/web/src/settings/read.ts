// What is read of a company's settings.
import { useQueries } from "@tanstack/react-query";
import { type Shapes, api, tagged, take } from "../api/client";

export type Settings = Shapes["SettingsOutputBody"];

/** settingsQuery are the settings with their ETag. */
export const settingsQuery = { queryKey: ["settings"], queryFn: () => tagged(api.GET("/v1/settings")) };

/** useOwners are the owners by name, as far as they are read; ten at most. */
export function useOwners(ids: readonly string[]): { id: string; name: string }[] {
  return useQueries({
    queries: ids.slice(0, 10).map((id) => ({ queryKey: ["user", id, "name"], queryFn: () => take(api.GET("/v1/users/{id}", { params: { path: { id } } })), staleTime: 60_000 })),
    combine: (all) => all.flatMap((q) => (q.data ? [{ id: q.data.id, name: `${q.data.firstName} ${q.data.lastName}` }] : [])),
  });
}
