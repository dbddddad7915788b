// The vendor's side: operators with tenants and service keys. And everybody's own account.
import { beforeEach, expect, test } from "vitest";
import { accessible, accessibleEverywhere, looks } from "./axe";
import { shot } from "./desk";
import { inWorld, shots } from "./world";

const w = inWorld();
beforeEach(() => w.move("16m")); // signing in is throttled

test("D34 the first operator comes to the tenants, and sees of each its name, standing, seats and grant, but no person", async () => {
  const page = await w.page("otto@", "/");
  await page.waitForURL("**/tenants");
  const row = page.getByRole("row", { name: /Muster GmbH/ });
  await row.getByText("Aktiv").waitFor();
  await row.getByText(/\d+ von 20 belegt/).waitFor();
  await row.getByText(/offen bis/).waitFor();
  await shot(page, "tenants");
  const all = await page.locator("main").innerText();
  for (const person of ["Olga", "Bruno", "@muster", "@beispiel"]) expect(all).not.toContain(person);
  await page.goto("/desk"); // an operator is no agent
  await page.getByText("Diese Seite gibt es nicht").waitFor();
});

test("an operator opens a tenant; its owner is invited", async () => {
  const page = await w.page("otto@", "/tenants");
  await page.getByRole("link", { name: "Mandant eröffnen" }).click();
  await page.getByRole("button", { name: "Eröffnen" }).click();
  await expect.poll(() => page.getByText("Bitte ausfüllen.").count()).toBe(5);
  await page.getByLabel("Name", { exact: true }).fill("Neu & Söhne");
  await page.getByLabel("Kurzname").fill("muster");
  await page.getByLabel("Vorname").fill("Nora");
  await page.getByLabel("Nachname").fill("Neu");
  await page.getByLabel("E-Mail-Adresse").fill("nora@neu.example");
  await page.getByRole("button", { name: "Eröffnen" }).click();
  await page.getByText(/vergeben|bereits|schon/).first().waitFor(); // the short name is another's
  await shot(page, "open-refused");
  await page.getByLabel("Kurzname").fill("neu");
  await page.getByRole("button", { name: "Eröffnen" }).click();
  await page.getByText("Neu & Söhne ist eröffnet.").waitFor();
  await page.getByRole("heading", { name: "Neu & Söhne", level: 1 }).waitFor();
  await shot(page, "tenant");
});

test("an operator sets seats and prices", async () => {
  const page = await w.page("otto@", "/tenants");
  await page.getByRole("link", { name: "Muster GmbH" }).click();
  await page.getByRole("button", { name: "Bearbeiten" }).click();
  await page.getByLabel("Driver: Gekauft").fill("25");
  await page.getByLabel("Währung").fill("eur");
  await page.getByLabel("Driver", { exact: true }).fill("12,5x");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Ein Betrag wie 12,50.").waitFor();
  await page.getByLabel("Driver", { exact: true }).fill("12,50");
  await page.getByLabel("Executive", { exact: true }).fill("30");
  await shot(page, "terms");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Gespeichert. Es gilt ab sofort.").waitFor();
  await page.getByText(/von 25 belegt/).waitFor();
  await page.getByText(/12,50\s€/).waitFor();
  const { body } = await w.api("otto@", "GET", "/v1/tenants");
  const muster = body.tenants.find((t: { handle: string }) => t.handle === "muster");
  expect(muster.prices).toEqual({ currency: "EUR", driver: 1250, executive: 3000 });
});

