// Work that takes a while, where it is begun among the users: its end is told once, and said as it was.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessible, looks } from "./axe";
import { person } from "./people";
import { fresh, opened, rows } from "./rows";
import { inWorld, shots } from "./world";

const w = inWorld();
const failing = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: { "Content-Type": "application/problem+json", ...headers },
  body: JSON.stringify({ type: "urn:curfew:problem:x", code: "x", status, title: "Das ging nicht." }),
});

/** deactivate ticks users and begins to deactivate them; the dialog then shows how far it is. */
async function deactivate(page: Page, ...who: string[]) {
  for (const name of who) await page.getByRole("checkbox", { name: `${name} auswählen` }).check();
  await page.getByRole("button", { name: `${who.length} ausgewählt` }).click();
  await page.getByRole("menuitem", { name: "Deaktivieren" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deaktivieren" }).click();
}
const close = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Schließen" }).last().click();

test("R18 R21 what was done to several users is told once", async () => {
  await fresh(w);
  const page = await opened(w);
  await deactivate(page, "Silke Bald", "Konrad Eigner");
  const message = page.getByText("2 Benutzer deaktiviert.");
  await message.waitFor();
  await close(page);
  await page.getByRole("button", { name: "Meldung ausblenden" }).click();
  const menu = page.getByRole("navigation", { name: "Menü" });
  await menu.getByRole("link", { name: "Ordner" }).click();
  await page.waitForURL("**/folders*");
  await menu.getByRole("link", { name: "Benutzer" }).click();
  await rows(page).first().waitFor();
  await page.waitForTimeout(1500); // its job is read once more
  await expect.poll(() => message.count()).toBe(0);
});

test("R21 a press takes it back once, whatever happens on the way; its message goes first", async () => {
  await fresh(w);
  const page = await opened(w);
  await deactivate(page, "Petra Ärger");
  await page.getByText("1 Benutzer deaktiviert.").waitFor();
  await close(page);
  const keys: (string | undefined)[] = [];
  let go = () => undefined as void;
  await page.route("**/v1/users/batch", async (route) => {
    keys.push(route.request().headers()["idempotency-key"]);
    if (keys.length > 1) return route.continue();
    await new Promise<void>((free) => (go = free));
    await route.fetch(); // it is done, but the answer says otherwise
    return route.fulfill(failing(500));
  });
  const undo = page.getByRole("button", { name: "Rückgängig" });
  await undo.click();
  await expect.poll(() => keys.length).toBe(1);
  await expect.poll(() => undo.count()).toBe(0);
  go();
  await page.getByText("Das ging nicht.").waitFor();
  await page.getByRole("button", { name: "Erneut versuchen" }).click();
  await page.getByText("1 Benutzer wieder aktiv.").waitFor();
  expect(keys.length).toBe(2);
  expect(keys[1]).toBe(keys[0]);
  await close(page);
});

for (const [state, said, why, look] of [
  ["failed", "Nicht abgeschlossen", "Der Zugriff, unter dem das begonnen wurde, ist beendet. Was bereits getan ist, bleibt.", looks[0]],
  ["cancelled", "Abgebrochen", "Was bereits getan ist, bleibt.", looks[1]],
] as const) {
  test(`R18 work that did not come to its end does not look like success, and says so in words: ${state}`, async () => {
    await fresh(w);
    const page = await opened(w, "/users", "olga@", look);
    const at = new Date().toISOString();
    const job = { id: "job_00000000000000000000000000", kind: "users", began: at, ended: at, total: 2, done: 1, skipped: 0, role: null, results: [], state, ...(state === "failed" && { why: "ended" }) };
    await page.route("**/v1/users/batch", (route) => route.fulfill({ status: 202, json: job }));
    await page.route(/\/v1\/jobs\/job_0/, (route) => route.fulfill({ json: job }));
    await deactivate(page, "Petra Ärger", "Konrad Eigner");
    const dialog = page.getByRole("dialog");
    await dialog.getByText(said, { exact: true }).waitFor();
    await dialog.getByText(why, { exact: true }).waitFor();
    await expect.poll(() => dialog.getByText("Fertig").count()).toBe(0);
    for (const width of [1400, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await accessible(page, `${state}, ${width}`);
      await page.screenshot({ path: `${shots}/job-${state}-${width}.png` });
    }
  });
}

test("work that cannot be read is asked about less often, and not before the API says; the person is told", async () => {
  await fresh(w);
  const page = await opened(w);
  let asked = 0;
  let answer = failing(500);
  await page.route("**/v1/users/batch", (route) => route.fulfill({ status: 202, json: { id: "job_00000000000000000000000000", kind: "users", began: new Date().toISOString(), ended: null, total: 2, done: 0, skipped: 0, role: null, state: "running" } }));
  await page.route(/\/v1\/jobs\/job_0/, (route) => (asked++, route.fulfill(answer)));
  await deactivate(page, "Petra Ärger");
  await page.getByRole("dialog").getByText("Das ging nicht.").waitFor();
  asked = 0;
  await page.waitForTimeout(4000);
  expect(asked).toBeLessThanOrEqual(2);
  answer = failing(429, { "Retry-After": "30" });
  await expect.poll(() => page.getByRole("timer").count(), { timeout: 12_000 }).toBe(1);
  asked = 0;
  await page.waitForTimeout(7000);
  expect(asked).toBe(0);
});

test("R25 a deletion that cannot be read is asked about less often", async () => {
  const { id } = await person(w, "otto.kalt");
  const page = await w.page("olga@", `/users/${id}`);
  await page.getByRole("button", { name: "Löschen …" }).click();
  const seen = { asked: 0, broken: false };
  const body = (await w.api("olga@", "GET", `/v1/users/${id}/deletion`)).body;
  await page.getByRole("dialog").getByText("Jede bestätigte Löschung ist endgültig.").waitFor();
  await page.route("**/deletion", (route) => {
    seen.asked++;
    return route.fulfill(seen.broken ? failing(500) : { status: 202, json: { ...body, state: "running", progress: { step: "account", done: 1, of: 9 } } });
  });
  await page.getByLabel("E-Mail-Adresse des Benutzers zur Bestätigung").fill("otto.kalt@muster.example");
  await page.getByRole("dialog").getByRole("button", { name: "Endgültig löschen" }).click();
  await page.getByRole("dialog", { name: "Otto Kalt wird gelöscht" }).waitFor();
  await expect.poll(() => seen.asked).toBeGreaterThan(2);
  seen.broken = true;
  await page.getByText("Das ging nicht.").waitFor();
  seen.asked = 0;
  await page.waitForTimeout(4000);
  expect(seen.asked).toBeLessThanOrEqual(1);
});
