// The page of the local clock.
"use strict";

const words = {
  en: {}, // as the page has it
  de: { mailbox: "Postfach", signIn: "Anmelden", next: "Zum nächsten Ereignis", fired: "Was von selbst geschah", none: "Stellen Sie die Uhr vor: Mails, die gehen, Personen, die deaktiviert werden, und Freigaben, die enden, erscheinen hier.", people: "Demo-Anmeldungen", password: "Passwort", key: "Dienstschlüssel, für /v1/introspect", hold: "Anhalten", run: "Weiterlaufen lassen", ahead: "der echten Zeit voraus", held: "angehalten", use: "Nehmen", nothing: "Nichts.", title: "Uhr", mail: "Mail" },
  fr: { mailbox: "Boîte aux lettres", signIn: "Se connecter", next: "Au prochain événement", fired: "Ce qui est arrivé de soi-même", none: "Avancez l'horloge : les e-mails qui partent, les personnes désactivées et les accès qui prennent fin apparaissent ici.", people: "Identifiants de démonstration", password: "Mot de passe", key: "Clé de service, pour /v1/introspect", hold: "Arrêter", run: "Laisser courir", ahead: "d'avance sur l'heure réelle", held: "arrêtée", use: "Utiliser", nothing: "Rien.", title: "Horloge", mail: "E-mail" },
};
const fallback = { hold: "Hold", run: "Let it run", ahead: "ahead of real time", held: "held", use: "Use", nothing: "Nothing.", title: "Clock", mail: "Mail" };
const language = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in words) ?? "en";
const say = { ...fallback, ...words[language] };
const $ = (selector) => document.querySelector(selector);
const full = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "medium" });
const brief = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
let mailbox = "/";
let state = { now: new Date(), held: false, at: Date.now() };

function cell(content) {
  const td = document.createElement("td");
  td.append(content ?? "");
  return td;
}

function anchor(text, href) {
  return Object.assign(document.createElement("a"), { textContent: text, href });
}

function row(...cells) {
  const tr = document.createElement("tr");
  tr.append(...cells.map(cell));
  return tr;
}

function code(text) {
  return Object.assign(document.createElement("code"), { textContent: text });
}

function tell() {
  const now = new Date(state.now.getTime() + (state.held ? 0 : Date.now() - state.at));
  $("#now").textContent = full.format(now);
  $("#ahead").textContent = [state.ahead && state.ahead !== "0s" && state.ahead.replace(/(\d)([dhms])/g, "$1 $2 ").trim() + " " + say.ahead, state.held && say.held].filter(Boolean).join(" · ");
  $("#hold").textContent = state.held ? say.run : say.hold;
}

function take(answer) {
  state = { ...answer, now: new Date(answer.now), at: Date.now() };
  tell();
  if (!answer.fired) return;
  const table = $("table");
  const rows = answer.fired.map((one) => row(brief.format(new Date(one.at)), one.what === "mail" ? say.mail : one.what, one.who ?? one.tenant,
    one.mail ? anchor(one.text, mailbox + "#" + one.mail) : one.text));
  if (!rows.length) rows.push(row(say.nothing));
  table.hidden = false;
  $("#none").hidden = true;
  table.tBodies[0].replaceChildren(...rows);
}

async function order(body) {
  const buttons = document.querySelectorAll("button");
  for (const button of buttons) button.disabled = true;
  $("#problem").hidden = true;
  try {
    const response = await fetch("/local/clock", { method: "POST", body: JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.title);
    take(answer);
  } catch (error) {
    $("#problem").textContent = error.message;
    $("#problem").hidden = false;
  }
  for (const button of buttons) button.disabled = false;
}

document.documentElement.lang = language;
document.title = say.title + " · Curfew";
for (const e of document.querySelectorAll("[data-say]")) e.textContent = words[language][e.dataset.say] ?? e.textContent;
for (const button of document.querySelectorAll("[data-advance]")) button.addEventListener("click", () => order({ advance: button.dataset.advance }));
$("#hold").addEventListener("click", () => order({ hold: !state.held }));
fetch("/local/sign-ins").then((response) => response.json()).then((answer) => {
  mailbox = answer.mailbox;
  $("#mailbox").href = mailbox;
  $("#key").textContent = answer.serviceKey;
  $("#password").textContent = answer.signIns?.[0]?.password ?? "";
  $("#people").replaceChildren(...(answer.signIns ?? []).map((one) => row(one.name, one.role, code(one.tenant), code(one.mail),
    anchor(say.use, "/sign-in#" + new URLSearchParams({ tenant: one.tenant, mail: one.mail, password: one.password })))));
});
fetch("/local/clock").then((response) => response.json()).then(take);
setInterval(tell, 1000);
