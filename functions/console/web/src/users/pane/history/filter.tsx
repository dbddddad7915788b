// What of a history is wanted: which event, which field, by whom, and when.
import Button from "@cloudscape-design/components/button";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Multiselect from "@cloudscape-design/components/multiselect";
import Select, { type SelectProps } from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { causeName, eventName, fieldName } from "../../../history/names";
import { say } from "../../../history/words";
import { Day } from "../../../parts/day";
import { begins, ends, isDay } from "../../../parts/days";

/** Wanted is the filter as chosen; days are civil days of the tenant's zone. */
export interface Wanted {
  events: readonly string[];
  field: string;
  by: string;
  from: string;
  to: string;
}
export const everything: Wanted = { events: [], field: "", by: "", from: "", to: "" };

/** ofUsers are the events and fields that the history of a person can hold. */
const ofUsers = {
  events: ["UserCreated", "UserInvited", "UserChanged", "UserDeactivated", "UserReactivated", "UserFolderChanged", "UserWarned", "UserWarningVoid", "UserHeld", "UserProceeded", "UserExempted", "UserUnexempted", "UserPasswordSet", "UserSignedOutEverywhere", "UserDeleted"],
  fields: ["status", "licence", "role", "mail", "firstName", "lastName", "country", "zone", "language", "department", "administrator", "superAdministrator", "owner", "agent", "operator", "promise", "warning", "held", "exemptUntil", "exemptWhy"],
};

/** query is the filter as the API takes it. Half-written and impossible dates do not count. */
export function query(f: Wanted, zone: string) {
  const from = isDay(f.from) ? f.from : "";
  const to = isDay(f.to) ? f.to : "";
  return {
    ...(f.events.length > 0 ? { event: [...f.events] } : {}),
    ...(f.field ? { field: f.field } : {}),
    ...(f.by ? { by: f.by } : {}),
    ...(from ? { from: begins(from, zone) } : {}),
    ...(to && !(from && to < from) ? { to: ends(to, zone) } : {}),
  };
}

/** Filters lets one choose. people: those who stand in what was read so far. */
export function Filters({ wanted, set, people, zone }: { wanted: Wanted; set: (f: Wanted) => void; people: ReadonlyMap<string, string>; zone: string }) {
  const w = say();
  const named = (value: string, label: string): SelectProps.Option => ({ value, label });
  const eventOptions = ofUsers.events.map((e) => named(e, eventName(e)));
  const fieldOptions = [named("", w.anyField), ...ofUsers.fields.map((f) => named(f, fieldName(f)))];
  const kinds = [named("person", w.person), named("support", w.support), named("system", w.system), ...["idle rule", "mail came back"].map((one) => named(one, causeName(one))), named("link", w.link), named("operator", w.operator), named("service", w.service)];
  const byOptions: SelectProps.Options = [
    named("", w.anyBy),
    { label: w.kinds, options: kinds },
    ...(people.size > 0 ? [{ label: w.people, options: [...people].map(([id, name]) => named(id, name)) }] : []),
  ];
  const by = [...kinds, ...[...people].map(([id, name]) => named(id, name))].find((o) => o.value === wanted.by) ?? named("", w.anyBy);
  const chosen = wanted.events.length + Number(wanted.field !== "") + Number(wanted.by !== "") + Number(wanted.from !== "") + Number(wanted.to !== "");
  const badSpan = isDay(wanted.from) && isDay(wanted.to) && wanted.to < wanted.from;
  return (
    <ExpandableSection defaultExpanded={chosen > 0} headerText={chosen > 0 ? `${w.filters} (${chosen})` : w.filters}>
      <SpaceBetween size="s">
        <div className="filters">
          <FormField label={w.event} stretch>
            <Multiselect
              selectedOptions={eventOptions.filter((o) => wanted.events.includes(o.value!))}
              options={eventOptions}
              placeholder={w.anyEvent}
              onChange={(e) => set({ ...wanted, events: e.detail.selectedOptions.map((o) => o.value!) })}
            />
          </FormField>
          <FormField label={w.field} stretch>
            <Select selectedOption={fieldOptions.find((o) => o.value === wanted.field) ?? fieldOptions[0]!} options={fieldOptions} filteringType="auto" onChange={(e) => set({ ...wanted, field: e.detail.selectedOption.value ?? "" })} />
          </FormField>
          <FormField label={w.by} stretch>
            <Select selectedOption={by} options={byOptions} filteringType="auto" onChange={(e) => set({ ...wanted, by: e.detail.selectedOption.value ?? "" })} />
          </FormField>
          <Day label={w.from} hint={w.zone(zone)} value={wanted.from} change={(from) => set({ ...wanted, from })} />
          <Day label={w.to} error={badSpan && w.badSpan} value={wanted.to} change={(to) => set({ ...wanted, to })} />
        </div>
        <Button disabled={chosen === 0} onClick={() => set(everything)}>{w.clear}</Button>
      </SpaceBetween>
    </ExpandableSection>
  );
}
