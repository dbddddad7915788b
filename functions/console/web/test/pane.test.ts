import { expect, test } from "vitest";
import { accessible } from "./axe";
import { inWorld } from "./world";

const w = inWorld();

/** idOf gives a demo person's id by the beginning of his address. */
export async function idOf(mail: string): Promise<string> {
  const r = await w.api("olga@", "POST", "/v1/users/search", { filters: [{ column: "mail", op: "startsWith", values: [mail] }] });
  expect(r.status, JSON.stringify(r.body)).toBe(200);
  return r.body.users[0].id;
}

test("R11 R18 R21 deactivate and activate in the same place, with a way back", async () => {
  const id = await idOf("silke.bald");
  const page = await w.page("olga@", `/users/${id}`);
  await page.getByRole("group", { name: "Silke Bald" }).waitFor();
  await page.screenshot({ path: "/tmp/pane-1.png" });
  const button = page.getByRole("button", { name: "Deaktivieren", exact: true });
  const place = await button.boundingBox();
  await button.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("überall ausgesperrt").waitFor();
  await page.screenshot({ path: "/tmp/pane-2.png" });
  await accessible(page);
  await dialog.getByRole("button", { name: "Deaktivieren" }).click();
  const activate = page.getByRole("button", { name: "Aktivieren", exact: true });
  await activate.waitFor();
  const now = await activate.boundingBox();
  expect([now!.x, now!.y]).toEqual([place!.x, place!.y]);
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await button.waitFor();
  await page.screenshot({ path: "/tmp/pane-3.png" });
});
