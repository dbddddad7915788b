import { expect, test } from "vitest";
import { accessible } from "./axe";
import { change, mails, opened, pane, person, pick } from "./people";
import { inWorld, shots } from "./world";

const w = inWorld();
const button = { deactivate: { name: "Deaktivieren", exact: true }, activate: { name: "Aktivieren", exact: true }, save: { name: "Speichern", exact: true } };

test("R11 R12 the name is on top, three tabs, and the path remembers which; Esc closes and goes back to the row", async () => {
  const { id } = await person(w, "silke.bald");
  const page = await w.page("olga@", "/users");
  await page.locator(`#row-${id}`).click();
  await opened(page, "Silke Bald");
  await page.getByRole("tab", { name: "Verlauf" }).click();
  await page.waitForURL(`**/users/${id}/history*`);
  await page.reload();
  await page.getByRole("tab", { name: "Verlauf", selected: true }).waitFor();
  await page.goBack();
  await page.getByRole("tab", { name: "Konto", selected: true }).waitFor();
  await pane(page, "Silke Bald").focus();
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => url.pathname === "/users");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(`row-${id}`);
});

test("R18 R19 R21 deactivate and activate in the same place, with a way back; Esc in the dialog closes the dialog only", async () => {
  const before = await person(w, "petra.aerger");
  const petra = await w.page("petra.", "/folders");
  const page = await w.page("olga@", `/users/${before.id}`);
  await opened(page, "Petra Ärger");
  const place = await page.getByRole("button", button.deactivate).boundingBox();
  await page.getByRole("button", button.deactivate).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("sofort und überall ausgesperrt").waitFor();
  await dialog.getByText("Alle Daten bleiben").waitFor();
  await dialog.getByText("Der Platz „Driver“ wird wieder frei.").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog.count()).toBe(0);
  expect(new URL(page.url()).pathname).toBe(`/users/${before.id}`);
  await page.getByRole("button", button.deactivate).click();
  await dialog.getByRole("button", button.deactivate).click();
  await page.getByRole("button", button.activate).waitFor();
  const now = await page.getByRole("button", button.activate).boundingBox();
  expect([now!.x, now!.y]).toEqual([place!.x, place!.y]);
  await page.getByText("von Olga Ohnesorg deaktiviert").waitFor();
  expect(await petra.evaluate(async () => (await fetch("/v1/me", { headers: { "Curfew-Session": "own" } })).status)).toBe(401);
  expect((await person(w, "petra.aerger")).folders).toBe(before.folders);
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await page.getByRole("button", button.deactivate).waitFor();
  await page.getByText("Petra Ärger ist wieder aktiv").waitFor();
  expect(await petra.evaluate(async () => (await fetch("/v1/me", { headers: { "Curfew-Session": "own" } })).status)).toBe(401);
});

test("D12 activating says when no seat is free", async () => {
  const tenants = await w.api("otto@", "GET", "/v1/tenants");
  const muster = tenants.body.tenants.find((t: { handle: string }) => t.handle === "muster");
  const { id } = await person(w, "rolf.ausgang");
  const terms = (driver: number) => w.api("otto@", "PATCH", `/v1/tenants/${muster.id}`, { seats: { driver, executive: muster.seats.executive.bought } });
  const less = await terms(muster.seats.driver.used);
  expect(less.status, JSON.stringify(less.body)).toBe(200);
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Rolf Ausgang");
  await page.getByRole("button", button.activate).click();
  await pane(page, "Rolf Ausgang").getByText(/[Kk]ein.*frei/).first().waitFor();
  await page.screenshot({ path: shots + "/pane-noseat.png" });
  expect((await person(w, "rolf.ausgang")).status).toBe("deactivated");
  expect((await terms(muster.seats.driver.bought)).status).toBe(200);
  await page.getByRole("button", { name: "Erneut versuchen" }).click();
  await page.getByRole("button", button.deactivate).waitFor();
});

test("R29 the country sets the time zone, and says why", async () => {
  const { id } = await person(w, "renate.lang");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Renate Lang");
  await pick(page, /^Land/, /^Österreich/, "Österr");
  await page.getByText("von Europe/Berlin auf Europe/Vienna").waitFor();
  await page.getByText("zu welcher Uhrzeit Besprechungen").first().waitFor();
  await page.getByRole("button", button.save).click();
  await page.getByText("Das Konto von Renate Lang ist gespeichert.").waitFor();
  expect((await person(w, "renate.lang")).zone).toBe("Europe/Vienna");
  await expect.poll(() => page.getByRole("button", button.save).isDisabled()).toBe(true);
});

