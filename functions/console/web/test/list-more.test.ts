import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { accessible, looks } from "./axe";
import { grant, inside } from "./desk";
import { arranged, count, fresh, heads, names, opened, rows, saved } from "./rows";
import { inWorld, shots } from "./world";

const w = inWorld();

test("R7 the exported file is the screen: its columns in their order, its rows in theirs", async () => {
  await w.api("olga@", "PUT", "/v1/users/view", { ...arranged, columns: [{ name: "mail" }, { name: "licence" }, { name: "name" }, { name: "department" }, { name: "status" }] });
  for (const hash of ["#view=all&mail.contains=an&sort=-mail", "#view=mine&sort=name"]) {
    const page = await opened(w, "/users" + hash);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Liste als CSV herunterladen" }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const text = await readFile(await download.path(), "utf8");
    const lines = text.replace(/^\uFEFF/, "").trim().split(/\r?\n/).map((l) => l.split(";").map((c) => c.replace(/^"(.*)"$/, "$1")));
    expect(lines[0]).toEqual(await heads(page));
    const shown = await page.locator("tbody tr").evaluateAll((all) => all.map((tr) => [...tr.querySelectorAll("th,td")].slice(1).map((c) => c.textContent!.replace("–", "").trim())));
    expect(lines.slice(1).map((l) => l.map((c) => c.toLowerCase()))).toEqual(shown.map((r) => r.map((c) => c.toLowerCase())));
    await page.getByText("Die Liste ist heruntergeladen.").waitFor();
  }
  await fresh(w);
});

test("R7 a list that is too large for a file says what to do", async () => {
  const page = await opened(w);
  await page.route("**/v1/users/export", (r) => r.fulfill({ status: 413, contentType: "application/problem+json", body: JSON.stringify({ type: "urn:curfew:problem:export_too_large", code: "export_too_large", status: 413, title: "Das ist mehr, als in eine Datei passt; filtern Sie zuerst die Liste." }) }));
  await page.keyboard.press("e");
  await page.getByRole("dialog").getByText("filtern Sie zuerst die Liste").waitFor();
});

test("R20 the chip shows the deactivated, with their number", async () => {
  await fresh(w);
  const page = await opened(w);
  await page.getByRole("button", { name: "Deaktiviert 5" }).click();
  await expect.poll(() => count(page)).toBe("5 von 65, gefiltert");
  await expect.poll(() => page.getByRole("button", { name: "Deaktiviert 5" }).getAttribute("aria-pressed")).toBe("true");
  expect(page.url()).toContain("status.anyOf=deactivated");
  await page.getByRole("button", { name: "Eingeladen 7" }).click();
  await expect.poll(() => count(page)).toBe("12 von 65, gefiltert");
  await page.getByRole("button", { name: "Deaktiviert 5" }).click();
  await page.getByRole("button", { name: "Eingeladen 7" }).click();
  await expect.poll(() => count(page)).toBe("65 von 65");
});

test("R18 R21 several ticked users are deactivated as a job with a verdict for each, and the message brings them back", async () => {
  await fresh(w);
  const page = await opened(w, "/users", "anna.berger"); // an administrator, no owner
  for (const name of ["Olga Ohnesorg", "Silke Bald", "Rolf Ausgang"]) await page.getByRole("checkbox", { name: `${name} auswählen` }).check();
  await page.getByRole("button", { name: "3 ausgewählt" }).click();
  await expect.poll(() => page.getByRole("menuitem").allTextContents()).toEqual(["Deaktivieren …", "Aktivieren …", "Einladen …"]);
  await page.getByRole("menuitem", { name: "Deaktivieren" }).click();
  await page.getByRole("dialog").getByText("sofort und überall ausgesperrt").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Deaktivieren" }).click();
  const verdicts = page.getByRole("list", { name: "Was aus jedem wurde" });
  await verdicts.waitFor();
  expect((await verdicts.getByRole("listitem").allTextContents()).sort()).toEqual(["Olga Ohnesorg: ist Inhaber; das darf nur ein Inhaber", "Rolf Ausgang: ist nicht aktiv", "Silke Bald: deaktiviert"]);
  await page.getByRole("dialog").getByRole("button", { name: "Schließen" }).last().click();
  await page.getByRole("button", { name: "Deaktiviert 6" }).waitFor();
  await page.getByText("1 Benutzer deaktiviert, 2 nicht.").waitFor();
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await page.getByText("1 Benutzer wieder aktiv.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Schließen" }).last().click();
  await page.getByRole("button", { name: "Deaktiviert 5" }).waitFor();
});

test("pages come from the server, and their size is remembered; a reload shows the same page", async () => {
  await fresh(w);
  const page = await opened(w);
  await page.getByRole("button", { name: "Spalten und Seitengröße" }).click();
  await page.getByRole("radio", { name: "20 Zeilen" }).check();
  await Promise.all([saved(page), page.getByRole("dialog").getByRole("button", { name: "Speichern" }).click()]);
  await expect.poll(async () => (await names(page)).length).toBe(20);
  await page.getByRole("button", { name: "Nächste Seite" }).click();
  await page.waitForURL(/page=2/);
  await page.getByRole("button", { name: "Seite 4" }).click();
  await expect.poll(async () => (await names(page)).length).toBe(5);
  const last = await names(page);
  await page.reload();
  await rows(page).first().waitFor();
  await expect.poll(() => names(page)).toEqual(last);
  await page.goto("/users#view=all&mail.contains=muster&sort=name");
  await page.reload();
  await rows(page).first().waitFor();
  await expect.poll(() => count(page)).toBe("mindestens 20 von 65, gefiltert");
  await fresh(w);
});

