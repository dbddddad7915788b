// The end of access when the way to the API is broken, when it comes from another device, and when somebody else sits down.
import type { Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { agent, bar, gone, grant, inside, nothing, tab, text } from "./desk";
import { inWorld } from "./world";

const w = inWorld();
beforeEach(() => w.move("16m")); // signing in is throttled
const ended = (page: Page, within: number) => page.getByRole("heading", { name: "Ihr Zugang ist beendet" }).waitFor({ timeout: within });

test("R46 one question that is never answered does not stop the asking", async () => {
  await grant(w, "bruno@", "1w");
  const page = await inside(w, "Beispiel AG", "Bruno Bürgi");
  let hung = false;
  await page.route("**/v1/heartbeat", async (route) => {
    if (hung) return route.continue();
    hung = true; // and never an answer
  });
  await page.reload();
  await bar(page).waitFor();
  await expect.poll(() => hung).toBe(true);
  await page.getByText("Vreni Brändli").first().waitFor();
  await page.waitForTimeout(2000); // whatever else was asked is answered
  await grant(w, "bruno@", null);
  await ended(page, 30_000);
  await nothing(page);
});

test("R46 an end that is known comes without the net, too; what support sees is veiled before, and what was entered is there again", async () => {
  await grant(w, "bruno@", "1d");
  await w.move("23h55m");
  const page = await inside(w, "Beispiel AG", "Bruno Bürgi");
  await page.getByRole("link", { name: "Vreni Brändli" }).click();
  await page.getByLabel("Abteilung").fill("In Arbeit");
  await page.context().setOffline(true);
  await page.getByRole("dialog", { name: "Keine Verbindung" }).waitFor({ timeout: 60_000 });
  expect(await page.getByText("Vreni Brändli").first().isVisible()).toBe(false);
  expect(await bar(page).isVisible()).toBe(false);
  await page.context().setOffline(false);
  await page.getByText("Vreni Brändli").first().waitFor({ timeout: 20_000 });
  await expect.poll(() => page.getByLabel("Abteilung").inputValue()).toBe("In Arbeit");
  const left = await page.evaluate(async () => Number((await fetch("/v1/heartbeat", { headers: { "Curfew-Session": "support" } })).headers.get("Curfew-Access-Ends")));
  await w.move(`${left - 20}s`);
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await bar(page).getByText(/noch 0:/).waitFor();
  await page.context().setOffline(true);
  await ended(page, 45_000);
  await nothing(page);
});

test("a session that is ended on another device is over in all its tabs, and offers no way to go on", async () => {
  const page = await w.page("olga@", "/users");
  await page.getByText("Petra Ärger").first().waitFor();
  const second = await tab(w, page, "/settings");
  await second.getByRole("heading", { name: "Firmeneinstellungen" }).waitFor();
  const { body } = await w.api("olga@", "GET", "/v1/sessions");
  for (const s of body.sessions) if (!s.current) await w.api("olga@", "DELETE", `/v1/sessions/${s.id}`);
  await Promise.all([gone(page), gone(second)]);
  await page.getByText("auf einem anderen Gerät beendet").waitFor();
  await nothing(page);
  await nothing(second);
});

test("while one's own session has run out, nothing behind the dialog can be read", async () => {
  const page = await w.page("olga@", "/users");
  await page.getByText("Petra Ärger").first().waitFor();
  await page.waitForTimeout(5200);
  await w.move("8h1m");
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await page.getByRole("dialog", { name: "Bitte melden Sie sich wieder an" }).waitFor();
  expect(await page.getByText("Petra Ärger").first().isVisible()).toBe(false);
  await expect.poll(() => page.getByRole("button", { name: "Anmelden", exact: true }).isVisible()).toBe(true);
  expect(await page.locator("[data-stays] [class*=dismiss-control]").isVisible()).toBe(false); // there is nothing to go back to
});

test("a 401 that no page hears leaves every tab its reason", async () => {
  const page = await w.page("anna.berger@", "/users");
  await page.getByText("Petra Ärger").first().waitFor();
  const { body } = await w.api("olga@", "POST", "/v1/users/search", { text: "anna.berger@" });
  await w.api("olga@", "POST", `/v1/users/${body.users[0].id}/deactivate`);
  const unheard = await page.context().request.get("/v1/me", { headers: { "Curfew-Session": "own" } });
  expect(unheard.status()).toBe(401);
  await gone(page);
  await page.getByText("Ihr Konto wurde deaktiviert").waitFor();
  await nothing(page);
  await w.api("olga@", "POST", `/v1/users/${body.users[0].id}/reactivate`);
});

test("R43 a tenant that closes leaves the desk and the dialog to sign in to it", async () => {
  await grant(w, "bruno@", "1w");
  const page = await w.page(agent, "/desk");
  await page.getByRole("button", { name: "Bei Beispiel AG anmelden" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /Als Administrator/ }).click();
  await page.getByRole("option", { name: "Bruno Bürgi" }).click();
  await grant(w, "bruno@", null);
  await page.getByRole("dialog").waitFor({ state: "detached", timeout: 17_000 });
  const all = await text(page);
  expect(["Beispiel AG", "Bürgi"].filter((one) => all.includes(one))).toEqual([]);
});

test("what one person looked for does not reach the next", async () => {
  const page = await w.page("olga@", "/users");
  await page.getByPlaceholder("Name oder E-Mail suchen").fill("petra.aerger@");
  await page.waitForURL(/petra/);
  await page.getByRole("button", { name: /Olga Ohnesorg/ }).click();
  await page.getByRole("menuitem", { name: "Abmelden" }).click();
  await page.getByRole("heading", { name: "Abgemeldet" }).waitFor();
  await page.goBack();
  await expect.poll(() => page.url()).not.toContain("petra");
  await page.goto("/users#view=all&q=petra.aerger@");
  const { tenant, mail, password } = w.someone("anna.berger@");
  await page.getByLabel("Mandant").fill(tenant);
  await page.getByLabel("E-Mail-Adresse").fill(mail);
  await page.getByLabel("Passwort", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await page.getByRole("link", { name: "Anna Berger" }).waitFor();
  expect(page.url()).not.toContain("petra");
});

test("a tab that somebody else's sign-in overtook shows nothing of either", async () => {
  const page = await w.page("olga@", "/account");
  await page.getByRole("heading", { name: "Meine Sitzungen" }).waitFor();
  const { tenant, mail, password } = w.someone("otto@");
  const r = await page.context().request.post("/v1/sign-in", { data: { tenant, mail, password }, headers: { "Curfew-Session": "own" } });
  expect(r.status()).toBe(200);
  await page.getByRole("link", { name: "Benutzer" }).first().click();
  await page.getByText("In diesem Browser wurde eine andere Sitzung begonnen.").waitFor();
  await nothing(page);
});

