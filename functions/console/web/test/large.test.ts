import { expect, test } from "vitest";
import { inWorld } from "./world";

const w = inWorld();

test("R10 at 10,000 users the rows of a filter are there within a second", { timeout: 240_000 }, async () => {
  const lines = ["email;first name;last name;department", ...Array.from({ length: 9930 }, (_, i) => `p${i}@muster.example;Petra${i % 97};Person${i};${i % 3 ? "Werk" : "Büro"}`)];
  const rehearsed = await w.api("olga@", "POST", "/v1/imports", { name: "viele.csv", content: Buffer.from(lines.join("\n")).toString("base64") });
  expect(rehearsed.status, JSON.stringify(rehearsed.body)).toBeLessThan(300);
  const begun = await w.api("olga@", "POST", `/v1/imports/${rehearsed.body.id}/run`);
  expect(begun.status, JSON.stringify(begun.body)).toBeLessThan(300);
  await expect.poll(async () => (await w.api("olga@", "POST", "/v1/users/search", { pageSize: 1 })).body.total, { timeout: 200_000, interval: 1000 }).toBe(9995);
  const page = await w.page("olga@", "/users");
  await page.locator("a[id^=row-]").first().waitFor();
  const took: number[] = [];
  for (const what of ["person4711", "person9", "petra42", "werk@nirgends"]) {
    const tries: number[] = [];
    for (let i = 0; i < 3; i++) {
      await page.getByRole("searchbox").fill("");
      await expect.poll(() => page.locator(".count").innerText(), { timeout: 10_000 }).toBe("9.995 von 9.995");
      const began = Date.now();
      await page.getByRole("searchbox").fill(what);
      await expect.poll(() => page.locator(".count").innerText(), { timeout: 10_000, interval: 10 }).toContain("gefiltert");
      tries.push(Date.now() - began);
    }
    took.push(Math.min(...tries)); // the other tries say how busy the machine is
  }
  console.log("rows after a filter at 10,000 users, ms:", took.join(" "));
  expect(Math.max(...took)).toBeLessThan(1000);
});
