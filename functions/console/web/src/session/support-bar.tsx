// In a support session: whose tenant, as whom, by whom, and how long still. It cannot be put away.
import Button from "@cloudscape-design/components/button";
import { useEffect, useState } from "react";
import { useAct } from "../parts/act";
import { span } from "../parts/when";
import { secondsLeft } from "./ends";
import { useMe } from "./me";
import { signOut } from "./sign-out";
import { say } from "./words";

const notice = 600; // seconds before the end at which it is said

export function SupportBar() {
  const me = useMe();
  return me.support ? <Bar tenant={me.tenant.name} profile={me.user.name} agent={me.support.agent.name} reason={me.support.reason} ticket={me.support.ticket} /> : null;
}

function Bar({ tenant, profile, agent, reason, ticket }: { tenant: string; profile: string; agent: string; reason: string; ticket: string }) {
  const left = useSeconds();
  const w = say();
  const act = useAct(() => signOut());
  const soon = left !== null && left < notice;
  return (
    <div className={soon ? "support soon" : "support"} role="region" aria-label={w.bar(tenant, profile, agent)}>
      <strong>{w.bar(tenant, profile, agent)}</strong>
      <span>{w.reason}: {reason} · {w.ticket}: {ticket}</span>
      {left !== null && <span role="timer">{w.left(span(left))}</span>}
      <span role="status">{soon ? w.soon : ""}</span>
      <Button onClick={() => act.run(undefined)} loading={act.busy}>{w.handBack}</Button>
    </div>
  );
}

/** useSeconds are the seconds left, each second anew. */
function useSeconds(): number | null {
  const [left, setLeft] = useState(secondsLeft);
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsLeft()), 1000);
    return () => clearInterval(timer);
  }, []);
  return left;
}
