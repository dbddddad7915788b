// What a machine can find of WCAG 2.2 A and AA on a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** accessible fails with what axe found; through evaluate, since no script of another origin may run. */
export async function accessible(page: Page, what = page.url()) {
  await page.evaluate(source + ";0");
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(o: unknown): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
    const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 200) + " " + n.failureSummary).join(" | ")}`);
  });
  expect(found, what).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, what + ": horizontal scroll").toBeLessThanOrEqual(0);
}

/** accessibleEverywhere looks at a page in all looks, and leaves it in the first. */
export async function accessibleEverywhere(page: Page, what = page.url()) {
  for (const { viewport, colorScheme } of [...looks].reverse()) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((to) => document.documentElement.style.colorScheme === to, colorScheme);
    await page.evaluate(async () => {
      for (let still = 0; still < 3; still++) {
        await new Promise((go) => requestAnimationFrame(go));
        const fading = document.getAnimations().filter((a) => a.playState === "running" && Number.isFinite(a.effect?.getComputedTiming().endTime)); // colours, and after them what inherits them
        if (fading.length > 0) still = -1;
        await Promise.all(fading.map((a) => a.finished.catch(() => 0)));
      }
    });
    await accessible(page, `${what}, ${viewport.width} ${colorScheme}`);
  }
}

/** looks are the widths and schemes in which every screen is looked at. */
export const looks = [
  { viewport: { width: 1400, height: 900 }, colorScheme: "light" },
  { viewport: { width: 1400, height: 900 }, colorScheme: "dark" },
  { viewport: { width: 360, height: 800 }, colorScheme: "light" },
  { viewport: { width: 360, height: 800 }, colorScheme: "dark" },
] as const;
