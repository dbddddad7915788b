// Who is signed in and what he may do, as the API says.
import { useQuery } from "@tanstack/react-query";
import { type Shapes, api, take } from "../api/client";
import { unsaved } from "../parts/unsaved";
import { speak } from "../words/language";
import { am } from "./ends";
import { which } from "./which";

export type Me = Shapes["MeOutputBody"];

/** identity is whom a session stands for, as one word to compare. */
export const identity = (of: { tenant: { id: string }; user: { id: string }; support?: Me["support"] }) =>
  [of.tenant.id, of.user.id, of.support?.agent.id ?? ""].join("/");

export const meQuery = {
  queryKey: ["me"],
  queryFn: async () => {
    const me = await take(api.GET("/v1/me"));
    am(identity(me));
    if (which() === "own" && !unsaved()) speak(me.language); // another language builds the page anew
    return me;
  },
  staleTime: 30_000,
};

/** useMe is the caller; only below the shell, which waits for him. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error("useMe outside of the shell");
  return data;
}

/** can tells whether the caller has a capability. */
export const can = (me: Me | undefined, what: string) => me?.capabilities?.includes(what) ?? false;
