import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessible, accessibleEverywhere, looks } from "./axe";
import { inWorld, shots } from "./world";

const w = inWorld();

/** idOf gives a demo person's id by the beginning of his address. */
async function idOf(mail: string): Promise<string> {
  const r = await w.api("olga@", "POST", "/v1/users/search", { filters: [{ column: "mail", op: "startsWith", values: [mail] }] });
  expect(r.status, JSON.stringify(r.body)).toBe(200);
  return r.body.users[0].id;
}

/** folderOf gives a folder's id by its name, as somebody sees it. */
async function folderOf(as: string, name: string): Promise<string> {
  const r = await w.api(as, "GET", "/v1/folders");
  return r.body.folders.find((f: { name: string }) => f.name === name).id;
}

const box = (page: Page, name: string) => page.getByRole("checkbox", { name: `In „${name}“` });
const item = (page: Page, name: string) => page.getByRole("treeitem").filter({ hasText: name }).last();
const flashed = (page: Page, text: string) => page.getByText(text).first().waitFor();

test("R31 a box per folder takes in and out, as participant or driver, with a way back", async () => {
  const id = await idOf("timo.baumgaertner");
  const page = await w.page("olga@", `/users/${id}/folders`);
  await page.getByText("In keinem Ordner.").waitFor();
  await box(page, "Kundenportal").click();
  await flashed(page, "Timo Baumgärtner ist jetzt Teilnehmer in „Kundenportal“.");
  await page.getByText("In einem Ordner.").waitFor();
  await page.getByRole("button", { name: "Teilnehmer: Rolle in „Kundenportal“" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Fahrer" }).click();
  await flashed(page, "ist jetzt Fahrer in „Kundenportal“");
  await page.getByRole("button", { name: "Rückgängig" }).first().click();
  await page.getByRole("button", { name: "Teilnehmer: Rolle in „Kundenportal“" }).waitFor();
  await box(page, "Kundenportal").click();
  await flashed(page, "ist nicht mehr in „Kundenportal“");
  await expect.poll(() => box(page, "Kundenportal").isChecked()).toBe(false);
  const saved = await w.api("olga@", "GET", `/v1/users/${id}/folders`);
  expect(saved.body.total).toBe(0);
});

test("R32 D15 who has no licence for it cannot be driver, and it says why", async () => {
  const id = await idOf("heike.foerster");
  const page = await w.page("olga@", `/users/${id}/folders`);
  await page.getByText("Dazu braucht er die Lizenz Driver oder Executive").waitFor();
  await page.getByRole("button", { name: "Teilnehmer: Rolle in „Einkauf“" }).click();
  const driver = page.getByRole("menuitemcheckbox", { name: "Fahrer" });
  await expect.poll(() => driver.getAttribute("aria-disabled")).toBe("true");
  await page.getByText("Ein Fahrer braucht die Lizenz Driver oder Executive.").waitFor();
  await accessibleEverywhere(page);
});

test("R33 D15 one press manages him in all subfolders, and says per folder what was skipped", async () => {
  const id = await idOf("timo.baumgaertner");
  const page = await w.page("olga@", `/users/${id}/folders`);
  await box(page, "Projekte").click();
  await flashed(page, "ist jetzt Teilnehmer in „Projekte“");
  await page.getByRole("button", { name: "In alle Unterordner aufnehmen: Projekte" }).click();
  const results = page.getByRole("list", { name: "Ergebnis je Ordner" });
  await results.waitFor();
  await results.getByText("Werkzeugumbau Halle 3").waitFor();
  await results.getByText("Sie gehören nicht zu diesem Ordner").first().waitFor(); // Anforderungen, Mietvertrag … are others'
  await results.getByText("ein Ordner, den Sie nicht sehen").first().waitFor();
  expect(await results.getByText("den es nicht mehr gibt").count()).toBe(0);
  await page.getByText("Timo Baumgärtner als Teilnehmer in „Projekte“ und allen Unterordnern").first().waitFor();
  await expect.poll(() => box(page, "Standort Wien").isChecked()).toBe(true);
  await page.screenshot({ path: shots + "/folders-subtree.png" });
  await accessibleEverywhere(page);
  await box(page, "Projekte").click();
  await page.getByRole("button", { name: "Aus allen Unterordnern nehmen: Projekte" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("aus allen 3 Unterordnern").waitFor();
  await accessible(page); // in one look: a question does not outlive its pane
  expect(await dialog.getByRole("heading").innerText()).toBe("Timo Baumgärtner aus „Projekte“ nehmen?");
  await dialog.getByRole("button", { name: "Herausnehmen" }).click();
  await expect.poll(() => box(page, "Standort Wien").isChecked()).toBe(false);
});

test("D15 from the list of members one is asked first; what came of it stands at the member", async () => {
  const id = await idOf("timo.baumgaertner");
  const folder = await folderOf("olga@", "Projekte");
  expect((await w.api("olga@", "PUT", `/v1/folders/${folder}/members/${id}`, { role: "participant" })).status).toBe(200);
  const page = await w.page("olga@", "/folders/" + folder);
  const member = page.getByRole("list", { name: "Wer darin ist" }).getByRole("listitem").filter({ hasText: "Timo Baumgärtner" }).first();
  await member.getByRole("button", { name: "In alle Unterordner aufnehmen: Timo Baumgärtner" }).click();
  const dialog = page.getByRole("dialog", { name: "Timo Baumgärtner in alle Unterordner aufnehmen?" });
  await dialog.getByText("Timo Baumgärtner bekommt die Rolle Teilnehmer in „Projekte“ und in 3 Unterordnern").waitFor();
  await accessible(page);
  const inside = async () => (await w.api("olga@", "GET", `/v1/users/${id}/folders`)).body.total;
  expect(await inside()).toBe(1); // nothing before the yes
  await dialog.getByRole("button", { name: "Aufnehmen", exact: true }).click();
  await member.getByText("Timo Baumgärtner als Teilnehmer in „Projekte“ und allen Unterordnern").first().waitFor();
  await expect.poll(inside).toBe(4);
  await page.screenshot({ path: shots + "/folders-spread.png" });
  await accessible(page);
  expect((await w.api("olga@", "POST", `/v1/folders/${folder}/subtree`, { user: id, role: null }, { "Idempotency-Key": "spread-" + id })).status).toBe(202);
  await expect.poll(inside).toBe(0);
});

test("R34 the tree is the one of him who looks; what lies outside is counted; closed ones say why", async () => {
  const id = await idOf("soeren.gross");
  const page = await w.page("olga@", `/users/${id}/folders`);
  await page.getByText("In 4 Ordnern, davon 2 außerhalb Ihres Baums.").waitFor();
  expect(await page.getByText("Reklamationen").count()).toBe(0);
  await expect.poll(() => box(page, "Inventur").isDisabled()).toBe(true);
  await item(page, "Inventur").getByText("Der Ordner ist geschlossen").waitFor();
  await page.getByPlaceholder("Ordner nach Namen suchen").fill("jáhres");
  await page.getByText("1 Treffer").first().waitFor();
  await expect.poll(() => page.getByRole("treeitem").count()).toBe(2); // with the way to it
  await page.getByPlaceholder("Ordner nach Namen suchen").fill("nirgends");
  await page.getByText("Kein Ordner passt zur Suche.").waitFor();
});

test("R31 a folder is assigned by keyboard alone", async () => {
  const id = await idOf("leonie.frisch");
  const page = await w.page("olga@", `/users/${id}/folders`);
  await box(page, "Einkauf").waitFor();
  await page.getByPlaceholder("Ordner nach Namen suchen").focus();
  await page.keyboard.press("Tab"); // only his folders
  await page.keyboard.press("Tab"); // the tree
  await page.keyboard.press("ArrowRight"); // into the first folder: its box
  await expect.poll(() => box(page, "Einkauf").evaluate((e) => e === document.activeElement)).toBe(true);
  await page.keyboard.press("Space");
  await flashed(page, "Leonie Frisch ist jetzt Teilnehmer in „Einkauf“.");
  await expect.poll(() => box(page, "Einkauf").evaluate((e) => e === document.activeElement)).toBe(true);
  await page.keyboard.press("ArrowRight"); // its role
  await page.keyboard.press("Enter");
  await page.getByRole("menuitemcheckbox", { name: "Fahrer" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowLeft"); // its box again
  await page.keyboard.press("Space");
  await flashed(page, "ist nicht mehr in „Einkauf“");
});

test("R31 a refused change says why beside the folder, and the box stays as it is", async () => {
  const id = await idOf("leonie.frisch");
  const page = await w.page("olga@", `/users/${id}/folders`);
  const folder = await folderOf("olga@", "Kundenportal");
  await box(page, "Kundenportal").waitFor();
  expect((await w.api("olga@", "POST", `/v1/folders/${folder}/close`)).status).toBe(200);
  await box(page, "Kundenportal").click();
  await item(page, "Kundenportal").getByText("Dieser Ordner ist geschlossen").first().waitFor();
  await expect.poll(() => box(page, "Kundenportal").isChecked()).toBe(false);
  expect((await w.api("olga@", "POST", `/v1/folders/${folder}/reopen`)).status).toBe(200);
  await page.getByRole("button", { name: "Erneut versuchen" }).click();
  await flashed(page, "Leonie Frisch ist jetzt Teilnehmer in „Kundenportal“.");
});

test("R31 what was ticked happens, also when the pane is closed meanwhile; what is refused then is said", async () => {
  const id = await idOf("timo.baumgaertner");
  const page = await w.page("olga@", `/users/${id}/folders`);
  const folder = await folderOf("olga@", "Kundenportal");
  const names = ["Geschäftsführung", "Einkauf", "Kundenportal", "Lager"];
  let answer = () => {};
  const held = new Promise<void>((go) => (answer = go));
  await page.route("**/members/**", async (route) => {
    await held;
    await route.continue();
  });
  for (const name of names) await box(page, name).click();
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => url.pathname === "/users");
  expect((await w.api("olga@", "POST", `/v1/folders/${folder}/close`)).status).toBe(200);
  answer();
  await page.getByRole("button", { name: /Benachrichtigungen/ }).click(); // they lie on each other
  await flashed(page, "Timo Baumgärtner ist jetzt Teilnehmer in „Lager“.");
  await flashed(page, "Nicht geändert: Timo Baumgärtner in „Kundenportal“. Dieser Ordner ist geschlossen");
  const of = async () => (await w.api("olga@", "GET", `/v1/users/${id}/folders`)).body.folders.filter((f: { box: unknown }) => f.box).map((f: { name: string }) => f.name);
  expect((await of()).filter((n: string) => names.includes(n)).sort()).toEqual(["Einkauf", "Geschäftsführung", "Lager"]);
  expect((await w.api("olga@", "POST", `/v1/folders/${folder}/reopen`)).status).toBe(200);
  await page.getByRole("button", { name: "Erneut versuchen" }).click();
  await flashed(page, "Timo Baumgärtner ist jetzt Teilnehmer in „Kundenportal“.");
});

test("R34 a driver without the user menu manages his folder: members, subfolders, names, places", async () => {
  const page = await w.page("petra", "/");
  await page.waitForURL("**/folders");
  expect(await page.getByRole("link", { name: "Benutzer" }).count()).toBe(0);
  await page.getByRole("link", { name: "Bestellungen" }).click();
  await page.getByRole("heading", { name: "Bestellungen" }).waitFor();
  await page.getByRole("button", { name: /Person/ }).click();
  await page.getByPlaceholder("Namen eingeben").fill("thomas");
  await page.getByRole("option", { name: "Thomas Schäfer" }).click();
  await page.getByRole("button", { name: /Rolle Teilnehmer/ }).click();
  await page.getByRole("option", { name: "Fahrer" }).click();
  await page.getByRole("button", { name: "Aufnehmen" }).click();
  await flashed(page, "Thomas Schäfer ist jetzt Fahrer in „Bestellungen“.");
  await page.getByRole("button", { name: "Fahrer: Rolle von Thomas Schäfer" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Teilnehmer" }).click();
  await flashed(page, "Thomas Schäfer ist jetzt Teilnehmer");
  await page.getByRole("button", { name: "Herausnehmen: Thomas Schäfer" }).click();
  await flashed(page, "Thomas Schäfer ist nicht mehr in „Bestellungen“.");

  await page.getByRole("button", { name: "Unterordner anlegen" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Eilbestellungen");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Eilbestellungen" }).waitFor();
  await page.getByRole("button", { name: "Umbenennen oder verschieben" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Eilige Bestellungen");
  await page.getByRole("button", { name: /Liegt unter/ }).click();
  await page.getByRole("option", { name: /^Lieferanten/ }).click();
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Einkauf / Lieferanten").waitFor();

  await page.getByRole("button", { name: "Ordner schließen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Wer darin ist, bleibt").waitFor();
  await accessibleEverywhere(page);
  expect(await dialog.getByRole("heading").innerText()).toBe("„Eilige Bestellungen“ schließen?");
  await dialog.getByRole("button", { name: "Schließen", exact: true }).last().click();
  await page.getByRole("button", { name: "Wieder öffnen" }).click();
  await flashed(page, "ist wieder offen");
  await page.getByRole("button", { name: "Herausnehmen: Petra Ärger" }).click();
  await page.getByRole("dialog").getByText("Sie nehmen sich selbst").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Herausnehmen" }).waitFor();
  await page.getByRole("dialog").getByText("keinen Fahrer mehr").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
});

test("R34 412 shows what is saved beside what was entered; a move into itself is refused as the API says", async () => {
  const page = await w.page("petra", "/folders/" + (await folderOf("petra", "Bewertungen")));
  await page.getByRole("button", { name: "Umbenennen oder verschieben" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Noten");
  const id = await folderOf("petra", "Bewertungen");
  const tag = (await w.api("petra", "GET", "/v1/folders/" + id)).headers.get("etag")!;
  expect((await w.api("petra", "PATCH", "/v1/folders/" + id, { name: "Urteile" }, { "If-Match": tag })).status).toBe(200);
  await page.getByRole("button", { name: "Speichern" }).click();
  const stale = page.getByRole("dialog", { name: "Inzwischen von jemand anderem geändert" });
  await stale.getByText("Urteile").waitFor();
  await expect.poll(() => stale.getByRole("row").allInnerTexts()).toHaveLength(2); // its head, and the name: nobody moved it
  await accessibleEverywhere(page);
  await page.screenshot({ path: shots + "/folders-412.png" });
  await stale.getByRole("button", { name: "Meine Eingabe übernehmen" }).click();
  await page.getByRole("heading", { name: "Noten" }).waitFor();

  await page.getByRole("button", { name: "Umbenennen oder verschieben" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Zeugnisse");
  const seen = (await w.api("petra", "GET", "/v1/folders/" + id)).headers.get("etag")!;
  const under = await folderOf("petra", "Bestellungen");
  expect((await w.api("petra", "PATCH", "/v1/folders/" + id, { parent: under }, { "If-Match": seen })).status).toBe(200);
  await page.getByRole("button", { name: "Speichern" }).click();
  const row = stale.getByRole("row", { name: /Liegt unter/ });
  await row.waitFor();
  expect((await row.getByRole("cell").allInnerTexts()).slice(-2)).toEqual(["Bestellungen", "Bestellungen"]); // I entered no other place
  await stale.getByRole("button", { name: "Meine Eingabe übernehmen" }).click();
  await page.getByRole("heading", { name: "Zeugnisse" }).waitFor();
  expect((await w.api("petra", "GET", "/v1/folders/" + id)).body).toMatchObject({ name: "Zeugnisse", parent: under });
  const away = (await w.api("petra", "GET", "/v1/folders/" + id)).headers.get("etag")!;
  const back = (await w.api("petra", "GET", "/v1/folders")).body.folders.find((f: { name: string }) => f.name === "Lieferanten").id;
  expect((await w.api("petra", "PATCH", "/v1/folders/" + id, { name: "Noten", parent: back }, { "If-Match": away })).status).toBe(200);

  const upper = await folderOf("petra", "Bestellungen");
  await page.goto("/folders/" + upper);
  await page.getByRole("button", { name: "Umbenennen oder verschieben" }).click();
  await page.getByRole("button", { name: /Liegt unter/ }).click();
  await page.getByRole("option", { name: "Noten" }).click();
  const now = (await w.api("petra", "GET", "/v1/folders/" + id)).headers.get("etag")!;
  expect((await w.api("petra", "PATCH", "/v1/folders/" + id, { parent: upper }, { "If-Match": now })).status).toBe(200);
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("nicht in sich selbst oder unter sich selbst").first().waitFor();
});

for (const look of looks) {
  test(`R31 R34 can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const name = `${look.viewport.width}-${look.colorScheme}`;
    const id = await idOf("soeren.gross");
    let page = await w.page("olga@", `/users/${id}/folders`, look);
    await page.getByRole("tree").waitFor();
    await page.screenshot({ path: `${shots}/folders-${name}.png`, fullPage: true });
    await accessible(page);
    page = await w.page("petra", "/folders", look);
    await page.getByRole("tree").waitFor();
    await accessible(page);
    await page.getByText("Wählen Sie einen Ordner.").waitFor(); // beside the tree or below it
    await page.getByRole("link", { name: "Lieferanten" }).click();
    await page.getByText("Heike Förster").waitFor();
    await page.screenshot({ path: `${shots}/folder-${name}.png`, fullPage: true });
    await accessible(page);
    await page.getByRole("button", { name: "Umbenennen" }).click();
    await page.getByRole("dialog").waitFor();
    await accessible(page);
  });
}
