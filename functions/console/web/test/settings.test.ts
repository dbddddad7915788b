// Company settings in the browser.
import type { Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { accessible, accessibleEverywhere, looks } from "./axe";
import { inWorld, shots } from "./world";

const w = inWorld();
afterEach(() => w.move("16m")); // signing in is throttled

const edit = async (page: Page) => {
  await page.getByRole("button", { name: "Bearbeiten" }).click();
  await page.getByLabel("Name", { exact: true }).waitFor();
};
const pair = (page: Page, text: string) => page.getByText(text, { exact: true }).first();

test("R3 the company's settings are read, changed and told in its history", async () => {
  const page = await w.page("olga@", "/users");
  await page.getByRole("button", { name: "Einstellungen" }).click();
  await page.getByRole("menuitem", { name: "Firmeneinstellungen" }).click();
  await page.waitForURL("**/settings");
  await pair(page, "Europe/Berlin").waitFor();
  await pair(page, "muster").waitFor();
  await pair(page, "die des Anbieters").waitFor(); // it stands in every mail while the company has none of its own
  await page.getByRole("link", { name: "Olga Ohnesorg" }).waitFor();
  await edit(page);
  await page.getByRole("button", { name: "Abbrechen" }).click(); // clean: nothing is asked
  await edit(page);
  await page.getByLabel("Name", { exact: true }).fill("Muster & Söhne GmbH");
  await page.getByLabel(/Wie viele Tage eine gelöschte Adresse/).fill("4000");
  await page.getByText("Bitte eine ganze Zahl von 0 bis 3650 eingeben.").first().waitFor();
  await page.getByLabel(/Wie viele Tage eine gelöschte Adresse/).fill("90");
  await page.getByLabel("Adresse des Produkts").fill("http://unsicher.example");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText(/https:\/\//).nth(1).waitFor();
  expect((await w.api("olga@", "GET", "/v1/settings")).body.name).toBe("Muster GmbH");
  await page.getByLabel("Adresse des Produkts").fill("https://werkbank.example");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Die Einstellungen sind gespeichert.").waitFor();
  await pair(page, "Muster & Söhne GmbH").waitFor();
  await pair(page, "90 Tage lang").waitFor();
  const entry = page.locator(".history-lines li").first();
  await entry.getByText("Firmeneinstellungen geändert").waitFor();
  await entry.getByText("von Olga Ohnesorg").waitFor();
  await expect.poll(() => page.getByRole("list", { name: /neueste/ }).evaluate((list) => getComputedStyle(list).listStyleType)).toBe("none"); // drawn as a person's
  await entry.getByText("Muster & Söhne GmbH").waitFor();
});

test("R3 the zone is the tenant's: instants follow it, and the history names it", async () => {
  const page = await w.page("bruno@", "/settings", { timezoneId: "Asia/Kathmandu" });
  await edit(page);
  await page.getByRole("button", { name: /^Zeitzone/ }).click();
  await page.getByPlaceholder("Zeitzone suchen").fill("America/New_York");
  await page.getByRole("option", { name: "America/New_York" }).click();
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Die Einstellungen sind gespeichert.").waitFor();
  const time = page.locator(".history-lines time").first();
  await expect.poll(() => time.textContent()).toMatch(/(EST|EDT|GMT-[45])$/);
  await expect.poll(() => time.getAttribute("title")).toContain("GMT+5:45");
});

test("R3 412: what somebody else saved stands beside what was entered, and can be gone over", async () => {
  const page = await w.page("olga@", "/settings");
  await edit(page);
  await page.getByLabel("Name", { exact: true }).fill("Von Olga");
  const { headers } = await w.api("anna.berger@", "GET", "/v1/settings");
  expect((await w.api("anna.berger@", "PATCH", "/v1/settings", { name: "Von Anna" }, { "If-Match": headers.get("ETag")! })).status).toBe(200);
  await page.getByRole("button", { name: "Speichern" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Von Anna").waitFor();
  await dialog.getByText("Von Olga").waitFor();
  await accessibleEverywhere(page, "stale");
  await dialog.getByRole("button", { name: "Meine Eingabe übernehmen" }).click();
  await page.getByText("Die Einstellungen sind gespeichert.").waitFor();
  expect((await w.api("olga@", "GET", "/v1/settings")).body.name).toBe("Von Olga");
});

test("D8 only owners decide that only owners may grant support access", async () => {
  const anna = await w.page("anna.berger@", "/settings");
  await edit(anna);
  await anna.getByText("Das können nur Inhaber ändern.").waitFor();
  await expect.poll(() => anna.getByLabel(/Nur Inhaber dürfen Supportzugang/).isDisabled()).toBe(true);
  const olga = await w.page("olga@", "/settings");
  await edit(olga);
  await olga.getByLabel(/Nur Inhaber dürfen Supportzugang/).check();
  await olga.getByRole("button", { name: "Speichern" }).click();
  await pair(olga, "Nur Inhaber").waitFor();
  await anna.goto("/users");
  await anna.getByRole("button", { name: "Einstellungen" }).click();
  expect(await anna.getByRole("menuitem", { name: "Supportzugang" }).count()).toBe(0);
});

test("D35 an owner sees the vendor's nomination, when it takes effect, and refuses it", async () => {
  const { body } = await w.api("otto@", "GET", "/v1/tenants");
  const muster = body.tenants.find((t: { handle: string }) => t.handle === "muster");
  const named = await w.api("otto@", "POST", `/v1/tenants/${muster.id}/owner`, { mail: "anna.berger@muster.example" });
  expect(named.status, JSON.stringify(named.body)).toBeLessThan(300);
  const anna = await w.page("anna.berger@", "/settings");
  await pair(anna, "Europe/Berlin").waitFor();
  expect(await anna.getByText("Der Anbieter will einen Inhaber benennen").count()).toBe(0);
  const page = await w.page("olga@", "/settings");
  await page.getByText("Der Anbieter will einen Inhaber benennen").waitFor();
  await page.getByText(/Anna Berger soll Inhaber/).waitFor();
  await accessibleEverywhere(page, "nomination");
  await page.screenshot({ path: shots + "/settings-nomination.png" });
  await page.getByRole("button", { name: "Ablehnen …" }).click();
  await page.getByRole("dialog").getByText("wird nicht Inhaber").waitFor();
  await accessibleEverywhere(page, "refuse");
  await page.getByRole("dialog").getByRole("button", { name: "Ablehnen", exact: true }).click();
  await page.getByText("Die Benennung ist abgelehnt.").waitFor();
  await page.getByText("Der Anbieter will einen Inhaber benennen").waitFor({ state: "detached" });
});

test("R2 without the right the settings are unknown", async () => {
  const page = await w.page("petra.aerger@", "/settings");
  await page.getByText("Diese Seite gibt es nicht").waitFor();
});

for (const look of looks) {
  test(`R3 the settings can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const name = `${look.viewport.width}-${look.colorScheme}`;
    const page = await w.page("olga@", "/settings", look);
    await page.locator(".history-lines li").first().waitFor();
    await page.getByText("Benutzer je Status").waitFor();
    await accessible(page, "read");
    await page.screenshot({ path: `${shots}/settings-1-${name}.png`, fullPage: true });
    await edit(page);
    await accessible(page, "edit");
    await page.screenshot({ path: `${shots}/settings-2-${name}.png` });
  });
}

for (const [language, title] of [["en-GB", "Company settings"], ["fr-FR", "Paramètres de l’entreprise"]] as const) {
  test(`the three pages speak ${language}`, async () => {
    const page = await w.page("olga@", "/settings", { locale: language });
    await page.evaluate((l) => localStorage.setItem("curfew-language", l), language.slice(0, 2));
    await page.reload();
    await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    for (const path of ["/settings", "/security", "/import"]) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      await accessible(page, path);
      const text = (await page.locator("main").first().textContent())!;
      for (const german of ["Speichern", "Bearbeiten", "Benutzer", "Datei wählen"]) expect(text).not.toContain(german);
    }
  });
}
