// The tenant's own language, in which a new user gets his mails unless another is chosen.
import { useQuery } from "@tanstack/react-query";
import { api, take } from "../../../api/client";
import { can, useMe } from "../../../session/me";

/** useTenantLanguage is the tenant's; the caller's own until it is known. */
export function useTenantLanguage(): string {
  const me = useMe();
  const q = useQuery({ queryKey: ["settings"], queryFn: () => take(api.GET("/v1/settings")), enabled: can(me, "see-settings") });
  return q.data?.language ?? me.language;
}
