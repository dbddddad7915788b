// What was read of the API, kept in memory only and gone when access ends.
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { problem } from "../api/problem";
import { over, refused } from "../session/ends";
import { flashes } from "./flash";

const failed = (error: unknown) => refused(problem(error));

/** client keeps what was read; nothing is tried again here, the way to the API does that. */
export const client = new QueryClient({
  queryCache: new QueryCache({ onError: failed }),
  mutationCache: new MutationCache({ onError: failed }),
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
