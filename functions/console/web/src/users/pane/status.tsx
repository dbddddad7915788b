// How a user stands, and the buttons that change it: deactivate and activate in one place, invite again, delete.
//
// Rule: what happens is said before, and that it happened only after the API said so. The way back of a deactivation is in its message.
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { api, take } from "../../api/client";
import { problem } from "../../api/problem";
import { useAct } from "../../parts/act";
import { Ask } from "../../parts/ask";
import { drop, flash } from "../../parts/flash";
import { useKept } from "../../parts/kept";
import { useNarrow } from "../../parts/narrow";
import { client, fresh } from "../../parts/query";
import { Trouble, sentence } from "../../parts/trouble";
import { can, useMe } from "../../session/me";
import { say as common } from "../../words/common";
import type { User } from "./read";
import { nameOf, statusOf } from "../user";
import { mayActivate, mayDeactivate, mayDelete, mayInvite } from "./rights";
import { say } from "./words";

const marks: Record<string, StatusIndicatorProps.Type> = { active: "success", invited: "pending", deactivated: "stopped", deleting: "in-progress" };

const to = (id: string) => ({ params: { path: { id } } });
const reactivate = (id: string) => take(api.POST("/v1/users/{id}/reactivate", to(id)));

/** changed reads again whatever shows a user. */
export const changed = () => void fresh("users", "user", "summary");

/** Bar stands below the name. remove opens the dialog of the deletion. */
export function Bar({ user, remove }: { user: User; remove: () => void }) {
  const me = useMe();
  const w = say();
  const narrow = useNarrow();
  const [asking, setAsking] = useKept("deactivating/" + user.id, () => false); // a turned tablet does not take the question away
  const activate = useAct(reactivate, () => {
    flash("success", w.activated(nameOf(user)));
    changed();
  });
  const invite = useAct((id: string) => take(api.POST("/v1/users/{id}/invite", to(id))), () => {
    flash("success", w.invited(user.mail));
    changed();
  });
  const has = { deactivate: mayDeactivate(me, user), activate: mayActivate(me, user), invite: mayInvite(me, user), delete: mayDelete(me, user) };
  const acts = { deactivate: () => setAsking(true), activate: () => activate.run(user.id), invite: () => invite.run(user.id), delete: remove };
  const names = (Object.keys(acts) as (keyof typeof acts)[]).filter((one) => has[one]);
  const label = statusOf(user);
  const press = (one: keyof typeof acts) => (one === "invite" && user.neverTold ? w.inviteFirst : w[one]);
  const trouble = activate.problem ?? invite.problem;
  return (
    <div className="pane-status">
      <SpaceBetween size="xs">
        <div className="pane-bar">
          <span className="pane-stands"><StatusIndicator type={marks[label] ?? "info"}>{label === "deleting" ? w.deleting : common().status[label]}</StatusIndicator></span>
          {narrow
            ? names.length > 0 && <ButtonDropdown items={names.map((one) => ({ id: one, text: press(one) }))} loading={activate.busy || invite.busy} onItemClick={(e) => acts[e.detail.id as keyof typeof acts]()}>{w.actions}</ButtonDropdown>
            : names.map((one) => <Button key={one} onClick={acts[one]} loading={one === "activate" ? activate.busy : one === "invite" && invite.busy}>{press(one)}</Button>)}
        </div>
        {trouble && <Trouble problem={trouble} again={activate.problem ? activate.again : invite.again} />}
      </SpaceBetween>
      {asking && <Deactivate user={user} close={() => setAsking(false)} />}
    </div>
  );
}

/** Deactivate asks: what happens at once, what stays, and what becomes free. */
function Deactivate({ user, close }: { user: User; close: () => void }) {
  const me = useMe();
  const w = say();
  const name = nameOf(user);
  const self = user.id === me.user.id && !me.support;
  const act = useAct((id: string) => take(api.POST("/v1/users/{id}/deactivate", to(id))), (_, id) => {
    const undo = can(me, "make-users") && <Button onClick={() => void undone(id, name, message)}>{common().undo}</Button>;
    const message: string = flash("success", w.deactivated(name), undo);
    changed();
    close();
  });
  return (
    <Ask title={w.deactivateTitle(name)} press={w.deactivate} act={act} go={() => act.run(user.id)} close={close}>
      <ul>
        <li>{self ? w.lockedOutSelf : w.lockedOut}</li>
        <li>{w.dataStays}</li>
        <li>{user.licence === "collaborator" ? w.noSeat : w.seatFree(common().licence[user.licence] ?? user.licence)}</li>
        {!self && <li>{user.licence !== "collaborator" && me.seats?.subscription === "seats" ? w.reversibleSeat : w.reversible}</li>}
      </ul>
    </Ask>
  );
}

/** undone takes a deactivation back, from its message; a refusal, such as that no seat is free, is said where the message was. */
async function undone(id: string, name: string, message: string) {
  drop(message);
  try {
    await reactivate(id);
    flash("success", say().activated(name));
  } catch (error) {
    const p = problem(error);
    flash("error", [sentence(p), p.detail].filter(Boolean).join(" "));
  }
  void client.invalidateQueries();
}
