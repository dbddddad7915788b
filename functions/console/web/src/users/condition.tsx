// One condition of a filter: how, and with what.
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Multiselect from "@cloudscape-design/components/multiselect";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import Textarea from "@cloudscape-design/components/textarea";
import { countryName } from "../parts/country";
import { Day } from "../parts/day";
import { useZone } from "../parts/when";
import { language, words } from "../words/language";
import { valueName } from "./cells";
import { say as tokens } from "./tokens";
import { type Column, type Filter, fits } from "./url";
import { columnName } from "./words";

const say = words({
  de: { how: "Bedingung", value: "Wert", values: "Werte, einer je Zeile", from: (zone: string) => `Tagesbeginn in der Zeitzone ${zone}`, choose: "Auswählen", missing: "Bitte geben Sie einen passenden Wert an." },
  en: { how: "Condition", value: "Value", values: "Values, one a line", from: (zone: string) => `Begin of the day in the time zone ${zone}`, choose: "Choose", missing: "Please give a fitting value." },
  fr: { how: "Condition", value: "Valeur", values: "Valeurs, une par ligne", from: (zone: string) => `Début du jour dans le fuseau horaire ${zone}`, choose: "Choisir", missing: "Veuillez indiquer une valeur valable." },
});

/** ready tells whether a condition can be applied. */
export const ready = (f: Filter, column: Column) => fits(f, [column]);

/** countries of the world, by name. */
function countries() {
  const all: { value: string; label: string }[] = [];
  const names = new Intl.DisplayNames(language(), { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  for (const a of letters) for (const b of letters) if (names.of(a + b) && !["EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"].includes(a + b)) all.push({ value: a + b, label: countryName(a + b) });
  return all.sort((x, y) => x.label.localeCompare(y.label, language()));
}

export function Condition({ filter, column, wrong, first, change }: { filter: Filter; column: Column; wrong: boolean; first: boolean; change: (f: Filter) => void }) {
  const w = say();
  const ops = (column.operations ?? []).map((value) => ({ value, label: tokens().ops[value] ?? value }));
  const set = (values: string[]) => change({ ...filter, values });
  const value = filter.values?.[0] ?? "";
  const name = columnName(column.name);
  return (
    <div className="condition-fields">
      {ops.length > 1 && (
        <FormField label={w.how}>
          <Select
            options={ops}
            selectedOption={ops.find((o) => o.value === filter.op) ?? null}
            onChange={(e) => change({ ...filter, op: e.detail.selectedOption.value!, values: e.detail.selectedOption.value === "anyOf" ? (filter.values ?? []) : (filter.values ?? []).slice(0, 1) })}
            ariaLabel={`${name}: ${w.how}`}
          />
        </FormField>
      )}
      <Value {...{ filter, column, set, value, wrong, first, name }} />
    </div>
  );
}

function Value({ filter, column, set, value, wrong, first, name }: { filter: Filter; column: Column; set: (values: string[]) => void; value: string; wrong: boolean; first: boolean; name: string }) {
  const w = say();
  const zone = useZone();
  const error = wrong ? w.missing : undefined;
  const many = filter.op === "anyOf";
  const choices = column.name === "country" ? countries() : (column.choices ?? []).map((v) => ({ value: v, label: valueName(column.name, v) }));
  if (column.kind === "flag") {
    const items = ["true", "false"].map((v) => ({ value: v, label: valueName(column.name, v) }));
    return <FormField label={name} errorText={error}><RadioGroup items={items} value={value || null} onChange={(e) => set([e.detail.value])} /></FormField>;
  }
  if (choices.length > 0) {
    const chosen = choices.filter((c) => filter.values?.some((v) => v.toUpperCase() === c.value.toUpperCase()));
    return (
      <FormField label={w.value} errorText={error}>
        {many ? (
          <Multiselect options={choices} selectedOptions={chosen} placeholder={w.choose} filteringType={choices.length > 8 ? "auto" : "none"} onChange={(e) => set(e.detail.selectedOptions.map((o) => o.value!))} expandToViewport />
        ) : (
          <Select options={choices} selectedOption={chosen[0] ?? null} placeholder={w.choose} filteringType={choices.length > 8 ? "auto" : "none"} onChange={(e) => set([e.detail.selectedOption.value!])} expandToViewport />
        )}
      </FormField>
    );
  }
  if (column.kind === "instant") {
    const day = value.replace(/^(\d{4}-\d{2}-\d{2})T.*/, "$1"); // an address may name an instant
    return <Day label={w.value} value={day} description={w.from(zone)} error={error} change={(v) => set(v ? [v] : [])} />;
  }
  if (many) {
    return (
      <FormField label={w.values} errorText={error}>
        <Textarea value={(filter.values ?? []).join("\n")} onChange={(e) => set(e.detail.value.split("\n").map((v, i, all) => (i < all.length - 1 ? v.trim() : v.trimStart())).filter((v, i, all) => v || i === all.length - 1))} rows={4} />
      </FormField>
    );
  }
  return (
    <FormField label={w.value} errorText={error}>
      <Input value={value} type={column.kind === "number" ? "number" : "text"} autoFocus={first} onChange={(e) => set(e.detail.value ? [e.detail.value] : [])} />
    </FormField>
  );
}
