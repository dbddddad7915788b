// The page of the local clock.
"use strict";

const words = {
  en: {
    title: "Clock", console: "Console", mailbox: "Mailbox", reference: "API", move: "Move the clock", hour: "+1 h", day: "+1 d", days: "+15 d", next: "To the next event",
    hold: "Hold", run: "Let it run", held: "held", ahead: "ahead of real time", soon: "The schedules find work next:", nothing: "Nothing is owed.",
    fired: "What happened by itself", none: "Move the clock: mails that leave, people who are deactivated and grants that end appear here.", more: "Show all", quiet: "Nothing happened.", happened: "happened by themselves",
    people: "Whom one can be", password: "Everybody's password", copy: "Copy", copied: "Copied", company: "company", key: "Service key, for /v1/introspect", gone: "The local run does not answer.",
    rule: "The idle rule knows no exception for them: whoever does not sign in is warned and then deactivated. The last owner of a company stays, and an owner can let the others in again.",
    roles: { owner: "owner", administrator: "administrator", user: "user", agent: "agent", operator: "operator" }, deactivated: "deactivated", missing: "no more there",
    idle: { off: "no idle rule in this company", protected: "the last owner: the idle rule leaves him alone", counting: "without a sign-in deactivated on", due: "without a sign-in deactivated on", warned: "warned; without a sign-in deactivated on", held: "held: an administrator must answer", waiting: "the brake waits for an administrator", exempt: "exempt" },
    events: { mail: "Mail", UserWarned: "Warned", UserDeactivated: "Deactivated", UserHeld: "Held", UserWarningVoid: "Warning void", UserErased: "Erased", SupportAccessEnded: "Support access ended", SupportSessionEnded: "Support is out", IdleBrakeTripped: "Brake tripped", TenantErased: "Company erased", OwnerNamed: "Owner named", UserInvited: "Invited", UserCreated: "Created" },
    deleted: "deleted user", causes: { "idle rule": "idle rule", "mail came back": "the warning came back", "mail was refused": "the warning was refused", "end of the period": "end of the period", "closed 30 days ago": "closed 30 days ago", "owner nominated by the vendor": "owner nominated by the vendor", "the vendor's tenant is opened": "the vendor's tenant is opened" },
  },
  de: {
    title: "Uhr", console: "Konsole", mailbox: "Postfach", reference: "API", move: "Uhr vorstellen", hour: "+1 Std.", day: "+1 Tag", days: "+15 Tage", next: "Zum nächsten Ereignis",
    hold: "Anhalten", run: "Weiterlaufen lassen", held: "angehalten", ahead: "der echten Zeit voraus", soon: "Die Zeitpläne finden als Nächstes etwas zu tun:", nothing: "Nichts steht an.",
    fired: "Was von selbst geschah", none: "Stellen Sie die Uhr vor: Mails, die gehen, Personen, die deaktiviert werden, und Freigaben, die enden, erscheinen hier.", more: "Alle zeigen", quiet: "Nichts ist geschehen.", happened: "von selbst geschehen",
    people: "Wer man sein kann", password: "Das Passwort aller", copy: "Kopieren", copied: "Kopiert", company: "Unternehmen", key: "Dienstschlüssel, für /v1/introspect", gone: "Der lokale Lauf antwortet nicht.",
    rule: "Die Inaktivitätsregel nimmt sie nicht aus: Wer sich nicht anmeldet, wird gewarnt und dann deaktiviert. Der letzte Inhaber eines Unternehmens bleibt, und ein Inhaber kann die anderen wieder hereinlassen.",
    roles: { owner: "Inhaber", administrator: "Administrator", user: "Benutzer", agent: "Agent", operator: "Betreiber" }, deactivated: "deaktiviert", missing: "nicht mehr da",
    idle: { off: "in diesem Unternehmen ohne Inaktivitätsregel", protected: "der letzte Inhaber: die Inaktivitätsregel lässt ihn in Ruhe", counting: "ohne Anmeldung deaktiviert am", due: "ohne Anmeldung deaktiviert am", warned: "gewarnt; ohne Anmeldung deaktiviert am", held: "angehalten: ein Administrator muss antworten", waiting: "die Bremse wartet auf einen Administrator", exempt: "ausgenommen" },
    events: { mail: "Mail", UserWarned: "Gewarnt", UserDeactivated: "Deaktiviert", UserHeld: "Angehalten", UserWarningVoid: "Warnung hinfällig", UserErased: "Gelöscht", SupportAccessEnded: "Supportzugang beendet", SupportSessionEnded: "Support ist draußen", IdleBrakeTripped: "Bremse ausgelöst", TenantErased: "Unternehmen gelöscht", OwnerNamed: "Inhaber benannt", UserInvited: "Eingeladen", UserCreated: "Angelegt" },
    deleted: "gelöschter Benutzer", causes: { "idle rule": "Inaktivitätsregel", "mail came back": "die Warnung kam zurück", "mail was refused": "die Warnung wurde nicht angenommen", "end of the period": "Ende des Zeitraums", "closed 30 days ago": "vor 30 Tagen geschlossen", "owner nominated by the vendor": "vom Anbieter als Inhaber benannt", "the vendor's tenant is opened": "der Mandant des Anbieters wird eröffnet" },
  },
  fr: {
    title: "Horloge", console: "Console", mailbox: "Boîte aux lettres", reference: "API", move: "Avancer l'horloge", hour: "+1 h", day: "+1 j", days: "+15 j", next: "Au prochain événement",
    hold: "Arrêter", run: "Laisser courir", held: "arrêtée", ahead: "d'avance sur l'heure réelle", soon: "Les planifications trouveront à faire :", nothing: "Rien n'est dû.",
    fired: "Ce qui est arrivé de soi-même", none: "Avancez l'horloge : les e-mails qui partent, les personnes désactivées et les accès qui prennent fin apparaissent ici.", more: "Tout afficher", quiet: "Rien n'est arrivé.", happened: "arrivés d'eux-mêmes",
    people: "Qui l'on peut être", password: "Le mot de passe de tous", copy: "Copier", copied: "Copié", company: "entreprise", key: "Clé de service, pour /v1/introspect", gone: "L'exécution locale ne répond pas.",
    rule: "La règle d'inactivité ne fait pas d'exception pour eux : qui ne se connecte pas est averti, puis désactivé. Le dernier propriétaire d'une entreprise reste, et un propriétaire peut réactiver les autres.",
    roles: { owner: "propriétaire", administrator: "administrateur", user: "utilisateur", agent: "agent", operator: "opérateur" }, deactivated: "désactivé", missing: "n'existe plus",
    idle: { off: "pas de règle d'inactivité dans cette entreprise", protected: "le dernier propriétaire : la règle d'inactivité le laisse tranquille", counting: "sans connexion, désactivé le", due: "sans connexion, désactivé le", warned: "averti ; sans connexion, désactivé le", held: "en attente : un administrateur doit répondre", waiting: "le frein attend un administrateur", exempt: "exempté" },
    events: { mail: "E-mail", UserWarned: "Averti", UserDeactivated: "Désactivé", UserHeld: "En attente", UserWarningVoid: "Avertissement caduc", UserErased: "Effacé", SupportAccessEnded: "Accès du support terminé", SupportSessionEnded: "Le support est sorti", IdleBrakeTripped: "Frein déclenché", TenantErased: "Entreprise effacée", OwnerNamed: "Propriétaire désigné", UserInvited: "Invité", UserCreated: "Créé" },
    deleted: "utilisateur effacé", causes: { "idle rule": "règle d'inactivité", "mail came back": "l'avertissement est revenu", "mail was refused": "l'avertissement a été refusé", "end of the period": "fin de la période", "closed 30 days ago": "fermée il y a 30 jours", "owner nominated by the vendor": "désigné propriétaire par le fournisseur", "the vendor's tenant is opened": "le locataire du fournisseur est ouvert" },
  },
};
const language = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in words) ?? "en";
const say = words[language];
const $ = (selector) => document.querySelector(selector);
const few = 8; // events that are shown until all are asked for

