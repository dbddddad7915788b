// How much a browser has to fetch, packed with brotli as it is served.
import { statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inWorld, root } from "./world";

const w = inWorld();
const dist = join(root, "functions/console/web/dist");

interface Weight {
  js: number;
  css: number;
  requests: number;
}

/** weigh opens a page as nobody's cache knows it, does what f does, and tells what was fetched of the console, in kB of 1,000 bytes. */
async function weigh(as: string | null, path: string, until: (page: Page) => Promise<unknown>, from?: string): Promise<Weight> {
  const page = await w.page(as, from ?? "about:blank");
  if (from) await page.waitForLoadState("networkidle");
  const files: string[] = [];
  let requests = 0;
  page.on("request", (r) => {
    const name = new URL(r.url()).pathname;
    if (name.startsWith("/assets/")) files.push(name);
    if (name.startsWith("/assets/") || r.resourceType() === "document") requests++;
  });
  if (from) await page.evaluate((to) => { history.pushState(null, "", to); dispatchEvent(new PopStateEvent("popstate")); }, path);
  else await page.goto(w.url + path);
  await until(page);
  const kB = (kind: string) => files.filter((f) => f.endsWith(kind)).reduce((sum, f) => sum + statSync(join(dist, f + ".br")).size, 0) / 1000;
  return { js: kB(".js"), css: kB(".css"), requests };
}

test("signing in fetches little", async () => {
  const found = await weigh(null, "/sign-in", (p) => p.getByRole("heading", { level: 1 }).waitFor());
  console.log("sign-in", found);
  expect(found.js).toBeLessThanOrEqual(160);
  expect(found.css).toBeLessThanOrEqual(75);
  expect(found.requests).toBeLessThanOrEqual(16);
});

test("users are seen after little more", async () => {
  const found = await weigh("olga@", "/users", (p) => p.locator("tbody tr").nth(3).waitFor());
  console.log("until users are seen", found);
  expect(found.js).toBeLessThanOrEqual(300);
  expect(found.css).toBeLessThanOrEqual(75);
  expect(found.requests).toBeLessThanOrEqual(16);
});

for (const path of ["/folders", "/import", "/security", "/settings", "/support-access", "/account"]) {
  test(`a further page fetches at most 50 kB: ${path}`, async () => {
    const found = await weigh("olga@", path, (p) => p.locator(`h1`).first().waitFor(), "/users");
    console.log(path, found);
    expect(found.js).toBeLessThanOrEqual(50);
  });
}
