// The page of the local clock speaks the reader's language.
import { expect, test } from "vitest";
import { accessible } from "./axe";
import { inWorld } from "./world";

const w = inWorld();

test("how far the clock is ahead, and why something happened, is said in the reader's language", async () => {
  await w.move("150d");
  for (const [locale, ahead, rule, all] of [["de-DE", /· 150\sTage.* der echten Zeit voraus/, "Inaktivitätsregel", "Alle zeigen"], ["fr-FR", /· 150\sjours.* d'avance/, "règle d'inactivité", "Tout afficher"]] as const) {
    const page = await w.page(null, "/local/", { locale });
    await expect.poll(() => page.locator("#ahead").textContent()).toMatch(ahead);
    await page.getByRole("button", { name: all }).click();
    await page.locator("#events").getByText(rule, { exact: true }).first().waitFor();
    expect(await page.locator("#events").getByText("idle rule").count()).toBe(0);
    await accessible(page, locale);
  }
});
