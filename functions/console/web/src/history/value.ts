// Old and new values as people read them.
//
// Rule: an instant is shown in the tenant's zone with its name; what is nothing reads "–" or what it means there.
import { countryName } from "../parts/country";
import { instant } from "../parts/when";
import { say as common } from "../words/common";
import { say as folderWords } from "../folders/words";
import { words } from "../words/language";

const say = words<Record<string, string>>({
  de: {
    active: "Aktiv", deactivated: "Deaktiviert", deleting: "Wird gelöscht", suspended: "Gesperrt", closed: "Geschlossen", open: "offen", "signed in": "durch Anmeldung erledigt", unlimited: "unbegrenzt",
    "1d": "1 Tag", "1w": "1 Woche", "2w": "2 Wochen", "1m": "1 Monat", "4m": "4 Monate", "go on": "weitermachen", stop: "Regel ausschalten", expired: "Zeitraum abgelaufen", off: "ausgeschaltet",
    bounce: "Die Mail kam zurück", suppressed: "An diese Adresse wird nicht mehr gesendet", seats: "feste Plätze", metered: "nach Verbrauch", top: "oberste Ebene", another: "ein anderer Ordner", "handed back": "zurückgegeben",
  },
  en: {
    active: "Active", deactivated: "Deactivated", deleting: "Being deleted", suspended: "Suspended", closed: "Closed", open: "open", "signed in": "void by signing in", unlimited: "unlimited",
    "1d": "1 day", "1w": "1 week", "2w": "2 weeks", "1m": "1 month", "4m": "4 months", "go on": "go on", stop: "switch the rule off", expired: "period over", off: "switched off",
    bounce: "The mail came back", suppressed: "Nothing is sent to this address any more", seats: "fixed seats", metered: "metered", top: "top level", another: "another folder", "handed back": "handed back",
  },
  fr: {
    active: "Actif", deactivated: "Désactivé", deleting: "En cours de suppression", suspended: "Suspendu", closed: "Fermé", open: "ouvert", "signed in": "sans objet après connexion", unlimited: "illimité",
    "1d": "1 jour", "1w": "1 semaine", "2w": "2 semaines", "1m": "1 mois", "4m": "4 mois", "go on": "continuer", stop: "désactiver la règle", expired: "durée écoulée", off: "désactivé",
    bounce: "L’e-mail est revenu", suppressed: "Plus rien n’est envoyé à cette adresse", seats: "places fixes", metered: "à l’usage", top: "premier niveau", another: "un autre dossier", "handed back": "rendu",
  },
});

const instants = new Set(["promise", "exemptUntil", "ends", "ended", "closed"]);
const flags = new Set(["administrator", "superAdministrator", "owner", "agent", "operator", "grantByOwners"]);
const own = new Set(["status", "warning", "period", "answer", "why", "subscription"]);

/** value writes a field's value in words. zone: the tenant's. folders: names of folders by id, as far as they are known. */
export function value(field: string, text: string | undefined, zone: string, folders?: ReadonlyMap<string, string>): string {
  if (flags.has(field)) return text === "true" ? common().yes : common().no;
  if (field === "role") return text === "driver" ? folderWords().driver : text === "participant" ? folderWords().participant : folderWords().notIn;
  if (!text || (field === "idleDays" && text === "off")) return field === "idleDays" ? say()["off"]! : field === "parent" ? say()["top"]! : "–";
  if (instants.has(field) && !Number.isNaN(Date.parse(text))) return instant(text, zone);
  if (field === "ends") return say()[text] ?? text;
  if (own.has(field)) return say()[text] ?? text;
  if (field === "licence") return common().licence[text] ?? text;
  if (field === "language") return common().language[text] ?? text;
  if (field === "country") return countryName(text);
  if (field === "parent") return folders?.get(text) ?? say()["another"]!;
  if (field === "held") return say()[text.split(" ")[0]!] ?? text;
  return text;
}
