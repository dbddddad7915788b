// How much a browser has to fetch, packed with brotli as it is served.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inWorld, root } from "./world";

const w = inWorld();
const dist = join(root, "functions/console/web/dist");

interface Weight {
  js: number;
  css: number;
  requests: number;
}

/** weigh opens a page as nobody's cache knows it, and tells what was fetched of the console until f is seen, in kB of 1,000 bytes. */
async function weigh(as: string | null, path: string, seen: string, from?: string): Promise<Weight> {
  const page = await w.page(as, from ?? "about:blank");
  let was = "";
  if (from) {
    await page.locator(".pair").waitFor();
    await page.locator("tbody tr").nth(3).waitFor();
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(1000);
    was = await page.title();
    await page.evaluate((to) => {
      performance.clearResourceTimings();
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
    }, path);
  } else {
    await page.goto(w.url + path);
  }
  const at = await page.waitForFunction(([what, title]) => document.querySelector(what!) !== null && document.title !== title && performance.now(), [seen, was], { polling: "raf" });
  const files = await page.evaluate(
    (until) => performance.getEntriesByType("resource").filter((r) => r.startTime < until).map((r) => new URL(r.name).pathname).filter((n) => n.startsWith("/assets/")),
    (await at.jsonValue()) as number,
  );
  const kB = (kind: string) => files.filter((f) => f.endsWith(kind)).reduce((sum, f) => sum + statSync(join(dist, f + ".br")).size, 0) / 1000;
  return { js: kB(".js"), css: kB(".css"), requests: files.length + (from ? 0 : 1) };
}

test("signing in fetches little", async () => {
  const found = await weigh(null, "/sign-in", "h1");
  console.log("sign-in", found);
  expect(found.js).toBeLessThanOrEqual(160);
  expect(found.css).toBeLessThanOrEqual(75);
  expect(found.requests).toBeLessThanOrEqual(16);
});

test("what is fetched to sign in has no words of the pages behind it", () => {
  const base = readdirSync(join(dist, "assets")).filter((f) => /^base-.*\.js$/.test(f));
  expect(base).toHaveLength(1);
  const text = readFileSync(join(dist, "assets", base[0]!), "utf8");
  expect(text).toContain("Erneut versuchen");
  expect(text).not.toContain("Inzwischen von jemand anderem geändert");
});

test("users are seen after little more", async () => {
  const found = await weigh("olga@", "/users", "tbody tr:nth-child(4)");
  console.log("until users are seen", found);
  expect(found.js).toBeLessThanOrEqual(300);
  expect(found.css).toBeLessThanOrEqual(75);
  expect(found.requests).toBeLessThanOrEqual(16);
});

for (const path of ["/folders", "/import", "/security", "/settings", "/support-access", "/account"]) {
  test(`a further page fetches at most 50 kB: ${path}`, async () => {
    const found = await weigh("olga@", path, "h1", "/users");
    console.log(path, found);
    expect(found.js).toBeLessThanOrEqual(50);
  });
}
