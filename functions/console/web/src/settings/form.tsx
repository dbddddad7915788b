// The form of a company's settings. Only what was changed is sent; what somebody else saved meanwhile is never overwritten unseen.
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { useEffect, useState } from "react";
import { type Shapes, api, tagged } from "../api/client";
import { useAct } from "../parts/act";
import { flash } from "../parts/flash";
import { client, fresh } from "../parts/query";
import { type Both, Stale } from "../parts/stale";
import { Trouble } from "../parts/trouble";
import { forget, useUnsaved } from "../parts/unsaved";
import { say as common } from "../words/common";
import { languages } from "../words/language";
import type { Props } from "./company";
import { type Settings, settingsQuery } from "./read";
import { say } from "./words";

type Fields = Pick<Settings, "name" | "zone" | "language" | "productUrl" | "grantByOwners"> & { days: string };
const names = ["name", "zone", "language", "productUrl", "grantByOwners", "days"] as const;

const fieldsOf = (s: Settings): Fields => ({ name: s.name, zone: s.zone, language: s.language, productUrl: s.productUrl, grantByOwners: s.grantByOwners, days: String(s.deletedAddressDays) });

/** shown is a field as people read it. */
function shown(field: keyof Fields, f: Fields): string {
  const w = say();
  if (field === "grantByOwners") return f.grantByOwners ? w.ownersYes : w.ownersNo;
  if (field === "language") return common().language[f.language] ?? f.language;
  if (field === "productUrl") return f.productUrl || w.none;
  return field === "days" ? w.daysOf(Number(f.days)) : f[field];
}

export function Form({ of, etag, owner, close }: Omit<Props, "may"> & { close: () => void }) {
  const w = say();
  const [{ base, tag }] = useState(() => ({ base: fieldsOf(of), tag: etag })); // on which it is entered, whatever is read since
  const [mine, setMine] = useState(base);
  const set = (part: Partial<Fields>) => setMine((f) => ({ ...f, ...part }));
  const changed = names.filter((k) => mine[k] !== base[k]);
  useUnsaved(changed.length > 0);
  const daysGood = /^\d{1,4}$/.test(mine.days.trim()) && Number(mine.days) <= 3650;
  const act = useAct(
    ({ body, on }: { body: Shapes["SettingsInputBody"]; on: string }) => tagged(api.PATCH("/v1/settings", { body, headers: { "If-Match": on } })),
    (saved, _, here) => {
      if (here) forget();
      client.setQueryData(settingsQuery.queryKey, saved);
      flash("success", w.saved);
      void fresh("settings", "me", "support-access", "security");
      close();
    },
  );
  const stale = act.problem?.status === 412;
  // What is saved now is read, to stand beside what was entered.
  useEffect(() => {
    if (stale) void fresh("settings");
  }, [stale]);
  const save = (on = tag) => {
    if (!daysGood) return;
    if (changed.length === 0) return close();
    const body: Shapes["SettingsInputBody"] = {};
    for (const k of changed) {
      if (k === "days") body.deletedAddressDays = Number(mine.days);
      else if (k === "grantByOwners") body.grantByOwners = mine.grantByOwners;
      else body[k] = mine[k].trim();
    }
    act.run({ body, on });
  };
  const theirs = fieldsOf(of);
  const labels: Record<keyof Fields, string> = { name: w.name, zone: w.zone, language: w.language, productUrl: w.product, grantByOwners: w.owners, days: w.days };
  const rows: Both[] = names.filter((k) => mine[k] !== base[k] || theirs[k] !== base[k]).map((k) => ({ field: labels[k], theirs: shown(k, theirs), mine: shown(k, changed.includes(k) ? mine : theirs) }));
  const about = (field: string) => act.problem?.about(field);
  const others = act.problem && !stale && !["name", "zone", "language", "productUrl", "deletedAddressDays"].some((f) => about(f));
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        save();
      }}
    >
      <SpaceBetween size="l">
        <FormField label={w.name} constraintText={w.nameHint} errorText={about("name")}>
          <Input value={mine.name} autoFocus onChange={(e) => set({ name: e.detail.value })} />
        </FormField>
        <FormField label={w.zone} constraintText={w.zoneHint} errorText={about("zone")}>
          <Select
            selectedOption={{ value: mine.zone, label: mine.zone }}
            options={[...new Set([mine.zone, ...Intl.supportedValuesOf("timeZone"), "UTC"])].map((z) => ({ value: z, label: z }))}
            filteringType="auto"
            filteringPlaceholder={w.zoneFind}
            filteringAriaLabel={w.zoneFind}
            empty={w.zoneNone}
            virtualScroll
            onChange={(e) => set({ zone: e.detail.selectedOption.value! })}
          />
        </FormField>
        <FormField label={w.language} constraintText={w.languageHint} errorText={about("language")}>
          <Select
            selectedOption={{ value: mine.language, label: common().language[mine.language]! }}
            options={languages.map((l) => ({ value: l, label: common().language[l]! }))}
            onChange={(e) => set({ language: e.detail.selectedOption.value! })}
          />
        </FormField>
        <FormField label={w.product} constraintText={w.productHint} errorText={about("productUrl")}>
          <Input value={mine.productUrl} type="url" spellcheck={false} onChange={(e) => set({ productUrl: e.detail.value })} />
        </FormField>
        <Toggle checked={mine.grantByOwners} disabled={!owner} description={owner ? w.ownersHint : w.ownersOnly} onChange={(e) => set({ grantByOwners: e.detail.checked })}>{w.ownersToggle}</Toggle>
        <FormField label={w.daysLabel} constraintText={w.daysHint} errorText={daysGood ? about("deletedAddressDays") : w.daysWrong}>
          <Input value={mine.days} inputMode="numeric" onChange={(e) => set({ days: e.detail.value })} />
        </FormField>
        {others && <Trouble problem={act.problem!} again={act.again} />}
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" formAction="submit" loading={act.busy}>{common().save}</Button>
          <Button variant="link" formAction="none" onClick={close}>{common().cancel}</Button>
        </SpaceBetween>
      </SpaceBetween>
      {stale && <Stale rows={rows} busy={act.busy} reapply={etag === tag ? undefined : () => save(etag)} keep={() => { forget(); close(); }} />}
    </form>
  );
}
