// The end of access as an open page shows it: within one heartbeat nothing of the tenant is left in it, in no tab.
import type { Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { accessible, looks } from "./axe";
import { bar, grant, inside, shot, text } from "./desk";
import { inWorld } from "./world";

const w = inWorld();
beforeEach(() => w.move("16m")); // signing in is throttled

const heartbeat = 16_000;
const names = ["Beispiel AG", "beispiel.example", "Bürgi", "Brändli", "Émery", "Žižková", "Muster GmbH", "Özil", "Ohnesorg", "Rechnungsimport", "In Arbeit"];
const gone = (page: Page) => page.getByRole("heading", { name: "Ihr Zugang ist beendet" }).waitFor({ timeout: heartbeat });

/** nothing of a tenant stands in the page, what nobody sees included. */
async function nothing(page: Page) {
  const all = await text(page);
  for (const name of names) expect(all, name).not.toContain(name);
  expect(await page.getByRole("dialog").count()).toBe(0);
}

/** tab opens a second tab of the same session. */
async function tab(page: Page, path: string): Promise<Page> {
  const [next] = await Promise.all([page.context().waitForEvent("page"), page.evaluate((path) => void window.open(path), path)]);
  w.watch(next);
  return next;
}

/** user is the id of somebody, by the beginning of his address. */
async function user(as: string, mail: string): Promise<string> {
  const { body } = await w.api(as, "POST", "/v1/users/search", {});
  return body.users.find((u: { mail: string }) => u.mail.startsWith(mail)).id;
}

/** atWork leaves an agent's page with changes that are not saved and a dialog that asks. */
async function atWork(page: Page, id: string) {
  await page.goto(`/users/${id}`);
  await page.getByLabel("Abteilung").fill("In Arbeit");
  await page.getByRole("button", { name: "Deaktivieren" }).first().click();
  await page.getByRole("dialog").waitFor();
}

test("R46 at the end of the period nothing of the tenant is left in the page, nor in the second tab, and a save is refused", async () => {
  await grant(w, "bruno@", "1d");
  await w.move("23h52m");
  const page = await inside(w, "Beispiel AG", "Bruno Bürgi");
  await bar(page).getByRole("status").filter({ hasText: "In weniger als 10 Minuten endet dieser Zugang." }).waitFor();
  const second = await tab(page, "/users");
  await bar(second).waitFor();
  const vreni = await user("bruno@", "vreni");
  await atWork(page, vreni);
  await w.move("9m");
  await Promise.all([gone(page), gone(second)]);
  for (const p of [page, second]) {
    await p.getByText("sein Zeitraum ist abgelaufen").waitFor();
    await p.getByText(/^(Ende|Bemerkt): /).waitFor();
    await nothing(p);
  }
  const status = await page.evaluate(async (id) => (await fetch(`/v1/users/${id}/deactivate`, { method: "POST", headers: { "Curfew-Session": "support" } })).status, vreni);
  expect(status).toBe(401);
  await shot(page, "ended");
  expect((await w.api("bruno@", "GET", `/v1/users/${vreni}`)).body.status).toBe("active");
  await page.reload();
  await gone(page);
  await page.getByText("sein Zeitraum ist abgelaufen").waitFor();
  await nothing(page);
});

test("R46 what is pressed after the end is refused, and the page is emptied at once", async () => {
  await grant(w, "bruno@", "1d");
  await w.move("23h52m");
  const page = await inside(w, "Beispiel AG", "Bruno Bürgi");
  const vreni = await user("bruno@", "vreni");
  await atWork(page, vreni);
  await w.move("9m");
  await page.getByRole("dialog").getByRole("button", { name: "Deaktivieren" }).click();
  await gone(page);
  await nothing(page);
  expect((await w.api("bruno@", "GET", `/v1/users/${vreni}`)).body.status).toBe("active");
});

const ends: [string, string, string, string, () => Promise<unknown>, () => Promise<unknown>][] = [
  ["R47 switching off", "bruno@", "Beispiel AG", "Bruno Bürgi", () => grant(w, "bruno@", null), async () => undefined],
  ["End now", "bruno@", "Beispiel AG", "Bruno Bürgi", async () => {
    const { body } = await w.api("bruno@", "GET", "/v1/support-access");
    for (const s of body.sessions) await w.api("bruno@", "DELETE", `/v1/support-access/sessions/${s.id}`);
  }, async () => undefined],
  ["deactivating the profile", "olga@", "Muster GmbH", "Sami Özil", async () => w.api("olga@", "POST", `/v1/users/${await user("olga@", "sami")}/deactivate`), async () => w.api("olga@", "POST", `/v1/users/${await user("olga@", "sami")}/reactivate`)],
  ["suspending the tenant", "bruno@", "Beispiel AG", "Bruno Bürgi", () => standing("suspend"), () => standing("resume")],
];

async function standing(how: string) {
  const { body } = await w.api("otto@", "GET", "/v1/tenants");
  const { id } = body.tenants.find((t: { handle: string }) => t.handle === "beispiel");
  expect((await w.api("otto@", "POST", `/v1/tenants/${id}/${how}`)).status).toBe(200);
}

for (const [what, owner, tenant, as, end, after] of ends)
  test(`${what} empties an agent's page and its second tab within one heartbeat`, async () => {
    await grant(w, owner, "1w");
    const someone = await user(owner, owner === "bruno@" ? "vreni" : "petra");
    const page = await inside(w, tenant, as);
    await atWork(page, someone);
    const second = await tab(page, "/users");
    await bar(second).waitFor();
    await end();
    await Promise.all([gone(page), gone(second)]);
    await nothing(page);
    await nothing(second);
    await page.getByRole("button", { name: "Zum Supportplatz" }).click();
    await page.getByRole("heading", { name: "Supportplatz" }).waitFor();
    await page.goBack();
    await nothing(page);
    await after();
  });

test("an answer that arrives after the end is dropped", async () => {
  await grant(w, "bruno@", "1w");
  const page = await inside(w, "Beispiel AG", "Bruno Bürgi");
  let go = () => {};
  const late = new Promise<void>((done) => (go = done));
  let asked = false;
  await page.route("**/v1/users/search", async (route) => {
    asked = true;
    const answer = await route.fetch();
    await late;
    await route.fulfill({ response: answer }).catch(() => undefined); // the page may have dropped it already
  });
  await page.reload();
  await expect.poll(() => asked).toBe(true);
  await grant(w, "bruno@", null);
  await gone(page);
  go();
  await page.waitForTimeout(500);
  await nothing(page);
});

test("a page that the browser kept shows nothing and is loaded anew when one comes back to it", async () => {
  await grant(w, "bruno@", "1w");
  const page = await inside(w, "Beispiel AG", "Bruno Bürgi");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  expect(await page.locator("body").isHidden()).toBe(true);
  await grant(w, "bruno@", null);
  await Promise.all([page.waitForEvent("load"), page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })))]);
  await gone(page);
  await nothing(page);
});

