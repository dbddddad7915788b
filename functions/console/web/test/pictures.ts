// Makes the pictures of the getting-to-know module from the real screens: `npm run pictures`. They are kept in public/start.
//
// Rule: light, twice the pixels, 16 to 10, at most 40 kB each; nothing in them but the demo.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inWorld } from "./world";

const w = inWorld();
const into = join(import.meta.dirname, "../public/start");
const size = { width: 720, height: 450 };

/** save crops the page and keeps it as WebP; the browser packs it. */
async function save(page: Page, name: string, y = 0) {
  const { width } = page.viewportSize()!;
  const png = await page.screenshot({ clip: { x: 0, y, width, height: (width * size.height) / size.width }, animations: "disabled" });
  const blank = await w.browser.newPage();
  const pack = (quality: number) =>
    blank.evaluate(
      async ([data, q, width, height]) => {
        const img = new Image();
        img.src = "data:image/png;base64," + data;
        await img.decode();
        const canvas = document.createElement("canvas");
        canvas.width = width;
        canvas.height = height;
        const pen = canvas.getContext("2d")!;
        pen.imageSmoothingQuality = "high";
        pen.drawImage(img, 0, 0, width, height);
        return canvas.toDataURL("image/webp", q).split(",")[1]!;
      },
      [png.toString("base64"), quality, 2 * size.width, 2 * size.height] as const,
    );
  let body = Buffer.alloc(0);
  for (const quality of [0.9, 0.8, 0.7, 0.55, 0.4]) {
    body = Buffer.from(await pack(quality), "base64");
    if (body.length <= 40_000) break;
  }
  await blank.close();
  expect(body.length, name).toBeLessThanOrEqual(40_000);
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, name + ".webp"), body);
}

for (const l of ["de", "en", "fr"] as const) {
  test(`pictures in ${l}`, async () => {
    const look = { viewport: { width: 720, height: 900 }, deviceScaleFactor: 2, colorScheme: "light" as const };
    const open = async (as: string | null, path: string, width = 720, height = 900) => {
      const page = await w.page(null, "/sign-in", { ...look, viewport: { width, height } });
      await page.evaluate((to) => localStorage.setItem("curfew-language", to), l);
      if (as !== null) {
        const { tenant, mail, password } = w.someone(as);
        expect((await page.request.post("/v1/sign-in", { data: { tenant, mail, password }, headers: { "Curfew-Session": "own" } })).status()).toBe(200);
      }
      await page.goto(path);
      return page;
    };
    const form = async (page: Page) => {
      await page.locator("details, [class*=expandable]").evaluateAll((all) => all.forEach((e) => e.remove())); // the list of demo people is of a local run only
      const top = await page.locator("main").boundingBox();
      return Math.max(0, Math.round(top!.y + top!.height / 2 - size.height / 2));
    };
    let page = await open(null, "/set-password#cfl_x");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.locator("input[type=password]").fill("Feierabend um halb sechs");
    await save(page, `${l}-1`, await form(page));

    page = await open(null, "/sign-in");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForTimeout(300);
    await page.locator("input").nth(0).fill("muster");
    await page.locator("input").nth(1).fill("petra.aerger@muster.example");
    await page.locator("input[type=password]").fill("Feierabend um halb sechs");
    await save(page, `${l}-2`, await form(page));

    page = await open("petra", "/folders", 1080);
    await page.getByRole("link", { name: "Lieferanten" }).click();
    await page.getByText("Heike Förster").waitFor();
    await page.waitForTimeout(300);
    await save(page, `${l}-3`);

    page = await open("petra", "/account");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForTimeout(300);
    await save(page, `${l}-4`);

    const wien = (await w.api("olga@", "GET", "/v1/folders")).body.folders.find((f: { name: string }) => f.name === "Standort Wien").id;
    page = await open("olga@", "/folders/" + wien, 720, 1600);
    await page.getByText("Jürgen Höß").waitFor();
    await page.waitForTimeout(300);
    await save(page, `${l}-5`, Math.round((await page.locator("ul.members").boundingBox())!.y) - 40);
  });
}
