import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessible, looks } from "./axe";
import { mails } from "./people";
import { inWorld, shots } from "./world";

const w = inWorld();

test("signs in, and out", async () => {
  const page = await w.page(null, "/users");
  await page.waitForURL("**/sign-in");
  const olga = w.someone("olga@");
  await page.getByLabel("Mandant").fill(olga.tenant);
  await page.getByLabel("E-Mail-Adresse").fill(olga.mail);
  await page.getByLabel("Passwort", { exact: true }).fill(olga.password);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.waitForURL("**/users");
  await page.screenshot({ path: shots + "/shot-users.png" });
  await page.getByRole("button", { name: "Mein Konto" }).click();
  await page.getByRole("menuitem", { name: "Abmelden" }).click();
  await expect.poll(() => page.getByRole("heading", { name: "Abgemeldet" }).isVisible()).toBe(true);
});

const value = (page: Page, label: string) => page.getByLabel(label, { exact: true }).inputValue();

test("the links of a letter name the tenant, up to the sign-in of somebody who was never here", async () => {
  expect((await w.api("anna.berger@", "POST", "/v1/users", { mail: "neu.hier@muster.example", firstName: "Neu", lastName: "Hier" })).status).toBe(201);
  const [letter] = await mails(w, "neu.hier@muster.example", 1);
  const path = (to: RegExp) => to.exec(letter!.text)![0];
  expect(letter!.text).toContain("Mandant: muster");
  const page = await w.page(null, path(/\/forgotten-password#\S+/));
  await expect.poll(() => value(page, "Mandant")).toBe("muster");
  await page.goto("about:blank");
  await page.goto(w.url + path(/\/set-password#\S+/));
  await page.getByLabel("Neues Passwort").fill("Feierabend um halb sechs");
  await page.getByRole("button", { name: "Passwort setzen" }).click();
  await page.getByText("Das Passwort ist gesetzt.").waitFor();
  await page.getByRole("link", { name: "Zur Anmeldung" }).click();
  await expect.poll(() => value(page, "Mandant")).toBe("muster");
  await page.getByText("er steht in der Einladung").waitFor();
  await page.getByLabel("E-Mail-Adresse").fill("neu.hier@muster.example");
  await page.getByLabel("Passwort", { exact: true }).fill("Feierabend um halb sechs");
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.getByRole("button", { name: "Neu Hier" }).waitFor();
  expect(page.url()).not.toContain("#muster");
});

test("the tenant of a link goes before the last one here, when it can be one", async () => {
  for (const path of ["/sign-in", "/forgotten-password"]) {
    const page = await w.page(null, path);
    await page.evaluate(() => localStorage.setItem("curfew-tenant", "beispiel"));
    for (const [fragment, seen] of [["#muster", "muster"], ["#Muster%20GmbH", "beispiel"], ["#m", "beispiel"], ["", "beispiel"]]) {
      await page.goto("about:blank");
      await page.goto(w.url + path + fragment);
      await expect.poll(() => value(page, "Mandant"), { message: path + fragment }).toBe(seen);
    }
  }
  const page = await w.page(null, "/sign-in#muster");
  await page.getByRole("link", { name: "Passwort vergessen?" }).click();
  await page.getByRole("heading", { name: "Passwort vergessen" }).waitFor();
  await expect.poll(() => value(page, "Mandant")).toBe("muster");
});

test("what is empty is named where it is, and nothing is sent", async () => {
  for (const [path, press, fields] of [["/sign-in", "Anmelden", 3], ["/forgotten-password", "Link anfordern", 2]] as const) {
    const page = await w.page(null, path);
    let sent = 0;
    page.on("request", (r) => (sent += Number(r.method() === "POST")));
    await page.getByRole("button", { name: press }).click();
    const wrong = () => page.locator("[aria-invalid=true]").count();
    await expect.poll(wrong).toBe(fields);
    await page.getByText("Bitte ausfüllen.").first().waitFor();
    await accessible(page, path + " empty");
    await page.getByLabel("E-Mail-Adresse").fill("olga");
    await page.getByRole("button", { name: press }).click();
    await page.getByText("Das ist keine E-Mail-Adresse.").first().waitFor();
    await page.getByLabel("E-Mail-Adresse").fill("olga@muster.example");
    await page.getByRole("button", { name: press }).click();
    await expect.poll(wrong).toBe(fields - 1);
    expect(sent).toBe(0);
  }
});

test("the answer to a forgotten password repeats the address, and what was typed can be corrected", async () => {
  const page = await w.page(null, "/forgotten-password#muster");
  await page.getByLabel("E-Mail-Adresse").fill("olga@muster.exampel");
  await page.getByRole("button", { name: "Link anfordern" }).click();
  await page.getByText("ist eine E-Mail an olga@muster.exampel unterwegs").waitFor();
  await accessible(page, "sent");
  await page.getByRole("button", { name: "Andere Angaben" }).click();
  await expect.poll(() => value(page, "E-Mail-Adresse")).toBe("olga@muster.exampel");
  await expect.poll(() => value(page, "Mandant")).toBe("muster");
  await page.getByLabel("E-Mail-Adresse").fill("olga@muster.example");
  await page.getByRole("button", { name: "Link anfordern" }).click();
  await page.getByText("ist eine E-Mail an olga@muster.example unterwegs").waitFor();
});

test("one's own account takes an address in the reader's language, not in the browser's", async () => {
  const page = await w.page("olga@", "/account", { locale: "fr-FR" });
  await page.evaluate(() => localStorage.setItem("curfew-language", "de"));
  await page.reload();
  const field = page.getByLabel("Ihre E-Mail-Adresse");
  for (const [typed, said] of [["", "Bitte ausfüllen."], ["olga", "Das ist keine E-Mail-Adresse."]]) {
    await field.fill(typed!);
    await page.getByRole("button", { name: "Link anfordern" }).click();
    await page.getByText(said!).first().waitFor();
  }
  await accessible(page, "account");
  await field.fill("olga@muster.example");
  await page.getByRole("button", { name: "Link anfordern" }).click();
  await page.getByText("ist eine E-Mail unterwegs").waitFor();
});

for (const look of looks) {
  test(`can be read by everybody: ${look.viewport.width} ${look.colorScheme}`, async () => {
    for (const path of ["/sign-in", "/forgotten-password", "/set-password#x"]) {
      const page = await w.page(null, path, look);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await accessible(page);
      if (look.viewport.width === 360) await page.screenshot({ path: `${shots}/shot${path.split("#")[0]!.replace("/", "-")}-${look.colorScheme}.png` });
    }
  });
}
