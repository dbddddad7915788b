// The sentences of the kit's own parts, in the language of the screen.
import I18nProvider, { type I18nProviderProps } from "@cloudscape-design/components/i18n";
import { type ReactNode, useEffect, useState } from "react";
import { useStore } from "../parts/store";
import { type Language, spoken } from "./language";

const kits: Record<Language, () => Promise<{ default: I18nProviderProps.Messages }>> = {
  de: () => import("@cloudscape-design/components/i18n/messages/all.de"),
  en: () => import("@cloudscape-design/components/i18n/messages/all.en"),
  fr: () => import("@cloudscape-design/components/i18n/messages/all.fr"),
};

/** Kit shows its children once the kit speaks their language. */
export function Kit({ children }: { children: ReactNode }) {
  const l = useStore(spoken);
  const [kit, setKit] = useState<{ of: Language; messages: I18nProviderProps.Messages }>();
  useEffect(() => {
    void kits[l]().then((m) => setKit({ of: l, messages: m.default }));
  }, [l]);
  if (!kit) return null;
  return (
    <I18nProvider locale={kit.of} messages={[kit.messages]}>
      {children}
    </I18nProvider>
  );
}
