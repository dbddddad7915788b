// Leaving with unsaved changes asks; leaving a clean form never does.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect, useId } from "react";
import { useBlocker } from "react-router";
import { say } from "../words/common";
import { drop } from "./kept";
import { store, useStore } from "./store";

const dirty = store<ReadonlySet<string>>(new Set());

/** useUnsaved says whether a form holds changes; it counts until the form is gone. */
export function useUnsaved(changed: boolean) {
  const id = useId();
  useEffect(() => {
    const others = new Set(dirty.get());
    others.delete(id);
    if (changed) others.add(id);
    if (others.size !== dirty.get().size) dirty.set(others);
    return () => {
      const rest = new Set(dirty.get());
      if (rest.delete(id)) dirty.set(rest);
    };
  }, [changed, id]);
}

/** unsaved tells whether a form holds changes now. */
export const unsaved = () => dirty.get().size > 0;

const asked = store<{ then: () => void } | null>(null);

/** leaving does what loses unsaved changes, such as signing out: at once, or after a question. */
export const leaving = (then: () => void) => (unsaved() ? asked.set({ then }) : then());

/** forget lets one leave without a question: what was changed was saved or thrown away just now. */
export function forget() {
  dirty.set(new Set());
  drop();
}

/** Unsaved asks before a page with changes is left; once, in the shell. */
export function Unsaved() {
  const some = useStore(dirty).size > 0;
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty.get().size > 0 && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!some) return;
    const ask = (e: BeforeUnloadEvent) => {
      if (unsaved()) e.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [some]);
  const other = useStore(asked);
  const blocked = blocker.state === "blocked";
  if (!blocked && !other) return null;
  const stay = () => (blocked ? blocker.reset() : asked.set(null));
  const leave = () => {
    forget();
    if (blocked) return blocker.proceed();
    asked.set(null);
    other?.then();
  };
  return (
    <Modal
      visible
      header={say().unsavedTitle}
      onDismiss={stay}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={stay}>{say().stay}</Button>
            <Button variant="primary" onClick={leave}>{say().leave}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      {say().unsavedText}
    </Modal>
  );
}
