// Importing users in the browser.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessible, accessibleEverywhere, looks } from "./axe";
import { inWorld, root, shots } from "./world";

const w = inWorld();
const xls = join(root, "infra/sam/testdata/people.xls");
const csv = (lines: string[]) => ({ name: "leute.csv", mimeType: "text/csv", buffer: Buffer.from("\ufeff" + lines.join("\r\n") + "\r\n") });
const head = "E-Mail;Vorname;Nachname;Land;Lizenz;Administrator";

/** mails are the mails sent so far. */
const mails = async () => (await (await fetch(w.mailbox + "/messages")).json()) as { id: string; to: string[]; subject: string }[];

async function check(page: Page, file: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]) {
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "Prüfen", exact: true }).click();
  await page.waitForURL(/\/import\/imp_/, { timeout: 40_000 });
  await page.getByRole("heading", { name: "Ergebnis der Prüfung" }).waitFor();
}

test("R15 the settings menu leads to the import, its template and its limits", async () => {
  const page = await w.page("olga@", "/users");
  await page.getByRole("button", { name: "Einstellungen" }).click();
  await page.getByRole("menuitem", { name: "Benutzer importieren" }).click();
  await page.waitForURL("**/import");
  await page.getByText("höchstens 4 MiB und 10.000 Zeilen").waitFor();
  const [xlsx] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /Excel/ }).click()]);
  expect(xlsx.suggestedFilename()).toBe("import.xlsx");
  expect(readFileSync(await xlsx.path()).subarray(0, 2).toString()).toBe("PK");
  const [text] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /CSV/ }).click()]);
  expect(readFileSync(await text.path(), "utf8")).toContain("E-Mail;Vorname;Nachname;Land;Zeitzone;Sprache;Lizenz;Administrator;Abteilung;Ordner");
});

