// The console as a whole: what access allows, or that it has ended.
//
// Rule: once access is over, nothing of the tenant stays in the page or in memory; only the end is shown.
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect } from "react";
import { RouterProvider } from "react-router";
import { later } from "./parts/later";
import { client } from "./parts/query";
import { useStore } from "./parts/store";
import { router } from "./routes";
import { expired, listen, over } from "./session/ends";
import { spoken } from "./words/language";

const Ended = later(() => import("./session/ended"));

/** signedInElsewhere: the same person has renewed the session in another tab. */
function signedInElsewhere() {
  expired.set(false);
  void client.invalidateQueries();
}

export function App() {
  const l = useStore(spoken);
  const ended = useStore(over);
  useEffect(() => listen(signedInElsewhere), []);
  return (
    <QueryClientProvider client={client}>
      {ended ? <Ended how={ended} /> : <RouterProvider key={l} router={router} />}
    </QueryClientProvider>
  );
}
