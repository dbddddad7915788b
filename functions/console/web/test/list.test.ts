import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { arranged, column, count, fresh, heads, names, opened, rows, saved } from "./rows";
import { inWorld } from "./world";

const w = inWorld();

test("R4 D1 D2 three views: all users, also the deactivated; those who share with me; the licences", async () => {
  const page = await opened(w);
  await expect.poll(() => count(page)).toBe("65 von 65");
  const cut = page.locator("th .column-name").evaluateAll((all) => all.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.textContent));
  expect(await cut, "headings that are cut").toEqual([]);
  await page.getByRole("button", { name: "Ansicht: Alle Benutzer" }).click();
  await page.getByRole("menuitemcheckbox", { name: "In meinen Ordnern und Besprechungen" }).click();
  await page.waitForURL(/#view=mine/);
  const { body } = await w.api("olga@", "POST", "/v1/users/search", { view: "mine", pageSize: 200 });
  await expect.poll(async () => (await names(page)).length).toBe(body.users.length);
  await expect.poll(() => count(page)).toBe(`${body.matched} von 65`);
  await page.getByRole("button", { name: /^Ansicht/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "Lizenzen" }).click();
  await page.getByRole("img", { name: "Driver: 12 belegt, 20 gekauft, 8 frei" }).waitFor();
  await page.getByRole("link", { name: "Deaktiviert: 5" }).click();
  await expect.poll(() => count(page)).toBe("5 von 65, gefiltert");
});

test("R5 R11 a row opens its user on the right, name on top; the bar moves by mouse and arrow keys, and stays; both sides fold", async () => {
  const page = await opened(w);
  const second = rows(page).nth(1);
  const name = await second.innerText();
  await second.click();
  await page.waitForURL(/\/users\/usr_\w+#/);
  await page.getByRole("heading", { name }).first().waitFor();
  await expect.poll(() => second.getAttribute("aria-current")).toBe("true");
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
  await expect.poll(() => width()).toBe(kept);
  await page.getByRole("button", { name: "Bereich einklappen" }).click();
  await page.getByRole("button", { name: "Bereich ausklappen" }).first().click();
  await page.getByRole("button", { name: "Liste ausblenden" }).click();
  await expect.poll(() => rows(page).count()).toBe(0);
  await page.getByRole("button", { name: "Zur Liste der Benutzer" }).click();
  await rows(page).first().waitFor();
  await page.evaluate(() => localStorage.removeItem("curfew-pane"));
});

test("R6 R8 columns are added, removed and ordered in the preferences by keyboard, and ordered by dragging their headings; a reload shows the same", async () => {
  await fresh(w);
  const page = await opened(w);
  await expect.poll(() => heads(page)).toEqual(["Name", "E-Mail", "Status", "Lizenz", "Letzte Anmeldung"]);
  const [stored] = await Promise.all([saved(page), page.dragAndDrop('th .column-name:text-is("Lizenz")', 'th .column-name:text-is("E-Mail")')]);
  expect(stored.ok()).toBe(true);
  await expect.poll(() => heads(page)).toEqual(["Name", "Lizenz", "E-Mail", "Status", "Letzte Anmeldung"]);
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
  await expect.poll(() => heads(page)).toEqual(now);
  expect(Math.round((await column(page, "Lizenz").boundingBox())!.width)).toBe(wide);
});

test("R9 each column sorts and filters where it declares it; elsewhere the icons are grey and say why", async () => {
  await fresh(w);
  const page = await opened(w);
  await page.getByRole("button", { name: "Nach E-Mail sortieren", exact: true }).click();
  await page.waitForURL(/sort=mail/);
  await expect.poll(() => column(page, "E-Mail").getAttribute("aria-sort")).toBe("ascending");
  await page.getByRole("button", { name: "E-Mail: aufsteigend sortiert; umkehren", exact: true }).click();
  await page.waitForURL(/sort=-mail/);
  const { body } = await w.api("olga@", "POST", "/v1/users/search", { sort: { column: "mail", descending: true }, pageSize: 50 });
  await expect.poll(() => names(page)).toEqual(body.users.map((u: { firstName: string; lastName: string }) => `${u.firstName} ${u.lastName}`));
  const grey = page.getByRole("button", { name: "Nach Status sortieren", exact: true });
  await expect.poll(() => grey.getAttribute("aria-disabled")).toBe("true");
  await grey.hover();
  await page.getByText("Nach Status kann nicht sortiert werden.").filter({ visible: true }).waitFor();
  const before = page.url();
  await grey.click({ force: true });
  expect(page.url()).toBe(before);

  const kinds: [string, string, (d: ReturnType<Page["getByRole"]>) => Promise<void>, string][] = [
    ["E-Mail", "mail.contains=an", async (d) => d.getByLabel("Wert").fill("an"), "E-Mail enthält „an“"],
    ["Letzte Anmeldung", "lastSignIn.before=2026-11-01", async (d) => d.getByRole("textbox", { name: "Wert" }).fill("01.11.2026"), "Letzte Anmeldung vor 01.11.2026"],
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
  const page = await opened(w);
  const grey = page.getByRole("button", { name: "Ordner filtern", exact: true });
  await expect.poll(() => grey.getAttribute("aria-disabled")).toBe("true");
  await grey.hover();
  await page.getByText("Ordner kann nicht gefiltert werden.").filter({ visible: true }).waitFor();
  await page.getByRole("button", { name: "Administrator filtern", exact: true }).click();
  await page.getByRole("radio", { name: "ja" }).check();
  await page.getByRole("button", { name: "Anwenden" }).click();
  await page.getByText("Administrator ist ja").waitFor();
  await expect.poll(() => count(page)).toMatch(/^\d+ von 65, gefiltert$/);
  await fresh(w);
});

test("R10 filters stay after a reload and a walk, until the eraser beside the export clears them and nothing else", async () => {
  await fresh(w);
  const page = await opened(w, "/users#view=all&mail.contains=an&sort=-mail");
  await expect.poll(() => count(page)).toBe("14 von 65, gefiltert");
  await page.getByRole("searchbox").fill("ber");
  await Promise.all([saved(page), page.waitForURL(/q=ber/)]);
  await expect.poll(() => count(page)).not.toMatch(/^14 /);
  const few = await count(page);
  await page.reload();
  await rows(page).first().waitFor();
  await expect.poll(() => count(page)).toBe(few);
  await page.goto("/folders");
  await page.goto("/users");
  await rows(page).first().waitFor();
  expect(page.url()).toContain("mail.contains=an");
  await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe("ber");
  const columns = await heads(page);
  const file = (await page.getByRole("button", { name: "Liste als CSV herunterladen" }).boundingBox())!;
  const eraser = page.getByRole("button", { name: "Filter löschen" });
  const place = (await eraser.boundingBox())!;
  expect(place.x).toBeGreaterThan(file.x);
  expect(Math.abs(place.y - file.y)).toBeLessThan(4);
  await Promise.all([saved(page), eraser.click()]);
  await expect.poll(() => count(page)).toBe("65 von 65");
  await expect.poll(() => heads(page)).toEqual(columns);
  expect(page.url()).toMatch(/#view=all&sort=-mail$/);
  await page.goto("/users");
  await rows(page).first().waitFor();
  await expect.poll(() => count(page)).toBe("65 von 65");
  expect((await w.api("olga@", "GET", "/v1/users/view")).body).toMatchObject({ filters: [], sort: { column: "mail", descending: true } });
});
