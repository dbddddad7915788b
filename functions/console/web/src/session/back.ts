// Back and forward: browsers keep a page as it was and show it again, even when access has ended since.
//
// Rule: a page that is left shows nothing, and one that is come back to is loaded anew and asks the API.

/** watchBack begins at the start of the console. */
export function watchBack() {
  addEventListener("pagehide", () => {
    document.body.hidden = true;
  });
  addEventListener("pageshow", (e) => {
    if (e.persisted) location.reload();
    else document.body.hidden = false;
  });
}
