import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessible, looks } from "./axe";
import { grant, inside } from "./desk";
import { inWorld } from "./world";

const w = inWorld();

/** list opens the list and waits for its rows. */
async function list(path = "/users", as = "olga@", options = {}) {
  const page = await w.page(as, path, options);
  await rows(page).first().waitFor();
  return page;
}
const rows = (page: Page) => page.locator("a[id^=row-]");
const names = (page: Page) => rows(page).allTextContents();
const heads = (page: Page) => page.locator("th .column-name").allTextContents();
const count = (page: Page) => page.locator(".count").innerText();
/** settled waits until an arrangement was saved. */
const saved = (page: Page) => page.waitForResponse((r) => r.url().endsWith("/v1/users/view") && r.request().method() === "PUT" && r.ok());
const column = (page: Page, name: string) => page.locator("th", { has: page.locator(`.column-name:text-is("${name}")`) });
const arranged = { columns: [{ name: "name" }, { name: "mail" }, { name: "status" }, { name: "licence" }, { name: "lastSignIn" }], filters: [], sort: {} };
const fresh = (as = "olga@") => w.api(as, "PUT", "/v1/users/view", arranged);

test("R4 D1 D2 three views: all users, also the deactivated; those who share with me; the licences", async () => {
  const page = await list();
  expect(await count(page)).toBe("65 von 65");
  await page.getByRole("button", { name: "Ansicht: Alle Benutzer" }).click();
  await page.getByRole("menuitemcheckbox", { name: "In meinen Ordnern und Besprechungen" }).click();
  await page.waitForURL(/#view=mine/);
  const { body } = await w.api("olga@", "POST", "/v1/users/search", { view: "mine", pageSize: 200 });
  await expect.poll(async () => (await names(page)).length).toBe(body.users.length);
  expect(await count(page)).toBe(`${body.matched} von 65`);
  await page.getByRole("button", { name: /^Ansicht/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "Lizenzen" }).click();
  await page.getByRole("img", { name: "Driver: 12 belegt, 20 gekauft, 8 frei" }).waitFor();
  await page.getByRole("link", { name: "Deaktiviert: 5" }).click();
  await expect.poll(() => count(page)).toBe("5 von 65, gefiltert");
});

test("R5 R11 a row opens its user on the right, name on top; the bar moves by mouse and arrow keys, and stays; both sides fold", async () => {
  const page = await list();
  const second = rows(page).nth(1);
  const name = await second.innerText();
  await second.click();
  await page.waitForURL(/\/users\/usr_\w+#/);
  await page.getByRole("heading", { name }).first().waitFor();
  expect(await second.getAttribute("aria-current")).toBe("true");
  const bar = page.getByRole("slider", { name: "Breite des Bereichs ändern" });
  const width = async () => Number(JSON.parse(await page.evaluate(() => localStorage.getItem("curfew-pane") ?? "{}")).size);
  const box = (await bar.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 60, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(width).toBeGreaterThan(580);
  const dragged = await width();
  await bar.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(width).toBeLessThan(dragged);
  const kept = await width();
  await page.reload();
  await page.getByRole("heading", { name }).first().waitFor();
  expect(await width()).toBe(kept);
  await page.getByRole("button", { name: "Bereich einklappen" }).click();
  await page.getByRole("button", { name: "Bereich ausklappen" }).first().click();
  await page.getByRole("button", { name: "Liste ausblenden" }).click();
  await expect.poll(() => rows(page).count()).toBe(0);
  await page.getByRole("button", { name: "Zur Liste der Benutzer" }).click();
  await rows(page).first().waitFor();
  await page.evaluate(() => localStorage.removeItem("curfew-pane"));
});

test("R6 R8 columns are added, removed and ordered in the preferences by keyboard, and ordered by dragging their headings; a reload shows the same", async () => {
  await fresh();
  const page = await list();
  expect(await heads(page)).toEqual(["Name", "E-Mail", "Status", "Lizenz", "Letzte Anmeldung"]);
  const [stored] = await Promise.all([saved(page), page.dragAndDrop('th .column-name:text-is("Lizenz")', 'th .column-name:text-is("E-Mail")')]);
  expect(stored.ok()).toBe(true);
  expect(await heads(page)).toEqual(["Name", "Lizenz", "E-Mail", "Status", "Letzte Anmeldung"]);
  await page.getByRole("button", { name: "Spalten und Seitengröße" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Abteilung", { exact: true }).check();
  await dialog.getByLabel("Status", { exact: true }).uncheck();
  const grip = dialog.getByRole("button", { name: /Abteilung/ });
  await grip.focus();
  await page.keyboard.press("Space");
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press("ArrowUp");
    await page.waitForTimeout(80);
  }
  await page.keyboard.press("Space");
  await Promise.all([saved(page), dialog.getByRole("button", { name: "Speichern" }).click()]);
  const now = await heads(page);
  expect(now).toContain("Abteilung");
  expect(now).not.toContain("Status");
  expect(now.indexOf("Abteilung")).toBeLessThan(now.indexOf("Letzte Anmeldung"));
  const handle = column(page, "Lizenz").getByRole("button", { name: /Lizenz/ }).last();
  const edge = (await handle.boundingBox())!;
  await page.mouse.move(edge.x + edge.width / 2, edge.y + edge.height / 2);
  await page.mouse.down();
  await page.mouse.move(edge.x + 90, edge.y + 5, { steps: 6 });
  await page.waitForTimeout(300); // a hand rests before it lets go
  await Promise.all([saved(page), page.mouse.up()]);
  const wide = Math.round((await column(page, "Lizenz").boundingBox())!.width);
  await page.reload();
  await rows(page).first().waitFor();
  expect(await heads(page)).toEqual(now);
  expect(Math.round((await column(page, "Lizenz").boundingBox())!.width)).toBe(wide);
});

test("R9 each column sorts and filters where it declares it; elsewhere the icons are grey and say why", async () => {
  await fresh();
  const page = await list();
  await page.getByRole("button", { name: "Nach E-Mail sortieren", exact: true }).click();
  await page.waitForURL(/sort=mail/);
  await expect.poll(() => column(page, "E-Mail").getAttribute("aria-sort")).toBe("ascending");
  await page.getByRole("button", { name: "E-Mail: aufsteigend sortiert; umkehren", exact: true }).click();
  await page.waitForURL(/sort=-mail/);
  const { body } = await w.api("olga@", "POST", "/v1/users/search", { sort: { column: "mail", descending: true }, pageSize: 50 });
  await expect.poll(() => names(page)).toEqual(body.users.map((u: { firstName: string; lastName: string }) => `${u.firstName} ${u.lastName}`));
  const grey = page.getByRole("button", { name: "Nach Status sortieren", exact: true });
  expect(await grey.getAttribute("aria-disabled")).toBe("true");
  await grey.hover();
  await page.getByText("Nach Status kann nicht sortiert werden.").filter({ visible: true }).waitFor();
  const before = page.url();
  await grey.click({ force: true });
  expect(page.url()).toBe(before);

  const kinds: [string, string, (d: ReturnType<Page["getByRole"]>) => Promise<void>, string][] = [
    ["E-Mail", "mail.contains=an", async (d) => d.getByLabel("Wert").fill("an"), "E-Mail enthält „an“"],
    ["Letzte Anmeldung", "lastSignIn.before=2026-11-01", async (d) => d.getByLabel("Wert").fill("2026/11/01"), "Letzte Anmeldung vor 01.11.2026"],
    ["Lizenz", "licence.anyOf=driver", async (d) => {
      await d.getByRole("button", { name: /Wert/ }).click();
      await page.getByRole("option", { name: "Driver" }).click();
      await page.keyboard.press("Escape");
    }, "Lizenz ist Driver"],
  ];
  for (const [name, part, fill, token] of kinds) {
    await page.getByRole("button", { name: `${name} filtern`, exact: true }).click();
    const dialog = page.getByRole("dialog", { name: `Filter: ${name}` });
    await fill(dialog);
    await dialog.getByRole("button", { name: "Anwenden" }).click();
    await expect.poll(() => page.url()).toContain(part);
    await page.getByRole("list", { name: "Gesetzte Filter" }).getByText(token).waitFor();
  }
  const asked = await w.api("olga@", "POST", "/v1/users/search", {
    filters: [{ column: "mail", op: "contains", values: ["an"] }, { column: "lastSignIn", op: "before", values: ["2026-11-01"] }, { column: "licence", op: "anyOf", values: ["driver"] }],
    sort: { column: "mail", descending: true }, pageSize: 50,
  });
  await expect.poll(async () => (await names(page)).length).toBe(asked.body.users.length);
  await page.getByRole("button", { name: "Filter entfernen: Lizenz ist Driver" }).click();
  await expect.poll(() => page.url()).not.toContain("licence");
});

test("R9 a column that cannot be filtered has a grey icon; a flag has its two answers", async () => {
  await w.api("olga@", "PUT", "/v1/users/view", { ...arranged, columns: [{ name: "name" }, { name: "folders" }, { name: "administrator" }] });
  const page = await list();
  const grey = page.getByRole("button", { name: "Ordner filtern", exact: true });
  expect(await grey.getAttribute("aria-disabled")).toBe("true");
  await grey.hover();
  await page.getByText("Ordner kann nicht gefiltert werden.").filter({ visible: true }).waitFor();
  await page.getByRole("button", { name: "Administrator filtern", exact: true }).click();
  await page.getByRole("radio", { name: "ja" }).check();
  await page.getByRole("button", { name: "Anwenden" }).click();
  await page.getByText("Administrator ist ja").waitFor();
  await expect.poll(() => count(page)).toMatch(/^\d+ von 65, gefiltert$/);
  await fresh();
});

test("R10 filters stay after a reload and a walk, until the eraser beside the export clears them and nothing else", async () => {
  await fresh();
  const page = await list("/users#view=all&mail.contains=an&sort=-mail");
  await expect.poll(() => count(page)).toBe("14 von 65, gefiltert");
  await page.getByRole("searchbox").fill("ber");
  await Promise.all([saved(page), page.waitForURL(/q=ber/)]);
  const few = await count(page);
  await page.reload();
  await rows(page).first().waitFor();
  expect(await count(page)).toBe(few);
  await page.goto("/folders");
  await page.goto("/users");
  await rows(page).first().waitFor();
  expect(page.url()).toContain("mail.contains=an");
  expect(await page.getByRole("searchbox").inputValue()).toBe("ber");
  const columns = await heads(page);
  const file = (await page.getByRole("button", { name: "Liste als CSV herunterladen" }).boundingBox())!;
  const eraser = page.getByRole("button", { name: "Filter löschen" });
  const place = (await eraser.boundingBox())!;
  expect(place.x).toBeGreaterThan(file.x);
  expect(Math.abs(place.y - file.y)).toBeLessThan(4);
  await Promise.all([saved(page), eraser.click()]);
  await expect.poll(() => count(page)).toBe("65 von 65");
  expect(await heads(page)).toEqual(columns);
  expect(page.url()).toMatch(/#view=all&sort=-mail$/);
  await page.goto("/users");
  await rows(page).first().waitFor();
  expect(await count(page)).toBe("65 von 65");
  expect((await w.api("olga@", "GET", "/v1/users/view")).body).toMatchObject({ filters: [], sort: { column: "mail", descending: true } });
});

test("R7 the exported file is the screen: its columns in their order, its rows in theirs", async () => {
  await w.api("olga@", "PUT", "/v1/users/view", { ...arranged, columns: [{ name: "mail" }, { name: "licence" }, { name: "name" }, { name: "department" }, { name: "status" }] });
  for (const hash of ["#view=all&mail.contains=an&sort=-mail", "#view=mine&sort=name"]) {
    const page = await list("/users" + hash);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Liste als CSV herunterladen" }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const text = await readFile(await download.path(), "utf8");
    const lines = text.replace(/^\uFEFF/, "").trim().split(/\r?\n/).map((l) => l.split(";").map((c) => c.replace(/^"(.*)"$/, "$1")));
    expect(lines[0]).toEqual(await heads(page));
    const shown = await page.locator("tbody tr").evaluateAll((all) => all.map((tr) => [...tr.querySelectorAll("th,td")].slice(1).map((c) => c.textContent!.replace("–", "").trim())));
    expect(lines.slice(1).map((l) => l.map((c) => c.toLowerCase()))).toEqual(shown.map((r) => r.map((c) => c.toLowerCase())));
    await page.getByText("Die Liste ist heruntergeladen.").waitFor();
  }
  await fresh();
});

test("R7 a list that is too large for a file says what to do", async () => {
  const page = await list();
  await page.route("**/v1/users/export", (r) => r.fulfill({ status: 413, contentType: "application/problem+json", body: JSON.stringify({ type: "urn:curfew:problem:export_too_large", code: "export_too_large", status: 413, title: "Das ist mehr, als in eine Datei passt; filtern Sie zuerst die Liste." }) }));
  await page.keyboard.press("e");
  await page.getByRole("dialog").getByText("filtern Sie zuerst die Liste").waitFor();
});

test("R20 the chip shows the deactivated, with their number", async () => {
  await fresh();
  const page = await list();
  await page.getByRole("button", { name: "Deaktiviert 5" }).click();
  await expect.poll(() => count(page)).toBe("5 von 65, gefiltert");
  expect(await page.getByRole("button", { name: "Deaktiviert 5" }).getAttribute("aria-pressed")).toBe("true");
  expect(page.url()).toContain("status.anyOf=deactivated");
  await page.getByRole("button", { name: "Eingeladen 7" }).click();
  await expect.poll(() => count(page)).toBe("12 von 65, gefiltert");
  await page.getByRole("button", { name: "Deaktiviert 5" }).click();
  await page.getByRole("button", { name: "Eingeladen 7" }).click();
  await expect.poll(() => count(page)).toBe("65 von 65");
});

test("R18 R21 several ticked users are deactivated as a job with a verdict for each, and the message brings them back", async () => {
  await fresh();
  const page = await list("/users", "anna.berger"); // an administrator, no owner
  for (const name of ["Olga Ohnesorg", "Silke Bald", "Rolf Ausgang"]) await page.getByRole("checkbox", { name: `${name} auswählen` }).check();
  await page.getByRole("button", { name: "3 ausgewählt" }).click();
  expect(await page.getByRole("menuitem").allTextContents()).toEqual(["Deaktivieren …", "Aktivieren …", "Einladen …"]);
  await page.getByRole("menuitem", { name: "Deaktivieren" }).click();
  await page.getByRole("dialog").getByText("sofort und überall ausgesperrt").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Deaktivieren" }).click();
  const verdicts = page.getByRole("list", { name: "Was aus jedem wurde" });
  await verdicts.waitFor();
  expect((await verdicts.getByRole("listitem").allTextContents()).sort()).toEqual(["Olga Ohnesorg: ist Eigentümer; das darf nur ein Eigentümer", "Rolf Ausgang: ist nicht aktiv", "Silke Bald: deaktiviert"]);
  await page.getByRole("dialog").getByRole("button", { name: "Schließen" }).last().click();
  await page.getByRole("button", { name: "Deaktiviert 6" }).waitFor();
  await page.getByText("1 Benutzer deaktiviert, 2 nicht.").waitFor();
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await page.getByText("1 Benutzer wieder aktiv.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Schließen" }).last().click();
  await page.getByRole("button", { name: "Deaktiviert 5" }).waitFor();
});

test("pages come from the server, and their size is remembered; a reload shows the same page", async () => {
  await fresh();
  const page = await list();
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
  expect(await names(page)).toEqual(last);
  await page.goto("/users#view=all&mail.contains=muster&sort=name");
  await page.reload();
  await rows(page).first().waitFor();
  expect(await count(page)).toBe("mindestens 20 von 65, gefiltert");
  await fresh();
});

test("by keyboard: the search, the rows, a user, the keys", async () => {
  await fresh();
  const page = await list();
  await page.keyboard.press("/");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
  await page.keyboard.type("ber");
  await page.waitForURL(/q=ber/);
  await expect.poll(() => count(page)).toContain("gefiltert");
  const all = await names(page);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe(all[0]);
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe(all[1]);
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
  await fresh();
  const page = await list();
  await page.getByRole("searchbox").fill("niemand heißt so");
  await page.getByText("Kein Benutzer passt zu diesen Filtern.").waitFor();
  await page.getByRole("gridcell").getByRole("button", { name: "Filter löschen" }).click();
  await rows(page).first().waitFor();
  const before = await names(page);
  await page.route("**/v1/users/search", (r) => r.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify({ type: "urn:curfew:problem:internal", code: "internal", status: 500, title: "Es ist etwas schiefgegangen.", request: "req-77" }) }));
  await page.getByRole("button", { name: "Nach E-Mail sortieren", exact: true }).click();
  await page.getByText("Anfrage req-77").waitFor();
  expect(await names(page)).toEqual(before);
  await page.unroute("**/v1/users/search");
  await page.getByRole("button", { name: "Erneut versuchen" }).click();
  await expect.poll(() => page.getByText("Anfrage req-77").count()).toBe(0);
  await page.route("**/v1/users/search", (r) => r.abort());
  await page.getByRole("button", { name: "Aktiv 60" }).click();
  await page.getByText("Keine Verbindung").waitFor();
});

test("in a support session the list works, and keeps nothing", async () => {
  await fresh("anna.berger");
  await grant(w, "olga@", "1d");
  const page = await inside(w, "Muster GmbH", "Anna Berger");
  const asked: string[] = [];
  page.on("request", (r) => asked.push(r.method() + " " + new URL(r.url()).pathname));
  await page.goto("/users");
  await rows(page).first().waitFor();
  await page.dragAndDrop('th .column-name:text-is("Lizenz")', 'th .column-name:text-is("E-Mail")');
  expect(await heads(page)).toEqual(["Name", "Lizenz", "E-Mail", "Status", "Letzte Anmeldung"]);
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
    await fresh();
    const page = await list("/users#view=all&mail.contains=an&sort=name", "olga@", look);
    const shot = (name: string) => page.screenshot({ path: `/tmp/u1-${name}-${look.viewport.width}-${look.colorScheme}.png` });
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