test("by keyboard: the search, the rows, a user, the keys", async () => {
  await fresh(w);
  const page = await opened(w);
  await page.keyboard.press("/");
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
  await page.keyboard.type("ber");
  await page.waitForURL(/q=ber/);
  await expect.poll(() => count(page)).toContain("gefiltert");
  const all = await names(page);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused()).toBe(all[0]);
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused()).toBe(all[1]);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await page.waitForURL(/\/users\/usr_/);
  await page.getByRole("heading", { name: all[0]! }).first().waitFor();
  await page.keyboard.press("Escape");
  await page.waitForURL(/\/users#/);
  await expect.poll(focused).toBe(all[0]);
  await page.keyboard.press("n");
  await page.waitForURL(/\/users\/new#/);
});

test("no match, error, offline: each says what to do, and rows that are there stay", async () => {
  await fresh(w);
  const page = await opened(w);
  await page.getByRole("searchbox").fill("niemand heißt so");
  await page.getByText("Kein Benutzer passt zu diesen Filtern.").waitFor();
  await page.getByRole("gridcell").getByRole("button", { name: "Filter löschen" }).click();
  await rows(page).first().waitFor();
  const before = await names(page);
  await page.route("**/v1/users/search", (r) => r.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify({ type: "urn:curfew:problem:internal", code: "internal", status: 500, title: "Es ist etwas schiefgegangen.", request: "req-77" }) }));
  await page.getByRole("button", { name: "Nach E-Mail sortieren", exact: true }).click();
  await page.getByText("Anfrage req-77").waitFor();
  await expect.poll(() => names(page)).toEqual(before);
  await page.unroute("**/v1/users/search");
  await page.getByRole("button", { name: "Erneut versuchen" }).click();
  await expect.poll(() => page.getByText("Anfrage req-77").count()).toBe(0);
  await page.route("**/v1/users/search", (r) => r.abort());
  await page.getByRole("button", { name: "Aktiv 60" }).click();
  await page.getByText("Keine Verbindung").waitFor();
});

test("in a support session the list works, and keeps nothing", async () => {
  await fresh(w, "anna.berger");
  await grant(w, "olga@", "1d");
  const page = await inside(w, "Muster GmbH", "Anna Berger");
  const asked: string[] = [];
  page.on("request", (r) => asked.push(r.method() + " " + new URL(r.url()).pathname));
  await page.goto("/users");
  await rows(page).first().waitFor();
  await page.dragAndDrop('th .column-name:text-is("Lizenz")', 'th .column-name:text-is("E-Mail")');
  await expect.poll(() => heads(page)).toEqual(["Name", "Lizenz", "E-Mail", "Status", "Letzte Anmeldung"]);
  await page.getByRole("button", { name: /^Deaktiviert \d/ }).click();
  await expect.poll(() => count(page)).toContain("gefiltert");
  expect(await page.getByRole("button", { name: "Liste als CSV herunterladen" }).count()).toBe(0);
  expect(await page.locator('a[href^="/users/new"]').count()).toBe(0);
  await page.waitForTimeout(600);
  expect(asked.filter((a) => a.includes("/users/view"))).toEqual([]);
  await grant(w, "olga@", null);
});

for (const look of looks) {
  test(`can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    await fresh(w);
    const page = await opened(w, "/users#view=all&mail.contains=an&sort=name", "olga@", look);
    const shot = (name: string) => page.screenshot({ path: `${shots}/u1-${name}-${look.viewport.width}-${look.colorScheme}.png` });
    await page.getByRole("button", { name: "Spalten und Seitengröße" }).waitFor();
    await shot("list");
    await accessible(page, "list");
    await page.getByRole("button", { name: "E-Mail: Filter ändern", exact: true }).click();
    await page.getByRole("dialog").getByLabel("Wert").waitFor();
    await shot("filter");
    await accessible(page, "filter");
    await page.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
    await page.getByRole("button", { name: "Spalten und Seitengröße" }).click();
    await page.getByRole("dialog").getByText("Zeilen je Seite").waitFor();
    await shot("preferences");
    await accessible(page, "preferences");
    await page.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
    await page.getByRole("checkbox", { name: "Anna Berger auswählen" }).check();
    await page.getByRole("button", { name: "1 ausgewählt" }).click();
    await page.getByRole("menuitem", { name: "Deaktivieren" }).click();
    await page.getByRole("dialog").getByText("ausgesperrt").waitFor();
    await shot("ask");
    await accessible(page, "deactivating several");
    await page.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
    await page.goto("/users#view=licences");
    await page.getByText("Benutzer je Status").waitFor();
    await shot("licences");
    await accessible(page, "licences");
    await page.goto("/users#view=all&q=zzzz&sort=name");
    await page.getByText("Kein Benutzer passt").waitFor();
    await shot("none");
    await accessible(page, "no match");
  });
}
