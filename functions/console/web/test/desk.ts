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

/** wide tells how far the page can be scrolled to the side. */
export const shot = (page: Page, name: string) => page.screenshot({ path: `/tmp/support-${name}.png` });
