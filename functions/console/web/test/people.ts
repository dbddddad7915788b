// People of the demo, asked of the API past the browser; and what a screen with the kit's parts needs to be pressed.
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { World } from "./world";

/** Account is what the API says of a user. */
export interface Account {
  id: string;
  mail: string;
  version: number;
  status: string;
  zone: string;
  folders: number;
  licence: string;
  administrator: boolean;
  owner: boolean;
  department?: string;
  idle: { state: string; promise?: string; exemptUntil?: string; exemptWhy?: string };
}

/** person is somebody of Muster GmbH by the beginning of his address. */
export async function person(w: World, mail: string): Promise<Account> {
  const r = await w.api("olga@", "POST", "/v1/users/search", { filters: [{ column: "mail", op: "startsWith", values: [mail] }] });
  expect(r.status, JSON.stringify(r.body)).toBe(200);
  expect(r.body.users.length, mail).toBe(1);
  return r.body.users[0];
}

/** change edits an account past the browser, as somebody else would. */
export async function change(w: World, id: string, body: object) {
  const now = await w.api("olga@", "GET", `/v1/users/${id}`);
  const r = await w.api("olga@", "PATCH", `/v1/users/${id}`, body, { "If-Match": now.headers.get("ETag")! });
  expect(r.status, JSON.stringify(r.body)).toBe(200);
}

/** mails are those to an address, the newest first, once there are at least n. */
export async function mails(w: World, to: string, n: number): Promise<{ subject: string; text: string }[]> {
  let found: { subject: string; text: string }[] = [];
  await expect.poll(async () => (found = (await (await fetch(`${w.mailbox}/messages?to=${encodeURIComponent(to)}`)).json()) as typeof found).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(n);
  return found;
}

/** pane is the user's pane, by his name. */
export const pane = (page: Page, name: string): Locator => page.getByRole("group", { name, exact: true });

/** pick chooses an option of a form's drop-down by its label; search types into its filter first. */
export async function pick(page: Page, label: RegExp, option: RegExp, search?: string) {
  await page.locator('[aria-haspopup="listbox"], [aria-haspopup="dialog"]').and(page.getByRole("button", { name: label })).click();
  if (search !== undefined) await page.getByPlaceholder("Suchen", { exact: true }).fill(search);
  await page.getByRole("option", { name: option }).first().click();
}

/** opened waits until a user's account is there. */
export async function opened(page: Page, name: string) {
  await page.getByRole("tab", { name: "Konto" }).waitFor();
  await page.getByRole("heading", { name, exact: true }).first().waitFor();
}
