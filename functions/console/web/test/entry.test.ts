import { expect, test } from "vitest";
import { accessible, looks } from "./axe";
import { inWorld, shots } from "./world";

const w = inWorld();

test("signs in, and out", async () => {
  const page = await w.page(null, "/users");
  await page.waitForURL("**/sign-in");
  const olga = w.someone("olga@");
  await page.getByLabel("Mandant").fill(olga.tenant);
  await page.getByLabel("E-Mail-Adresse").fill(olga.mail);
  await page.getByLabel("Passwort", { exact: true }).fill(olga.password);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.waitForURL("**/users");
  await page.screenshot({ path: shots + "/shot-users.png" });
  await page.getByRole("button", { name: "Mein Konto" }).click();
  await page.getByRole("menuitem", { name: "Abmelden" }).click();
  await expect.poll(() => page.getByRole("heading", { name: "Abgemeldet" }).isVisible()).toBe(true);
});

for (const look of looks) {
  test(`can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    for (const path of ["/sign-in", "/forgotten-password", "/set-password#x"]) {
      const page = await w.page(null, path, look);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await accessible(page);
      if (look.viewport.width === 360) await page.screenshot({ path: `${shots}/shot${path.split("#")[0]!.replace("/", "-")}-${look.colorScheme}.png` });
    }
  });
}
