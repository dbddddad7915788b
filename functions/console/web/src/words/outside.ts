// Words that stand everywhere, before the sign-in too.
//
// Rule: what is fetched to sign in knows these, and not common.ts.
import { words } from "./language";

export const outside = {
  de: {
    required: "Bitte ausfüllen.", noMail: "Das ist keine E-Mail-Adresse.", dismiss: "Meldung ausblenden", again: "Erneut versuchen", reload: "Neu laden",
    offlineTitle: "Keine Verbindung", offlineText: "Der Server antwortet nicht. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
    newer: "Es gibt eine neue Fassung. Bitte laden Sie die Seite neu.",
    internal: "Etwas ist schiefgegangen. Bitte versuchen Sie es erneut.",
    request: (id: string) => `Anfrage ${id}`, wait: (s: string) => `Bitte warten Sie ${s}.`,
  },
  en: {
    required: "Please fill this in.", noMail: "This is no mail address.", dismiss: "Dismiss message", again: "Try again", reload: "Reload",
    offlineTitle: "No connection", offlineText: "The server does not answer. Check your connection and try again.",
    newer: "There is a new version. Please reload the page.",
    internal: "Something went wrong. Please try again.",
    request: (id: string) => `Request ${id}`, wait: (s: string) => `Please wait ${s}.`,
  },
  fr: {
    required: "Veuillez remplir ce champ.", noMail: "Ce n’est pas une adresse e-mail.", dismiss: "Masquer le message", again: "Réessayer", reload: "Recharger",
    offlineTitle: "Pas de connexion", offlineText: "Le serveur ne répond pas. Vérifiez votre connexion et réessayez.",
    newer: "Une nouvelle version est disponible. Veuillez recharger la page.",
    internal: "Une erreur est survenue. Veuillez réessayer.",
    request: (id: string) => `Requête ${id}`, wait: (s: string) => `Veuillez patienter ${s}.`,
  },
};

export const say = words(outside);