test("R30 a change of licence says seats, money and demotion before it is saved", async () => {
  const tenants = await w.api("otto@", "GET", "/v1/tenants");
  const muster = tenants.body.tenants.find((t: { handle: string }) => t.handle === "muster");
  const { id } = await person(w, "claire.dubois");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Claire Dubois");
  await pick(page, /^Lizenz/, /^Driver/);
  await page.getByText("Claire Dubois ist danach kein Administrator mehr").waitFor();
  await page.getByText(/Belegt einen von \d+ freien Plätzen „Driver“/).waitFor();
  await page.getByText("Der Platz „Executive“ wird frei.").waitFor();
  await page.getByText("keine weiteren Kosten").waitFor();
  await page.screenshot({ path: shots + "/pane-licence.png" });
  const priced = await w.api("otto@", "PATCH", `/v1/tenants/${muster.id}`, { subscription: "metered", seats: { driver: 1, executive: 1 }, prices: { currency: "EUR", driver: 3000, executive: 6200 } });
  expect(priced.status, JSON.stringify(priced.body)).toBe(200);
  await pick(page, /^Lizenz/, /^Collaborator/);
  await page.getByText(/\d+,\d\d\s€ weniger bis zum Ende des Abrechnungszeitraums am/).waitFor();
  await pick(page, /^Lizenz/, /^Driver/);
  await page.getByRole("button", button.save).click();
  await page.getByText("Das Konto von Claire Dubois ist gespeichert.").waitFor();
  const now = await person(w, "claire.dubois");
  expect([now.licence, now.administrator]).toEqual(["driver", false]);
});

test("R30 R32 a licence that ends his driving names the folders to be handed over, and is not saved", async () => {
  const petra = await person(w, "petra.aerger");
  const page = await w.page("anna.berger@", `/users/${petra.id}`);
  await opened(page, "Petra Ärger");
  await pick(page, /^Lizenz/, /^Collaborator/);
  await page.getByText("Petra Ärger ist Fahrer von Ordnern; das geht mit der Lizenz „Collaborator“ nicht").waitFor();
  const { body } = await w.api("olga@", "GET", `/v1/users/${petra.id}/folders`);
  expect(body.drives.length).toBeGreaterThan(0);
  for (const one of body.drives) await page.locator("main li, aside li, section li").filter({ hasText: one.name }).first().waitFor();
  await page.getByRole("button", button.save).click();
  await page.getByText(/Fahrer von \d+ Ordnern/).first().waitFor();
  expect((await person(w, "petra.aerger")).licence).toBe("driver");
});

test("what is being entered survives turning the device and folding the list; another language asks before it is lost", async () => {
  const { id } = await person(w, "carla.retour");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Carla Retour");
  await page.getByLabel("Abteilung").fill("In Arbeit");
  await page.setViewportSize({ width: 700, height: 1000 });
  await page.waitForTimeout(300);
  await expect.poll(() => page.getByLabel("Abteilung").inputValue()).toBe("In Arbeit");
  await page.setViewportSize({ width: 1400, height: 900 });
  await expect.poll(() => page.getByLabel("Abteilung").inputValue()).toBe("In Arbeit");
  const dialog = page.getByRole("dialog");
  const stay = dialog.getByRole("button", { name: "Weiter bearbeiten" });
  await page.getByRole("button", { name: "Liste ausblenden" }).click();
  await page.getByRole("button", { name: "Zur Liste der Benutzer" }).waitFor();
  await expect.poll(() => page.getByLabel("Abteilung").inputValue()).toBe("In Arbeit");
  await page.getByRole("button", { name: /Olga Ohnesorg/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "Englisch" }).click();
  await stay.click();
  await expect.poll(() => page.getByLabel("Abteilung").inputValue()).toBe("In Arbeit");
  await page.getByRole("button", button.save).click();
  await page.getByText("Das Konto von Carla Retour ist gespeichert.").waitFor();
});

test("D29 a new address warns that both are told, and tells both", async () => {
  const { id } = await person(w, "helga.jaeger");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Helga Jäger");
  await page.getByLabel("E-Mail-Adresse").fill("helga.neu@muster.example");
  await page.getByText("Beide Adressen werden benachrichtigt").waitFor();
  await page.getByText("alle offenen Links").waitFor();
  await page.getByRole("button", button.save).click();
  await page.getByText("Das Konto von Helga Jäger ist gespeichert.").waitFor();
  expect((await mails(w, "helga.neu@muster.example", 1))[0]!.text).toContain("läuft jetzt auf diese Adresse");
  expect((await mails(w, "helga.jaeger@muster.example", 1))[0]!.subject).toMatch(/Adresse/);
});

