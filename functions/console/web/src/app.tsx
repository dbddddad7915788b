// The console as a whole: what access allows, or that it has ended.
//
// Rule: once access is over, nothing of the tenant stays in the page or in memory; only the end is shown.
import I18nProvider, { type I18nProviderProps } from "@cloudscape-design/components/i18n";
import { QueryClientProvider } from "@tanstack/react-query";
import { Suspense, lazy, useEffect, useState } from "react";
import { RouterProvider } from "react-router";
import { client } from "./parts/query";
import { useStore } from "./parts/store";
import { router } from "./routes";
import { listen, over } from "./session/ends";
import { which } from "./session/which";
import { type Language, spoken } from "./words/language";

const Ended = lazy(() => import("./session/ended"));

const kits: Record<Language, () => Promise<{ default: I18nProviderProps.Messages }>> = {
  de: () => import("@cloudscape-design/components/i18n/messages/all.de"),
  en: () => import("@cloudscape-design/components/i18n/messages/all.en"),
  fr: () => import("@cloudscape-design/components/i18n/messages/all.fr"),
};

export function App() {
  const l = useStore(spoken);
  const ended = useStore(over);
  const [kit, setKit] = useState<{ of: Language; messages: I18nProviderProps.Messages }>();
  useEffect(() => listen(which), []);
  useEffect(() => {
    void kits[l]().then((m) => setKit({ of: l, messages: m.default }));
  }, [l]);
  if (!kit) return null;
  return (
    <I18nProvider locale={kit.of} messages={[kit.messages]}>
      <QueryClientProvider client={client}>
        <Suspense>{ended ? <Ended how={ended} /> : <RouterProvider key={l} router={router} />}</Suspense>
      </QueryClientProvider>
    </I18nProvider>
  );
}
