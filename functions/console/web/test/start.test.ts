import { expect, test } from "vitest";
import { accessible, looks } from "./axe";
import { inWorld, shots } from "./world";

const w = inWorld();

test("R14 getting to know: five steps with pictures, by keyboard, without signing in", async () => {
  const asked: string[] = [];
  const page = await w.page(null, "/sign-in");
  page.on("request", (r) => asked.push(new URL(r.url()).pathname));
  await page.goto("/getting-to-know");
  for (let n = 1; n <= 5; n++) {
    await page.getByText(`Schritt ${n} von 5`).waitFor();
    if (n === 2) await page.getByText("Kurzname und Adresse stehen in der Einladung").waitFor();
    const picture = page.getByRole("img").last();
    await expect.poll(() => picture.evaluate((e: HTMLImageElement) => e.complete && e.naturalWidth)).toBe(1440);
    expect((await picture.getAttribute("alt"))!.length).toBeGreaterThan(20);
    await page.screenshot({ path: `${shots}/start-${n}.png`, fullPage: true });
    if (n === 5) break;
    await page.getByRole("button", { name: "Weiter" }).focus();
    await page.keyboard.press("Enter");
  }
  expect(asked.filter((path) => path.startsWith("/v1/"))).toEqual([]);
  await page.goBack();
  await page.getByText("Schritt 4 von 5").waitFor();
  await page.goForward();
  await page.getByRole("link", { name: "Zur Anmeldung" }).click();
  await page.waitForURL("**/sign-in");
});

for (const l of ["de", "en", "fr"]) {
  test(`R14 the pictures exist in the language of the screen: ${l}`, async () => {
    const page = await w.page(null, "/getting-to-know#3", { locale: l });
    const picture = page.getByRole("img").last();
    await expect.poll(() => picture.getAttribute("src")).toBe(`/start/${l}-3.webp`);
    await expect.poll(() => picture.evaluate((e: HTMLImageElement) => e.naturalWidth)).toBe(1440);
    for (let n = 1; n <= 5; n++) {
      const r = await page.request.get(`/start/${l}-${n}.webp`);
      expect([r.status(), r.headers()["content-type"]]).toEqual([200, "image/webp"]);
      expect((await r.body()).length).toBeLessThanOrEqual(40_000);
    }
    await page.screenshot({ path: `${shots}/start-${l}.png`, fullPage: true });
  });
}

for (const look of looks) {
  test(`R14 can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const page = await w.page(null, "/getting-to-know", look);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.screenshot({ path: `${shots}/start-${look.viewport.width}-${look.colorScheme}.png`, fullPage: true });
    await accessible(page);
  });
}
