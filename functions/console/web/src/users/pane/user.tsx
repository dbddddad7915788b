// A user in the pane: his name on top, how he stands, what can be done with him, and his three tabs.
//
// Rule: the pane closes when its user is gone. Forbidden and unknown look alike.
import Tabs from "@cloudscape-design/components/tabs";
import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { problem } from "../../api/problem";
import { flash } from "../../parts/flash";
import { useKept } from "../../parts/kept";
import { later } from "../../parts/later";
import { Loading } from "../../parts/page";
import { Trouble } from "../../parts/trouble";
import Unknown from "../../shell/unknown";
import { say as common } from "../../words/common";
import { Account } from "./account/account";
import { Frame } from "./frame";
import { useLeave } from "./leave";
import { useUser } from "./read";
import { nameOf } from "../user";
import { Bar } from "./status";
import { say } from "./words";

const Folders = later(() => import("./folders/tab"), Loading);
const DeleteUser = later(() => import("./delete/deletion"));
const History = later(() => import("./history/tab"), Loading);
const tabs = ["account", "folders", "history"] as const;

export function UserPane({ id, tab, whole }: { id: string; tab: string; whole: boolean }) {
  const w = say();
  const go = useNavigate();
  const leave = useLeave(id);
  const query = useUser(id);
  const [deleting, setDeleting] = useKept("deleting/" + id, () => false); // a turned tablet does not take the receipt away
  const seen = useRef("");
  const user = query.data?.body;
  const p = query.error ? problem(query.error) : null;
  const gone = p !== null && (p.status === 404 || p.status === 403);
  if (user) seen.current ||= nameOf(user);
  useEffect(() => {
    if (!gone || !seen.current || deleting) return;
    flash("info", w.gone(seen.current));
    leave(true);
  }, [gone, deleting]); // eslint-disable-line -- leave and w are as of now
  const active = tabs.find((t) => t === tab) ?? "account";
  const name = user ? nameOf(user) : gone ? common().unknownTitle : "…";
  const shown = user && (!gone || deleting);
  return (
    <>
      <Frame whole={whole} title={name} subject={shown ? id : gone ? "gone" : ""} close={() => leave()} bar={shown && <Bar user={user} remove={() => setDeleting(true)} />}>
        {gone && !shown && <Unknown />}
        {!gone && p && <Trouble problem={p} again={() => void query.refetch()} />}
        {!user && !p && <Loading />}
        {shown && (
          <Tabs
            activeTabId={active}
            ariaLabel={w.tabs}
            onChange={(e) => void go(`/users/${id}/${e.detail.activeTabId}` + location.hash)}
            tabs={[
              { id: "account", label: w.account, content: active === "account" && <Account read={query.data!} /> },
              { id: "folders", label: w.folders, content: active === "folders" && <Folders user={user} /> },
              { id: "history", label: w.history, content: active === "history" && <History user={user} /> },
            ]}
          />
        )}
      </Frame>
      {user && deleting && <DeleteUser user={user} close={() => setDeleting(false)} left={() => leave(true)} />}
    </>
  );
}
