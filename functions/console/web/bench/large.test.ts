// How long a person waits in a tenant of 10,000: printed, never a limit of a test that others' load would break.
import { expect, test } from "vitest";
import { inWorld } from "../test/world";

const w = inWorld();
const people = 10_000;

/** filled imports the people over the API, as an administrator would. */
async function filled() {
  const lines = ["E-Mail;Vorname;Nachname;Land;Abteilung"];
  for (let i = 0; i < people; i++) lines.push(`p${i}@groß.muster.example`.replace("groß", "gross") + `;Vorname${i % 97};Nachname${i};DE;Abteilung ${i % 40}`);
  const content = Buffer.from("\uFEFF" + lines.join("\r\n")).toString("base64");
  const begun = await w.api("olga@", "POST", "/v1/imports", { name: "viele.csv", content });
  expect(begun.status, JSON.stringify(begun.body)).toBe(201);
  const job = await w.api("olga@", "POST", `/v1/imports/${begun.body.id}/run`);
  for (;;) {
    const { body } = await w.api("olga@", "GET", `/v1/jobs/${job.body.id}`);
    if (body.ended) return body;
    await new Promise((go) => setTimeout(go, 1000));
  }
}

test("10,000 users: until rows are seen, after a filter, and after the next page", { timeout: 300_000 }, async () => {
  const began = performance.now();
  await filled();
  console.log(`imported ${people} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const page = await w.page("olga@", "about:blank");
  const timed = async (what: string, f: () => Promise<unknown>) => {
    const at = performance.now();
    await f();
    console.log(`${what}: ${Math.round(performance.now() - at)} ms`);
  };
  await timed("first page, nothing cached", async () => {
    await page.goto(w.url + "/users");
    await page.locator("tbody tr").nth(10).waitFor();
  });
  const search = page.getByPlaceholder("Name oder E-Mail suchen");
  for (const text of ["Nachname9999", "p77@", "Vorname13"]) {
    await timed(`rows after filtering by ${text.length} letters`, async () => {
      await search.fill(text);
      await page.locator("tbody tr", { hasText: text }).first().waitFor();
    });
  }
});
