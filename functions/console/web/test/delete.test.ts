import { expect, test } from "vitest";
import { accessible, accessibleEverywhere, looks } from "./axe";
import { change, opened, person } from "./people";
import { inWorld, shots } from "./world";

const w = inWorld();
const erase = { name: "Endgültig löschen" };

test("R22 R23 R24 R25 deletion is for ever: preview, successor, his address typed, progress, receipt; then the pane closes", async () => {
  const otto = await person(w, "otto.kalt");
  const page = await w.page("olga@", `/users/${otto.id}`);
  await opened(page, "Otto Kalt");
  await page.getByRole("button", { name: "Löschen …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Jede bestätigte Löschung ist endgültig.").waitFor();
  await dialog.getByRole("row", { name: /Ordner .*als Fahrer oder Teilnehmer entfernt.*ersetzt durch „Benutzer gelöscht“/ }).waitFor();
  const sure = dialog.getByLabel("E-Mail-Adresse des Benutzers zur Bestätigung");
  await sure.fill("somebody@muster.example");
  await expect.poll(() => dialog.getByRole("button", erase).isDisabled()).toBe(true);
  await dialog.getByRole("button", { name: /^Nachfolger/ }).click();
  await page.getByPlaceholder("Name oder Adresse suchen").fill("Hakimi");
  await page.getByRole("option", { name: /Nadia Hakimi/ }).click();
  await sure.fill(" OTTO.kalt@muster.example");
  await page.screenshot({ path: shots + "/delete-confirm.png" });
  await dialog.getByRole("button", erase).click();
  await page.getByRole("dialog", { name: "Otto Kalt wird gelöscht" }).waitFor();
  await w.move("2m");
  await page.getByRole("dialog", { name: "Benutzer gelöscht" }).waitFor({ timeout: 30_000 });
  await dialog.getByText("Nichts nennt den Benutzer mehr.").waitFor();
  await accessibleEverywhere(page, "receipt");
  await page.screenshot({ path: shots + "/delete-receipt.png" });
  await dialog.getByRole("button", { name: "Schließen" }).last().click();
  await page.waitForURL((url) => url.pathname === "/users");
  await expect.poll(() => page.locator(`#row-${otto.id}`).count()).toBe(0);
  expect((await w.api("olga@", "GET", `/v1/users/${otto.id}`)).status).toBe(404);
});

test("D22 the last owner cannot be deleted, and the dialog says so", async () => {
  const konrad = await person(w, "konrad.eigner");
  await change(w, konrad.id, { owner: false });
  const olga = await person(w, "olga");
  const page = await w.page("olga@", `/users/${olga.id}`);
  await opened(page, "Olga Ohnesorg");
  await page.getByRole("button", { name: "Löschen …" }).click();
  await page.getByRole("dialog").getByText("Das ist der letzte aktive Inhaber.").waitFor();
  await expect.poll(() => page.getByRole("dialog").getByRole("button", erase).count()).toBe(0);
});

for (const look of looks) {
  test(`the dialog can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const { id } = await person(w, "ulrike.oelschlaeger");
    const page = await w.page("anna.", `/users/${id}`, look);
    await opened(page, "Ulrike Ölschläger");
    if (look.viewport.width === 360) {
      await page.getByRole("button", { name: "Aktionen" }).click();
      await page.getByRole("menuitem", { name: "Löschen …" }).click();
    } else await page.getByRole("button", { name: "Löschen …" }).click();
    await page.getByRole("dialog").getByText("Jede bestätigte Löschung ist endgültig.").waitFor();
    await accessible(page, "delete");
    await page.screenshot({ path: `${shots}/delete-${look.viewport.width}-${look.colorScheme}.png` });
  });
}

test("who is nowhere leaves nothing to take over: nobody is asked for a successor", async () => {
  const { id } = await person(w, "leonie.frisch");
  const folders = await w.api("olga@", "GET", `/v1/users/${id}/folders`);
  for (const f of folders.body.folders) if (f.box) expect((await w.api("olga@", "DELETE", `/v1/folders/${f.id}/members/${id}`)).status).toBeLessThan(300);
  const page = await w.page("olga@", `/users/${id}`);
  await opened(page, "Leonie Frisch");
  await page.getByRole("button", { name: "Löschen …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Der Benutzer kommt in keinem Ordner und in keiner Sache vor.").waitFor();
  await dialog.getByLabel("E-Mail-Adresse des Benutzers zur Bestätigung").waitFor();
  expect(await dialog.getByText("Nachfolger").count()).toBe(0);
});
