import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { begins, ends, isDay } from "../src/parts/days";
import { accessible, accessibleEverywhere, looks } from "./axe";
import { inWorld, root, shots } from "./world";

const w = inWorld();
const names = JSON.parse(readFileSync(join(root, "pkg/api/history.json"), "utf8")) as { events: Record<string, unknown>; fields: Record<string, unknown> };
const said = { de: expect.any(String), en: expect.any(String), fr: expect.any(String) };
const ids = new Map<string, string>();

/** idOf gives a demo person's id by the beginning of his address. */
async function idOf(mail: string): Promise<string> {
  if (!ids.has(mail)) {
    const r = await w.api("olga@", "POST", "/v1/users/search", { filters: [{ column: "mail", op: "startsWith", values: [mail] }] });
    expect(r.status, JSON.stringify(r.body)).toBe(200);
    ids.set(mail, r.body.users[0].id);
  }
  return ids.get(mail)!;
}

test("R35 every event of the API has a name in three languages", () => {
  const go = readFileSync(join(root, "pkg/event/event.go"), "utf8");
  const types = [...go.matchAll(/^\t\w+\s+= "([A-Z]\w+)"$/gm)].map((m) => m[1]!);
  expect(types.length).toBeGreaterThan(35);
  for (const type of types) expect(names.events, type).toMatchObject({ [type]: said });
});

test("R35 every field that the product writes into histories has a name in three languages", () => {
  const written = ["pkg/user/edit.go", "pkg/user/exempt.go", "pkg/user/anchor.go", "pkg/user/status.go", "pkg/idle/letter.go", "pkg/idle/answer.go", "pkg/folder/member.go", "pkg/folder/change.go", "pkg/grant/save.go", "pkg/grant/end.go", "pkg/access/enter.go", "pkg/vendor/standing.go"]
    .flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(/Field: "([\w.]+)"|^\t\t\{"(\w+)", old\./gm)].map((m) => m[1] ?? m[2]!));
  expect(written.length).toBeGreaterThan(15);
  for (const field of new Set(written)) expect(names.fields[field], field).toMatchObject(said);
});

test("R35 days are those of the tenant's zone, also where the clock changes", () => {
  expect(begins("2026-03-29", "Europe/Berlin")).toBe("2026-03-28T23:00:00.000Z");
  expect(ends("2026-03-29", "Europe/Berlin")).toBe("2026-03-29T22:00:00.000Z");
  expect(begins("2026-10-25", "Europe/Vienna")).toBe("2026-10-24T22:00:00.000Z");
  expect(ends("2026-10-25", "Europe/Vienna")).toBe("2026-10-25T23:00:00.000Z");
  expect(begins("2026-11-24", "Asia/Kathmandu")).toBe("2026-11-23T18:15:00.000Z");
  expect(begins("2026-09-06", "America/Santiago")).toBe("2026-09-06T04:00:00.000Z"); // no midnight there: the day begins at one
  expect(begins("2026-11-01", "America/Havana")).toBe("2026-11-01T04:00:00.000Z"); // midnight twice: the first
  expect(ends("2026-03-07", "America/Havana")).toBe("2026-03-08T05:00:00.000Z"); // the day before one without midnight ends when that one begins
  expect(ends("2026-09-05", "America/Santiago")).toBe("2026-09-06T04:00:00.000Z");
  expect([isDay("2026-02-28"), isDay("2026-02-31"), isDay("2026-02"), isDay("")]).toEqual([true, false, false, false]);
});

test("R35 says who, when in the tenant's zone, old and new in words, and why", async () => {
  const page = await w.page("olga@", `/users/${await idOf("stefanie.loew")}/history`, { timezoneId: "America/New_York" });
  const changed = page.getByRole("listitem").filter({ hasText: "Konto geändert" }).first();
  await changed.waitFor();
  await expect.poll(() => changed.innerText()).toMatch(/von Olga Ohnesorg/);
  await expect.poll(() => changed.textContent()).toContain("Lizenzvorher Collaborator → jetzt Driver");
  await expect.poll(() => changed.textContent()).toContain("Landvorher Deutschland → jetzt Österreich");
  await expect.poll(() => changed.innerText()).toMatch(/Warum: Von Hand/);
  await expect.poll(() => changed.locator("time").innerText()).toMatch(/13:00 ME(S)?Z$/);
  await expect.poll(() => changed.locator("time").getAttribute("title")).toMatch(/GMT-|EDT|EST/); // the reader's own time
  await page.getByText("Hier beginnt der Verlauf.").waitFor();
});

test("R35 D6 tells what the idle rule did, and until when somebody is exempt", async () => {
  let page = await w.page("olga@", `/users/${await idOf("walter.idler")}/history`);
  await page.getByRole("heading", { name: "Vor der Deaktivierung gewarnt" }).first().waitFor();
  await page.getByText("automatisch von Curfew").first().waitFor();
  await page.getByText("Warum: Inaktivitätsregel").first().waitFor();
  page = await w.page("olga@", `/users/${await idOf("yvonne.pausch")}/history`);
  const exempted = page.getByRole("listitem").filter({ hasText: "Von der Inaktivitätsregel ausgenommen" }).first();
  await exempted.getByText("Elternzeit").waitFor();
});

