// Which buttons and fields a caller has on an account.
//
// Rule: this only spares people a refusal; the API decides. What is missing here is absent on the screen, or says why it is read-only.
import { type Me, can } from "../../session/me";
import type { User } from "./read";

/** Why a field cannot be changed here; undefined: it can. */
export type Why = "owners" | "support" | "looking" | "deleting";

/** locked says why nothing of the account can be changed. */
export function locked(me: Me, u: User): Why | undefined {
  if (u.status === "deleting") return "deleting";
  if (!can(me, "edit-users")) return "looking";
  if (me.support && (u.owner || u.id === me.user.id)) return "support";
  return u.owner && !me.owner ? "owners" : undefined;
}

/** mayDeactivate, mayActivate, mayInvite and mayDelete tell whether the button is there. */
export const mayDeactivate = (me: Me, u: User) => u.status === "active" && can(me, "edit-users") && !(me.support && (u.administrator || u.owner || u.id === me.user.id)) && ownersOwn(me, u);
export const mayActivate = (me: Me, u: User) => u.status === "deactivated" && can(me, "make-users") && ownersOwn(me, u);
export const mayInvite = (me: Me, u: User) => u.status === "active" && u.invited && can(me, "make-users") && ownersOwn(me, u);
export const mayDelete = (me: Me, u: User) => u.status !== "deleting" && can(me, "delete-users") && ownersOwn(me, u);

const ownersOwn = (me: Me, u: User) => !u.owner || me.owner;

/** mailLocked: the address of somebody with far-reaching rights is changed by owners, and by himself. */
export function mailLocked(me: Me, u: User): Why | undefined {
  if (me.support) return "support";
  return (u.superAdministrator || u.agent || u.operator) && !me.owner && u.id !== me.user.id ? "owners" : undefined;
}

/** rightLocked says why a right cannot be given or taken. */
export function rightLocked(me: Me, u: Pick<User, "superAdministrator">, right: Right): Why | undefined {
  if (me.support) return "support";
  if (right === "administrator" || (right === "superAdministrator" && u.superAdministrator)) return undefined;
  return me.owner ? undefined : "owners";
}

export type Right = "administrator" | "superAdministrator" | "owner" | "agent" | "operator";
