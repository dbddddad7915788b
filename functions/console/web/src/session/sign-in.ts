// Signing in: the session comes as a cookie, never as something a script could read.
import { type Shapes, api, take } from "../api/client";
import { arrived } from "./ends";
import { identity } from "./me";
import { use } from "./which";

export type SignIn = Shapes["SignInInputBody"];

/** signIn begins a session of one's own in this tab, and the other tabs learn whose. */
export async function signIn(body: SignIn) {
  use("own");
  const who = await take(api.POST("/v1/sign-in", { body }));
  arrived(identity(who), "own");
  return who;
}
