// What is entered and not saved yet. Leaving it asks (shell/unsaved.tsx); leaving a clean form never does.
import { useEffect, useId } from "react";
import { drop } from "./kept";
import { store } from "./store";

/** dirty are the forms that hold changes. */
export const dirty = store<ReadonlySet<string>>(new Set());

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

/** asked is what to do once the person agrees to lose his changes. */
export const asked = store<{ then: () => void } | null>(null);

/** leaving does what loses unsaved changes, such as signing out: at once, or after a question. */
export const leaving = (then: () => void) => (unsaved() ? asked.set({ then }) : then());

/** forget lets one leave without a question: what was changed was saved or thrown away just now. */
export function forget() {
  dirty.set(new Set());
  drop();
}