test("412 who saves second sees both, and chooses", async () => {
  const { id } = await person(w, "ilse.baecker");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Ilse Bäcker");
  await page.getByLabel("Abteilung").fill("Empfang Nord");
  await change(w, id, { department: "Zentrale" });
  await page.getByRole("button", button.save).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("row", { name: "Abteilung Zentrale Empfang Nord" }).waitFor();
  await accessible(page, "412");
  await page.screenshot({ path: shots + "/pane-412.png" });
  await dialog.getByRole("button", { name: "Gespeichertes behalten" }).click();
  await expect.poll(() => page.getByLabel("Abteilung").inputValue()).toBe("Zentrale");
  await page.getByLabel("Abteilung").fill("Empfang Süd");
  await change(w, id, { firstName: "Ilsa" });
  await page.getByRole("button", button.save).click();
  await dialog.getByRole("button", { name: "Meine Eingabe übernehmen" }).click();
  await page.getByText("Das Konto von Ilsa Bäcker ist gespeichert.").waitFor();
  expect((await person(w, "ilse.baecker")).department).toBe("Empfang Süd");
});

test("leaving a changed form asks, a clean one never does", async () => {
  const { id } = await person(w, "goran.bosnjak");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Goran Bošnjak");
  await page.getByRole("tab", { name: "Ordner" }).click();
  await page.getByRole("tab", { name: "Ordner", selected: true }).waitFor();
  await page.getByRole("tab", { name: "Konto" }).click();
  await page.getByLabel("Abteilung").fill("anderswo");
  await page.getByRole("tab", { name: "Ordner" }).click();
  const dialog = page.getByRole("dialog", { name: "Änderungen verwerfen?" });
  await dialog.getByRole("button", { name: "Weiter bearbeiten" }).click();
  await expect.poll(() => page.getByLabel("Abteilung").inputValue()).toBe("anderswo");
  await page.getByRole("button", { name: "Schließen und zurück zur Liste" }).click();
  await dialog.getByRole("button", { name: "Verwerfen" }).click();
  await page.waitForURL((url) => url.pathname === "/users");
});

test("D21 a held deactivation is answered here: proceed, with the earliest date", async () => {
  const { id } = await person(w, "henning.fern");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Henning Fern");
  await page.getByText("Die Warnung kam zurück.").waitFor();
  await page.getByText("Der Server des Empfängers nimmt auf Dauer nichts für diese Adresse an.").waitFor();
  await page.getByText("Es geschieht nichts, bis Sie antworten").waitFor();
  await page.getByRole("button", { name: "Adresse berichtigen" }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("email");
  await page.getByRole("button", { name: "Fortfahren …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("15 volle Tage nach Ihrer Antwort").waitFor();
  await accessible(page, "proceed");
  await page.screenshot({ path: shots + "/pane-proceed.png" });
  await dialog.getByRole("button", { name: "Fortfahren", exact: true }).click();
  await page.getByText("Ein Administrator hat am").waitFor();
  const now = await person(w, "henning.fern");
  expect(now.idle.state).toBe("warned");
});

test("an exemption has a day and a reason, and can be lifted", async () => {
  const { id } = await person(w, "otto.kalt");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Otto Kalt");
  await page.getByText("automatisch deaktiviert, weil das Konto nicht genutzt wurde").waitFor();
  const other = await person(w, "yvonne.pausch");
  await page.goto(`/users/${other.id}`);
  await page.getByText(/^Bis .* von der Regel ausgenommen/).waitFor();
  await page.getByRole("button", { name: "Ausnahme ändern …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Grund").fill("Elternzeit, verlängert");
  await dialog.getByRole("textbox", { name: "Letzter Tag der Ausnahme" }).fill("30.6.2027");
  await accessible(page, "exempt");
  await page.screenshot({ path: shots + "/pane-exempt.png" });
  await dialog.getByRole("button", { name: "Ausnehmen", exact: true }).click();
  await page.getByText("ist bis einschließlich").waitFor();
  const now = await person(w, "yvonne.pausch");
  expect([now.idle.exemptUntil, now.idle.exemptWhy]).toEqual(["2027-06-30T22:00:00Z", "Elternzeit, verlängert"]);
  await page.getByRole("button", { name: "Ausnahme aufheben …" }).click();
  await dialog.getByText("frühestens 15 Tage danach").waitFor();
  await dialog.getByRole("button", { name: "Aufheben", exact: true }).click();
  await page.getByText("Die Ausnahme von Yvonne Pausch ist aufgehoben.").waitFor();
  expect((await person(w, "yvonne.pausch")).idle.exemptUntil).toBeUndefined();
});
