// Every page of the console, and the capability without which it looks like no page at all.
import { createBrowserRouter, type RouteObject } from "react-router";
import { later } from "./parts/later";
import { Crash } from "./shell/crash";
import type { Handle } from "./shell/handle";

type Page = () => Promise<{ default: React.ComponentType }>;

/** lazily fetches a page when it is gone to. A page that does not come says so itself: the router would show nothing at all. */
const lazily = (load: Page) => ({ lazy: async () => ({ Component: await load().then((m) => m.default, () => later(load)) }), ErrorBoundary: Crash });

/** page is a page behind a sign-in. pane: what opens on the right when the path names somebody. */
function page(path: string, needs: string, load: Page, more: Omit<Handle, "needs"> = {}): RouteObject {
  const handle: Handle = { needs, ...more };
  return { path, handle, ...lazily(load) };
}

/** entry is a page for people who are not signed in. */
const entry = (path: string, load: Page): RouteObject => ({ path, ...lazily(load) });

export const router = createBrowserRouter([
  entry("/sign-in", () => import("./entry/sign-in")),
  entry("/forgotten-password", () => import("./entry/forgotten-password")),
  entry("/set-password", () => import("./entry/set-password")),
  entry("/getting-to-know", () => import("./start/start")),
  {
    ...lazily(() => import("./shell/shell")),
    children: [
      page("/", "self", () => import("./shell/home")),
      page("/users/:id?/:tab?", "see-users", () => import("./users/page"), { pane: () => import("./users/pane/pane") }),
      page("/import/:id?", "import-users", () => import("./imports/page")),
      page("/folders/:id?", "folders", () => import("./folders/page")),
      page("/settings", "see-settings", () => import("./settings/page")),
      page("/security", "see-settings", () => import("./security/page")),
      page("/support-access", "support-access", () => import("./support/page")),
      page("/account", "own-sessions", () => import("./account/page")),
      page("/desk", "support-desk", () => import("./vendor/desk")),
      page("/tenants/:id?", "operate-tenants", () => import("./vendor/tenants")),
      page("/service-keys", "operate-tenants", () => import("./vendor/keys")),
      { path: "*", ...lazily(() => import("./shell/unknown")) },
    ],
  },
]);
