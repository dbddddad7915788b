import { expect, test } from "vitest";
import { accessible, looks } from "./axe";
import { mails, opened, person, pick } from "./people";
import { inWorld, shots } from "./world";

const w = inWorld();
const press = { name: "Benutzer anlegen" };

test("R13 R14 + User asks for what the account needs, says that one mail leaves, and one leaves", async () => {
  const page = await w.page("anna.", "/users/new");
  await page.getByRole("heading", { name: "Neuer Benutzer" }).first().waitFor();
  await page.getByRole("button", press).click();
  await page.getByText("Bitte ausfüllen.").first().waitFor();
  await expect.poll(() => page.getByText("Bitte ausfüllen.").count()).toBe(3);
  await page.getByLabel("Vorname").fill("Vera");
  await page.getByLabel("Nachname").fill("Neumann");
  await page.getByLabel("E-Mail-Adresse").fill("vera.neumann@muster.example");
  await pick(page, /^Land/, /^Frankreich/, "Frankr");
  await pick(page, /^Sprache/, /^Französisch/);
  await pick(page, /^Lizenz/, /^Driver/);
  await page.getByText("die Einladung an vera.neumann@muster.example").waitFor();
  await expect.poll(() => page.getByRole("button", { name: /^Zeitzone/ }).last().textContent()).toContain("Europe/Paris");
  await page.screenshot({ path: shots + "/create-filled.png" });
  const keys: string[] = [];
  page.on("request", (r) => {
    if (r.method() === "POST" && r.url().endsWith("/v1/users")) keys.push(r.headers()["idempotency-key"] ?? "");
  });
  await page.route("**/v1/users", (route) => (keys.length === 1 ? route.abort() : route.continue())); // the way breaks once: it is tried again
  await page.getByRole("button", press).click();
  await page.getByText("Die Einladung an vera.neumann@muster.example ist unterwegs.").waitFor();
  await opened(page, "Vera Neumann");
  await page.getByText("Eingeladen", { exact: true }).first().waitFor();
  expect(keys.length).toBe(2);
  expect(keys[0]).not.toBe("");
  expect(keys[1]).toBe(keys[0]);
  const made = await person(w, "vera.neumann");
  expect([made.zone, made.licence]).toEqual(["Europe/Paris", "driver"]);
  const found = await mails(w, made.mail, 1);
  expect(found.length).toBe(1);
  expect(found[0]!.text).toContain("/set-password#");
  expect(found[0]!.text).toContain("/getting-to-know");
  await page.getByRole("button", { name: "Erneut einladen" }).click();
  await page.getByText("Eine neue Einladung an vera.neumann@muster.example ist unterwegs.").waitFor();
  expect((await mails(w, made.mail, 2)).length).toBe(2);
});

test("an address that is taken is said at its field, and what was entered stays", async () => {
  const page = await w.page("anna.", "/users/new");
  await page.getByLabel("Vorname").fill("Silke");
  await page.getByLabel("Nachname").fill("Zweite");
  await page.getByLabel("E-Mail-Adresse").fill("silke.bald@muster.example");
  await page.getByRole("button", press).click();
  await page.getByText(/hat diese Adresse/).first().waitFor();
  expect(await page.getByText(/hat diese Adresse/).filter({ visible: true }).count()).toBe(1);
  expect(await page.getByText("Eine E-Mail geht hinaus").count()).toBe(0);
  await expect.poll(() => page.getByLabel("E-Mail-Adresse").evaluate((e) => e === document.activeElement)).toBe(true);
  await accessible(page, "taken");
  await page.screenshot({ path: `${shots}/create-taken.png` });
  await expect.poll(() => page.getByLabel("Nachname").inputValue()).toBe("Zweite");
  await page.getByRole("link", { name: "Zu diesem Benutzer" }).click();
  await page.getByRole("dialog", { name: "Änderungen verwerfen?" }).getByRole("button", { name: "Verwerfen" }).click();
  await page.waitForURL((url) => url.pathname === "/users" && url.hash.includes("mail.is=silke.bald@muster.example"));
  await expect.poll(() => page.locator("a[id^=row-]").allTextContents()).toEqual(["Silke Bald"]);
});

for (const look of looks) {
  test(`the form can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    const page = await w.page("anna.", "/users/new", look);
    await page.getByRole("button", press).click();
    await page.getByText("Bitte ausfüllen.").first().waitFor();
    await accessible(page, "create");
    await page.screenshot({ path: `${shots}/create-${look.viewport.width}-${look.colorScheme}.png`, fullPage: true });
  });
}
