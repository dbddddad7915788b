// Every screen in every language: nothing overflows at 320, the longest words fit, and no word of another language stands in it.
import { expect, test } from "vitest";
import { accessible } from "./axe";
import { inWorld } from "./world";

const w = inWorld();

const screens = {
  "olga@": ["/users", "/users/new", "/folders", "/import", "/security", "/settings", "/support-access", "/account"],
  "otto@": ["/tenants", "/service-keys"],
  "arne@": ["/desk"],
};

/** alien are words that stand in one language alone, whatever the screen. */
const alien = {
  de: /\b(Save|Cancel|Users|Settings|Enregistrer|Annuler|Utilisateurs)\b/,
  en: /\b(Speichern|Abbrechen|Benutzer|Einstellungen|Enregistrer|Annuler|Utilisateurs)\b/,
  fr: /\b(Speichern|Abbrechen|Benutzer|Einstellungen|Save|Cancel|Users|Settings)\b/,
};

for (const l of ["de", "en", "fr"] as const) {
  test(`every screen speaks ${l}, and fits into 320`, async () => {
    for (const [who, paths] of Object.entries(screens)) {
      const page = await w.page(who, "/account", { viewport: { width: 320, height: 800 } });
      await page.evaluate((to) => localStorage.setItem("curfew-language", to), l);
      for (const path of paths) {
        await page.goto(path);
        await page.locator("h1:visible, h2:visible").first().waitFor();
        await page.waitForLoadState("networkidle");
        await accessible(page, `${path} in ${l}`);
        expect(await page.locator("main").first().innerText(), path).not.toMatch(alien[l]);
        await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(l);
      }
    }
  });
}

test("forced colours and twice the letters: the list and the pane can still be read and used", async () => {
  const page = await w.page("olga@", "/users", { forcedColors: "active", viewport: { width: 700, height: 450 } }); // 1400 at 200 %
  await page.locator("a[id^=row-]").first().click();
  await page.getByRole("button", { name: /Deaktivieren|Aktionen/ }).first().waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
});
