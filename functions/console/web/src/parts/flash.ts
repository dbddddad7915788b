// What was done, said at the top of the page and to those who listen; with a way back where there is one.
import type { FlashbarProps } from "@cloudscape-design/components/flashbar";
import type { ReactNode } from "react";
import { over } from "../session/ends";
import { say } from "../words/outside";
import { store } from "./store";

export const flashes = store<readonly FlashbarProps.MessageDefinition[]>([]);

/** drop takes a message away. */
export const drop = (id: string) => flashes.set(flashes.get().filter((m) => m.id !== id));

/** flash says what happened; action is a button, such as the way back. At most three stay, the newest first; a success goes before an error does. */
export function flash(type: "success" | "info" | "warning" | "error", content: ReactNode, action?: ReactNode): string {
  if (over.get()) return ""; // too late: of this nothing is shown any more
  const id = crypto.randomUUID();
  const all = [{ id, type, content, action, dismissible: true, dismissLabel: say().dismiss, onDismiss: () => drop(id) }, ...flashes.get()];
  const least = all.findLastIndex((m, i) => i > 0 && m.type !== "error");
  if (all.length > 3) all.splice(least > 0 ? least : 3, 1);
  flashes.set(all);
  return id;
}
