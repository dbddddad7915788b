// The tenant's own language, in which a new user gets his mails unless another is chosen.
import { useQuery } from "@tanstack/react-query";
import { can, useMe } from "../../../session/me";
import { settingsQuery } from "../../../settings/read";

/** useTenantLanguage is the tenant's; the caller's own until it is known. */
export function useTenantLanguage(): string {
  const me = useMe();
  const q = useQuery({ ...settingsQuery, enabled: can(me, "see-settings") });
  return q.data?.body.language ?? me.language;
}
