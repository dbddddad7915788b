// "Why this state?": which rule decides about a user, since when, and what comes next; with the answers an administrator can give.
import Button from "@cloudscape-design/components/button";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import KeyValuePairs, { type KeyValuePairsProps } from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { later } from "../../../parts/later";
import { Link } from "../../../parts/link";
import { When, instant, useZone } from "../../../parts/when";
import { fresh } from "../../../parts/query";
import { can, useMe } from "../../../session/me";
import type { User } from "../read";
import { nameOf } from "../../user";
import { cameBack } from "./back";
import { Lift } from "./lift";
import { Proceed } from "./proceed";
import { say } from "./words";

const Exempt = later(() => import("./exempt"));

const calm = new Set(["off", "counting", "protected"]);

/** WhyState stands on top of the account; open where somebody may have to do something. */
export function WhyState({ user }: { user: User }) {
  const w = say();
  const sentences = useNext(user);
  return (
    <ExpandableSection variant="container" headingTagOverride="h2" headerText={w.title} headerDescription={sentences[0]} defaultExpanded={!calm.has(user.idle.state)}>
      <SpaceBetween size="m">
        {sentences.length > 1 && <div>{sentences.slice(1).join(" ")}</div>}
        {user.status === "active" && <Dates user={user} />}
        {user.status === "active" && <Answers user={user} />}
      </SpaceBetween>
    </ExpandableSection>
  );
}

/** useNext says what is, and what comes next, in sentences. */
function useNext(user: User): string[] {
  const w = say();
  const zone = useZone();
  const at = (t: string | undefined) => (t ? instant(t, zone) : "");
  const i = user.idle;
  const name = nameOf(user);
  if (user.status === "deleting") return [w.deleting];
  if (user.status === "deactivated") return [out(user, at), w.stays];
  switch (i.state) {
    case "off": return [w.off];
    case "counting": return [w.counting(at(i.warnAt)), w.notice];
    case "due": return [w.due, w.notice];
    case "warned": return [i.proceeded ? w.proceeded(at(i.warnedAt), at(i.promise)) : w.warned(at(i.warnedAt), at(i.promise)), w.signingIn(name)];
    case "held": return [w.held(w.heldBy[i.heldWhy?.split(" ")[0] ?? ""] ?? w.heldBy["bounce"]!), w.answer];
    case "exempt": return [w.exempt(at(i.exemptUntil)), w.exemptNext(at(i.warnAt))];
    case "waiting": return [w.waiting(at(i.waitingSince)), w.waitingNext];
    case "protected": return [w.protected];
    default: return [w.none];
  }
}

/** out says who deactivated him. */
function out(user: User, at: (t: string) => string): string {
  const w = say();
  const d = user.deactivated;
  if (!d) return w.none;
  const when = at(d.at);
  if (d.by === "hand") return w.outHand(when, d.byName ?? "");
  if (d.by === "support") return w.outSupport(when, d.agentName ?? "", d.byName ?? "");
  return d.by === "idle rule" ? w.outRule(when) : w.outOther(when);
}

function Dates({ user }: { user: User }) {
  const w = say();
  const i = user.idle;
  const same = (t: string | null | undefined) => t != null && Date.parse(t) === Date.parse(i.anchor);
  const from = same(user.lastUse) ? w.fromUse : same(user.lastSignIn) ? w.fromSignIn : same(i.exemptUntil) ? w.fromExemption : same(user.created) ? w.fromCreation : w.fromOther;
  const items: KeyValuePairsProps.Item[] = [];
  items.push({ label: w.rule, value: i.days ? w.days(i.days) : w.isOff });
  if (i.days) items.push({ label: w.counts, value: <><When at={i.anchor} /> ({from})</> });
  if (i.heldSince) items.push({ label: w.heldSince, value: <When at={i.heldSince} /> }, { label: w.cameBack, value: i.heldWhy ? cameBack(i.heldWhy) : "–" });
  if (i.warnedAt) items.push({ label: i.proceeded ? w.proceededOn : w.warnedOn, value: <When at={i.warnedAt} /> });
  if (i.warnAt) items.push({ label: w.warnedAt, value: <When at={i.warnAt} /> });
  if (i.promise) items.push({ label: w.outOn, value: <When at={i.promise} /> });
  if (i.exemptUntil) items.push({ label: w.exemptUntil, value: <When at={i.exemptUntil} /> }, { label: w.exemptWhy, value: i.exemptWhy || "–" });
  return <KeyValuePairs columns={2} items={items} />;
}

/** Answers are the buttons: who may not give an answer has none. */
function Answers({ user }: { user: User }) {
  const me = useMe();
  const w = say();
  const [open, setOpen] = useState<"exempt" | "proceed" | "lift">();
  const i = user.idle;
  const exempts = i.state !== "off" && can(me, "make-users");
  const begin = (what: typeof open) => {
    void fresh("me"); // the clock of the API, for the dates in the dialog
    setOpen(what);
  };
  const close = () => setOpen(undefined);
  const held = i.state === "held";
  if (!held && !exempts && i.state !== "waiting" && !i.exemptUntil) return null;
  return (
    <>
      <div className="pane-bar">
        {held && can(me, "change-settings") && <Button variant="primary" onClick={() => begin("proceed")}>{w.proceed}</Button>}
        {held && can(me, "edit-users") && <Button onClick={() => document.getElementById("pane-mail")?.focus()}>{w.correct}</Button>}
        {exempts && <Button onClick={() => begin("exempt")}>{i.exemptUntil ? w.changeExemption : w.exemptDo}</Button>}
        {i.exemptUntil && can(me, "make-users") && <Button onClick={() => begin("lift")}>{w.lift}</Button>}
        {i.state === "waiting" && can(me, "see-settings") && <Link to="/security">{w.toSecurity}</Link>}
      </div>
      {open === "exempt" && <Exempt user={user} close={close} />}
      {open === "proceed" && <Proceed user={user} close={close} />}
      {open === "lift" && <Lift user={user} close={close} />}
    </>
  );
}
