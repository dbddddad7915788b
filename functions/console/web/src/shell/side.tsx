// The left menu.
import SideNavigation, { type SideNavigationProps } from "@cloudscape-design/components/side-navigation";
import { useLocation } from "react-router";
import { useFollow } from "../parts/link";
import { can, useMe } from "../session/me";
import { say } from "./words";

export function Side() {
  const me = useMe();
  const follow = useFollow();
  const { pathname } = useLocation();
  const w = say();
  const entries: [string, string, string][] = [
    ["see-users", "/users", w.users],
    ["folders", "/folders", w.folders],
    ["support-desk", "/desk", w.desk],
    ["operate-tenants", "/tenants", w.tenants],
    ["operate-tenants", "/service-keys", w.keys],
  ];
  const items: SideNavigationProps.Item[] = entries.filter(([needs]) => can(me, needs)).map(([, href, text]) => ({ type: "link", href, text }));
  const active = entries.find(([, href]) => pathname === href || pathname.startsWith(href + "/"))?.[1];
  return <SideNavigation header={{ href: "/", text: me.tenant.name }} items={items} activeHref={active} onFollow={follow} />;
}
