// The fields of a person: the same when an account is made and when it is changed.
import Alert from "@cloudscape-design/components/alert";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import { languages } from "../../../words/language";
import { say as common } from "../../../words/common";
import type { Why } from "../rights";
import { allZones, countries, offset, zoneOf } from "./country";
import { type Draft, withCountry } from "./draft";
import { say } from "./words";

interface Props {
  draft: Draft;
  set: (to: Draft) => void;
  /** What is wrong with a field, by its name. */
  about: (field: string) => ReactNode;
  /** Why the address cannot be changed. */
  mailLocked?: Why | undefined;
  /** The address and zone that are saved; without them it is a new account. */
  saved?: Draft;
}

const none = "-";

export function PersonFields({ draft, set, about, mailLocked, saved }: Props) {
  const w = say();
  const label = (name: string) => (saved ? name : <>{name} <i>– {w.optional}</i></>);
  const text = (field: "firstName" | "lastName" | "department", more = {}) => (
    <FormField label={field === "department" ? label(w.department) : w[field]} errorText={about(field)}>
      <Input value={draft[field]} onChange={(e) => set({ ...draft, [field]: e.detail.value })} {...more} />
    </FormField>
  );
  const byCountry = zoneOf(draft.country);
  const filtering = { filteringType: "auto" as const, filteringPlaceholder: w.find, filteringAriaLabel: w.find, noMatch: w.noMatch, expandToViewport: true };
  const countryOptions = [{ value: none, label: w.noCountry }, ...countries().map((c) => ({ value: c.code, label: c.name, tags: [c.code] }))];
  const zone = (z: string) => ({ value: z, label: z.replaceAll("_", " "), description: offset(z), tags: z === byCountry ? [w.ofCountry] : [] });
  const moved = saved !== undefined && draft.country !== saved.country && byCountry !== "" && draft.zone === byCountry && saved.zone !== byCountry;
  return (
    <SpaceBetween size="m">
      <ColumnLayout columns={2} minColumnWidth={200}>
        {text("firstName", { autoComplete: "off" })}
        {text("lastName", { autoComplete: "off" })}
      </ColumnLayout>
      <FormField controlId="pane-mail" label={w.mail} errorText={about("mail")} description={mailLocked && w.locked[mailLocked]}>
        <Input controlId="pane-mail" value={draft.mail} type="email" inputMode="email" autoComplete="off" spellcheck={false} readOnly={mailLocked !== undefined} onChange={(e) => set({ ...draft, mail: e.detail.value })} />
      </FormField>
      {saved && draft.mail.trim() !== saved.mail && <Alert type="info">{w.mailChange(saved.mail, draft.mail.trim())}</Alert>}
      <ColumnLayout columns={2} minColumnWidth={200}>
        <FormField label={label(w.country)} errorText={about("country")} constraintText={w.countryHint}>
          <Select
            selectedOption={countryOptions.find((o) => o.value === (draft.country || none)) ?? { value: draft.country, label: draft.country }}
            options={countryOptions}
            onChange={(e) => set(withCountry(draft, e.detail.selectedOption.value === none ? "" : e.detail.selectedOption.value!))}
            {...filtering}
          />
        </FormField>
        <FormField label={label(w.zone)} errorText={about("zone")} constraintText={w.zoneHint}>
          <Select selectedOption={draft.zone ? zone(draft.zone) : null} options={allZones(byCountry, draft.zone).map(zone)} placeholder={w.tenantZone} onChange={(e) => set({ ...draft, zone: e.detail.selectedOption.value! })} virtualScroll {...filtering} />
        </FormField>
      </ColumnLayout>
      {moved && <Alert type="info">{w.zoneMoves(saved.zone, draft.zone)}</Alert>}
      <ColumnLayout columns={2} minColumnWidth={200}>
        <FormField label={w.language} errorText={about("language")} constraintText={w.languageHint}>
          <Select selectedOption={{ value: draft.language, label: common().language[draft.language] ?? draft.language }} options={languages.map((l) => ({ value: l, label: common().language[l]! }))} onChange={(e) => set({ ...draft, language: e.detail.selectedOption.value! })} />
        </FormField>
        {text("department", { autoComplete: "off" })}
      </ColumnLayout>
    </SpaceBetween>
  );
}
