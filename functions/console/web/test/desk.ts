import { shots } from "./world";
// What the tests of support access do again and again: let support in, and sign in as an agent.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { World } from "./world";

export const agent = "arne@";

/** grant lets support in, or out, past the browser. */
export async function grant(w: World, owner: string, period: string | null) {
  const r = await w.api(owner, "PUT", "/v1/support-access", period === null ? { on: false } : { on: true, period });
  expect(r.status).toBe(200);
}

/** enter signs an agent's page, which stands at the desk, in to a tenant as one of its administrators. */
export async function enter(page: Page, tenant: string, as: string, reason = "Rechnungsimport bricht ab", ticket = "S-2001") {
  await page.getByRole("button", { name: `Bei ${tenant} anmelden` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Als Administrator/ }).click();
  await page.getByRole("option", { name: as }).click();
  await dialog.getByLabel("Grund").fill(reason);
  await dialog.getByLabel("Ticket").fill(ticket);
  await dialog.getByRole("button", { name: "Anmelden", exact: true }).click();
  await bar(page).waitFor();
}

/** inside opens a page of an agent who is signed in to a tenant. */
export async function inside(w: World, tenant: string, as: string, options = {}): Promise<Page> {
  const page = await w.page(agent, "/desk", options);
  await enter(page, tenant, as);
  return page;
}

export const bar = (page: Page) => page.getByRole("region", { name: /^Supportzugang:/ });

/** text is everything that stands in the page, what nobody sees included. */
export const text = (page: Page) => page.evaluate(() => document.documentElement.outerHTML + " " + document.title + " " + location.href);

/** shot is for whoever wants to look at it. */
export const shot = (page: Page, name: string) => page.screenshot({ path: `${shots}/support-${name}.png` });

const heartbeat = 16_000;
const tenants = ["Beispiel AG", "Muster GmbH"];
const people = ["beispiel.example", "Bürgi", "Brändli", "Émery", "Žižková", "Özil", "Ohnesorg", "Rechnungsimport", "In Arbeit"];
/** gone waits for the end to be said, at most one heartbeat. */
export const gone = (page: Page) => page.getByRole("heading", { name: "Ihr Zugang ist beendet" }).waitFor({ timeout: heartbeat });

/** nothing of a tenant stands in the page, what nobody sees included. desk: only its name may, for an agent sees who lets him in. */
export async function nothing(page: Page, desk = false) {
  const all = await text(page);
  expect((desk ? people : [...tenants, ...people]).filter((one) => all.includes(one))).toEqual([]);
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
}

/** tab opens a second tab of the same session. */
export async function tab(w: World, page: Page, path: string): Promise<Page> {
  const [next] = await Promise.all([page.context().waitForEvent("page"), page.evaluate((path) => void window.open(path), path)]);
  w.watch(next);
  return next;
}

/** user is the id of somebody, by the beginning of his address. */
export async function user(w: World, as: string, mail: string): Promise<string> {
  const { body } = await w.api(as, "POST", "/v1/users/search", {});
  return body.users.find((u: { mail: string }) => u.mail.startsWith(mail)).id;
}

/** atWork leaves an agent's page with changes that are not saved and a dialog that asks. */
export async function atWork(page: Page, id: string) {
  await page.goto(`/users/${id}`);
  await page.getByLabel("Abteilung").fill("In Arbeit");
  await page.getByRole("button", { name: "Deaktivieren" }).first().click();
  await page.getByRole("dialog").waitFor();
}
