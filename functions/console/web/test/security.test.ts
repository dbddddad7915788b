// The idle rule in the browser: previewed, saved, carried out, and answered.
import type { Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { accessible, accessibleEverywhere, looks } from "./axe";
import { inWorld, shots } from "./world";

const w = inWorld();
afterEach(() => w.move("16m")); // signing in is throttled

const mails = async (tag = "") => (await (await fetch(w.mailbox + "/messages" + (tag && "?tag=kind:" + tag))).json()) as { to: string[]; subject: string; text: string }[];
const state = (page: Page) => page.getByRole("region", { name: "Was beim Speichern geschieht" });

async function edit(page: Page) {
  await page.getByRole("button", { name: "Bearbeiten" }).click();
  await page.getByRole("switch", { name: /Benutzer deaktivieren/ }).or(page.getByLabel(/Benutzer deaktivieren, die/)).first().waitFor();
}

test("R26 the rule is off by default, and found under the settings", async () => {
  const page = await w.page("bruno@", "/users");
  await page.getByRole("button", { name: "Einstellungen" }).click();
  await page.getByRole("menuitem", { name: "Sicherheit" }).click();
  await page.waitForURL("**/security");
  await page.getByText("Ausgeschaltet. Niemand wird wegen Inaktivität").waitFor();
});

test("R26 D4 presets and whole days from 30 to 730; what saving does is shown before", async () => {
  const page = await w.page("bruno@", "/security");
  await edit(page);
  await page.getByLabel(/Benutzer deaktivieren, die/).check();
  for (const days of ["30", "60", "90", "180", "365"]) await page.getByRole("button", { name: `${days} Tage`, exact: true }).waitFor();
  await state(page).getByText("Sofort gewarnt", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Speichern und 3 Personen warnen" }).waitFor();
  await state(page).getByText(/Vor dem .* wird niemand deaktiviert/).waitFor();
  await state(page).getByRole("img", { name: /die ersten Warnungen gehen am/ }).waitFor();
  for (const name of ["Vreni Brändli", "André Émery", "Zora Žižková"]) await state(page).getByRole("link", { name }).waitFor();
  await page.getByRole("button", { name: "365 Tage", exact: true }).click();
  await page.getByRole("button", { name: "Speichern", exact: true }).waitFor(); // nobody is warned at once
  await page.getByRole("button", { name: "Andere", exact: true }).click();
  for (const bad of ["29", "731", "30,5"]) {
    await page.getByLabel("Anzahl der Tage").fill(bad);
    await page.getByText("Bitte eine ganze Zahl von 30 bis 730 eingeben.").first().waitFor();
    await expect.poll(() => page.getByRole("button", { name: "Speichern" }).isDisabled()).toBe(true);
  }
  await page.getByLabel("Anzahl der Tage").fill("45");
  await page.getByRole("button", { name: "Speichern und 3 Personen warnen" }).waitFor();
  await page.getByRole("button", { name: "Einstellungen" }).click();
  await page.getByRole("menuitem", { name: "Firmeneinstellungen" }).click();
  await page.getByText("Änderungen verwerfen?").waitFor();
});

test("R26 whom a letter has promised a sooner date is in the sentence before which nobody is deactivated", async () => {
  const page = await w.page("anna.berger@", "/security");
  const { body } = await w.api("olga@", "GET", "/v1/settings/security/preview?idleDays=60");
  expect(body.alreadyWarned).toBeGreaterThan(0);
  expect(Date.parse(body.firstDeactivation)).toBeLessThan(Date.parse(body.firstNewDeactivation));
  const day = (at: string) => new Intl.DateTimeFormat("de", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "Europe/Berlin" }).format(new Date(at));
  await edit(page);
  await page.getByRole("button", { name: "60 Tage", exact: true }).click();
  await state(page).getByText(`Vor dem ${day(body.firstDeactivation)} wird niemand deaktiviert.`).waitFor();
  await state(page).getByText(`Wer jetzt oder später gewarnt wird, frühestens am ${day(body.firstNewDeactivation)}.`).waitFor();
  const drawn = await state(page).getByRole("img").textContent();
  expect(drawn!.includes("Heute: erste Briefe")).toBe(day(body.firstWarning) === day((await (await fetch(w.url + "/local/state")).json()).now));
});

test("D21 warnings that did not arrive wait for an answer on the person's page", async () => {
  const page = await w.page("olga@", "/security");
  await page.getByRole("heading", { name: /Warnungen, die nicht ankamen/ }).waitFor();
  const link = page.getByRole("link", { name: "Henning Fern" });
  await expect.poll(() => link.getAttribute("href")).toMatch(/^\/users\/usr_/);
  await page.getByText("Die E-Mail kam zurück").waitFor();
});

test("D23 a number that grew meanwhile is shown and asked for again", async () => {
  const page = await w.page("bruno@", "/security");
  let once = true;
  await page.route("**/v1/settings/security/preview*", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { warnedNow: number };
    if (once) body.warnedNow--;
    once = false;
    await route.fulfill({ response: answer, json: body });
  });
  await edit(page);
  await page.getByLabel(/Benutzer deaktivieren, die/).check();
  await page.getByRole("button", { name: "Speichern und 2 Personen warnen" }).click();
  await page.getByText("Inzwischen würden 3 Personen sofort gewarnt.").waitFor();
  await page.getByRole("button", { name: "Speichern und 3 Personen warnen" }).waitFor();
  expect((await w.api("bruno@", "GET", "/v1/settings/security")).body.idleDays).toBe(null);
});

