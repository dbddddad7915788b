// The states a screen can be in. Where the real product cannot be brought to one, the answer is put in its place.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibleEverywhere } from "./axe";
import { inWorld } from "./world";

const w = inWorld();
const rows = (page: Page) => page.locator("tbody tr");

/** problem is an answer as the API gives it. */
const problem = (status: number, code: string, title: string, headers: Record<string, string> = {}) => ({
  status,
  headers: { "Content-Type": "application/problem+json", ...headers },
  body: JSON.stringify({ type: "urn:curfew:problem:" + code, title, status, code, request: "req-4711" }),
});

test("loading: what stands above the rows stays where it is when they come", async () => {
  const page = await w.page("olga@", "/account");
  await page.route("**/v1/users/search", async (route) => {
    await new Promise((go) => setTimeout(go, 1500));
    await route.continue();
  });
  await page.getByRole("link", { name: "Benutzer", exact: true }).first().click();
  const heading = page.getByRole("heading", { level: 1, name: "Benutzer" });
  await heading.waitFor();
  const before = await heading.boundingBox();
  await rows(page).nth(3).waitFor();
  expect((await heading.boundingBox())!.y).toBe(before!.y);
});

test("refreshing: the old rows stay", async () => {
  const page = await w.page("olga@", "/users");
  await rows(page).nth(3).waitFor();
  const first = await rows(page).first().innerText();
  let held: (() => void) | undefined;
  await page.route("**/v1/users/search", async (route) => {
    await new Promise<void>((go) => (held = go));
    await route.continue();
  });
  await page.waitForTimeout(5200); // what was read is fresh for 5 s
  await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect.poll(() => held !== undefined, { timeout: 5000 }).toBe(true);
  await expect.poll(() => rows(page).first().innerText()).toBe(first);
  held!();
});

test("an error says its sentence and its request, and trying again mends it", async () => {
  const page = await w.page("olga@", "/account");
  let broken = true;
  await page.route("**/v1/users/search", (route) => (broken ? route.fulfill(problem(500, "internal", "Etwas ist bei uns schiefgegangen.")) : route.continue()));
  await page.goto("/users");
  await page.getByText("Etwas ist bei uns schiefgegangen.").first().waitFor();
  await expect.poll(() => page.getByText("req-4711").first().isVisible()).toBe(true);
  await accessibleEverywhere(page);
  broken = false;
  await page.getByRole("button", { name: "Erneut versuchen" }).first().click();
  await rows(page).nth(3).waitFor();
});

test("offline is said as that; what was read stays, and trying again mends it", async () => {
  const page = await w.page("olga@", "/users");
  await rows(page).nth(3).waitFor();
  const id = await page.locator("[id^='row-usr_']").first().getAttribute("id");
  await page.context().setOffline(true);
  await page.locator("#" + id).click();
  await page.getByText("Keine Verbindung").first().waitFor({ timeout: 20_000 });
  await expect.poll(() => rows(page).count()).toBeGreaterThan(3);
  await page.context().setOffline(false);
  await expect.poll(async () => { // the list and the pane may both have asked meanwhile
    const again = page.getByRole("button", { name: "Erneut versuchen" }).first();
    if (await again.isVisible()) await again.click({ timeout: 1000 }).catch(() => undefined);
    return page.getByText("Keine Verbindung").count();
  }).toBe(0);
});

test("a part that cannot be fetched any more is said in its place; the page stays, and trying again brings it", async () => {
  const page = await w.page("olga@", "/users");
  await page.locator("[id^='row-usr_']").first().click();
  const folders = page.getByRole("tab", { name: "Ordner" });
  await folders.waitFor();
  await page.route("**/assets/tab-*.js", (route) => route.abort()); // gone after a deploy
  await folders.click();
  await page.getByText("Keine Verbindung").first().waitFor();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(3);
  await page.unroute("**/assets/tab-*.js");
  await page.getByRole("button", { name: "Erneut versuchen" }).first().click();
  await page.getByRole("tree").waitFor();
});

test("a page older than the server's console says so, whatever part it needs, and loads itself anew", async () => {
  const page = await w.page("anna.berger@", "/users");
  await page.locator("[id^='row-usr_']").first().click();
  const folders = page.getByRole("tab", { name: "Ordner" });
  await folders.waitFor();
  await page.route("**/assets/*-*.js", (route) => route.fulfill({ status: 404 })); // gone after a deploy
  await page.route(w.url + "/", (route) => route.fulfill({ contentType: "text/html", body: '<script type="module" src="/assets/index-newer.js"></script>' }));
  await folders.click();
  const newer = page.getByText("Es gibt eine neue Fassung. Bitte laden Sie die Seite neu.");
  await newer.waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Ordner" }).click();
  await expect.poll(() => page.locator("main").getByText("Es gibt eine neue Fassung").count()).toBe(1);
  await page.unroute("**/assets/*-*.js");
  await page.unroute(w.url + "/");
  await page.getByRole("button", { name: "Neu laden" }).click();
  await page.getByRole("tree").waitFor();
  await newer.waitFor({ state: "detached" });
});

