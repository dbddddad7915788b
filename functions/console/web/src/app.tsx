// The console as a whole: what access allows, or that it has ended.
//
// Rule: once access is over, nothing of the tenant stays in the page or in memory; only the end is shown.
import { QueryClientProvider } from "@tanstack/react-query";
import { Suspense, lazy, useEffect } from "react";
import { RouterProvider } from "react-router";
import { client } from "./parts/query";
import { useStore } from "./parts/store";
import { router } from "./routes";
import { listen, over } from "./session/ends";
import { which } from "./session/which";
import { spoken } from "./words/language";

const Ended = lazy(() => import("./session/ended"));

export function App() {
  const l = useStore(spoken);
  const ended = useStore(over);
  useEffect(() => listen(which), []);
  return (
    <QueryClientProvider client={client}>
      <Suspense>{ended ? <Ended how={ended} /> : <RouterProvider key={l} router={router} />}</Suspense>
    </QueryClientProvider>
  );
}
