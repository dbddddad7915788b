// One's own session: it runs out and goes on in place, or somebody else comes, or it is ended in another tab.
import type { Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { accessibleEverywhere } from "./axe";
import { atWork, nothing, shot, tab, text, user } from "./desk";
import { inWorld } from "./world";

const w = inWorld();
beforeEach(() => w.move("16m")); // signing in is throttled

const again = (page: Page) => page.getByRole("dialog", { name: "Bitte melden Sie sich wieder an" });
async function signInAgain(page: Page, who: string) {
  const { mail, password } = w.someone(who);
  await again(page).getByLabel("E-Mail-Adresse").fill(mail);
  await again(page).getByLabel("Passwort").fill(password);
  await again(page).getByRole("button", { name: "Anmelden", exact: true }).click();
}
/** look comes back to a page: what is older than 5 seconds is read again. */
const look = (page: Page) => page.evaluate(() => (dispatchEvent(new Event("focus")), document.dispatchEvent(new Event("visibilitychange"))));

test("when one's own session runs out, what was entered is kept, and signing in goes on there; in the other tab too", async () => {
  const page = await w.page("olga@", "/support-access");
  await page.getByRole("button", { name: "Bearbeiten" }).click();
  await page.getByRole("radio", { name: "4 Monate" }).check({ force: true });
  const second = await tab(w, page, "/account");
  await second.getByRole("heading", { name: "Meine Sitzungen" }).waitFor();
  await page.waitForTimeout(5200);
  await w.move("8h1m");
  await look(page);
  await again(page).waitFor();
  await accessibleEverywhere(page, "sign in again");
  await shot(page, "again");
  await look(second);
  await again(second).waitFor();
  await again(page).getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect.poll(() => again(page).locator("[aria-invalid=true]").count()).toBe(2); // what is empty is named, not called wrong
  await signInAgain(page, "olga@");
  await again(page).waitFor({ state: "detached" });
  await again(second).waitFor({ state: "detached" });
  await expect.poll(() => page.getByRole("radio", { name: "4 Monate" }).isChecked()).toBe(true);
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText(/Gespeichert/).waitFor();
});

test("the form of a user keeps what was entered, too, with its dialog", async () => {
  const page = await w.page("olga@", "/users");
  await atWork(page, await user(w, "olga@", "petra"));
  await page.waitForTimeout(5200);
  await w.move("8h1m");
  await look(page);
  await again(page).waitFor();
  await signInAgain(page, "olga@");
  await again(page).waitFor({ state: "detached" });
  await page.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
  await expect.poll(() => page.getByLabel("Abteilung").inputValue()).toBe("In Arbeit");
});

test("when somebody else signs in then, everything of the first is discarded, in all tabs", async () => {
  const page = await w.page("olga@", "/support-access");
  await page.getByRole("button", { name: "Bearbeiten" }).click();
  await page.getByRole("radio", { name: "1 Tag" }).check({ force: true });
  const second = await tab(w, page, "/account");
  await second.getByRole("heading", { name: "Meine Sitzungen" }).waitFor();
  await w.move("8h1m");
  await look(page);
  await again(page).waitFor();
  await signInAgain(page, "petra.aerger@");
  await page.getByRole("button", { name: /Petra Ärger/ }).waitFor();
  await page.waitForURL("**/folders");
  expect(await text(page)).not.toContain("Ohnesorg");
  await second.getByText("In diesem Browser wurde eine andere Sitzung begonnen.").waitFor();
  await nothing(second);
});

test("a wrong password in the dialog is said there and ends nothing", async () => {
  const page = await w.page("olga@", "/account");
  await page.getByRole("heading", { name: "Meine Sitzungen" }).waitFor();
  await w.move("8h1m");
  await look(page);
  await again(page).waitFor();
  await again(page).getByLabel("E-Mail-Adresse").fill("olga@muster.example");
  await again(page).getByLabel("Passwort").fill("falsch");
  await page.keyboard.press("Enter");
  await again(page).getByText("Mandant, Adresse oder Passwort").waitFor();
});

test("signing out in one tab ends the others", async () => {
  const page = await w.page("olga@", "/account");
  const second = await tab(w, page, "/users");
  await second.getByRole("link", { name: "Benutzer" }).waitFor();
  await page.getByRole("button", { name: /Mein Konto/ }).click();
  await page.getByRole("menuitem", { name: "Abmelden" }).click();
  await page.getByRole("heading", { name: "Abgemeldet" }).waitFor();
  await second.getByRole("heading", { name: "Abgemeldet" }).waitFor();
  await nothing(second);
});
