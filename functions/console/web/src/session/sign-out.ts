// Signing out, and that this tab then knows nothing any more.
import { api, take } from "../api/client";
import { problem } from "../api/problem";
import { flash } from "../parts/flash";
import { sentence } from "../parts/trouble";
import { finish, refused } from "./ends";
import { which } from "./which";

/** signOut ends the session of this tab; only when the API said so does the page say so. */
export async function signOut() {
  try {
    await take(api.POST("/v1/sign-out"));
    finish({ why: "signed-out", at: "" }, which());
  } catch (error) {
    const p = problem(error);
    if (p.status === 401) refused(p, which());
    else flash("error", sentence(p));
  }
}
