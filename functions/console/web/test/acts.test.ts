// What is pressed happens once, what is entered stays, and nobody is taken from where he is.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { tab } from "./desk";
import { change, opened, person, pick } from "./people";
import { inWorld } from "./world";

const w = inWorld();
const broken = { status: 500, headers: { "Content-Type": "application/problem+json" }, body: JSON.stringify({ type: "urn:curfew:problem:internal", title: "Etwas ist bei uns schiefgegangen.", status: 500, code: "internal", request: "req-4711" }) };

/** count notes the requests of a method to an address, the first ones of which break. */
async function count(page: Page, to: string, method: string, breaks: number) {
  const seen: unknown[] = [];
  await page.route(to, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    seen.push(route.request().postDataJSON() ?? {});
    return seen.length <= breaks ? route.fulfill(broken) : route.continue();
  });
  return seen;
}
/** hold keeps requests of a method until it is called. */
async function hold(page: Page, to: string, method: string) {
  let go = () => {};
  const gone = new Promise<void>((done) => (go = done));
  await page.route(to, async (route) => {
    if (route.request().method() === method) await gone;
    return route.fallback();
  });
  return go;
}
const again = (page: Page) => page.getByRole("button", { name: "Erneut versuchen" }).first();

test("trying again inside a form is one request, and does not send the form", async () => {
  const page = await w.page("otto@", "/service-keys");
  await page.getByRole("button", { name: "Schlüssel anlegen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Einmal");
  const seen = await count(page, "**/v1/service-keys", "POST", 1);
  await dialog.getByRole("button", { name: "Schlüssel anlegen" }).click();
  await again(page).click();
  await dialog.getByText("nie wieder").waitFor();
  expect(seen.length).toBe(2);
  const { body } = await w.api("otto@", "GET", "/v1/service-keys");
  expect(body.keys.filter((k: { name: string }) => k.name === "Einmal").length).toBe(1);
});

test("what has nothing to send can be tried again, too", async () => {
  const page = await w.page("petra.aerger@", "/account");
  await page.getByRole("button", { name: "Überall abmelden" }).first().click();
  const seen = await count(page, "**/v1/sessions", "DELETE", 1);
  await page.getByRole("dialog").getByRole("button", { name: "Überall abmelden" }).click();
  await again(page).click();
  await page.getByRole("heading", { name: "Abgemeldet" }).waitFor();
  expect(seen.length).toBe(2);
});

test("Enter in a user's form saves it, once; handing over ownership does not", async () => {
  const { id } = await person(w, "anna.berger");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Anna Berger");
  const seen = await count(page, `**/v1/users/${id}`, "PATCH", 0);
  await page.getByLabel("Abteilung").fill("Leitung");
  await page.getByRole("button", { name: "Inhaberschaft übergeben …" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
  expect(seen).toEqual([]);
  await page.getByLabel("Abteilung").press("Enter");
  await page.getByText("Das Konto von Anna Berger ist gespeichert.").waitFor();
  expect(seen).toEqual([{ department: "Leitung" }]);
});

test("the old zone, chosen again after another country, is sent", async () => {
  const { id, zone } = await person(w, "rolf.ausgang");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Rolf Ausgang");
  await pick(page, /^Land/, /^Japan/, "Japan");
  await pick(page, /^Zeitzone/, new RegExp("^" + zone), zone);
  await page.getByRole("button", { name: "Speichern", exact: true }).click();
  await page.getByText("Das Konto von Rolf Ausgang ist gespeichert.").waitFor();
  expect((await person(w, "rolf.ausgang")).zone).toBe(zone);
});

test("what is typed while a user is being saved stays", async () => {
  const { id } = await person(w, "helga.jaeger");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Helga Jäger");
  const go = await hold(page, `**/v1/users/${id}`, "PATCH");
  await page.getByLabel("Abteilung").fill("Lager");
  await page.getByRole("button", { name: "Speichern", exact: true }).click();
  await page.getByLabel("Vorname").fill("Helgard");
  go();
  await page.getByText("Das Konto von Helga Jäger ist gespeichert.").waitFor();
  expect([await page.getByLabel("Vorname").inputValue(), await page.getByLabel("Abteilung").inputValue()]).toEqual(["Helgard", "Lager"]);
  await page.getByRole("button", { name: "Speichern", exact: true }).click();
  await page.getByText("Das Konto von Helgard Jäger ist gespeichert.").waitFor();
});

test("412 what is refused when it is sent over somebody else's says so", async () => {
  const { id } = await person(w, "ilse.baecker");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Ilse Bäcker");
  await page.getByLabel("E-Mail-Adresse").fill("olga@muster.example");
  await change(w, id, { department: "Zentrale" });
  await page.getByRole("button", { name: "Speichern", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Meine Eingabe übernehmen" }).click();
  await page.getByText(/Benutzer.*diese Adresse|Adresse.*vergeben/).first().waitFor();
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
});

test("412 what somebody else saved is not overwritten after a look elsewhere either", async () => {
  const page = await w.page("olga@", "/settings");
  await page.getByRole("button", { name: "Bearbeiten" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("Von Olga");
  const { headers } = await w.api("anna.berger@", "GET", "/v1/settings");
  expect((await w.api("anna.berger@", "PATCH", "/v1/settings", { name: "Von Anna" }, { "If-Match": headers.get("ETag")! })).status).toBe(200);
  await page.waitForTimeout(5200); // then what was read is read anew
  const read = page.waitForResponse((r) => r.url().endsWith("/v1/settings") && r.request().method() === "GET");
  await page.evaluate(() => dispatchEvent(new Event("visibilitychange")));
  await read;
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByRole("dialog").getByText("Von Anna").waitFor();
});

test("the settings open after a look at the form of a new user", async () => {
  const page = await w.page("olga@", "/users/new");
  await page.getByLabel(/E-Mail/).first().waitFor();
  await page.getByRole("button", { name: "Einstellungen" }).click();
  await page.getByRole("menuitem", { name: "Firmeneinstellungen" }).click();
  await page.getByRole("heading", { name: "Firmeneinstellungen", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Bearbeiten" }).first().waitFor();
});

test("who has gone on is not fetched back when a user was made meanwhile", async () => {
  const page = await w.page("olga@", "/users/new");
  const go = await hold(page, "**/v1/users", "POST");
  await page.getByLabel(/E-Mail/).first().fill("spaeter@muster.example");
  await page.getByLabel(/Vorname/).first().fill("Susi");
  await page.getByLabel(/Nachname/).first().fill("Später");
  await page.getByRole("button", { name: /anlegen|einladen|erstellen/i }).last().click();
  await page.getByRole("link", { name: "Ordner" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Verwerfen" }).click();
  await page.getByRole("heading", { name: "Ordner", level: 1 }).waitFor();
  go();
  await page.getByText(/Susi Später/).first().waitFor();
  expect(new URL(page.url()).pathname).toBe("/folders");
});

test("the browser's tab names a person only while he is shown", async () => {
  const { id } = await person(w, "silke.bald");
  const page = await w.page("olga@", "/users");
  await page.locator(`#row-${id}`).click();
  await opened(page, "Silke Bald");
  await expect.poll(() => page.title()).toBe("Silke Bald · Curfew");
  await page.keyboard.press("Escape");
  await expect.poll(() => page.title()).toBe("Benutzer · Curfew");
});

test("signing out in one tab leaves a tab alone that is nobody's", async () => {
  const page = await w.page("bruno@", "/account");
  const second = await tab(w, page, "/getting-to-know");
  await second.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: /Mein Konto/ }).click();
  await page.getByRole("menuitem", { name: "Abmelden" }).click();
  await page.getByRole("heading", { name: "Abgemeldet" }).waitFor();
  await second.waitForTimeout(500);
  await expect.poll(() => second.getByRole("heading", { name: "Abgemeldet" }).count()).toBe(0);
});