test("a page that breaks by a mistake of ours leaves the rest, says so, and can be loaded anew", async () => {
  const page = await w.page("anna.berger@", "/users");
  await rows(page).first().waitFor();
  await page.route("**/v1/settings", (route) => route.fulfill({ json: null }));
  w.faults.length = 0;
  await page.getByRole("button", { name: "Einstellungen" }).click();
  await page.getByRole("menuitem", { name: "Firmeneinstellungen" }).click();
  await page.getByText("Etwas ist schiefgegangen.").first().waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Benutzer" }).waitFor();
  await page.unroute("**/v1/settings");
  await page.getByRole("button", { name: "Neu laden" }).click();
  await page.getByRole("heading", { name: "Firmeneinstellungen" }).first().waitFor();
  expect(w.faults.length).toBeGreaterThan(0); // it is in the browser's log, for whoever mends it
  w.faults.length = 0;
});

test("too many attempts: the wait is counted down, and until then there is no second press", async () => {
  const page = await w.page(null, "/sign-in");
  const olga = w.someone("olga@");
  await page.route("**/v1/sign-in", (route) => route.fulfill(problem(429, "too_often", "Zu viele Versuche.", { "Retry-After": "3" })));
  await page.getByLabel("Mandant").fill(olga.tenant);
  await page.getByLabel("E-Mail-Adresse").fill(olga.mail);
  await page.getByLabel("Passwort", { exact: true }).fill("falsch falsch falsch");
  const button = page.getByRole("button", { name: "Anmelden", exact: true });
  await button.click();
  await page.getByText("Zu viele Versuche.").waitFor();
  await page.getByRole("timer").waitFor();
  expect(await button.isDisabled() || (await button.getAttribute("aria-disabled")) === "true").toBe(true);
  await page.unroute("**/v1/sign-in");
  await page.getByLabel("Passwort", { exact: true }).fill(olga.password);
  await expect.poll(async () => (await button.getAttribute("aria-disabled")) !== "true" && (await button.isEnabled()), { timeout: 8000 }).toBe(true);
  await button.click();
  await page.waitForURL("**/users*");
});

test("wrong password: one sentence, whatever was wrong; the password is kept out of the address", async () => {
  const page = await w.page(null, "/sign-in");
  const olga = w.someone("olga@");
  const said: string[] = [];
  for (const mail of [olga.mail, "niemand@muster.example"]) {
    await page.getByLabel("Mandant").fill(olga.tenant);
    await page.getByLabel("E-Mail-Adresse").fill(mail);
    await page.getByLabel("Passwort", { exact: true }).fill("nicht das richtige Passwort");
    const answer = page.waitForResponse("**/v1/sign-in");
    await page.getByRole("button", { name: "Anmelden", exact: true }).click();
    await answer;
    await page.getByText(/ist falsch/).first().waitFor();
    said.push(await page.locator("[class*=alert]").first().innerText());
  }
  expect(said[0]).toBe(said[1]);
  expect(page.url()).toBe(w.url + "/sign-in");
});

test("a second press sends one request, and a retry after a broken answer carries the same key", async () => {
  const page = await w.page("olga@", "/users/new");
  const keys: (string | undefined)[] = [];
  let lose = true;
  await page.route("**/v1/users", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    keys.push(route.request().headers()["idempotency-key"]);
    if (!lose) return route.continue();
    lose = false;
    await route.fetch(); // it is done, but the answer is lost
    return route.abort();
  });
  await page.getByLabel(/E-Mail/).first().fill("zweimal@muster.example");
  await page.getByLabel(/Vorname/).first().fill("Zoe");
  await page.getByLabel(/Nachname/).first().fill("Zweimal");
  await page.getByRole("button", { name: /anlegen|einladen|erstellen/i }).last().dblclick();
  await page.waitForURL("**/users/usr_**", { timeout: 20_000 });
  expect(keys.length).toBe(2); // the one whose answer was lost, and its retry
  expect(new Set(keys).size).toBe(1);
  const found = await w.api("olga@", "POST", "/v1/users/search", { text: "zweimal@muster.example" });
  expect(found.body.users.length).toBe(1);
});
