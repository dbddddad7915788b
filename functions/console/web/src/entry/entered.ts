// What a person enters who is not signed in.
import { Problem } from "../api/problem";
import { say } from "../words/outside";

/** tenant stands there at first: the one that the link of a letter names behind its #, else the last one on this machine. */
export const tenant = () => /^#([a-z][a-z0-9-]{1,39})$/.exec(location.hash)?.[1] ?? localStorage.getItem("curfew-tenant") ?? "";

/** filled says what is empty, or no address, instead of sending it. */
export function filled<T extends Record<string, string>>(body: T): T {
  const wrong = (f: string, v: string) => (v.trim() ? f === "mail" && !/.@./.test(v) && say().noMail : say().required);
  const errors = Object.entries(body).map(([pointer, v]) => ({ pointer, detail: wrong(pointer, v) || "" })).filter((e) => e.detail);
  if (errors[0]) throw new Problem(422, { code: "unfilled", errors });
  return body;
}
