// The page of the mailbox: asks for the mails every two seconds and shows them. The mail that is being read stays as it is.
"use strict";

const words = {
  en: {
    title: "Mailbox", filter: "Filter: address or text", clear: "Delete all", calm: "Switch off", html: "Mail", text: "Text", source: "Details",
    none: "No mail yet. What the product sends appears here.", nothing: "No mail matches.", bounce: "Let it bounce", complain: "Report as spam",
    from: "From", to: "To", cc: "Cc", bcc: "Bcc", reply: "Reply to", at: "Arrived", tags: "Status", noText: "This mail has no text version.",
    noHtml: "This mail has no HTML version.", mail: "mail", mails: "mails", of: "of", faults: "Faults that were ordered", gone: "The mailbox does not answer.",
    accepted: "accepted", delivered: "delivered", bounced: "bounced", returned: "returned", complained: "spam", rejected: "thrown away", suppressed: "suppressed",
    kinds: { "invitation": "Invitation", "password-link": "Password link", "idle-warning": "Idle: warning", "idle-digest": "Idle: digest", "idle-held": "Idle: held", "idle-brake": "Idle: brake", "support-opened": "Support: opened", "support-changed": "Support: changed", "support-entered": "Support: came in", "support-ended": "Support: ended", "address-changed": "Address changed", "owner-nominated": "Owner nominated", "owner-named": "Owner named", "tenant-suspended": "Company suspended", "tenant-closed": "Company closed" },
  },
  de: {
    title: "Postfach", filter: "Filter: Adresse oder Text", clear: "Alle löschen", calm: "Ausschalten", html: "Mail", text: "Text", source: "Details",
    none: "Noch keine Mail. Was das Produkt verschickt, erscheint hier.", nothing: "Keine Mail passt.", bounce: "Zurückweisen", complain: "Als Spam melden",
    from: "Von", to: "An", cc: "Kopie", bcc: "Blindkopie", reply: "Antwort an", at: "Eingang", tags: "Status", noText: "Diese Mail hat keine Textfassung.",
    noHtml: "Diese Mail hat keine HTML-Fassung.", mail: "Mail", mails: "Mails", of: "von", faults: "Bestellte Störungen", gone: "Das Postfach antwortet nicht.",
    accepted: "angenommen", delivered: "zugestellt", bounced: "unzustellbar", returned: "zurzeit unzustellbar", complained: "Spam", rejected: "verworfen", suppressed: "gesperrt",
    kinds: { "invitation": "Einladung", "password-link": "Passwortlink", "idle-warning": "Inaktiv: Warnung", "idle-digest": "Inaktiv: Übersicht", "idle-held": "Inaktiv: angehalten", "idle-brake": "Inaktiv: Bremse", "support-opened": "Support: freigegeben", "support-changed": "Support: geändert", "support-entered": "Support: angemeldet", "support-ended": "Support: beendet", "address-changed": "Adresse geändert", "owner-nominated": "Inhaber vorgeschlagen", "owner-named": "Inhaber benannt", "tenant-suspended": "Unternehmen gesperrt", "tenant-closed": "Unternehmen geschlossen" },
  },
  fr: {
    title: "Boîte aux lettres", filter: "Filtre : adresse ou texte", clear: "Tout supprimer", calm: "Désactiver", html: "E-mail", text: "Texte", source: "Détails",
    none: "Pas encore d'e-mail. Ce que le produit envoie apparaît ici.", nothing: "Aucun e-mail ne correspond.", bounce: "Refuser", complain: "Signaler comme spam",
    from: "De", to: "À", cc: "Cc", bcc: "Cci", reply: "Répondre à", at: "Arrivée", tags: "État", noText: "Cet e-mail n'a pas de version texte.",
    noHtml: "Cet e-mail n'a pas de version HTML.", mail: "e-mail", mails: "e-mails", of: "sur", faults: "Pannes commandées", gone: "La boîte aux lettres ne répond pas.",
    accepted: "accepté", delivered: "remis", bounced: "non remis", returned: "temporairement non remis", complained: "spam", rejected: "écarté", suppressed: "bloqué",
    kinds: { "invitation": "Invitation", "password-link": "Lien de mot de passe", "idle-warning": "Inactif : avertissement", "idle-digest": "Inactif : récapitulatif", "idle-held": "Inactif : en attente", "idle-brake": "Inactif : frein", "support-opened": "Support : ouvert", "support-changed": "Support : modifié", "support-entered": "Support : connecté", "support-ended": "Support : terminé", "address-changed": "Adresse modifiée", "owner-nominated": "Propriétaire proposé", "owner-named": "Propriétaire désigné", "tenant-suspended": "Entreprise suspendue", "tenant-closed": "Entreprise fermée" },
  },
};
const language = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in words) ?? "en";
const say = words[language];
const $ = (selector) => document.querySelector(selector);
const clock = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });
const brief = new Intl.DateTimeFormat(language, { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" });

let mails = [];
let tag = "";
let view = "html";
let shown = null; // the mail on the right

function element(name, text, className) {
  const e = document.createElement(name);
  if (text !== undefined) e.textContent = text;
  if (className) e.className = className;
  return e;
}

// badges are the kind of letter and what became of it; ids stand with the details.
function badges(mail) {
  const all = element("span", undefined, "badges");
  const kind = mail.tags?.kind;
  if (kind) all.append(element("span", say.kinds[kind] ?? kind, "badge"));
  all.append(element("span", say[mail.outcome] ?? mail.outcome, "badge " + mail.outcome));
  return all;
}

function fits(mail, words) {
  const all = [mail.from, ...recipients(mail), mail.subject, mail.text, say.kinds[mail.tags?.kind] ?? "", ...Object.values(mail.tags ?? {})].join("\n").toLowerCase();
  return words.every((word) => all.includes(word));
}

const recipients = (mail) => [...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])];