test("R26 412: what somebody else saved stands beside what was entered", async () => {
  const page = await w.page("olga@", "/security");
  await edit(page);
  await page.getByRole("button", { name: "365 Tage", exact: true }).click();
  await page.getByRole("button", { name: /^Speichern/ }).waitFor();
  const { headers } = await w.api("anna.berger@", "GET", "/v1/settings");
  expect((await w.api("anna.berger@", "PATCH", "/v1/settings", { productUrl: "https://werk.example" }, { "If-Match": headers.get("ETag")! })).status).toBe(200);
  await page.getByRole("button", { name: /^Speichern/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("90 Tage").waitFor();
  await dialog.getByText("365 Tage").waitFor();
  await accessibleEverywhere(page, "stale");
  await dialog.getByRole("button", { name: "Gespeichertes behalten" }).click();
  await page.getByText("Wer sich 90 Tage nicht anmeldet").waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Bearbeiten");
});

test("R26 without the right the page is unknown; in a support session it is read only", async () => {
  const petra = await w.page("petra.aerger@", "/security");
  await petra.getByText("Diese Seite gibt es nicht").waitFor();
  const { body } = await w.api("olga@", "GET", "/v1/users");
  const olga = body.users.find((u: { mail: string }) => u.mail.startsWith("anna.berger"));
  const page = await w.page("arne@", "/");
  const r = await page.context().request.post("/v1/support/sessions", { data: { tenant: "muster", as: olga.id, reason: "Einstellung ansehen", ticket: "S-1" }, headers: { "Curfew-Session": "own" } });
  expect(r.status(), await r.text()).toBe(201);
  await page.evaluate(() => sessionStorage.setItem("curfew-session", "support"));
  await page.goto("/security");
  await page.getByText("Sie sehen diese Einstellung, können sie aber nicht ändern.").waitFor();
  expect(await page.getByRole("button", { name: "Bearbeiten" }).count()).toBe(0);
});

for (const zone of ["Asia/Kathmandu", "America/New_York"]) {
  test(`dates are the tenant's, named; the reader's own are the tooltip: ${zone}`, async () => {
    const page = await w.page("bruno@", "/security", { timezoneId: zone });
    await edit(page);
    await page.getByLabel(/Benutzer deaktivieren, die/).check();
    const first = state(page).locator("time").last();
    await first.waitFor();
    await expect.poll(() => first.textContent()).toMatch(/ME(S)?Z$/);
    await expect.poll(() => first.getAttribute("title")).toMatch(zone === "Asia/Kathmandu" ? /GMT\+5:45/ : /GMT-[45]/);
  });
}

for (const look of looks) {
  test(`R26 the page can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const name = `${look.viewport.width}-${look.colorScheme}`;
    const page = await w.page("olga@", "/security", look);
    await page.getByRole("link", { name: "Henning Fern" }).waitFor();
    await accessible(page, "rule");
    await page.screenshot({ path: `${shots}/security-1-${name}.png`, fullPage: true });
    await edit(page);
    await state(page).getByText("Sofort gewarnt", { exact: true }).waitFor();
    await accessible(page, "preview");
    await page.getByLabel(/Benutzer deaktivieren, die/).uncheck();
    await page.getByText("Beim Speichern endet die Regel sofort.").waitFor();
    await accessible(page, "off");
    const other = await w.page("bruno@", "/security", look);
    await edit(other);
    await other.getByLabel(/Benutzer deaktivieren, die/).check();
    await state(other).getByText("Sofort gewarnt", { exact: true }).waitFor();
    await accessible(other, "preview of many");
    await other.screenshot({ path: `${shots}/security-2-${name}.png`, fullPage: true });
  });
}

test("R27 R28 who is warned and does not come is deactivated 15 days later, who comes is not; more than a handful at once stop at the brake", async () => {
  const people = ["E-Mail;Vorname;Nachname", ...Array.from({ length: 8 }, (_, i) => `neu${i}@beispiel.example;Neu;Nummer ${i}`)].join("\r\n");
  const made = await w.api("bruno@", "POST", "/v1/imports", { name: "x.csv", content: Buffer.from(people).toString("base64") });
  expect((await w.api("bruno@", "POST", `/v1/imports/${made.body.id}/run`)).status).toBe(202);
  await w.move("2m");
  const page = await w.page("bruno@", "/security");
  await edit(page);
  await page.getByLabel(/Benutzer deaktivieren, die/).check();
  await page.getByRole("button", { name: "30 Tage", exact: true }).click();
  await page.getByRole("button", { name: "Speichern und 3 Personen warnen" }).click();
  await page.getByText("Die Regel ist gespeichert.").waitFor();
  await page.getByText("Wer sich 30 Tage nicht anmeldet").waitFor();
  await w.move("1h");
  const warned = (await mails("idle-warning")).map((m) => m.to[0]);
  for (const mail of ["vreni@", "andre@", "zora@"]) expect(warned.some((to) => to!.includes(mail))).toBe(true);
  // André comes: by a link, since he has no password yet.
  await fetch(w.url + "/v1/password-links", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ tenant: "beispiel", mail: "andre@beispiel.example" }) });
  await w.move("2m");
  const link = (await mails("password-link")).map((m) => /\/set-password#cfl_[A-Za-z0-9._-]+/.exec(m.text)?.[0]).find(Boolean)!;
  const his = await w.page(null, link);
  await his.locator("input[type=password]").first().fill("Feierabend um halb sechs");
  await his.getByRole("button", { name: /setzen|Définir|Set/ }).click();
  await his.getByText(/ist gesetzt/).waitFor();
  const signedIn = await fetch(w.url + "/v1/sign-in", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ tenant: "beispiel", mail: "andre@beispiel.example", password: "Feierabend um halb sechs" }) });
  expect(signedIn.status).toBe(200);
  await w.move("15d");
  await w.move("3h");
  const standing = async () => Object.fromEntries((await w.api("bruno@", "GET", "/v1/users?page_size=50")).body.users.map((u: { mail: string; status: string }) => [u.mail.split("@")[0]!, u.status]));
  expect(await standing()).toMatchObject({ vreni: "deactivated", zora: "deactivated", andre: "active" });
  const list = await w.page("bruno@", "/users#view=all&status.is=deactivated&sort=name");
  await list.getByText("Zora Žižková").first().waitFor();
  // Eight who were imported together come due together.
  await w.move("15d");
  const stopped = await w.page("bruno@", "/security");
  await stopped.getByText("Die Bremse hat angehalten").waitFor();
  await stopped.getByText(/höchstens 5 Benutzer automatisch/).waitFor();
  await stopped.goto("/users");
  await stopped.getByText("Die Bremse der Inaktivitätsregel wartet auf eine Antwort.").waitFor();
  await stopped.getByRole("link", { name: "Ansehen und antworten" }).click();
  await stopped.waitForURL("**/security");
});

for (const look of looks) {
  test(`D23 the brake and its two answers can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const name = `${look.viewport.width}-${look.colorScheme}`;
    const page = await w.page("bruno@", "/security", look);
    await page.getByText("Die Bremse hat angehalten").waitFor();
    await accessible(page, "brake");
    await page.screenshot({ path: `${shots}/security-3-${name}.png`, fullPage: true });
    for (const answer of ["Regel ausschalten …", "Fortfahren …"]) {
      await page.getByRole("button", { name: answer }).click();
      await page.getByRole("dialog").waitFor();
      await accessible(page, answer);
      await page.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
    }
  });
}

test("D23 the brake is answered: going on deactivates the others", async () => {
  const page = await w.page("bruno@", "/security");
  await page.getByRole("button", { name: "Fortfahren …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("in den nächsten Minuten deaktiviert").waitFor();
  await dialog.getByRole("button", { name: "Fortfahren", exact: true }).click();
  await page.getByText("Die Regel läuft weiter.").waitFor();
  await page.getByText("Die Bremse hat angehalten").waitFor({ state: "detached" });
  await w.move("2h");
  const { body } = await w.api("bruno@", "GET", "/v1/users?status=deactivated&page_size=50");
  expect(body.users.filter((u: { mail: string }) => u.mail.startsWith("neu"))).toHaveLength(8);
});

test("R26 switching off says that warnings lapse, and stops the rule", async () => {
  const page = await w.page("bruno@", "/security");
  await edit(page);
  await page.getByLabel(/Benutzer deaktivieren, die/).uncheck();
  await page.getByText("Verschickte Warnungen verfallen").waitFor();
  await page.getByRole("button", { name: "Speichern", exact: true }).click();
  await page.getByText("Die Regel ist ausgeschaltet.").waitFor();
  await page.getByText("Ausgeschaltet. Niemand wird").waitFor();
});
