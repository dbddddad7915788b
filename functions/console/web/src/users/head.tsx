// A column's heading: its name, which can be dragged to another place, and the icons to sort and to filter by it.
//
// Rule: an icon that does nothing is grey and says why. Who cannot drag orders the columns in the preferences.
import Button from "@cloudscape-design/components/button";
import { useEffect, useRef } from "react";
import type { Column, Sorting } from "./url";
import { columnName, say } from "./words";

export interface HeadActs {
  sort(to: Sorting): void;
  filter(column: Column): void;
  /** move puts a column where another one stands. */
  move(column: string, to: string): void;
}

let dragged = "";

/** funnel is filled: a filter is in force here. */
const funnel = <svg viewBox="0 0 16 16" focusable="false" aria-hidden="true"><path className="filled" d="M1.5 2h13L9.7 8.2V14l-3.4-2V8.2z" strokeLinejoin="round" /></svg>;

export function Head({ column, sort, filtered, acts }: { column: Column; sort: Sorting; filtered: boolean; acts: HeadActs }) {
  const box = useRef<HTMLDivElement>(null);
  const w = say();
  const name = columnName(column.name);
  const by = sort.column === column.name;
  const down = by && sort.descending === true;
  useEffect(() => {
    const th = box.current?.closest("th");
    if (by) th?.setAttribute("aria-sort", down ? "descending" : "ascending");
    else th?.removeAttribute("aria-sort");
  }, [by, down]);
  return (
    <div
      ref={box}
      className="column"
      onDragOver={(e) => {
        if (!dragged || dragged === column.name) return;
        e.preventDefault();
        box.current?.classList.add("target");
      }}
      onDragLeave={() => box.current?.classList.remove("target")}
      onDrop={(e) => {
        e.preventDefault();
        box.current?.classList.remove("target");
        if (dragged && dragged !== column.name) acts.move(dragged, column.name);
      }}
    >
      <span
        className="column-name"
        title={w.drag(name)}
        draggable
        onDragStart={(e) => {
          dragged = column.name;
          e.dataTransfer.effectAllowed = "move";
          e.dataTransfer.setData("text/plain", name);
        }}
        onDragEnd={() => (dragged = "")}
      >
        {name}
      </span>
      <Button
        variant="inline-icon"
        iconName={by ? (down ? "caret-down-filled" : "caret-up-filled") : "caret-down"}
        disabled={!column.sortable}
        disabledReason={w.noSort(name)}
        ariaLabel={column.sortable ? (by ? w.sorted(name, down) : w.sort(name)) : w.sort(name)}
        onClick={() => acts.sort({ column: column.name, descending: by && !down })}
      />
      <span className={filtered ? "in-force" : undefined}>
        <Button
          variant="inline-icon"
          {...(filtered ? { iconSvg: funnel } : { iconName: "filter" as const })}
          disabled={!column.filterable}
          disabledReason={w.noFilter(name)}
          ariaLabel={filtered ? w.filterOn(name) : w.filter(name)}
          onClick={() => acts.filter(column)}
        />
      </span>
    </div>
  );
}
