// Leaving the pane: back to the list, and to the row from which one came.
import { useNavigate } from "react-router";
import { forget } from "../../parts/unsaved";
import { dialogOpen } from "../../shell/keys";

/** useLeave closes the pane. The filter in the fragment stays; the focus goes to the row, or to the list's heading where it is gone. */
export function useLeave(id: string) {
  const go = useNavigate();
  return (done = false) => {
    if (done) forget();
    void go("/users" + location.hash);
    focusRow(id);
  };
}

/** focusRow waits until the list is there: it may have to be read first. A question about unsaved changes keeps the focus. */
function focusRow(id: string, tries = 40) {
  requestAnimationFrame(() => {
    const there = location.pathname === "/users" && !dialogOpen();
    const row = there ? document.getElementById("row-" + id) : null;
    if (row) row.focus();
    else if (tries > 0 && (document.activeElement === document.body || !there)) setTimeout(() => focusRow(id, tries - 1), 50);
    else if (there) document.querySelector<HTMLElement>(".heading")?.focus();
  });
}
