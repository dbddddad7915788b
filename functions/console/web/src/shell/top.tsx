// The top bar: the product, the gear with the settings, and the person.
import TopNavigation, { type TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import type { ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
import { useNavigate } from "react-router";
import { useStore } from "../parts/store";
import { leaving } from "../parts/unsaved";
import { can, useMe } from "../session/me";
import { signOut } from "../session/sign-out";
import { language, languages, speak } from "../words/language";
import { say as common } from "../words/common";
import { type Look, choose, look } from "./look";
import { keysShown } from "./keys";
import { say } from "./words";

type Items = ButtonDropdownProps.ItemOrGroup[];

export function Top() {
  const me = useMe();
  const go = useNavigate();
  const looks = useStore(look);
  const w = say();
  const pick = (id: string) => {
    if (id.startsWith("/")) void go(id);
    else if (id === "sign-out") leaving(() => void signOut());
    else if (id === "keys") keysShown.set(true);
    else if (id.startsWith("look:")) choose(id.slice(5) as Look);
    else if (id.startsWith("speak:")) leaving(() => speak(id.slice(6), true));
  };
  const company: Items = can(me, "see-settings") ? [{ text: w.company, items: [{ id: "/settings", text: w.company }, { id: "/security", text: w.security }] }] : [];
  const users: Items = can(me, "import-users") ? [{ id: "/import", text: w.import }] : [];
  const support: Items = can(me, "support-access") ? [{ text: w.support, items: [{ id: "/support-access", text: w.supportAccess }] }] : [];
  const gear: Items = [...company, ...users, ...support];
  const person: Items = [
    ...(can(me, "own-sessions") ? [{ id: "/account", text: w.account }] : []),
    { id: "keys", text: w.keysTitle },
    { text: w.look, items: (["system", "light", "dark"] as const).map((l) => ({ id: "look:" + l, text: w[l], itemType: "checkbox" as const, checked: looks === l })) },
    { text: w.language, items: languages.map((l) => ({ id: "speak:" + l, text: common().language[l]!, itemType: "checkbox" as const, checked: language() === l })) },
    { id: "sign-out", text: me.support ? w.handBack : w.signOut },
  ];
  const utilities: TopNavigationProps.Utility[] = [
    ...(gear.length > 0
      ? [{ type: "menu-dropdown" as const, iconName: "settings" as const, ariaLabel: w.settings, title: w.settings, items: gear, onItemClick: (e: { detail: { id: string } }) => pick(e.detail.id) }]
      : []),
    { type: "menu-dropdown", iconName: "user-profile", text: me.user.name, ariaLabel: `${me.user.name}, ${w.account}`, items: person, onItemClick: (e) => pick(e.detail.id) },
  ];
  return (
    <TopNavigation
      identity={{ href: "/", title: "Curfew", onFollow: (e) => { e.preventDefault(); void go("/"); } }}
      utilities={utilities}
    />
  );
}