let state = null;
let arrived = 0; // by this machine's clock, when state came
let since = null; // events from here on are new
let all = false;

function element(name, content, className) {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.append(...[content ?? []].flat());
  return e;
}

function format(options, zone) {
  try {
    return new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat(language, options); // a zone that this browser does not know
  }
}

const brief = (at, zone) => format({ dateStyle: "medium", timeStyle: "short" }, zone).format(new Date(at));

// spelled writes a span such as 15d2h out.
const units = { d: "day", h: "hour", m: "minute", s: "second" };
const spelled = (span) => [...span.matchAll(/(\d+)([dhms])/g)]
  .map(([, n, unit]) => new Intl.NumberFormat(language, { style: "unit", unit: units[unit], unitDisplay: "long" }).format(n)).join(" ");

function copier(what, about) {
  const button = element("button", say.copy, "quiet small");
  button.type = "button";
  button.setAttribute("aria-label", say.copy + ": " + about);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(what);
    button.textContent = say.copied;
    $("#told").textContent = say.copied + ": " + about;
    setTimeout(() => { button.textContent = say.copy; }, 1500);
  });
  return button;
}

function tick() {
  if (!state) return;
  const now = new Date(Date.parse(state.now) + (state.held ? 0 : Date.now() - arrived));
  $("#now").textContent = format({ dateStyle: "full", timeStyle: "medium" }, state.zone).format(now);
  $("#now").dateTime = now.toISOString();
  $("#utc").textContent = [state.zone, now.toISOString().slice(0, 19).replace("T", " ") + " UTC"].filter(Boolean).join(" · ");
  $("#ahead").textContent = [state.ahead && spelled(state.ahead) + " " + say.ahead, state.held && say.held].filter(Boolean).map((one) => "· " + one).join(" ");
}