test("a suspended tenant's own people are told so, and nothing of it is left", async () => {
  const page = await w.page("bruno@", "/users");
  await page.getByText("Vreni Brändli").first().waitFor();
  await standing("suspend");
  await gone(page);
  await page.getByText("Ihre Firma ist gesperrt").waitFor();
  await nothing(page);
  await standing("resume");
});

test("a deactivated user is out of all his tabs", async () => {
  const page = await w.page("anna.berger@", "/users");
  await page.getByText("Petra Ärger").first().waitFor();
  const second = await tab(page, "/settings");
  const anna = await user("olga@", "anna.berger");
  await w.api("olga@", "POST", `/v1/users/${anna}/deactivate`);
  await Promise.all([gone(page), gone(second)]);
  await page.getByText("Ihr Konto wurde deaktiviert").waitFor();
  await nothing(page);
  await nothing(second);
  await w.api("olga@", "POST", `/v1/users/${anna}/reactivate`);
});

const again = (page: Page) => page.getByRole("dialog", { name: "Bitte melden Sie sich wieder an" });
async function signInAgain(page: Page, who: string) {
  const { mail, password } = w.someone(who);
  await again(page).getByLabel("E-Mail-Adresse").fill(mail);
  await again(page).getByLabel("Passwort").fill(password);
  await again(page).getByRole("button", { name: "Anmelden", exact: true }).click();
}
/** look comes back to a page: what is older than 5 seconds is read again. */
const look = (page: Page) => page.evaluate(() => (dispatchEvent(new Event("focus")), document.dispatchEvent(new Event("visibilitychange"))));