test("R16 D3 a real .xls is rehearsed row by row before anybody is created", async () => {
  const page = await w.page("olga@", "/import");
  const before = await w.api("olga@", "GET", "/v1/settings");
  await check(page, xls);
  await page.getByText("in einer .xls-Datei").waitFor();
  const table = page.getByRole("table").filter({ hasText: "Ergebnis" });
  await table.getByText("Diese Adresse steht zweimal in der Datei.").first().waitFor();
  expect(await table.getByText("wird angelegt").count()).toBe(0); // only those to look at
  await page.getByText(/^Alle \(/).click();
  await table.getByText("wird angelegt").first().waitFor();
  await page.getByText("Es wird keine E-Mail verschickt").first().waitFor();
  const [errors] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Fehler und Hinweise als CSV-Datei" }).click()]);
  expect(readFileSync(await errors.path(), "utf8")).toContain("Diese Adresse steht zweimal in der Datei.");
  expect((await w.api("olga@", "GET", "/v1/settings")).body.counts).toEqual(before.body.counts);
});

test("R16 what no file of people can be is said in one sentence, at the file", async () => {
  const page = await w.page("olga@", "/import");
  await page.getByRole("button", { name: "Prüfen", exact: true }).click();
  await page.getByText("Bitte wählen Sie eine Datei.").first().waitFor();
  await page.locator("input[type=file]").setInputFiles({ name: "gross.csv", mimeType: "text/csv", buffer: Buffer.alloc((4 << 20) + 1, "a") });
  await page.getByText("möglich sind 4 MiB").first().waitFor();
  await page.locator("input[type=file]").setInputFiles({ name: "leute.xls", mimeType: "application/vnd.ms-excel", buffer: Buffer.from("<html><table></table></html>") });
  await page.getByRole("button", { name: "Prüfen", exact: true }).click();
  await page.getByText("Die Datei ist eine Webseite").first().waitFor();
  expect(new URL(page.url()).pathname).toBe("/import");
});

test("R17 an import sends no mail; its end says who is to be told, and how; it goes on after a reload and in another tab", async () => {
  const page = await w.page("olga@", "/import");
  const before = await mails();
  await check(page, csv([head, "ina.neu@muster.example;Ina;Neu;DE;;", "kein-at;Karl;Ohne;DE;;", "=cmd@muster.example;Otto;Formel;DE;;", "uwe.neu@muster.example;Uwe;Neu;AT;collaborator;"]));
  const address = page.url();
  await page.getByText("Es wird keine E-Mail verschickt").first().waitFor();
  const other = await w.page("olga@", new URL(address).pathname);
  await other.getByRole("button", { name: /Benutzer anlegen$/ }).waitFor();
  await page.getByRole("button", { name: /Benutzer anlegen$/ }).click();
  await w.move("1m");
  await page.getByText("informieren Sie die Benutzer selbst").waitFor();
  await page.getByRole("button", { name: "Text für Ihre Nachricht" }).click();
  await page.getByText("/forgotten-password#muster").waitFor();
  await page.getByText("Passwort vergessen?").first().waitFor();
  await page.getByRole("link", { name: "Ina Neu" }).waitFor();
  await page.getByText("uwe.neu@muster.example").waitFor();
  expect(await mails()).toEqual(before);
  await other.getByRole("button", { name: /Benutzer anlegen$/ }).click(); // somebody else was quicker
  await other.getByText("schon gestartet").waitFor();
  await page.reload();
  await page.getByRole("link", { name: "Ina Neu" }).waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Als CSV-Datei", exact: true }).click()]);
  expect(readFileSync(await file.path(), "utf8")).toContain("Ina;Neu;ina.neu@muster.example");
  await page.goto("/import");
  await page.getByRole("heading", { name: "Frühere Importe" }).waitFor();
  await page.getByText("ausgeführt", { exact: true }).first().waitFor();
});

test("R17 those who were never told are invited only by a press that names how many mails leave", async () => {
  const { body } = await w.api("olga@", "GET", "/v1/imports");
  const done = body.imports.find((i: { job?: string }) => i.job);
  const page = await w.page("olga@", "/import/" + done.id);
  const before = await mails();
  const link = page.getByRole("link", { name: "In der Benutzerliste ansehen" });
  await link.waitFor();
  await expect.poll(() => link.getAttribute("href")).toContain("#view=all&neverTold.is=true");
  await page.getByRole("button", { name: /Alle einladen/ }).click();
  const dialog = page.getByRole("dialog");
  const n = Number(/(\d+) E-Mails verschicken/.exec((await dialog.textContent())!)![1]);
  for (const { viewport } of looks.slice(1, 3)) {
    await page.setViewportSize(viewport);
    await accessible(page, "invitations, " + viewport.width);
  }
  await dialog.getByRole("button", { name: "Abbrechen" }).click();
  await w.move("10m");
  expect(await mails()).toEqual(before);
  await page.getByRole("button", { name: /Alle einladen/ }).click();
  await page.getByRole("button", { name: `${n} Einladungen verschicken` }).click();
  await dialog.waitFor({ state: "hidden" });
  await w.move("10m");
  await page.getByText("Die Einladungen sind unterwegs.").waitFor();
  await w.move("10m");
  const sent = (await mails()).length - before.length;
  expect(sent).toBe(n);
});

test("R15 without the right there is no import", async () => {
  const page = await w.page("petra.aerger@", "/import");
  await page.getByText("Diese Seite gibt es nicht").waitFor();
});

for (const look of looks) {
  test(`D3 the import can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const name = `${look.viewport.width}-${look.colorScheme}`;
    const page = await w.page("olga@", "/import", look);
    await page.getByRole("heading", { name: "Frühere Importe" }).waitFor();
    await page.getByRole("button", { name: "Was in den Spalten steht" }).click();
    await accessible(page, "upload");
    await page.screenshot({ path: `${shots}/import-1-${name}.png`, fullPage: true });
    await check(page, xls);
    if (look.viewport.width > 1000) await page.getByText(/^Alle \(/).click();
    await accessible(page, "rehearsal");
    if (look.viewport.width > 1000) {
      const table = page.getByRole("table").filter({ hasText: "Ergebnis" });
      const cut = await table.evaluate((t) => t.parentElement!.scrollWidth - t.parentElement!.clientWidth);
      expect(cut, "columns out of sight").toBeLessThanOrEqual(0);
      expect((await table.getByRole("columnheader", { name: "Ergebnis" }).boundingBox())!.width, "a verdict stands on one line").toBeGreaterThanOrEqual(260);
    }
    await page.screenshot({ path: `${shots}/import-2-${name}.png`, fullPage: true });
    const { body } = await w.api("olga@", "GET", "/v1/imports");
    await page.goto("/import/" + body.imports.find((i: { job?: string }) => i.job).id);
    await page.getByRole("heading", { name: "Nie benachrichtigt" }).waitFor();
    await page.getByText(/wurden angelegt/).waitFor();
    await accessible(page, "end");
    await page.screenshot({ path: `${shots}/import-3-${name}.png`, fullPage: true });
  });
}

// The local run carries a job out before anybody can look at it; so what a job answers under way is played.
test("R17 a running import shows how far it is and can be stopped; what is done stays", async () => {
  const page = await w.page("olga@", "/import");
  await check(page, csv([head, "lea.lang@muster.example;Lea;Lang;DE;;"]));
  let cancelled = false;
  await page.route(/\/v1\/jobs\/[^/]+(\/cancel)?$/, async (route) => {
    if (route.request().method() === "POST") cancelled = true;
    const job = { id: route.request().url().split("/")[5], kind: "import", began: new Date().toISOString(), total: 450, done: 180, skipped: 0, role: null };
    await route.fulfill({ json: cancelled ? { ...job, state: "cancelled", ended: new Date().toISOString() } : { ...job, state: "running", ended: null } });
  });
  await page.getByRole("button", { name: "1 Benutzer anlegen" }).click();
  await page.getByText("180 von 450").waitFor();
  await page.getByText("der Import läuft weiter").waitFor();
  await accessibleEverywhere(page, "running");
  await page.reload(); // it goes on
  await page.getByText("180 von 450").waitFor();
  await page.getByRole("button", { name: "Abbrechen" }).click();
  await page.getByText("Der Import wurde abgebrochen; die übrigen Zeilen wurden nicht ausgeführt.").waitFor();
  await page.getByRole("link", { name: "Lea Lang" }).waitFor();
});
