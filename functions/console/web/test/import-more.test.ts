// Importing users where something is in the way: an answer that is lost, a page that does not come, a job that is stopped.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inWorld } from "./world";

const w = inWorld();
const csv = (lines: string[]) => ({ name: "leute.csv", mimeType: "text/csv", buffer: Buffer.from("\ufeff" + ["E-Mail;Vorname;Nachname", ...lines].join("\r\n") + "\r\n") });
const json = { "Content-Type": "application/problem+json" };
const broken = { status: 500, headers: json, body: JSON.stringify({ type: "urn:curfew:problem:internal", code: "internal", status: 500, title: "Etwas ist bei uns schiefgegangen." }) };
/** job is a job as it is played; the local run carries one out before anybody can look at it. */
const job = (kind: string, more: object) => ({ id: "job_00000000000000000000000000", kind, began: new Date().toISOString(), ended: null, state: "running", total: 7, done: 0, skipped: 0, role: null, ...more });
const over = (state: string, more: object) => ({ state, ended: new Date().toISOString(), ...more });

async function check(page: Page, lines: string[]) {
  await page.locator("input[type=file]").setInputFiles(csv(lines));
  await page.getByRole("button", { name: "Prüfen", exact: true }).click();
  await page.waitForURL(/\/import\/imp_/, { timeout: 40_000 });
  await page.getByRole("heading", { name: "Ergebnis der Prüfung" }).waitFor();
}

/** look comes back to a page: what is older than 5 seconds is read again. */
async function look(page: Page) {
  await page.waitForTimeout(5200);
  await page.evaluate(() => dispatchEvent(new Event("visibilitychange")));
  await page.waitForTimeout(1000);
}

test("R16 R17 an upload and a run whose answers are lost are one import and one job", async () => {
  const before = (await w.api("olga@", "GET", "/v1/imports")).body.imports.length;
  const page = await w.page("olga@", "/import");
  const lost = new Set<string>();
  await page.route(/\/v1\/imports(\/[^/]+\/run)?$/, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (route.request().method() !== "POST" || lost.has(pathname)) return route.continue();
    lost.add(pathname);
    await route.fetch(); // it is done, but the answer is lost
    return route.abort();
  });
  await check(page, ["vera.verloren@muster.example;Vera;Verloren"]);
  expect((await w.api("olga@", "GET", "/v1/imports")).body.imports.length).toBe(before + 1);
  await page.getByRole("button", { name: "1 Benutzer anlegen" }).click();
  await page.getByRole("link", { name: "Vera Verloren" }).waitFor();
  expect(await page.getByText("schon gestartet").count()).toBe(0);
  expect(lost.size).toBe(2);
});

test("R16 who walks on while a file is checked is not taken back, and finds the check", async () => {
  const page = await w.page("olga@", "/import");
  let go = () => undefined as void;
  await page.route("**/v1/imports", async (route) => {
    if (route.request().method() === "POST") await new Promise<void>((free) => (go = free));
    return route.continue();
  });
  await page.locator("input[type=file]").setInputFiles(csv(["wanda.weiter@muster.example;Wanda;Weiter"]));
  const [sent] = await Promise.all([page.waitForRequest((r) => r.method() === "POST" && r.url().endsWith("/v1/imports")), page.getByRole("button", { name: "Prüfen", exact: true }).click()]);
  await page.getByRole("navigation", { name: "Menü" }).getByRole("link", { name: "Ordner" }).click();
  await page.waitForURL("**/folders*");
  go();
  const { id } = (await (await sent.response())!.json()) as { id: string };
  await page.waitForTimeout(500);
  expect(new URL(page.url()).pathname).toBe("/folders");
  await page.goto("/import/" + id);
  await page.getByRole("button", { name: "1 Benutzer anlegen" }).waitFor();
});

