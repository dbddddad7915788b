// Which session this tab works with: one's own, or the support session of an agent. It is the tab's, so a reload keeps it.

export type Which = "own" | "support";

const key = "curfew-session";

export const which = (): Which => (sessionStorage.getItem(key) === "support" ? "support" : "own");

/** use makes the tab work with a session from the next request on. */
export function use(session: Which) {
  sessionStorage.setItem(key, session);
}
