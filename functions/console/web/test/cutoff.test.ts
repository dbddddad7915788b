// The end of access as an open page shows it: within one heartbeat nothing of the tenant is left in it, in no tab.
import { beforeEach, expect, test } from "vitest";
import { accessible, looks } from "./axe";
import { atWork, bar, gone, grant, inside, nothing, shot, tab, user } from "./desk";
import { inWorld } from "./world";

const w = inWorld();
beforeEach(() => w.move("16m")); // signing in is throttled

test("R46 at the end of the period nothing of the tenant is left in the page, nor in the second tab, and a save is refused", async () => {
  await grant(w, "bruno@", "1d");
  await w.move("23h52m");
  const page = await inside(w, "Beispiel AG", "Bruno Bürgi");
  await bar(page).getByRole("status").filter({ hasText: "In weniger als 10 Minuten endet dieser Zugang." }).waitFor();
  const second = await tab(w, page, "/users");
  await bar(second).waitFor();
  const vreni = await user(w, "bruno@", "vreni");
  await atWork(page, vreni);
  await w.move("9m");
  await Promise.all([gone(page), gone(second)]);
  for (const p of [page, second]) {
    await p.getByText("sein Zeitraum ist abgelaufen").waitFor();
    await p.getByText(/^(Ende|Bemerkt): /).waitFor();
    await nothing(p);
  }
  const status = await page.evaluate(async (id) => (await fetch(`/v1/users/${id}/deactivate`, { method: "POST", headers: { "Curfew-Session": "support" } })).status, vreni);
  expect(status).toBe(401);
  await shot(page, "ended");
  expect((await w.api("bruno@", "GET", `/v1/users/${vreni}`)).body.status).toBe("active");
  await page.reload();
  await gone(page);
  await page.getByText("sein Zeitraum ist abgelaufen").waitFor();
  await nothing(page);
});

test("R46 what is pressed after the end is refused, and the page is emptied at once", async () => {
  await grant(w, "bruno@", "1d");
  await w.move("23h52m");
  const page = await inside(w, "Beispiel AG", "Bruno Bürgi");
  const vreni = await user(w, "bruno@", "vreni");
  await atWork(page, vreni);
  await w.move("9m");
  await page.getByRole("dialog").getByRole("button", { name: "Deaktivieren" }).click();
  await gone(page);
  await nothing(page);
  expect((await w.api("bruno@", "GET", `/v1/users/${vreni}`)).body.status).toBe("active");
});

const ends: [string, string, string, string, () => Promise<unknown>, () => Promise<unknown>][] = [
  ["R47 switching off", "bruno@", "Beispiel AG", "Bruno Bürgi", () => grant(w, "bruno@", null), async () => undefined],
  ["End now", "bruno@", "Beispiel AG", "Bruno Bürgi", async () => {
    const { body } = await w.api("bruno@", "GET", "/v1/support-access");
    for (const s of body.sessions) await w.api("bruno@", "DELETE", `/v1/support-access/sessions/${s.id}`);
  }, async () => undefined],
  ["deactivating the profile", "olga@", "Muster GmbH", "Sami Özil", async () => w.api("olga@", "POST", `/v1/users/${await user(w, "olga@", "sami")}/deactivate`), async () => w.api("olga@", "POST", `/v1/users/${await user(w, "olga@", "sami")}/reactivate`)],
  ["suspending the tenant", "bruno@", "Beispiel AG", "Bruno Bürgi", () => standing("suspend"), () => standing("resume")],
];

async function standing(how: string) {
  const { body } = await w.api("otto@", "GET", "/v1/tenants");
  const { id } = body.tenants.find((t: { handle: string }) => t.handle === "beispiel");
  expect((await w.api("otto@", "POST", `/v1/tenants/${id}/${how}`)).status).toBe(200);
}

for (const [what, owner, tenant, as, end, after] of ends)
  test(`${what} empties an agent's page and its second tab within one heartbeat`, async () => {
    await grant(w, owner, "1w");
    const someone = await user(w, owner, owner === "bruno@" ? "vreni" : "petra");
    const page = await inside(w, tenant, as);
    await atWork(page, someone);
    const second = await tab(w, page, "/users");
    await bar(second).waitFor();
    await end();
    await Promise.all([gone(page), gone(second)]);
    await nothing(page);
    await nothing(second);
    if (what !== "End now") for (const p of [page, second]) await p.getByText(/^Ende: /).waitFor(); // and since when
    await page.getByRole("button", { name: "Zum Supportplatz" }).click();
    await page.getByRole("heading", { name: "Supportplatz" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "Supportplatz" }).waitFor();
    await nothing(page, true);
    await after();
  });

test("an answer that arrives after the end is dropped", async () => {
  await grant(w, "bruno@", "1w");
  const page = await inside(w, "Beispiel AG", "Bruno Bürgi");
  let go = () => {};
  const late = new Promise<void>((done) => (go = done));
  let asked = false;
  await page.route("**/v1/users/search", async (route) => {
    asked = true;
    const answer = await route.fetch();
    await late;
    await route.fulfill({ response: answer }).catch(() => undefined); // the page may have dropped it already
  });
  await page.reload();
  await expect.poll(() => asked).toBe(true);
  await grant(w, "bruno@", null);
  await gone(page);
  go();
  await page.waitForTimeout(500);
  await nothing(page);
});

test("a page that the browser kept shows nothing and is loaded anew when one comes back to it", async () => {
  await grant(w, "bruno@", "1w");
  const page = await inside(w, "Beispiel AG", "Bruno Bürgi");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await expect.poll(() => page.locator("body").isHidden()).toBe(true);
  await grant(w, "bruno@", null);
  await Promise.all([page.waitForEvent("load"), page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })))]);
  await gone(page);
  await nothing(page);
});

test("a suspended tenant's own people are told so, and nothing of it is left", async () => {
  const page = await w.page("bruno@", "/users");
  await page.getByText("Vreni Brändli").first().waitFor();
  await standing("suspend");
  await gone(page);
  await page.getByText("Ihre Firma ist gesperrt").waitFor();
  await nothing(page);
  await standing("resume");
});

test("a deactivated user is out of all his tabs", async () => {
  const page = await w.page("anna.berger@", "/users");
  await page.getByText("Petra Ärger").first().waitFor();
  const second = await tab(w, page, "/settings");
  const anna = await user(w, "olga@", "anna.berger");
  await w.api("olga@", "POST", `/v1/users/${anna}/deactivate`);
  await Promise.all([gone(page), gone(second)]);
  await page.getByText("Ihr Konto wurde deaktiviert").waitFor();
  await nothing(page);
  await nothing(second);
  await w.api("olga@", "POST", `/v1/users/${anna}/reactivate`);
});

for (const one of looks)
  test(`the end can be read by everybody: ${one.viewport.width} ${one.colorScheme}`, async () => {
    await grant(w, "bruno@", "1w");
    const page = await inside(w, "Beispiel AG", "Bruno Bürgi", one);
    await grant(w, "bruno@", null);
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await gone(page);
    await accessible(page, "ended");
    await shot(page, `ended-${one.viewport.width}-${one.colorScheme}`);
  });