test("R16 a page of rows that does not come leaves the one that is there, and trying again brings it", async () => {
  const page = await w.page("olga@", "/import");
  await check(page, Array.from({ length: 90 }, (_, i) => `seite${i}@muster.example;Sabine;Seite ${i}`));
  const table = page.getByRole("table").filter({ hasText: "Ergebnis" });
  await table.getByText("seite0@muster.example").waitFor();
  await page.route(/\/rows\?.*page_token/, (route) => route.fulfill(broken));
  await page.getByRole("button", { name: "Nächste Seite" }).click();
  await page.getByText("Etwas ist bei uns schiefgegangen.").waitFor();
  await expect.poll(() => table.getByText("seite0@muster.example").isVisible()).toBe(true);
  await page.unroute(/\/rows\?.*page_token/);
  await page.getByRole("button", { name: "Erneut versuchen" }).click();
  await table.getByText("seite40@muster.example").waitFor();
  expect(await page.getByText("Etwas ist bei uns schiefgegangen.").count()).toBe(0);
});

test("R17 the end of an import is told to the rest of the page", async () => {
  const page = await w.page("olga@", "/import");
  await check(page, ["emil.ende@muster.example;Emil;Ende"]);
  let ended = false;
  await page.route(/\/v1\/jobs\/[^/]+$/, (route) => route.fulfill({ json: job("import", { total: 450, done: 180, ...(ended && over("done", { done: 450 })) }) }));
  await page.getByRole("button", { name: "1 Benutzer anlegen" }).click();
  await page.getByText("180 von 450").waitFor();
  const [again] = await Promise.all([page.waitForRequest((r) => new URL(r.url()).pathname === "/v1" + new URL(page.url()).pathname.replace("/import/", "/imports/")), Promise.resolve((ended = true))]);
  expect(again.method()).toBe("GET");
  await page.getByRole("link", { name: "Emil Ende" }).waitFor();
});

test("R17 who comes back to the page of an import does not read all of it anew", async () => {
  const { body } = await w.api("olga@", "GET", "/v1/imports");
  const page = await w.page("olga@", "/import/" + body.imports.find((i: { job?: string }) => i.job).id);
  await page.getByRole("button", { name: /Alle einladen/ }).waitFor();
  await page.getByRole("heading", { name: "Angelegt" }).waitFor();
  const asked: string[] = [];
  page.on("request", (r) => asked.push(r.url()));
  await look(page);
  expect(asked.some((url) => url.includes("/v1/imports/"))).toBe(true);
  expect(asked.filter((url) => url.includes("page_size=200") || url.endsWith("/v1/users/search"))).toEqual([]);
});

for (const [how, end, said] of [
  ["stopped", over("cancelled", { done: 4, skipped: 1 }), "3 Einladungen sind unterwegs, 4 nicht."],
  ["failed", over("failed", { done: 0, skipped: 0, why: "ended" }), "Es wurde niemand eingeladen. Der Zugriff, unter dem das begonnen wurde, ist beendet."],
  ["skipped altogether", over("done", { done: 7, skipped: 7 }), "Es wurde niemand eingeladen."],
] as const) {
  test(`R17 invitations that were ${how} say so, and can be sent after all`, async () => {
    const { body } = await w.api("olga@", "GET", "/v1/imports");
    const page = await w.page("olga@", "/import/" + body.imports.find((i: { job?: string }) => i.job).id);
    let ended = false;
    await page.route("**/v1/imports/invitations", (route) => route.fulfill({ status: 202, json: job("invite", {}) }));
    await page.route(/\/v1\/jobs\/job_0+(\/cancel)?$/, (route) => {
      ended ||= route.request().method() === "POST";
      return route.fulfill({ json: job("invite", { done: 4, skipped: 1, ...(ended && end) }) });
    });
    const invite = page.getByRole("button", { name: /Alle einladen/ });
    await invite.click();
    await page.getByRole("button", { name: /Einladung(en)? verschicken/ }).click();
    await page.getByText("4 von 7").waitFor();
    expect(await invite.count()).toBe(0);
    await page.getByRole("button", { name: "Abbrechen" }).last().click();
    await page.getByText(said, { exact: true }).waitFor();
    await invite.waitFor();
    expect(await page.getByText("Die Einladungen sind unterwegs.").count()).toBe(0);
  });
}
