// Keyboard shortcuts: one key each, never while somebody types, and they can be switched off (WCAG 2.1.4).
import Box from "@cloudscape-design/components/box";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { useEffect, useRef } from "react";
import { store, useStore } from "../parts/store";
import { say } from "./words";

const kept = "curfew-keys";
const on = store(localStorage.getItem(kept) !== "off");
export const keysShown = store(false);

interface Shortcut {
  key: string;
  what: string;
  act: () => void;
}
const shortcuts = store<readonly Shortcut[]>([]);

/** useKey gives a key a meaning while the component is there; what is shown in the list of keys. false: the caller may not do it. */
export function useKey(key: string, what: string | false, act: () => void) {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (what === false) return;
    const one: Shortcut = { key, what, act: () => latest.current() };
    shortcuts.set([...shortcuts.get(), one]);
    return () => shortcuts.set(shortcuts.get().filter((s) => s !== one));
  }, [key, what]);
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), textarea, select") || target.closest("[role=combobox],[role=listbox],[role=menu]") !== null);

/** dialogOpen tells whether a dialog is shown; the kit leaves closed ones in the page, and marks none as modal. */
export const dialogOpen = () => [...document.querySelectorAll('[role="dialog"]')].some((d) => d.getClientRects().length > 0);

/** Keys listens, and shows the list of keys; once, in the shell. */
export function Keys() {
  const active = useStore(on);
  const all = useStore(shortcuts);
  const shown = useStore(keysShown);
  const w = say();
  useEffect(() => {
    let inDialog = false; // when the key went down: Esc closes a dialog before this hears of it
    const before = () => {
      inDialog = dialogOpen();
    };
    const press = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || typing(e.target) || inDialog) return;
      if (e.key !== "Escape" && !on.get()) return;
      if (e.key === "?") keysShown.set(true);
      else {
        const one = shortcuts.get().findLast((s) => s.key === e.key);
        if (!one) return;
        one.act();
      }
      e.preventDefault();
    };
    addEventListener("keydown", before, true);
    addEventListener("keydown", press);
    return () => {
      removeEventListener("keydown", before, true);
      removeEventListener("keydown", press);
    };
  }, []);
  return (
    <Modal visible={shown} header={w.keysTitle} onDismiss={() => keysShown.set(false)}>
      <SpaceBetween size="l">
        <KeyValuePairs columns={2} items={[{ label: "?", value: w.keysTitle }, ...all.map((s) => ({ label: s.key === "Escape" ? "Esc" : s.key, value: s.what }))]} />
        <Toggle
          checked={active}
          onChange={(e) => {
            localStorage.setItem(kept, e.detail.checked ? "on" : "off");
            on.set(e.detail.checked);
          }}
        >
          {w.keysOn}
        </Toggle>
        <Box variant="small" color="text-body-secondary">{active ? w.keysAre : w.keysArent}</Box>
      </SpaceBetween>
    </Modal>
  );
}
