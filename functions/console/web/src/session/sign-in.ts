// Signing in: the session comes as a cookie, never as something a script could read.
import { type Shapes, api, take } from "../api/client";
import { use } from "./which";

export type SignIn = Shapes["SignInInputBody"];

/** signIn begins a session of one's own in this tab. */
export function signIn(body: SignIn) {
  use("own");
  return take(api.POST("/v1/sign-in", { body }));
}
