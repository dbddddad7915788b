// Which columns the list has, in which order, and how long a page is: without a mouse too.
import CollectionPreferences from "@cloudscape-design/components/collection-preferences";
import { say as common } from "../words/common";
import { number, words } from "../words/language";
import type { Arrangement, Width } from "./arrangement";
import { type Column, sizes } from "./url";
import { columnName, say } from "./words";

const own = words({
  de: { size: "Zeilen je Seite", rows: (n: number) => `${number(n)} Zeilen`, columns: "Spalten", hint: "Schalten Sie Spalten ein und aus, und ziehen Sie sie in die gewünschte Reihenfolge. Mit der Tastatur: Leertaste auf dem Griff, dann die Pfeiltasten." },
  en: { size: "Rows per page", rows: (n: number) => `${number(n)} rows`, columns: "Columns", hint: "Switch columns on and off, and drag them into the order you want. By keyboard: space on the grip, then the arrow keys." },
  fr: { size: "Lignes par page", rows: (n: number) => `${number(n)} lignes`, columns: "Colonnes", hint: "Activez ou désactivez des colonnes et faites-les glisser dans l’ordre voulu. Au clavier : espace sur la poignée, puis les flèches." },
});

export default function Preferences({ columns, arrangement, size, set }: { columns: readonly Column[]; arrangement: Arrangement; size: number; set: (columns: Width[], size: number) => void }) {
  const shown = arrangement.columns ?? [];
  const w = own();
  return (
    <CollectionPreferences
      title={say().columnsTitle}
      confirmLabel={common().save}
      cancelLabel={common().cancel}
      closeAriaLabel={common().close}
      preferences={{ pageSize: size, contentDisplay: [...shown.map((s) => ({ id: s.name, visible: true })), ...columns.filter((c) => !shown.some((s) => s.name === c.name)).map((c) => ({ id: c.name, visible: false }))] }}
      pageSizePreference={{ title: w.size, options: sizes.map((value) => ({ value, label: w.rows(value) })) }}
      contentDisplayPreference={{ title: w.columns, description: w.hint, options: columns.map((c) => ({ id: c.name, label: columnName(c.name), alwaysVisible: c.name === "name" })) }}
      onConfirm={(e) => {
        const next = (e.detail.contentDisplay ?? []).filter((c) => c.visible).map((c) => shown.find((s) => s.name === c.id) ?? { name: c.id });
        set(next, e.detail.pageSize ?? size);
      }}
    />
  );
}
