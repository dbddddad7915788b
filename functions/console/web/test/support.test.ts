// Support access as a tenant sees it, and the desk from which agents come in.
import type { Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { accessible, accessibleEverywhere, looks } from "./axe";
import { agent, bar, enter, grant, inside, shot } from "./desk";
import { inWorld, shots } from "./world";

const w = inWorld();
beforeEach(() => w.move("16m")); // signing in is throttled

const edit = async (page: Page) => {
  await page.getByRole("button", { name: "Bearbeiten" }).click();
  await page.getByRole("button", { name: "Speichern" }).waitFor();
};
const on = (page: Page) => page.getByRole("switch", { name: "Supportzugang erlauben" }).or(page.getByRole("checkbox", { name: "Supportzugang erlauben" }));

test("R36 without a grant an agent sees nothing of a tenant", async () => {
  const page = await w.page(agent, "/desk");
  await page.getByRole("heading", { name: "Muster GmbH" }).waitFor();
  expect(await page.getByText("Beispiel AG").count()).toBe(0);
});

test("R39 the menu has support access for administrators only, and its address looks like no page for anybody else", async () => {
  const anna = await w.page("anna.berger@", "/");
  await anna.getByRole("button", { name: "Einstellungen" }).click();
  await anna.getByRole("menuitem", { name: "Supportzugang" }).click();
  await anna.waitForURL("**/support-access");
  await anna.getByRole("heading", { name: "Supportzugang", level: 1 }).waitFor();
  const petra = await w.page("petra.aerger@", "/support-access");
  await petra.getByText("Diese Seite gibt es nicht").waitFor();
  expect(await petra.getByRole("button", { name: "Einstellungen" }).count()).toBe(0);
});

test("R40 R41 R42 R45 support access is off; edit, switch on, save: one week is preset, and the end is shown with date, time and zone", async () => {
  const page = await w.page("bruno@", "/support-access");
  await page.getByText("Ausgeschaltet").waitFor();
  await edit(page);
  await on(page).check({ force: true });
  await expect.poll(() => page.getByRole("radio", { name: "1 Woche" }).isChecked()).toBe(true);
  await page.getByText("Neues Ende, wenn Sie jetzt speichern").waitFor();
  await shot(page, "edit");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText(/Gespeichert. Der Supportzugang endet am \d+\..*\d{4}, \d\d:\d\d (MEZ|MESZ)/).waitFor();
  await page.getByText("Eingeschaltet", { exact: true }).waitFor();
  const { body } = await w.api("bruno@", "GET", "/v1/support-access");
  expect(body.period).toBe("1w");
  const shown = await page.locator("time").first().getAttribute("datetime");
  expect(Date.parse(shown!)).toBe(Date.parse(body.ends));
  await shot(page, "read");
});

test("R43 there are six periods, exactly", async () => {
  const page = await w.page("bruno@", "/support-access");
  await edit(page);
  const labels = await page.getByRole("radio").evaluateAll((all) => all.map((r) => document.getElementById(r.getAttribute("aria-labelledby")!)?.textContent));
  expect(labels).toEqual(["1 Tag", "1 Woche", "2 Wochen", "1 Monat", "4 Monate", "Unbefristet"]);
});

test("R38 R44 the switch says why it exists, and gives three pieces of advice where the period is chosen", async () => {
  const page = await w.page("bruno@", "/support-access");
  await page.getByText(/DSGVO/).waitFor();
  await edit(page);
  await page.getByText(/DSGVO/).waitFor();
  for (const advice of [/mindestens 1 Tag/, /am Wochenende: 1 Woche/, /Empfohlen: 4 Monate/]) await page.getByText(advice).waitFor();
});

test("D9 D10 the old and the new end are shown before saving; unlimited is its own value", async () => {
  const page = await w.page("bruno@", "/support-access");
  await edit(page);
  const { body } = await w.api("bruno@", "GET", "/v1/support-access");
  const ends = page.locator("form time");
  expect(Date.parse((await ends.first().getAttribute("datetime"))!)).toBe(Date.parse(body.ends));
  await page.getByRole("radio", { name: "4 Monate" }).check({ force: true });
  const next = Date.parse((await ends.last().getAttribute("datetime"))!);
  expect(next - Date.parse(body.ends)).toBeGreaterThan(100 * 86_400_000);
  await page.getByRole("radio", { name: "Unbefristet" }).check({ force: true });
  await page.getByText("kein Ende: bis jemand ausschaltet").waitFor();
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("offen, bis jemand ihn ausschaltet").waitFor();
  await page.getByText("kein Ende: bis jemand ausschaltet").waitFor();
  await grant(w, "bruno@", null);
});

test("D8 when only owners may grant, an administrator does not see it", async () => {
  const settings = await w.api("olga@", "GET", "/v1/settings");
  const set = (only: boolean, tag: string) => w.api("olga@", "PATCH", "/v1/settings", { grantByOwners: only }, { "If-Match": tag });
  const r = await set(true, settings.headers.get("ETag")!);
  expect(r.status).toBe(200);
  const page = await w.page("anna.berger@", "/support-access");
  await page.getByText("Diese Seite gibt es nicht").waitFor();
  expect((await set(false, r.headers.get("ETag")!)).status).toBe(200);
});

test("somebody else's change is shown beside what was entered, and either can be kept", async () => {
  await grant(w, "bruno@", "1d");
  const page = await w.page("bruno@", "/support-access");
  await edit(page);
  await page.getByRole("radio", { name: "1 Monat" }).check({ force: true });
  await grant(w, "bruno@", "2w");
  await page.getByRole("button", { name: "Speichern" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/2 Wochen:/).waitFor();
  await dialog.getByText(/1 Monat:/).waitFor();
  await accessibleEverywhere(page);
  await dialog.getByRole("button", { name: "Meine Eingabe übernehmen" }).click();
  await page.getByText(/Gespeichert/).waitFor();
  expect((await w.api("bruno@", "GET", "/v1/support-access")).body.period).toBe("1m");
});

test("leaving a changed form asks, leaving a clean one does not", async () => {
  const page = await w.page("bruno@", "/support-access");
  await edit(page);
  await page.getByRole("link", { name: "Benutzer" }).click();
  await page.waitForURL("**/users");
  await page.locator("tbody tr").first().waitFor();
  await page.goBack();
  await edit(page);
  await page.getByRole("radio", { name: "1 Tag" }).check({ force: true });
  await page.getByRole("link", { name: "Benutzer" }).click();
  await page.getByRole("dialog").getByText("Änderungen verwerfen?").waitFor();
});

test("R37 D11 an agent signs in through an active administrator, with a reason of 10 characters and a ticket; a bar says so, and handing back ends it", async () => {
  await grant(w, "bruno@", "1w");
  const page = await w.page(agent, "/desk");
  const row = page.getByRole("heading", { name: "Beispiel AG" });
  await row.waitFor();
  await page.getByText(/^(6 Tage, 23 Stunden|7 Tage)/).first().waitFor();
  await page.getByRole("button", { name: "Bei Beispiel AG anmelden" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Grund").fill("kurz");
  await dialog.getByRole("button", { name: "Anmelden", exact: true }).click();
  await dialog.getByText("Noch 6 Zeichen.").waitFor();
  await dialog.getByRole("button", { name: /Als Administrator/ }).click();
  await expect.poll(() => page.getByRole("option").count()).toBe(1);
  await page.getByRole("option", { name: "Bruno Bürgi" }).waitFor();
  await page.keyboard.press("Escape");
  await shot(page, "enter");
  await dialog.getByRole("button", { name: "Abbrechen" }).click();
  await enter(page, "Beispiel AG", "Bruno Bürgi", "Auswertung ist leer", "S-7");
  await page.waitForURL((url) => url.pathname === "/users");
  const said = await bar(page).innerText();
  for (const one of ["Beispiel AG", "Bruno Bürgi", "Arne Agent", "Auswertung ist leer", "S-7", "noch"]) expect(said).toContain(one);
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("In die Liste").waitFor();
  for (const key of ["Benutzer anlegen", "Liste herunterladen"]) expect(await page.getByRole("dialog").getByText(key).count(), key).toBe(0); // support may do neither
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("button", { name: "Einstellungen" }).count()).toBe(1); // looking at settings is allowed, the switch is not
  await page.goto("/support-access");
  await page.getByText("Diese Seite gibt es nicht").waitFor();
  const tenant = await w.api("bruno@", "GET", "/v1/support-access");
  expect(tenant.body.sessions).toHaveLength(1);
  await page.getByRole("button", { name: "Zurückgeben", exact: true }).click();
  await page.getByRole("heading", { name: "Supportplatz" }).waitFor();
  expect((await w.api("bruno@", "GET", "/v1/support-access")).body.sessions).toHaveLength(0);
});

test("R47 switching off names the sessions it aborts and asks; the running session is cut off", async () => {
  await grant(w, "bruno@", "1w");
  const arne = await inside(w, "Beispiel AG", "Bruno Bürgi");
  const page = await w.page("bruno@", "/support-access");
  await page.getByRole("heading", { name: "Sitzungen jetzt (1)" }).waitFor();
  await shot(page, "running");
  await edit(page);
  await on(page).uncheck({ force: true });
  await page.getByText("sofort", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Speichern" }).click();
  const dialog = page.getByRole("dialog", { name: "Supportzugang ausschalten?" });
  await dialog.getByText("Arne Agent, als Bruno Bürgi (S-2001)").waitFor();
  await shot(page, "off");
  await dialog.getByRole("button", { name: "Ausschalten" }).click();
  await page.getByText("Der Supportzugang ist ausgeschaltet.").waitFor();
  await page.getByText("Niemand vom Support ist angemeldet.").waitFor();
  await arne.getByRole("heading", { name: "Ihr Zugang ist beendet" }).waitFor({ timeout: 17_000 });
});

test("the register says who, as whom, why, from when to when, and why it ended; a session is ended now", async () => {
  await grant(w, "bruno@", "1d");
  const arne = await inside(w, "Beispiel AG", "Bruno Bürgi");
  const page = await w.page("bruno@", "/support-access");
  await page.getByRole("button", { name: "Jetzt beenden: Sitzung von Arne Agent" }).click();
  await accessibleEverywhere(page, "end now");
  await shot(page, "endnow");
  await page.getByRole("dialog").getByRole("button", { name: "Jetzt beenden" }).click();
  await page.getByText("Die Sitzung von Arne Agent ist beendet.").waitFor();
  await page.getByText("von Ihnen beendet").waitFor();
  for (const one of [/1 Tag, ab/, /ausgeschaltet · \d+ Anmeldung/]) await page.getByText(one).first().waitFor();
  await page.getByRole("button", { name: "Was getan wurde" }).first().click();
  await page.locator("ol.history-lines li").first().or(page.getByText("In dieser Sitzung wurde nichts geändert.")).first().waitFor();
  await arne.getByRole("heading", { name: "Ihr Zugang ist beendet" }).waitFor({ timeout: 17_000 });
  await arne.getByRole("button", { name: "Zum Supportplatz" }).click();
  await arne.getByRole("heading", { name: "Supportplatz" }).waitFor();
});

test("what was read of a session's acts stays when more does not come, and trying again brings it", async () => {
  const page = await w.page("bruno@", "/support-access");
  const act = (n: number) => ({ id: "e" + n, at: new Date().toISOString(), event: "UserChanged", by: { kind: "person" }, byName: "Arne Agent", subject: "u", userName: "Person " + n, changes: [] });
  let broken = true;
  await page.route(/\/support-access\/sessions\/[^/]+\/acts/, (route) => {
    const next = route.request().url().includes("page_token");
    if (next && broken) return route.fulfill({ status: 500, headers: { "Content-Type": "application/problem+json" }, body: JSON.stringify({ type: "urn:curfew:problem:internal", code: "internal", status: 500, title: "Das ging nicht." }) });
    return route.fulfill({ json: next ? { acts: [act(2)] } : { acts: [act(1)], nextPageToken: "t" } });
  });
  await page.getByRole("button", { name: "Was getan wurde" }).first().click();
  const lines = page.locator("ol.history-lines li");
  await lines.first().waitFor();
  await page.getByRole("button", { name: "Weitere laden" }).click();
  await page.getByText("Das ging nicht.").waitFor();
  await expect.poll(() => lines.count()).toBe(1);
  broken = false;
  await page.getByRole("button", { name: "Erneut versuchen" }).click();
  await expect.poll(() => lines.count()).toBe(2);
});

for (const look of looks) {
  test(`can be read and used by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const name = `${look.viewport.width}-${look.colorScheme}`;
    await grant(w, "bruno@", "1w");
    const desk = await w.page(agent, "/desk", look);
    await desk.getByRole("heading", { name: "Beispiel AG" }).waitFor();
    await accessible(desk, "desk");
    await shot(desk, "desk-" + name);
    await desk.getByRole("button", { name: "Bei Beispiel AG anmelden" }).click();
    await desk.getByRole("dialog").waitFor();
    await accessible(desk, "sign in at a tenant");
    await shot(desk, "enter-" + name);
    await desk.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
    await enter(desk, "Beispiel AG", "Bruno Bürgi");
    await accessible(desk, "support bar");
    await shot(desk, "bar-" + name);
    expect((await bar(desk).boundingBox())!.height).toBeLessThan(look.viewport.width === 360 ? 150 : 60);

    const page = await w.page("bruno@", "/support-access", look);
    await page.getByRole("heading", { name: "Sitzungen jetzt (1)" }).waitFor();
    await accessible(page, "support access");
    await page.screenshot({ path: `${shots}/support-read-${name}.png`, fullPage: true });
    await edit(page);
    await accessible(page, "edit");
    await shot(page, "edit-" + name);
    await on(page).uncheck({ force: true });
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByRole("dialog").waitFor();
    await accessible(page, "switch off");
    await shot(page, "off-" + name);
  });
}
