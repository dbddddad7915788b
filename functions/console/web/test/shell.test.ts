import { expect, test } from "vitest";
import { accessible, accessibleEverywhere, looks } from "./axe";
import { inWorld } from "./world";

const w = inWorld();

test("R1 R2 R39 the menus are those of the person: an administrator, a user without rights, an operator, an agent", async () => {
  const seen = async (who: string) => {
    const page = await w.page(who, "/account");
    await page.getByRole("heading", { level: 1 }).waitFor();
    const side = (await page.getByRole("navigation").getByRole("listitem").allInnerTexts()).map((t) => t.trim()).filter(Boolean);
    const gear = page.getByRole("button", { name: "Einstellungen" });
    if (!(await gear.isVisible())) return { side, gear: [] };
    await gear.click();
    return { side, gear: await page.getByRole("menuitem").allInnerTexts() };
  };
  expect(await seen("olga@")).toEqual({ side: ["Benutzer", "Ordner"], gear: ["Firmeneinstellungen", "Sicherheit", "Benutzer importieren", "Supportzugang"].map((t) => expect.stringContaining(t)) });
  expect(await seen("petra")).toEqual({ side: ["Ordner"], gear: [] });
  expect((await seen("otto@")).side).toEqual(expect.arrayContaining(["Mandanten", "Dienstschlüssel"]));
  expect((await seen("arne@")).side).toContain("Supportplatz");
});

test("R2 a page that one may not see looks like no page", async () => {
  const shown = async (path: string) => {
    const page = await w.page("petra", path);
    await page.getByText("Diese Seite gibt es nicht").waitFor();
    return page.locator("main").innerText();
  };
  expect(await shown("/users")).toBe(await shown("/no-such-page"));
  expect(await shown("/support-access")).toBe(await shown("/no-such-page"));
});

test("the look and the language are remembered on this machine", async () => {
  const page = await w.page("olga@", "/account");
  const person = page.getByRole("button", { name: /Mein Konto/ });
  await person.click();
  await page.getByRole("menuitemcheckbox", { name: "Dunkel" }).click();
  await expect.poll(() => page.evaluate(() => document.body.className)).toContain("awsui-dark-mode");
  await person.click();
  await page.getByRole("menuitemcheckbox", { name: "Französisch" }).click();
  await page.getByText("Utilisateurs").first().waitFor();
  await page.reload();
  await page.getByText("Utilisateurs").first().waitFor();
  await expect.poll(() => page.evaluate(() => document.body.className)).toContain("awsui-dark-mode");
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe("fr");
});

test("keys are listed, never act while somebody types, and can be switched off", async () => {
  const page = await w.page("olga@", "/account");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Tastenkürzel" });
  await dialog.waitFor();
  await accessibleEverywhere(page);
  await dialog.getByText("Tastenkürzel einschalten").click();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.keyboard.press("?");
  await expect.poll(() => dialog.isVisible()).toBe(false);
});

for (const look of looks) {
  test(`the frame can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const page = await w.page("olga@", "/no-such-page", look);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await accessible(page);
  });
}
