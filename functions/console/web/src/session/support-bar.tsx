// In a support session: whose tenant, as whom, by whom, why, and how long still. It cannot be put away.
import Button from "@cloudscape-design/components/button";
import { useEffect, useState } from "react";
import { useAct } from "../parts/act";
import { client } from "../parts/query";
import { leaving } from "../parts/unsaved";
import { span } from "../parts/when";
import { secondsLeft } from "./ends";
import { type Me, useMe } from "./me";
import { signOut } from "./sign-out";
import { say } from "./words";

const notice = 600; // seconds before the end at which it is said

/** short writes the last hour as 14:59, so that it does not jump each second. */
const short = (left: number) => (left < 3600 ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : span(left));

export function SupportBar() {
  const me = useMe();
  return me.support ? <Bar me={me} support={me.support} /> : null;
}

function Bar({ me, support }: { me: Me; support: NonNullable<Me["support"]> }) {
  const { left, idle } = useLeft(me);
  const [open, setOpen] = useState(false);
  const act = useAct(() => signOut());
  const w = say();
  const soon = left !== null && left < notice;
  return (
    <section className={soon ? "support soon" : "support"} aria-label={w.bar(me.tenant.name, me.user.name, support.agent.name)}>
      <div className="support-who">
        <strong>{w.region}: {me.tenant.name}</strong> <span>{w.as} {me.user.name}, {w.by} {support.agent.name}</span>
      </div>
      <div className={open ? "support-why open" : "support-why"} title={support.reason}>{w.ticket}: {support.ticket} · {w.reason}: {support.reason}</div>
      <div className="support-end">
        {left !== null && <strong role="timer">{idle ? w.idle(short(left)) : w.left(short(left))}</strong>}
        <button type="button" className="support-more" aria-expanded={open} aria-label={open ? w.less : w.more} onClick={() => setOpen(!open)}>…</button>
        <Button wrapText={false} onClick={() => leaving(() => act.run(undefined))} loading={act.busy}>{w.handBack}</Button>
      </div>
      <div role="status" className="support-soon">{soon ? (idle ? w.soonIdle : w.soon) : ""}</div>
    </section>
  );
}

/**
 * useLeft are the seconds left, each second anew: to the end of the grant or of the longest session; or, idle, to the sooner end of a
 * session that nobody uses. Both are counted from seconds that the API said, never from this machine's clock.
 */
function useLeft(me: Me): { left: number | null; idle: boolean } {
  const [left, setLeft] = useState(secondsLeft);
  const [read, setRead] = useState({ me, at: performance.now() });
  if (read.me !== me) setRead({ me, at: performance.now() });
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsLeft()), 1000);
    return () => clearInterval(timer);
  }, []);
  const limit = Math.min(Date.parse(me.support!.ends), me.support!.grantEnds ? Date.parse(me.support!.grantEnds) : Infinity);
  const hard = Math.ceil((limit - Date.parse(me.ends)) / 1000 + me.secondsLeft - (performance.now() - read.at) / 1000);
  const moved = left !== null && left > hard + 5; // the tenant has given a longer period
  useEffect(() => {
    if (moved) void client.invalidateQueries({ queryKey: ["me"] });
  }, [moved]);
  return { left, idle: left !== null && hard - left > 60 };
}
