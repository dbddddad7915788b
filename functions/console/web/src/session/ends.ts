// How long access still lasts, as every answer says, and that it is over.
//
// Rule: seconds are counted on a clock that nobody can set. What the countdown shows decides nothing: at its end the API is asked.
import { Problem } from "../api/problem";
import { store } from "../parts/store";

/** end is when access ends, in milliseconds of performance.now(); null: unknown. */
export const end = store<number | null>(null);

/** over is why access has ended: then nothing of the tenant is shown any more. expired: only one's own session, which can be renewed in place. */
export interface Over {
  why: string;
  at: string;
}
export const over = store<Over | null>(null);
export const expired = store(false);

const tabs = new BroadcastChannel("curfew-ended");

/** heard takes what an answer says about the end. */
export function heard(response: Response) {
  const left = response.headers.get("Curfew-Access-Ends");
  if (left !== null && /^\d+$/.test(left)) end.set(performance.now() + Number(left) * 1000);
}

/** secondsLeft until access ends; null: unknown. */
export function secondsLeft(): number | null {
  const at = end.get();
  return at === null ? null : Math.max(0, Math.ceil((at - performance.now()) / 1000));
}

/** refused takes a 401: an own session that merely ran out can be renewed, everything else is the end. */
export function refused(problem: Problem, which: string) {
  if (problem.status !== 401 || over.get()) return;
  if (which === "own" && (problem.why === "session" || problem.code === "unauthenticated")) {
    expired.set(true);
    return;
  }
  finish({ why: problem.why || "session", at: problem.ended }, which);
}

/** finish ends this tab's session here and in the other tabs that work with it. */
export function finish(how: Over, which: string) {
  over.set(how);
  tabs.postMessage({ which, how });
}

/** listen takes the end that another tab saw. */
export function listen(which: () => string): () => void {
  const on = (e: MessageEvent<{ which: string; how: Over }>) => {
    if (e.data.which === which() && !over.get()) over.set(e.data.how);
  };
  tabs.addEventListener("message", on);
  return () => tabs.removeEventListener("message", on);
}
