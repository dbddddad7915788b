// Signing out, and handing a support session back; this tab then knows nothing any more, and the other tabs of the session neither.
import { api, take } from "../api/client";
import { problem } from "../api/problem";
import { flash } from "../parts/flash";
import { sentence } from "../parts/trouble";
import { finish, refused } from "./ends";
import { use, which } from "./which";

/** signOut ends the session of this tab; only when the API said so does the page say so. An agent is back at his desk then. */
export async function signOut() {
  const support = which() === "support";
  try {
    await take(api.POST("/v1/sign-out"));
  } catch (error) {
    const p = problem(error);
    if (p.status === 401) refused(p);
    else flash("error", sentence(p));
    return;
  }
  finish({ why: support ? "handed-back" : "signed-out", at: "" });
  if (!support) return;
  use("own");
  location.assign("/desk");
}
