// Above the list: which view, what is looked for, and the filters in force.
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Input, { type InputProps } from "@cloudscape-design/components/input";
import ToggleButton from "@cloudscape-design/components/toggle-button";
import { type Ref, useEffect, useRef, useState } from "react";
import type { Shapes } from "../api/client";
import { say as common } from "../words/common";
import { number } from "../words/language";
import { type Filter, type Search, type View, narrowed, views } from "./url";
import { say } from "./words";

/** ViewChoice is the drop-down of the three views. */
export function ViewChoice({ view, choose }: { view: View; choose: (v: View) => void }) {
  const w = say();
  return (
    <ButtonDropdown
      items={views.map((v) => ({ id: v, text: w.views[v]!, itemType: "checkbox" as const, checked: v === view }))}
      onItemClick={(e) => choose(e.detail.id as View)}
      ariaLabel={w.view + ": " + w.views[view]}
    >
      {w.views[view]}
    </ButtonDropdown>
  );
}

/** Look is the search field: what is typed is looked for a moment later. */
export function Look({ text, look, into, field }: { text: string; look: (text: string) => void; into: () => void; field: Ref<InputProps.Ref> }) {
  const [typed, setTyped] = useState(text);
  const sent = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (text !== sent.current) setTyped(text); // Back, the eraser
    sent.current = text;
  }, [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (value: string) => {
    clearTimeout(timer.current);
    if (value === sent.current) return;
    sent.current = value;
    look(value);
  };
  return (
    <Input
      ref={field}
      type="search"
      value={typed}
      placeholder={say().search}
      ariaLabel={say().search}
      onChange={(e) => {
        const value = e.detail.value.slice(0, 100);
        setTyped(value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => send(value), 200);
      }}
      onKeyDown={(e) => {
        if (e.detail.key === "Enter") send(typed);
        if (e.detail.key === "ArrowDown") into();
      }}
    />
  );
}

const isChip = (f: Filter) => f.column === "status" && (f.op === "anyOf" || f.op === "is");

/** Chips are the statuses with their numbers; pressed ones are a filter on the status. */
export function Chips({ counts, filters, change }: { counts: Shapes["Counts"] | undefined; filters: readonly Filter[]; change: (filters: Filter[]) => void }) {
  const pressed = new Set(filters.filter(isChip).flatMap((f) => f.values ?? []));
  return (
    <div role="group" aria-label={say().statuses} className="chips">
      {(["active", "invited", "deactivated"] as const).map((s) => (
        <ToggleButton
          key={s}
          pressed={pressed.has(s)}
          onChange={(e) => {
            const values = [...pressed].filter((v) => v !== s).concat(e.detail.pressed ? [s] : []);
            const rest = filters.filter((f) => !isChip(f));
            change(values.length > 0 ? [...rest, { column: "status", op: "anyOf", values }] : rest);
          }}
        >
          {common().status[s]} {counts ? number(counts[s]) : "…"}
        </ToggleButton>
      ))}
    </div>
  );
}

/** Eraser clears the filters, and nothing else. */
export function Eraser({ search, erase }: { search: Search; erase: () => void }) {
  const w = say();
  return (
    <Button
      iconSvg={
        <svg viewBox="0 0 16 16" focusable="false" aria-hidden="true">
          <path d="M9.5 2.5 14 7l-6.5 6.5H5L2 10.5z M6 6l4.5 4.5" strokeLinejoin="round" />
          <path d="M7.5 13.5H14" />
        </svg>
      }
      ariaLabel={w.erase}
      disabled={!narrowed(search)}
      disabledReason={w.nothingToErase}
      onClick={erase}
    />
  );
}