test("412: what another operator set stands beside what was entered; only what was changed is sent", async () => {
  const page = await w.page("otto@", "/tenants");
  await page.getByRole("link", { name: "Muster GmbH" }).click();
  await page.getByRole("button", { name: "Bearbeiten" }).click();
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const now = async () => (await w.api("otto@", "GET", `/v1/tenants/${id}`)).body;
  const { seats } = await now();
  const [driver, executive] = [seats.driver.bought + 3, seats.executive.bought + 4];
  expect((await w.api("otto@", "PATCH", `/v1/tenants/${id}`, { seats: { driver } })).status).toBe(200);
  await page.getByLabel("Executive: Gekauft").fill(String(executive));
  await page.getByRole("button", { name: "Speichern" }).click();
  const stale = page.getByRole("dialog", { name: "Inzwischen von jemand anderem geändert" });
  await stale.getByRole("row", { name: /Executive/ }).waitFor();
  await expect.poll(() => stale.getByRole("row", { name: /Driver/ }).getByRole("cell").allInnerTexts()).toContain(String(driver));
  await expect.poll(() => stale.getByRole("row").count()).toBe(3); // their heads, and what one of the two changed
  await accessibleEverywhere(page, "stale terms");
  await stale.getByRole("button", { name: "Meine Eingabe übernehmen" }).click();
  await page.getByText("Gespeichert. Es gilt ab sofort.").waitFor();
  expect((await now()).seats).toMatchObject({ driver: { bought: driver }, executive: { bought: executive } });
});

