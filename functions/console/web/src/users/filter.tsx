// The conditions on one column, in a dialog: those that its column declares, with a field for its kind of value.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { say as common } from "../words/common";
import { words } from "../words/language";
import { Condition, ready } from "./condition";
import type { Column, Filter } from "./url";
import { columnName } from "./words";

const say = words({
  de: { title: (c: string) => `Filter: ${c}`, text: "Gezeigt wird, wer alle Bedingungen erfüllt.", more: "Weitere Bedingung", apply: "Anwenden", clear: "Filter dieser Spalte löschen", remove: "Bedingung entfernen" },
  en: { title: (c: string) => `Filter: ${c}`, text: "Shown is who meets all conditions.", more: "Another condition", apply: "Apply", clear: "Clear this column’s filter", remove: "Remove the condition" },
  fr: { title: (c: string) => `Filtre : ${c}`, text: "Sont affichés ceux qui remplissent toutes les conditions.", more: "Autre condition", apply: "Appliquer", clear: "Effacer le filtre de cette colonne", remove: "Retirer la condition" },
});

const blank = (column: Column, last?: Filter): Filter => {
  const ops = column.operations ?? [];
  const op = column.kind === "text" && ops.includes("contains") ? "contains" : column.kind === "choice" && ops.includes("anyOf") ? "anyOf" : ops[0]!;
  return { column: column.name, op: last ? (ops.find((o) => o !== last.op) ?? op) : op, values: [] };
};

export default function FilterDialog({ column, filters, change, close }: { column: Column; filters: readonly Filter[]; change: (filters: Filter[]) => void; close: () => void }) {
  const others = filters.filter((f) => f.column !== column.name);
  const [mine, setMine] = useState(() => {
    const there = filters.filter((f) => f.column === column.name);
    return there.length > 0 ? there : [blank(column)];
  });
  const [tried, setTried] = useState(false);
  const w = say();
  const apply = () => {
    setTried(true);
    if (!mine.every((f) => ready(f, column))) return;
    change([...others, ...mine]);
    close();
  };
  return (
    <Modal
      visible
      header={w.title(columnName(column.name))}
      onDismiss={close}
      footer={
        <Box float="right"><SpaceBetween direction="horizontal" size="xs" alignItems="center">
          {filters.length > others.length && <Button variant="link" onClick={() => { change([...others]); close(); }}>{w.clear}</Button>}
          <Button onClick={close}>{common().cancel}</Button>
          <Button variant="primary" onClick={apply}>{w.apply}</Button>
        </SpaceBetween></Box>
      }
    >
      <form
        onSubmit={(e) => {
          e.preventDefault();
          apply();
        }}
      >
        <SpaceBetween size="m">
          {mine.map((f, i) => (
            <div key={i} className="condition">
              <Condition filter={f} column={column} wrong={tried && !ready(f, column)} first={i === 0} change={(to) => setMine(mine.map((m, j) => (j === i ? to : m)))} />
              {mine.length > 1 && <Button iconName="close" variant="icon" formAction="none" ariaLabel={w.remove} onClick={() => setMine(mine.filter((_, j) => j !== i))} />}
            </div>
          ))}
          {column.kind !== "flag" && others.length + mine.length < 20 && (
            <Button iconName="add-plus" variant="inline-link" formAction="none" onClick={() => setMine([...mine, blank(column, mine.at(-1))])}>{w.more}</Button>
          )}
          {mine.length > 1 && <Box variant="small" color="text-body-secondary">{w.text}</Box>}
        </SpaceBetween>
        <input type="submit" hidden />
      </form>
    </Modal>
  );
}
