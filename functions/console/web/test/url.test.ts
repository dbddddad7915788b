import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type Column, type Search, read, settle, write } from "../src/users/url";
import { inWorld } from "./world";

const text = ["is", "isNot", "contains", "startsWith", "anyOf"];
const columns: Column[] = [
  { name: "name", kind: "text", default: true, sortable: true, filterable: true, operations: text },
  { name: "mail", kind: "text", default: true, sortable: true, filterable: true, operations: text },
  { name: "status", kind: "choice", default: true, sortable: false, filterable: true, operations: ["is", "isNot", "anyOf"], choices: ["active", "invited", "deactivated"] },
  { name: "lastSignIn", kind: "instant", default: true, sortable: true, filterable: true, operations: ["before", "after"] },
  { name: "administrator", kind: "flag", default: false, sortable: false, filterable: true, operations: ["is"] },
  { name: "folders", kind: "number", default: false, sortable: false, filterable: false, operations: [] },
];
const blank: Search = { view: "all", text: "", filters: [], sort: { column: "name", descending: false }, size: 50, page: 1 };
const kept = { filters: [], sort: {} };

test("what is written is read again, whatever stands in it", () => {
  const odd = ["a&b=c", "100 %", "ä,ö", "#x", "a+b", "“q”", "%zz", "anna@muster.example", "\u{1F600}"];
  for (const value of odd) {
    const s: Search = { ...blank, view: "mine", text: value, filters: [{ column: "mail", op: "anyOf", values: [value, ...odd] }, { column: "lastSignIn", op: "before", values: ["2026-11-01"] }], sort: { column: "mail", descending: true }, size: 20, page: 3 };
    expect(settle(read(write(s), columns), kept, columns)).toEqual(s);
    expect(write(s)).toMatch(/^#[\x21-\x7e]+$/);
  }
  expect(write({ ...blank, filters: [{ column: "mail", op: "is", values: ["anna@muster.example"] }] })).toBe("#view=all&mail.is=anna@muster.example&sort=name");
});

test("invalid parts of a fragment are dropped, the others count", () => {
  const bad = ["view=none", "sort=status", "sort=-", "size=51", "page=0", "page=x", "mail.before=2026-01-01", "folders.is=1", "nothing.is=1", "status.is=gone", "status.is=active,invited", "administrator.is=yes", "lastSignIn.before=2026-02-31", "lastSignIn.before=soon", "mail.is=", "mail.is=%", "q=%E0%A4%A", "__proto__.is=1", "constructor.is=1", "=", "&&", "mail.", ".is=1", "q=" + "x".repeat(101)];
  for (const part of bad) {
    expect(read("#" + part, columns), part).toBeUndefined();
    expect(settle(read("#view=all&" + part + "&mail.contains=an&sort=-mail", columns), kept, columns)).toEqual({ ...blank, filters: [{ column: "mail", op: "contains", values: ["an"] }], sort: { column: "mail", descending: true } });
  }
  expect(read("#" + Array.from({ length: 40 }, (_, i) => "mail.contains=" + i).join("&"), columns)?.filters).toHaveLength(20);
});

test("the address beats what was kept, which beats the default", () => {
  const view = { text: "ber", filters: [{ column: "mail", op: "contains", values: ["an"] }, { column: "folders", op: "is", values: ["1"] }], sort: { column: "mail", descending: true }, pageSize: 100 };
  expect(settle(undefined, view, columns)).toEqual({ ...blank, text: "ber", filters: view.filters.slice(0, 1), sort: view.sort, size: 100 });
  expect(settle(read("#view=licences", columns), view, columns)).toMatchObject({ view: "licences", text: "ber", sort: view.sort });
  expect(settle(read("#view=all&sort=name", columns), view, columns)).toMatchObject({ text: "", filters: [], sort: { column: "name" } });
  expect(settle(read("#status.is=invited", columns), view, columns)).toMatchObject({ text: "", filters: [{ column: "status", op: "is", values: ["invited"] }], sort: view.sort });
  expect(settle(undefined, { filters: null, sort: { column: "gone" }, pageSize: 7 }, columns)).toEqual(blank);
});

const w = inWorld();
const rows = (page: Page) => page.locator("a[id^=row-]");
const count = (page: Page) => page.locator(".count").innerText();
const hash = (page: Page) => new URL(page.url()).hash;
const plain = () => w.api("olga@", "PUT", "/v1/users/view", { columns: [{ name: "name" }, { name: "mail" }, { name: "status" }], filters: [], sort: {} });

test("R10 Back and reload restore the list; typing is no step, a filter, a row and a tab are", async () => {
  await plain();
  const page = await w.page("olga@", "/users");
  await rows(page).first().waitFor();
  await expect.poll(() => hash(page)).toBe("#view=all&sort=name");
  const steps = () => page.evaluate(() => history.length);
  const before = await steps();
  await page.getByRole("searchbox").pressSequentially("muster", { delay: 260 });
  await expect.poll(() => hash(page)).toContain("q=muster");
  expect(await steps()).toBe(before);
  await page.getByRole("button", { name: /^Deaktiviert/ }).click();
  await expect.poll(() => hash(page)).toBe("#view=all&q=muster&status.anyOf=deactivated&sort=name");
  await expect.poll(() => count(page)).toBe("5 von 65, gefiltert");
  const row = rows(page).first();
  const name = await row.innerText();
  await row.click();
  await page.waitForURL(/\/users\/usr_/);
  await page.getByRole("heading", { name }).first().waitFor();
  await page.getByRole("tab", { name: "Verlauf" }).click();
  await page.waitForURL(/\/history#view=all&q=muster/);
  expect(await steps()).toBe(before + 3);
  await page.reload();
  await page.getByRole("heading", { name }).first().waitFor();
  await expect.poll(() => page.getByRole("tab", { name: "Verlauf" }).getAttribute("aria-selected")).toBe("true");
  await expect.poll(() => count(page)).toBe("5 von 65, gefiltert");
  await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe("muster");
  await page.goBack();
  await expect.poll(() => page.getByRole("tab", { name: "Konto" }).getAttribute("aria-selected")).toBe("true");
  await page.goBack();
  await expect.poll(() => new URL(page.url()).pathname).toBe("/users");
  await page.goBack();
  await expect.poll(() => hash(page)).toBe("#view=all&q=muster&sort=name");
  await expect.poll(() => count(page)).toBe("mindestens 50 von 65, gefiltert");
  await page.goForward();
  await expect.poll(() => count(page)).toBe("5 von 65, gefiltert");
});

test("R10 an address with invalid parts shows what is valid, and no error", async () => {
  await plain();
  const page = await w.page("olga@", "/users#view=all&mail.contains=an&mail.before=x&status.is=gone&sort=-folders&size=13&nonsense");
  await rows(page).first().waitFor();
  await expect.poll(() => hash(page)).toBe("#view=all&mail.contains=an&sort=name");
  await expect.poll(() => count(page)).toBe("14 von 65, gefiltert");
  expect(await page.getByRole("alert").count()).toBe(0);
});

test("R11 a user who is not on the page, or not among the matches, opens all the same", async () => {
  await plain();
  const { body } = await w.api("olga@", "POST", "/v1/users/search", { filters: [{ column: "mail", op: "startsWith", values: ["silke.bald"] }] });
  const page = await w.page("olga@", `/users/${body.users[0].id}#view=all&mail.contains=zimmermann&sort=name`);
  await page.getByRole("heading", { name: "Silke Bald" }).first().waitFor();
  await expect.poll(() => count(page)).toBe("1 von 65, gefiltert");
  await page.getByRole("button", { name: "Schließen und zurück zur Liste" }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain("Benutzer");
});

test("D36 what is looked for stands in no address that a server sees, and in no log", async () => {
  await plain();
  const page = await w.page("olga@", "/users");
  const seen: string[] = [];
  page.on("request", (r) => seen.push(r.url(), ...Object.values(r.headers())));
  await rows(page).first().waitFor();
  await page.getByRole("searchbox").fill("zimmermann");
  await expect.poll(() => count(page)).toBe("1 von 65, gefiltert");
  await page.goto("/users#view=all&mail.is=oliver.zimmermann@muster.example&sort=name");
  await page.reload();
  await rows(page).first().waitFor();
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Liste als CSV herunterladen" }).click()]);
  await rows(page).first().click();
  await page.waitForURL(/usr_/);
  await page.waitForTimeout(700);
  expect(seen.length).toBeGreaterThan(20);
  expect(seen.filter((s) => /zimmermann/i.test(s))).toEqual([]);
  expect(/zimmermann/i.test(w.said)).toBe(false);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/zimmermann/i);
});
