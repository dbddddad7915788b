// Makes the two pictures of the README from the real screens: make pictures.
import { join } from "node:path";
import { test } from "vitest";
import { inWorld, root } from "./world";

const w = inWorld();
const into = join(root, "functions/console/pictures");
const look = { viewport: { width: 1400, height: 860 }, colorScheme: "light" as const, locale: "en-GB" };

test("the list with a warned user beside it, and support access", async () => {
  const warned = (await w.api("olga@", "POST", "/v1/users/search", { pageSize: 200 })).body.users.find((u: { idle: { state: string } }) => u.idle.state === "warned");
  const list = await w.page(null, "/sign-in", look);
  await list.evaluate(() => localStorage.setItem("curfew-language", "en"));
  const olga = w.someone("olga@");
  await list.request.post("/v1/sign-in", { data: { tenant: olga.tenant, mail: olga.mail, password: olga.password }, headers: { "Curfew-Session": "own" } });
  await list.goto("/users/" + warned.id);
  await list.locator("tbody tr").nth(5).waitFor();
  await list.getByRole("button", { name: "Deactivate", exact: true }).waitFor();
  await list.waitForTimeout(1500);
  await list.screenshot({ path: join(into, "users.png"), animations: "disabled" });

  await w.api("olga@", "PUT", "/v1/support-access", { on: true, period: "1w" });
  await list.goto("/support-access");
  await list.getByRole("heading", { level: 1 }).waitFor();
  await list.getByRole("button", { name: "Edit" }).click();
  await list.waitForTimeout(1500);
  await list.screenshot({ path: join(into, "support-access.png"), animations: "disabled" });
});