test("D31 an operator suspends, resumes and closes a tenant; what happens at once and after 30 days is said before", async () => {
  const page = await w.page("otto@", "/tenants");
  await page.getByRole("link", { name: "Beispiel AG" }).click();
  await page.getByRole("button", { name: "Mandant sperren …", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/Sofort: Alle Sitzungen enden/).waitFor();
  await shot(page, "suspend");
  await dialog.getByRole("button", { name: "Sperren" }).click();
  await page.getByText("Der Mandant ist gesperrt.").waitFor();
  await page.getByText("Gesperrt", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Wieder freigeben" }).click();
  await accessibleEverywhere(page, "resume");
  await dialog.getByRole("button", { name: "Wieder freigeben" }).click();
  await page.getByText("Der Mandant ist wieder freigegeben.").waitFor();
  await page.getByRole("button", { name: "Mandant schließen …", exact: true }).click();
  await dialog.getByText(/Nach 30 Tagen wird alles gelöscht/).waitFor();
  await dialog.getByRole("button", { name: "Schließen", exact: true }).last().click();
  await page.getByText("Der Mandant ist geschlossen.").waitFor();
  await page.getByText("Wird gelöscht am").waitFor();
  await accessibleEverywhere(page, "closed");
  await shot(page, "closed");
  await page.getByRole("button", { name: "Wieder freigeben" }).click();
  await dialog.getByRole("button", { name: "Wieder freigeben" }).click();
  await page.getByText("Aktiv", { exact: true }).waitFor();
});

test("D35 an operator names an administrator as owner by his address; the vendor's own tenant can be neither suspended nor closed", async () => {
  const page = await w.page("otto@", "/tenants");
  await page.getByRole("link", { name: "Muster GmbH" }).click();
  await page.getByRole("button", { name: "Inhaber benennen" }).click();
  const dialog = page.getByRole("dialog");
  const mail = dialog.getByLabel("E-Mail-Adresse des Administrators");
  await mail.fill("petra.aerger@muster.example");
  await mail.press("Enter");
  await dialog.getByText(/Kein aktiver Administrator|kein aktiver Administrator/).waitFor();
  await mail.fill("anna.berger@muster.example");
  await accessibleEverywhere(page, "nominate");
  await shot(page, "nominate");
  await dialog.getByRole("button", { name: "Inhaber benennen" }).click();
  await page.getByText(/Benannt. Wirksam am \d/).waitFor();
  await page.getByRole("link", { name: "‹ Mandanten" }).click();
  await page.getByRole("row", { name: /Curfew/ }).getByRole("link", { name: "Curfew", exact: true }).click();
  await page.getByRole("heading", { name: "Curfew", level: 1 }).waitFor();
  for (const name of ["Mandant sperren …", "Mandant schließen …", "Inhaber benennen"]) expect(await page.getByRole("button", { name, exact: true }).count()).toBe(0);
});

test("a service key is shown once, and revoked", async () => {
  const page = await w.page("otto@", "/service-keys");
  await page.getByText("Werkbank").waitFor();
  await page.getByRole("button", { name: "Schlüssel anlegen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Prüfstand");
  await dialog.getByRole("button", { name: "Schlüssel anlegen" }).click();
  await dialog.getByText("nie wieder").waitFor();
  const token = await dialog.locator("code").innerText();
  expect(token).toMatch(/^cfk_/);
  await accessibleEverywhere(page, "token");
  await shot(page, "key");
  await dialog.getByRole("button", { name: "Ich habe ihn abgelegt" }).click();
  const row = page.getByRole("row", { name: /Prüfstand/ });
  await row.getByText("Gültig").waitFor();
  expect(await page.content()).not.toContain(token);
  await shot(page, "keys");
  await row.getByRole("button", { name: "Prüfstand widerrufen" }).click();
  await dialog.getByText("nicht rückgängig").waitFor();
  await accessibleEverywhere(page, "revoke");
  await dialog.getByRole("button", { name: "Widerrufen" }).click();
  await row.getByText(/Widerrufen am/).waitFor();
});

test("one's own sessions are listed; one is ended, and all are", async () => {
  const other = await w.page("petra.aerger@", "/");
  const page = await w.page("petra.aerger@", "/account");
  await page.getByRole("heading", { name: /Meine Sitzungen \(\d+\)/ }).waitFor();
  await page.getByText("Diese Sitzung").waitFor();
  await shot(page, "account");
  await page.getByRole("button", { name: /Sitzung vom .* beenden/ }).last().click();
  await page.getByText("Die Sitzung ist beendet.").waitFor();
  await page.getByRole("button", { name: "Überall abmelden" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Überall abmelden" }).click();
  await page.getByText("Alle Ihre Sitzungen sind beendet").waitFor();
  await other.getByRole("heading", { name: /Ihr Zugang ist beendet|Bitte melden Sie sich wieder an/ }).waitFor({ timeout: 17_000 });
});

test("the password is changed by a link, asked for with one's own address", async () => {
  const page = await w.page("petra.aerger@", "/account");
  await page.getByLabel("Ihre E-Mail-Adresse").fill("petra.aerger@muster.example");
  await page.getByRole("button", { name: "Link anfordern" }).click();
  await page.getByText("ist eine E-Mail unterwegs").waitFor();
});

for (const look of looks)
  test(`can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const name = `${look.viewport.width}-${look.colorScheme}`;
    const page = await w.page("otto@", "/tenants", look);
    await page.getByRole("link", { name: "Muster GmbH" }).waitFor();
    await accessible(page, "tenants");
    await shot(page, "tenants-" + name);
    await page.getByRole("link", { name: "Muster GmbH" }).click();
    await page.getByRole("heading", { name: "Muster GmbH", level: 1 }).waitFor();
    await accessible(page, "tenant");
    await shot(page, "tenant-" + name);
    for (const button of ["Mandant sperren …", "Mandant schließen …", "Inhaber benennen"]) {
      await page.getByRole("button", { name: button, exact: true }).click();
      await page.getByRole("dialog").waitFor();
      await accessible(page, button);
      await page.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
    }
    await page.getByRole("button", { name: "Bearbeiten" }).click();
    await accessible(page, "terms");
    await shot(page, "terms-" + name);
    await page.goto("/tenants/new");
    await page.getByLabel("Kurzname").waitFor();
    await accessible(page, "open a tenant");
    await page.screenshot({ path: `${shots}/support-open-${name}.png`, fullPage: true });
    await page.goto("/service-keys");
    await page.getByText("Werkbank").waitFor();
    await accessible(page, "keys");
    await shot(page, "keys-" + name);
    await page.getByRole("button", { name: "Schlüssel anlegen" }).click();
    await page.getByRole("dialog").waitFor();
    await accessible(page, "new key");
    await page.goto("/account");
    await page.getByText("Diese Sitzung").waitFor();
    await accessible(page, "account");
    await shot(page, "account-" + name);
    await page.getByRole("button", { name: "Überall abmelden" }).click();
    await page.getByRole("dialog").waitFor();
    await accessible(page, "sign out everywhere");
  });
