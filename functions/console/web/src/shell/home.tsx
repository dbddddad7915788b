// The start: the first page that the caller may see.
import { Navigate } from "react-router";
import { can, useMe } from "../session/me";

export default function Home() {
  const me = useMe();
  const to = can(me, "operate-tenants") ? "/tenants" : can(me, "support-desk") ? "/desk" : can(me, "see-users") ? "/users" : "/folders";
  return <Navigate to={to} replace />;
}
