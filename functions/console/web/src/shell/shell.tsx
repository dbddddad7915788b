// The frame of every page behind a sign-in: top bar, left menu, the page, and the pane on its right.
//
// Rule: what the caller may not do is not there; a page he may not see looks like no page.
import AppLayoutToolbar from "@cloudscape-design/components/app-layout-toolbar";
import Flashbar from "@cloudscape-design/components/flashbar";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Navigate, Outlet, useLocation, useMatches, useParams } from "react-router";
import { problem } from "../api/problem";
import { flashes } from "../parts/flash";
import { useStore } from "../parts/store";
import { Trouble } from "../parts/trouble";
import { expired } from "../session/ends";
import { can, meQuery } from "../session/me";
import { SignInAgain } from "../session/again";
import { useHeartbeat } from "../session/heartbeat";
import { SupportBar } from "../session/support-bar";
import { Unheard } from "../session/unheard";
import { say as common } from "../words/common";
import { Kit } from "../words/kit";
import type { Handle } from "./handle";
import { Keys } from "./keys";
import { pane, paneOf } from "./pane";
import { Side } from "./side";
import { Top } from "./top";
import Unknown from "./unknown";
import { Unsaved } from "./unsaved";
import { say } from "./words";

export default function Shell() {
  const me = useQuery(meQuery);
  const lapsed = useStore(expired);
  const from = useLocation();
  if (!me.data) {
    if (lapsed) return <Navigate to="/sign-in" replace state={{ from }} />;
    return me.error ? <div className="entry"><main><Trouble problem={problem(me.error)} again={() => void me.refetch()} /></main></div> : <Waiting />;
  }
  return (
    <Kit>
      <Frame />
    </Kit>
  );
}

const Waiting = () => <div className="entry" role="status" aria-label={common().loading} />;

function Frame() {
  useHeartbeat();
  const me = useQuery(meQuery).data;
  const { id } = useParams();
  const handle = useMatches().at(-1)?.handle as Handle | undefined;
  const messages = useStore(flashes);
  const split = useStore(pane);
  const lapsed = useStore(expired);
  const [menu, setMenu] = useState(() => innerWidth > 1100);
  const allowed = handle === undefined || can(me, handle.needs);
  const Pane = allowed && handle?.pane && id && !split.whole ? paneOf(handle.pane) : null;
  return (
    <>
      <div id="top" className="top">
        <SupportBar />
        <Top />
      </div>
      <AppLayoutToolbar
        headerSelector="#top"
        navigation={<Side />}
        navigationOpen={menu}
        onNavigationChange={(e) => setMenu(e.detail.open)}
        toolsHide
        contentType={handle?.pane ? "table" : "default"}
        notifications={<Flashbar items={[...messages]} stackItems />}
        stickyNotifications
        ariaLabels={say().layout}
        splitPanelPreferences={{ position: "side" }}
        splitPanelSize={split.size}
        onSplitPanelResize={(e) => pane.set({ ...pane.get(), size: e.detail.size })}
        splitPanelOpen={split.open}
        onSplitPanelToggle={(e) => pane.set({ ...pane.get(), open: e.detail.open })}
        splitPanel={Pane && <Pane id={id!} whole={false} />}
        content={allowed ? <Outlet /> : <Unknown />}
      />
      <Unsaved />
      <Keys />
      <Unheard />
      {lapsed && <SignInAgain />}
    </>
  );
}
