// A day as people write it.
import { expect, test } from "vitest";
import { readDay } from "../src/parts/days";
import { accessible, looks } from "./axe";
import { opened } from "./rows";
import { inWorld, shots } from "./world";

const w = inWorld();

test("a day is read as it was written, or not at all", () => {
  const same = ["01.09.2026", "1.9.2026", "1. 9. 2026", " 01/09/2026 ", "1/9/2026", "2026-09-01", "2026/09/01"];
  expect(same.map(readDay)).toEqual(same.map(() => "2026-09-01"));
  for (const none of ["31.02.2026", "2026-02-31", "01.13.2026", "01.09.26", "01.09.20266", "01.09/2026", "09.2026", "2026", "morgen", "0.0.0000", ""]) expect(readDay(none), none).toBeUndefined();
});

for (const [locale, name, apply, typed, shown] of [
  ["de-DE", "Letzte Anmeldung filtern", "Anwenden", "01.09.2026", "01.09.2026"],
  ["de-DE", "Letzte Anmeldung filtern", "Anwenden", "2026-09-01", "01.09.2026"],
  ["fr-FR", "Filtrer Dernière connexion", "Appliquer", "1/9/2026", "01/09/2026"],
  ["en-GB", "Filter Last sign-in", "Apply", "01/09/2026", "01/09/2026"],
] as const) {
  test(`${typed} in ${locale} is 1 September 2026`, async () => {
    await w.api("anna.", "PUT", "/v1/users/view", { columns: [{ name: "name" }, { name: "lastSignIn" }], filters: [], sort: {} }); // not the one before's
    const page = await opened(w, "/users", "anna.", { locale });
    await page.evaluate((l) => localStorage.setItem("curfew-language", l), locale.slice(0, 2));
    await page.reload();
    await page.getByRole("button", { name, exact: true }).click();
    const box = page.getByRole("dialog").getByRole("textbox");
    await box.fill(typed);
    await box.blur();
    expect(await box.inputValue()).toBe(shown);
    await page.getByRole("button", { name: apply, exact: true }).click();
    await expect.poll(() => page.url()).toMatch(/lastSignIn\.\w+=2026-09-01(&|$)/);
  });
}

test("what is no day is said at the field and not applied; the calendar is reached by keyboard, and Escape closes it alone", async () => {
  for (const look of [looks[0]!, looks[2]!]) {
    const page = await opened(w, "/users", "olga@", look);
    await page.getByRole("button", { name: "Letzte Anmeldung filtern", exact: true }).click();
    const dialog = page.getByRole("dialog");
    const box = dialog.getByRole("textbox", { name: "Wert" });
    await box.fill("31.02.2026");
    const before = page.url();
    await box.press("Enter");
    await dialog.getByText("„31.02.2026“ ist kein Tag. Schreiben Sie ihn als TT.MM.JJJJ.").waitFor();
    expect(await box.getAttribute("aria-invalid")).toBe("true");
    expect([await box.inputValue(), page.url()]).toEqual(["31.02.2026", before]);
    await box.fill("15.09.2026");
    await box.press("Tab");
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Wert: Kalender", expanded: true }).waitFor();
    await accessible(page, "calendar " + look.viewport.width);
    await page.screenshot({ path: `${shots}/day-${look.viewport.width}.png` });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "Wert: Kalender", expanded: false }).waitFor();
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: /16\. September 2026/ }).or(dialog.getByRole("gridcell", { name: /16\. September 2026/ })).first().click();
    await expect.poll(() => box.inputValue()).toBe("16.09.2026");
    expect(await dialog.getByRole("button", { name: "Wert: Kalender" }).evaluate((b) => b === document.activeElement)).toBe(true);
  }
});
