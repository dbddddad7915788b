// The list of users, as a test sees it.
import type { Page } from "playwright-core";
import type { World } from "./world";

/** opened opens the list and waits for its rows. */
export async function opened(w: World, path = "/users", as = "olga@", options = {}) {
  const page = await w.page(as, path, options);
  await rows(page).first().waitFor();
  return page;
}
export const rows = (page: Page) => page.locator("a[id^=row-]");
export const names = (page: Page) => rows(page).allTextContents();
export const heads = (page: Page) => page.locator("th .column-name").allTextContents();
export const count = (page: Page) => page.locator(".count").innerText();
/** saved waits until an arrangement was saved. */
export const saved = (page: Page) => page.waitForResponse((r) => r.url().endsWith("/v1/users/view") && r.request().method() === "PUT" && r.ok());
export const column = (page: Page, name: string) => page.locator("th", { has: page.locator(`.column-name:text-is("${name}")`) });
export const arranged = { columns: [{ name: "name" }, { name: "mail" }, { name: "status" }, { name: "licence" }, { name: "lastSignIn" }], filters: [], sort: {} };
/** fresh arranges somebody's list as it is at first. */
export const fresh = (w: World, as = "olga@") => w.api(as, "PUT", "/v1/users/view", arranged);
