// Deep and wide trees of folders.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessible } from "./axe";
import { person } from "./people";
import { inWorld, shots } from "./world";

const w = inWorld();
const box = (page: Page, name: string) => page.getByRole("checkbox", { name: `In „${name}“` });
const flashed = (page: Page, text: string) => page.getByText(text).first().waitFor();

test("R31 sixteen levels fit at 360 and in the pane, names between words", async () => {
  let parent = (await w.api("anna", "POST", "/v1/folders", { name: "Ebene 1 Grundsteuerakten" })).body.id;
  for (let i = 2; i <= 16; i++) parent = (await w.api("anna", "POST", "/v1/folders", { name: `Ebene ${i} Grundsteuerakten`, parent })).body.id;
  const id = (await person(w, "timo.baumgaertner")).id;
  expect((await w.api("anna", "PUT", `/v1/folders/${parent}/members/${id}`, { role: "participant" })).status).toBe(200);
  for (const width of [360, 1400]) {
    const page = await w.page("anna", `/users/${id}/folders`, { viewport: { width, height: 800 } });
    await page.getByText("Ebene 16 Grundsteuerakten").waitFor();
    await page.screenshot({ path: `${shots}/folders-deep-${width}.png`, fullPage: true });
    await accessible(page);
    const name = await page.getByText("Ebene 16 Grundsteuerakten").boundingBox();
    expect(name!.height, `${width}`).toBeLessThanOrEqual(45); // two lines
  }
});

test("R31 R34 2,000 folders stay quick, and at most a hundred of a long list are drawn", async () => {
  const archive = (await w.api("anna", "POST", "/v1/folders", { name: "Archiv" })).body.id;
  for (let i = 1; i <= 1980; i++) expect((await w.api("anna", "POST", "/v1/folders", { name: `Vorgang ${String(i).padStart(4, "0")}`, parent: archive })).status).toBe(201);
  const page = await w.page("anna", `/users/${(await person(w, "leonie.frisch")).id}/folders`);
  await page.getByRole("tree").waitFor();
  const took = async (what: () => Promise<unknown>) => {
    const began = performance.now();
    await what();
    return performance.now() - began;
  };
  const opened = await took(async () => {
    await page.getByRole("button", { name: /Archiv/ }).click();
    await page.getByRole("button", { name: "1.880 weitere anzeigen" }).waitFor();
  });
  await expect.poll(() => page.getByRole("treeitem").count()).toBeLessThan(130);
  const search = page.getByPlaceholder("Ordner nach Namen suchen");
  const found = await took(async () => {
    await search.fill("vorgang 1777");
    await expect.poll(() => page.getByRole("treeitem").count(), { interval: 20 }).toBe(2);
  });
  const ticked = await took(async () => {
    await box(page, "Vorgang 1777").click();
    await flashed(page, "Leonie Frisch ist jetzt Teilnehmer in „Vorgang 1777“.");
  });
  console.log(`2,000 folders: opened in ${opened.toFixed()} ms, searched in ${found.toFixed()} ms, ticked in ${ticked.toFixed()} ms`);
  expect(Math.max(opened, found)).toBeLessThan(2500);
}, 180_000);