function list() {
  const filter = $("#to").value.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = mails.filter((mail) => fits(mail, filter));
  $("#count").textContent = (filter.length ? fitting.length + " " + say.of + " " : "") + mails.length + " " + (mails.length === 1 ? say.mail : say.mails);
  $("#list").replaceChildren(...fitting.map((mail) => {
    const button = element("button");
    button.type = "button";
    const time = element("time", brief.format(new Date(mail.at)));
    time.dateTime = mail.at;
    button.append(element("span", recipients(mail).join(", "), "to"), time, element("span", mail.subject, "subject"), badges(mail));
    if (shown && shown.id === mail.id) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => { location.hash = mail.id; });
    const item = element("li");
    item.append(button);
    return item;
  }));
  $("#none").textContent = filter.length ? say.nothing : say.none;
  choose(fitting);
}

// choose shows the mail the address names; without one, the newest.
function choose(fitting) {
  const wanted = mails.find((mail) => mail.id === location.hash.slice(1)) ?? fitting[0] ?? null;
  const same = shown && wanted && shown.id === wanted.id && shown.outcome === wanted.outcome;
  for (const id of ["#head", "#body"]) $(id).hidden = !wanted;
  $("#none").hidden = Boolean(wanted);
  if (same) return;
  const other = !shown || !wanted || shown.id !== wanted.id;
  shown = wanted;
  if (wanted) show(other);
  if (other) list();
}

function show(other) {
  $("#head h2").textContent = shown.subject;
  const rows = [[say.from, shown.from], [say.to, shown.to], [say.cc, shown.cc], [say.bcc, shown.bcc], [say.reply, shown.replyTo], [say.at, clock.format(new Date(shown.at))]];
  $("#head dl").replaceChildren(...rows.filter(([, value]) => value && value.length).flatMap(([name, value]) =>
    [element("dt", name), element("dd", Array.isArray(value) ? value.join(", ") : value)]));
  $("#head dl").append(element("dt", say.tags), element("dd"));
  $("#head dl").lastChild.append(badges(shown));
  if (other) open(shown.html || view !== "html" ? view : "text");
}

function open(wanted) {
  for (const tab of document.querySelectorAll("[data-view]")) tab.setAttribute("aria-selected", String(tab.dataset.view === wanted));
  const frame = $("#html");
  frame.hidden = wanted !== "html";
  $("#plain").hidden = wanted === "html";
  if (wanted === "html") {
    frame.srcdoc = '<!doctype html><base target="_blank">' + (shown.html || "<p>" + say.noHtml + "</p>");
  } else if (wanted === "text") {
    linked($("#plain"), shown.text || say.noText);
  } else {
    const { html, text, ...rest } = shown;
    $("#plain").textContent = JSON.stringify(rest, null, 2) + "\n\n" + html;
  }
  $("#body").scrollTop = 0;
}

// linked shows plain text with its web addresses as links.
function linked(place, text) {
  place.replaceChildren(...text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).map((part, i) => {
    if (i % 2 === 0) return part;
    const a = element("a", part);
    Object.assign(a, { href: part, target: "_blank", rel: "noreferrer" });
    return a;
  }));
}

function notice(text, removable) {
  $("#notice").hidden = !text;
  $("#notice span").textContent = text;
  $("#notice button").hidden = !removable;
}

async function refresh() {
  try {
    const [answer, faults] = await Promise.all([fetch("/messages?limit=500"), fetch("/faults").then((r) => r.json())]);
    notice(faults.length ? say.faults + ": " + faults.map((f) => [f.kind, f.to, f.times && "×" + f.times].filter(Boolean).join(" ")).join(", ") : "", true);
    if (answer.headers.get("ETag") === tag) return;
    tag = answer.headers.get("ETag");
    mails = await answer.json();
    list();
  } catch {
    notice(say.gone, false);
  }
}

document.documentElement.lang = language;
document.title = say.title;
for (const e of document.querySelectorAll("[data-say]")) {
  if (e.placeholder) e.placeholder = e.ariaLabel = say[e.dataset.say];
  else e.textContent = say[e.dataset.say];
}
for (const tab of document.querySelectorAll("[data-view]")) tab.addEventListener("click", () => { view = tab.dataset.view; open(view); });
for (const button of document.querySelectorAll("[data-report]")) {
  button.addEventListener("click", () => fetch("/messages/" + shown.id + "/" + button.dataset.report, { method: "POST" }).then(refresh));
}
$("#to").addEventListener("input", list);
$("#clear").addEventListener("click", () => fetch("/messages", { method: "DELETE" }).then(refresh));
$("#notice button").addEventListener("click", () => fetch("/faults", { method: "PUT", body: "[]" }).then(refresh));
addEventListener("hashchange", list);
setInterval(() => { if (!document.hidden) refresh(); }, 2000);
refresh();
