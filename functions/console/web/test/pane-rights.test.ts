import { expect, test } from "vitest";
import { accessible, accessibleEverywhere, looks } from "./axe";
import { change, opened, person } from "./people";
import { inWorld, shots } from "./world";

const w = inWorld();

for (const look of looks) {
  test(`the pane can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const name = `${look.viewport.width}-${look.colorScheme}`;
    const held = await person(w, "henning.fern");
    const page = await w.page("anna.", `/users/${held.id}`, look);
    await opened(page, "Henning Fern");
    await accessible(page, "held " + name);
    await page.screenshot({ path: `${shots}/pane-held-${name}.png`, fullPage: true });
    if (look.viewport.width === 360) {
      await page.getByRole("button", { name: "Aktionen" }).click();
      await page.screenshot({ path: `${shots}/pane-menu-${name}.png` });
      await accessible(page, "menu " + name);
      await page.getByRole("menuitem", { name: "Deaktivieren" }).click();
    } else await page.getByRole("button", { name: "Deaktivieren", exact: true }).click();
    await page.getByRole("dialog").getByText("überall ausgesperrt").waitFor();
    await accessible(page, "deactivate " + name);
    await page.keyboard.press("Escape");
    for (const press of ["Fortfahren …", "Ausnehmen …"]) {
      await page.getByRole("button", { name: press }).click();
      await page.getByRole("dialog").waitFor();
      await accessible(page, press + name);
      await page.screenshot({ path: `${shots}/pane-${press.slice(0, 4)}-${name}.png` });
      await page.keyboard.press("Escape");
      await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    }
  });
}

test("a long name wraps between words, on at most two lines", async () => {
  const { id } = await person(w, "zoe.garcon");
  await change(w, id, { firstName: "Maximiliane Friederike", lastName: "von Hohenlohe-Waldenburg-Schillingsfürst und zu Castell-Rüdenhausen-Wertheim" });
  for (const look of [looks[0], looks[2]]) {
    const page = await w.page("anna.", `/users/${id}`, look);
    const heading = page.getByRole("heading", { name: /Maximiliane Friederike/ }).first();
    await heading.waitFor();
    await page.screenshot({ path: `${shots}/pane-name-${look.viewport.width}.png` });
    const { lines, width } = await heading.locator("span, div").first().evaluate((s) => ({ lines: Math.round(s.getBoundingClientRect().height / parseFloat(getComputedStyle(s).lineHeight)), width: s.getBoundingClientRect().width }));
    expect(lines).toBeLessThanOrEqual(2);
    expect(width).toBeGreaterThan(200);
  }
});

test("who may not change somebody sees why, and has no buttons; who is not there is unknown", async () => {
  const olga = await person(w, "olga");
  const page = await w.page("anna.", `/users/${olga.id}`);
  await opened(page, "Olga Ohnesorg");
  await page.getByText("Das können nur Inhaber ändern.").waitFor();
  for (const name of ["Deaktivieren", "Löschen …", "Speichern", "Inhaberschaft übergeben …"]) expect(await page.getByRole("button", { name }).count(), name).toBe(0);
  await page.goto("/users/usr_00000000000000000000000000");
  await page.getByText("Diese Seite gibt es nicht").first().waitFor();
  await accessibleEverywhere(page, "unknown");
});

test("R3 without the user menu there is no pane", async () => {
  const { id } = await person(w, "silke.bald");
  const page = await w.page("petra.", `/users/${id}`);
  await page.getByText("Diese Seite gibt es nicht").waitFor();
  expect(await page.getByText("Silke").count()).toBe(0);
});

test("agent and operator are rights of the vendor's own tenant only", async () => {
  const found = await w.api("otto@", "POST", "/v1/users/search", { text: "arne" });
  const page = await w.page("otto@", `/users/${found.body.users[0].id}`);
  await opened(page, "Arne Agent");
  await expect.poll(() => page.getByRole("checkbox", { name: "Supportmitarbeiter" }).isChecked()).toBe(true);
  await page.getByRole("checkbox", { name: "Betreiber" }).waitFor();
  const muster = await w.page("olga@", `/users/${(await person(w, "silke.bald")).id}`);
  await opened(muster, "Silke Bald");
  expect(await muster.getByRole("checkbox", { name: "Betreiber" }).count()).toBe(0);
});

test("the pane closes when its user is gone, and the focus is on the list", async () => {
  const { id, mail } = await person(w, "mirjam.raetz");
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Mirjam Rätz");
  const gone = await w.api("anna.", "POST", `/v1/users/${id}/deletion`, { confirm: mail });
  expect(gone.status).toBe(202);
  await w.move("2m");
  await expect.poll(async () => (await w.api("anna.", "GET", `/v1/users/${id}`)).status, { timeout: 20_000 }).toBe(404);
  await expect.poll(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange"))); // the page is looked at again
    return new URL(page.url()).pathname;
  }, { timeout: 20_000 }).toBe("/users");
  await page.getByText("Mirjam Rätz wurde inzwischen gelöscht.").waitFor();
});

test("D22 the last owner stays, and the API says so; ownership is handed over", async () => {
  const konrad = await person(w, "konrad.eigner");
  await change(w, konrad.id, { owner: false });
  const olga = await person(w, "olga");
  const page = await w.page("olga@", `/users/${olga.id}`);
  await opened(page, "Olga Ohnesorg");
  await page.getByRole("button", { name: "Deaktivieren", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Das ist Ihr eigenes Konto").waitFor();
  await dialog.getByRole("button", { name: "Deaktivieren", exact: true }).click();
  await dialog.getByText("Das ist der letzte aktive Inhaber.").waitFor();
  await page.waitForTimeout(300); // until the button has its colours back
  await accessible(page, "last owner");
  await dialog.getByRole("button", { name: "Abbrechen" }).click();
  expect((await person(w, "olga")).status).toBe("active");
  await page.goto(`/users/${konrad.id}`);
  await page.getByRole("button", { name: "Inhaberschaft übergeben …" }).click();
  await dialog.getByText("Konrad Eigner wird Inhaber an Ihrer Stelle.").waitFor();
  await accessible(page, "hand over");
  await page.screenshot({ path: shots + "/pane-handover.png" });
  await dialog.getByRole("button", { name: "Inhaberschaft übergeben" }).click();
  await expect.poll(async () => (await w.api("anna.", "GET", `/v1/users/${konrad.id}`)).body.owner, { timeout: 10_000 }).toBe(true);
});
