import { expect, test } from "vitest";
import { accessible, looks } from "./axe";
import { inWorld } from "./world";

const w = inWorld();

/** idOf gives a demo person's id by the beginning of his address. */
async function idOf(mail: string): Promise<string> {
  const r = await w.api("olga@", "POST", "/v1/users/search", { filters: [{ column: "mail", op: "startsWith", values: [mail] }] });
  expect(r.status, JSON.stringify(r.body)).toBe(200);
  return r.body.users[0].id;
}

test("R31 a box per folder says in which one is, as driver or participant", async () => {
  const id = await idOf("soeren.gross");
  const page = await w.page("olga@", `/users/${id}/folders`);
  await page.getByRole("tree").waitFor();
  await page.screenshot({ path: "/tmp/folders-1.png" });
});

for (const look of looks.filter((l) => l.viewport.width > 360)) {
  test(`R31 R35 tabs can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const id = await idOf("soeren.gross");
    for (const tab of ["folders", "history"]) {
      const page = await w.page("olga@", `/users/${id}/${tab}`, look);
      await page.getByRole(tab === "folders" ? "tree" : "list", { name: tab === "folders" ? /Ordner/ : /Änderungen/ }).waitFor();
      await page.screenshot({ path: `/tmp/${tab}-${look.viewport.width}-${look.colorScheme}.png`, fullPage: true });
      await accessible(page);
    }
  });
}