function event(one) {
  const time = element("time", brief(one.at, state.zone));
  time.dateTime = one.at;
  const text = element("span", [], "text");
  if (one.who || one.tenant) text.append(element("span", [one.who === "(deleted)" ? say.deleted : one.who, one.tenant].filter(Boolean).join(" · ")));
  if (one.mail) text.append(Object.assign(element("a", one.text), { href: state.mailbox + "#" + one.mail }));
  else if (one.text) text.append(element("span", say.causes[one.text] ?? one.text, "faint"));
  const item = element("li", [time, element("span", say.events[one.what] ?? one.what.replace(/(?<=[a-z])(?=[A-Z])/g, " "), "what"), text]);
  if (since !== null && one.at > since) item.className = "new";
  return item;
}

function stands(one) {
  if (one.status !== "active") return element("p", say[one.status === "deactivated" ? "deactivated" : "missing"], "ended");
  return element("p", (say.idle[one.idle] ?? "") + (one.ends ? " " + brief(one.ends, one.zone) : ""), "faint");
}

function person(one) {
  const who = element("div", [element("p", element("strong", one.name)), element("p", say.roles[one.role] ?? one.role, "faint")]);
  return element("li", [who, element("div", [
    element("p", [element("code", one.mail), copier(one.mail, one.mail)], "copy"),
    element("p", [say.company + " ", element("code", one.tenant), copier(one.tenant, one.tenant)], "copy"), stands(one)])]);
}

function show() {
  tick();
  $("#hold").textContent = state.held ? say.run : say.hold;
  $("#soon").textContent = state.next ? say.soon + " " + brief(state.next.at, state.zone) : say.nothing;
  $("#mailbox").href = state.mailbox;
  $("#none").hidden = state.fired.length > 0;
  $("#events").hidden = state.fired.length === 0;
  $("#events").replaceChildren(...state.fired.slice(0, all ? undefined : few).map(event));
  $("#more").hidden = all || state.fired.length <= few;
  $("#more").textContent = say.more + " (" + state.fired.length + ")";
  $("#demo").hidden = state.signIns.length === 0;
  $("#sign-ins").replaceChildren(...state.signIns.map(person));
}

// once fills in what stays as it is.
function once() {
  const password = state.signIns[0]?.password;
  if (password) {
    $("#password").textContent = password;
    $("#password").closest(".pair").append(copier(password, say.password));
  }
  $("#key-line").hidden = !state.serviceKey;
  if (!state.serviceKey) return;
  $("#key").textContent = state.serviceKey;
  $("#key-line").append(copier(state.serviceKey, say.key));
}

let text = "";

async function refresh() {
  const response = await fetch("/local/state");
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.title);
  const first = state === null;
  state = answer;
  arrived = Date.now();
  if (first) once();
  const { now, ahead, ...rest } = answer;
  if (text === (text = JSON.stringify(rest))) tick(); // what has the focus keeps it while nothing changes
  else show();
}

function complain(error) {
  $("#problem").textContent = error instanceof TypeError ? say.gone : error.message;
  $("#problem").hidden = false;
}

async function order(body) {
  const buttons = document.querySelectorAll(".clock button");
  const focused = document.activeElement;
  for (const button of buttons) button.disabled = true;
  $("#problem").hidden = true;
  try {
    const before = state?.now;
    const response = await fetch("/local/clock", { method: "POST", body: JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.title);
    since = before ?? null;
    text = "";
    await refresh();
    if (!("hold" in body)) $("#told").textContent = answer.fired?.length ? answer.fired.length + " " + say.happened : say.quiet;
  } catch (error) {
    complain(error);
  }
  for (const button of buttons) button.disabled = false;
  focused?.focus();
}

document.documentElement.lang = language;
document.title = say.title + " · Curfew";
for (const e of document.querySelectorAll("[data-say]")) e.textContent = say[e.dataset.say];
for (const e of document.querySelectorAll("[data-label]")) e.setAttribute("aria-label", say[e.dataset.label]);
for (const button of document.querySelectorAll("[data-advance]")) button.addEventListener("click", () => order({ advance: button.dataset.advance }));
$("#hold").addEventListener("click", () => order({ hold: !state.held }));
$("#more").addEventListener("click", () => { all = true; show(); });
refresh().catch(complain);
setInterval(tick, 1000);
setInterval(() => { if (!document.hidden) refresh().then(() => { $("#problem").hidden = true; }, complain); }, 5000);