test("R35 D11 a change in a support session shows both identities and the session's reason", async () => {
  const id = await idOf("helga.jaeger");
  const konrad = await idOf("konrad.eigner");
  const entered = await w.api("arne@", "POST", "/v1/support/sessions", { tenant: "muster", as: konrad, reason: "Ordner einer Kollegin fehlt", ticket: "S-2001" });
  expect(entered.status, JSON.stringify(entered.body)).toBe(201);
  const as = { Authorization: "Bearer " + entered.body.token, "Content-Type": "application/json" };
  const read = await fetch(`${w.url}/v1/users/${id}`, { headers: as });
  const patched = await fetch(`${w.url}/v1/users/${id}`, { method: "PATCH", headers: { ...as, "If-Match": read.headers.get("etag")! }, body: JSON.stringify({ department: "Rechnungswesen" }) });
  expect(patched.status, await patched.text()).toBe(200);
  const page = await w.page("olga@", `/users/${id}/history`);
  const line = page.getByRole("listitem").filter({ hasText: "Rechnungswesen" });
  await line.getByText("von Arne Agent (Support), angemeldet als Konrad Eigner").waitFor();
  await line.getByText("Supportsitzung, Grund: Ordner einer Kollegin fehlt").waitFor();
});

test("R35 D16 who is gone reads User deleted", async () => {
  const id = await idOf("silke.bald");
  const at = await w.api("anna", "GET", `/v1/users/${id}`);
  expect((await w.api("anna", "PATCH", `/v1/users/${id}`, { department: "Versand" }, { "If-Match": at.headers.get("etag")! })).status).toBe(200);
  const page = await w.page("olga@", `/users/${id}/history`);
  const line = page.getByRole("listitem").filter({ hasText: "Versand" });
  await line.getByText("von Anna Berger").waitFor();
  const gone = await w.api("olga@", "POST", `/v1/users/${await idOf("anna.berger")}/deletion`, { confirm: "anna.berger@muster.example" });
  expect(gone.status, JSON.stringify(gone.body)).toBeLessThan(300);
  await page.reload();
  await line.getByText("von Benutzer gelöscht").waitFor();
  expect(await page.getByText("Anna Berger").count()).toBe(0);
});

test("R35 narrows by event, field, person and day; clears; and exports what it shows", async () => {
  const page = await w.page("olga@", `/users/${await idOf("stefanie.loew")}/history`);
  const list = page.getByRole("list", { name: /Änderungen/ });
  await list.waitFor();
  const all = await list.getByRole("listitem").count();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("button", { name: /Feld/ }).click();
  await page.getByRole("option", { name: "Lizenz" }).click();
  await page.getByRole("button", { name: "Filter (1)" }).waitFor();
  await expect.poll(() => list.getByRole("listitem").count()).toBe(2); // made, and changed
  await page.getByRole("button", { name: /Was Alle Ereignisse/ }).click();
  await page.getByRole("option", { name: "Konto geändert" }).click();
  await page.keyboard.press("Escape");
  await expect.poll(() => list.getByRole("listitem").count()).toBe(1);
  const changes = await list.locator("dd").count();
  await accessibleEverywhere(page);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Als CSV exportieren" }).click()]);
  const csv = readFileSync((await file.path())!, "utf8");
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  expect(csv).toContain("Wann;Was;Ordner;Feld;Vorher;Jetzt;Von wem;Support;Warum");
  expect(csv).toContain("2026-08-26 13:00;Konto geändert;;Lizenz;Collaborator;Driver;Olga Ohnesorg;;Von Hand");
  expect(csv.match(/Konto geändert/g)!.length).toBe(changes); // a line for each
  expect(csv).not.toContain("Benutzer angelegt");
  await page.getByRole("textbox", { name: "Bis einschließlich" }).fill("01.01.2020");
  await page.getByText("Kein Eintrag passt zum Filter.").waitFor();
  await page.getByRole("button", { name: "Filter löschen" }).last().click();
  await expect.poll(() => list.getByRole("listitem").count()).toBe(all);
});

test("R35 long histories are read page by page", async () => {
  const id = await idOf("ilse.baecker");
  for (let i = 0; i < 56; i++) {
    const at = await w.api("olga@", "GET", `/v1/users/${id}`);
    expect((await w.api("olga@", "PATCH", `/v1/users/${id}`, { department: "Empfang " + i }, { "If-Match": at.headers.get("etag")! })).status).toBe(200);
  }
  const page = await w.page("olga@", `/users/${id}/history`);
  const list = page.getByRole("list", { name: /Änderungen/ });
  await list.waitFor();
  await expect.poll(() => list.getByRole("listitem").count()).toBe(50);
  await page.getByText("50 Einträge bisher").first().waitFor();
  await page.getByRole("button", { name: "Weitere laden" }).click();
  await page.getByText("Hier beginnt der Verlauf.").waitFor();
  await expect.poll(() => list.getByRole("listitem").count()).toBeGreaterThan(56);
});

for (const look of looks) {
  test(`R35 can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const page = await w.page("olga@", `/users/${await idOf("carla.retour")}/history`, look);
    await page.getByRole("list", { name: /Änderungen/ }).waitFor();
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByText("Bis einschließlich").waitFor();
    await page.screenshot({ path: `${shots}/history-${look.viewport.width}-${look.colorScheme}.png`, fullPage: true });
    await accessible(page);
  });
}