test("when one's own session runs out, what was entered is kept, and signing in goes on there; in the other tab too", async () => {
  const page = await w.page("olga@", "/support-access");
  await page.getByRole("button", { name: "Bearbeiten" }).click();
  await page.getByRole("radio", { name: "4 Monate" }).check({ force: true });
  const second = await tab(page, "/account");
  await second.getByRole("heading", { name: "Meine Sitzungen" }).waitFor();
  await page.waitForTimeout(5200);
  await w.move("8h1m");
  await look(page);
  await again(page).waitFor();
  await accessible(page, "sign in again");
  await shot(page, "again");
  await look(second);
  await again(second).waitFor();
  await signInAgain(page, "olga@");
  await again(page).waitFor({ state: "detached" });
  await again(second).waitFor({ state: "detached" });
  expect(await page.getByRole("radio", { name: "4 Monate" }).isChecked()).toBe(true);
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText(/Gespeichert/).waitFor();
});

test("the form of a user keeps what was entered, too, with its dialog", async () => {
  const page = await w.page("olga@", "/users");
  await atWork(page, await user("olga@", "petra"));
  await page.waitForTimeout(5200);
  await w.move("8h1m");
  await look(page);
  await again(page).waitFor();
  await signInAgain(page, "olga@");
  await again(page).waitFor({ state: "detached" });
  await page.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
  expect(await page.getByLabel("Abteilung").inputValue()).toBe("In Arbeit");
});

test("when somebody else signs in then, everything of the first is discarded, in all tabs", async () => {
  const page = await w.page("olga@", "/support-access");
  await page.getByRole("button", { name: "Bearbeiten" }).click();
  await page.getByRole("radio", { name: "1 Tag" }).check({ force: true });
  const second = await tab(page, "/account");
  await second.getByRole("heading", { name: "Meine Sitzungen" }).waitFor();
  await w.move("8h1m");
  await look(page);
  await again(page).waitFor();
  await signInAgain(page, "petra.aerger@");
  await page.getByRole("button", { name: /Petra Ärger/ }).waitFor();
  await page.waitForURL("**/folders");
  expect(await text(page)).not.toContain("Ohnesorg");
  await second.getByText("In diesem Browser wurde eine andere Sitzung begonnen.").waitFor();
  await nothing(second);
});

test("a wrong password in the dialog is said there and ends nothing", async () => {
  const page = await w.page("olga@", "/account");
  await page.getByRole("heading", { name: "Meine Sitzungen" }).waitFor();
  await w.move("8h1m");
  await look(page);
  await again(page).waitFor();
  await again(page).getByLabel("E-Mail-Adresse").fill("olga@muster.example");
  await again(page).getByLabel("Passwort").fill("falsch");
  await page.keyboard.press("Enter");
  await again(page).getByText("Mandant, Adresse oder Passwort").waitFor();
});

test("signing out in one tab ends the others", async () => {
  const page = await w.page("olga@", "/account");
  const second = await tab(page, "/users");
  await second.getByRole("link", { name: "Benutzer" }).waitFor();
  await page.getByRole("button", { name: /Mein Konto/ }).click();
  await page.getByRole("menuitem", { name: "Abmelden" }).click();
  await page.getByRole("heading", { name: "Abgemeldet" }).waitFor();
  await second.getByRole("heading", { name: "Abgemeldet" }).waitFor();
  await nothing(second);
});

for (const one of looks)
  test(`the end can be read by everybody: ${one.viewport.width} ${one.colorScheme}`, async () => {
    await grant(w, "bruno@", "1w");
    const page = await inside(w, "Beispiel AG", "Bruno Bürgi", one);
    await grant(w, "bruno@", null);
    await look(page);
    await gone(page);
    await accessible(page, "ended");
    await shot(page, `ended-${one.viewport.width}-${one.colorScheme}`);
  });
