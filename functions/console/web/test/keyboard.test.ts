// Whole stories by keyboard alone: no mouse is moved, and what is reached is reached by Tab and arrows.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inWorld } from "./world";

const w = inWorld();

/** here is what has the focus, by the words that a screen reader says for it. */
const here = (page: Page) =>
  page.evaluate(() => {
    const e = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> };
    if (!e.matches("a, button, input, textarea, [role=tab], [role=treeitem], [role=combobox]")) return "";
    const by = (e.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    return [e.getAttribute("aria-label") ?? "", by, e.labels?.[0]?.textContent ?? "", e.textContent ?? ""].join(" | ");
  });

/** reach presses Tab until what is named has the focus. */
async function reach(page: Page, name: RegExp, key = "Tab") {
  const met: string[] = [];
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press(key);
    const at = await here(page);
    if (name.test(at)) return;
    met.push(at.slice(0, 60));
  }
  throw new Error(`${name} is not reached by ${key}; met: ${met.join(" · ")}`);
}

const press = async (page: Page, name: RegExp) => {
  await reach(page, name);
  await page.keyboard.press("Enter");
};

test("R13 R18 R21 R22 R31 a user is created, put into a folder, deactivated, activated and deleted by keyboard alone", async () => {
  const page = await w.page("olga@", "/users");
  await page.locator("tbody tr").nth(3).waitFor();
  await page.keyboard.press("n");
  await page.getByRole("heading", { name: "Neuer Benutzer" }).first().waitFor();
  for (const [name, text] of [[/Vorname/, "Tasta"], [/Nachname/, "Tour"], [/E-Mail-Adresse/, "tasta.tour@muster.example"]] as const) {
    if (!name.test(await here(page))) await reach(page, name);
    await page.keyboard.type(text);
  }
  await press(page, /Benutzer anlegen/);
  await page.waitForURL("**/users/usr_**");
  await page.getByRole("button", { name: "Deaktivieren", exact: true }).waitFor();

  await reach(page, /(^|\| )Konto( |$)/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByText("In keinem Ordner.").waitFor();
  await page.getByRole("checkbox", { name: /^In „/ }).first().waitFor();
  await reach(page, /Nur seine Ordner/);
  await page.keyboard.press("Tab"); // the tree
  await page.keyboard.press("ArrowRight"); // into the first folder: its box
  await page.keyboard.press("Space");
  await page.getByText(/Tasta Tour ist jetzt Teilnehmer in/).first().waitFor();

  await press(page, /^Deaktivieren|\| Deaktivieren$/);
  await page.getByRole("dialog").getByText("überall ausgesperrt").waitFor();
  await press(page, /Deaktivieren$/);
  await page.getByRole("button", { name: "Aktivieren", exact: true }).waitFor();
  await press(page, /\| Aktivieren$/);
  const sure = page.getByRole("dialog");
  if (await sure.isVisible()) await press(page, /Aktivieren$/);
  await page.getByRole("button", { name: "Deaktivieren", exact: true }).waitFor();

  await press(page, /Löschen …/);
  await page.getByRole("dialog").getByText("Jede bestätigte Löschung ist endgültig.").waitFor();
  await reach(page, /zur Bestätigung/);
  await page.keyboard.type("tasta.tour@muster.example");
  await press(page, /Endgültig löschen/);
  await page.getByRole("dialog", { name: "Tasta Tour wird gelöscht" }).or(page.getByRole("dialog", { name: "Benutzer gelöscht" })).waitFor();
  await w.move("2m");
  await page.getByRole("dialog", { name: "Benutzer gelöscht" }).waitFor({ timeout: 30_000 });
  await press(page, /Schließen/);
  await page.waitForURL((url) => url.pathname === "/users");
  expect((await w.api("olga@", "POST", "/v1/users/search", { text: "tasta.tour" })).body.users).toEqual([]);
});

test("R40 R43 R47 support is let in for a day and put out again by keyboard alone", async () => {
  const page = await w.page("bruno@", "/support-access");
  await page.getByRole("button", { name: "Bearbeiten" }).waitFor();
  await press(page, /Bearbeiten/);
  const toggle = page.getByRole("switch").or(page.getByRole("checkbox")).first();
  await toggle.waitFor();
  if (!(await toggle.isChecked())) {
    if (!/erlauben/.test(await here(page))) await reach(page, /erlauben/);
    await page.keyboard.press("Space");
  }
  await reach(page, /1 Woche/);
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => page.getByRole("radio", { name: /^1 Tag/ }).isChecked()).toBe(true);
  await press(page, /Speichern/);
  await expect.poll(async () => (await w.api("bruno@", "GET", "/v1/support-access")).body.period).toBe("1d");
  await page.getByRole("button", { name: "Bearbeiten" }).waitFor();
  if (!/Bearbeiten/.test(await here(page))) await reach(page, /Bearbeiten/);
  await page.keyboard.press("Enter");
  await toggle.waitFor();
  if (!/erlauben/.test(await here(page))) await reach(page, /erlauben/);
  await page.keyboard.press("Space");
  await press(page, /Speichern/);
  const ask = page.getByRole("dialog");
  await ask.waitFor({ timeout: 2000 }).catch(() => undefined);
  if (await ask.isVisible()) await press(page, /Ausschalten/);
  await expect.poll(async () => (await w.api("bruno@", "GET", "/v1/support-access")).body.on).toBe(false);
});
