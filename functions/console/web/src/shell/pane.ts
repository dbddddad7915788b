// The right pane: how wide, whether open, and whether it takes the whole page. Kept on this machine; it names nobody.
import type { ComponentType } from "react";
import { later } from "../parts/later";
import { narrow } from "../parts/narrow";
import { store } from "../parts/store";
import type { Handle } from "./handle";

export interface Pane {
  size: number;
  open: boolean;
  /** The list is folded away, or there is no room for it: the pane is the page. */
  whole: boolean;
}

const key = "curfew-pane";

function kept(): Pane {
  const fresh = { size: 560, open: true, whole: narrow.get() };
  try {
    const was = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Pane>;
    return { size: Number(was.size) || fresh.size, open: was.open ?? true, whole: narrow.get() || was.whole === true };
  } catch {
    return fresh;
  }
}

export const pane = store<Pane>(kept());
pane.follow(() => {
  const { size, open, whole } = pane.get();
  if (!narrow.get()) localStorage.setItem(key, JSON.stringify({ size, open, whole }));
});
narrow.follow(() => pane.set(kept()));

type Loaded = ComponentType<{ id: string; whole: boolean }>;
const loaded = new Map<NonNullable<Handle["pane"]>, Loaded>();

/** paneOf is the component of a route's pane, the same one each time. */
export function paneOf(load: NonNullable<Handle["pane"]>): Loaded {
  if (!loaded.has(load)) loaded.set(load, later(load));
  return loaded.get(load)!;
}
