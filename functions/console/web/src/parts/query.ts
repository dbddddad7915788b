// What was read of the API, kept in memory only and gone when access ends.
import { QueryClient } from "@tanstack/react-query";
import { over } from "../session/ends";
import { flashes } from "./flash";

/** client keeps what was read; nothing is tried again here, the way to the API does that. */
export const client = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 5_000, gcTime: 60_000, networkMode: "always", refetchOnWindowFocus: true },
    mutations: { retry: false, networkMode: "always" },
  },
});

over.follow(() => {
  if (!over.get()) return;
  client.clear();
  flashes.set([]);
});

/** fresh reads again whatever the changes of a person, folder or setting may have touched. */
export const fresh = (...names: string[]) => Promise.all(names.map((name) => client.invalidateQueries({ queryKey: [name] })));
