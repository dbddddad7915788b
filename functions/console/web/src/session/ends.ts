// How long access still lasts, as every answer says, and that it is over.
//
// Rule: seconds are counted on a clock that nobody can set. What the countdown shows decides nothing: at its end the API is asked.
// Once it is over, what is under way is dropped, and what arrives later too.
import type { Problem } from "../api/problem";
import { store } from "../parts/store";
import { type Which, which } from "./which";

/** end is when access ends, in milliseconds of performance.now(); null: unknown. */
export const end = store<number | null>(null);

/** Over is why access has ended and since when; at: "" where nobody can say. */
export interface Over {
  why: string;
  at: string;
  /** noticed: at is only when this page learned of it. */
  noticed?: boolean;
  /** guessed: the cookie was gone already, and another tab may know more. */
  guessed?: boolean;
}

/** over: then nothing of the tenant is shown any more. expired: only one's own session ran out, which can be renewed in place. */
export const over = store<Over | null>(null);
export const expired = store(false);

/** unheard: for so long no answer came that nobody knows whether support still may be here. */
export const unheard = store(false);

// Meanwhile nothing of the tenant can be seen; what was entered waits behind it.
const veil = () => document.documentElement.toggleAttribute("data-veiled", !over.get() && (expired.get() || unheard.get()));
over.follow(veil);
expired.follow(veil);
unheard.follow(veil);

const stop = new AbortController();
/** gone is aborted when access is over. */
export const gone = stop.signal;
over.follow(() => stop.abort());

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

/**
 * refused takes what is said about the session: an own one that merely ran out can be renewed where one stands, and who is nobody yet
 * signs in first; everything else is the end.
 */
export function refused(problem: Problem, session: Which = which()) {
  if (over.get()) return;
  if (problem.code === "somebody_else") return empty({ why: "replaced", at: "" });
  if (problem.status !== 401 || (problem.code !== "ended" && problem.code !== "unauthenticated")) return;
  if (session === "own" && (problem.why === "session" || problem.code === "unauthenticated")) {
    if (problem.ended || !mine || expired.get()) expired.set(true);
    else finish({ why: "session", at: "" }); // ended from elsewhere
    return;
  }
  const known = kept();
  if (problem.code === "ended") finish({ why: problem.why || "session", at: problem.ended });
  else if (known) over.set(known); // a reload after the end
  else empty({ why: "session", at: "", guessed: true });
}

/** Told is what the tabs of a browser tell each other: an end, or who has signed in. */
type Told = { which: Which; who: string; how: Over } | { which: Which; who: string; arrived: true };

const tabs = new BroadcastChannel("curfew-ended");
const reason = "curfew-over";
let mine = "";

/** whom this tab works as; "" while it is unknown. */
export const whom = () => mine;

/** am takes who the API says one is; somebody else than before means that nothing of this page is his. */
export function am(who: string) {
  if (mine && mine !== who) empty({ why: "replaced", at: "" });
  else mine = who;
}

/** arrived takes who has signed in here, and tells the other tabs: their session is in the same cookie. */
export function arrived(who: string, session: Which) {
  mine = who;
  sessionStorage.removeItem(reason);
  tabs.postMessage({ which: session, who, arrived: true } satisfies Told);
}

/** empty ends this tab: why, and since when, is all that it knows from now on. */
export function empty(how: Over) {
  if (over.get() && !over.get()?.guessed) return;
  const said = how.at || how.why === "replaced" ? how : { ...how, at: new Date().toISOString(), noticed: true };
  if (which() === "support") sessionStorage.setItem(reason, JSON.stringify(said));
  over.set(said);
}

/** finish ends a session here and in the other tabs that work with it. */
export function finish(how: Over, session: Which = which()) {
  tabs.postMessage({ which: session, who: session === which() ? mine : "", how } satisfies Told);
  if (session === which()) empty(how);
}

/** listen takes what another tab saw; back is called when the same person has signed in again. */
export function listen(back: () => void): () => void {
  const on = ({ data }: MessageEvent<Told>) => {
    if (data.which !== which()) return;
    const same = !mine || !data.who || data.who === mine;
    if ("how" in data) {
      if (mine && same) empty(data.how); // who is nobody yet is told by the API
    } else if (over.get()) return;
    else if (!same) empty({ why: "replaced", at: "" });
    else if (mine) back();
  };
  tabs.addEventListener("message", on);
  return () => tabs.removeEventListener("message", on);
}

function kept(): Over | null {
  try {
    return JSON.parse(sessionStorage.getItem(reason) ?? "null") as Over | null;
  } catch {
    return null;
  }
}
