import { words } from "../words/language";

export const say = words({
  de: {
    title: "Mein Konto", sessions: "Meine Sitzungen", sessionsText: "Wo Sie angemeldet sind. Eine Sitzung endet nach 8 Stunden ohne Nutzung, spätestens nach 7 Tagen.",
    created: "Angemeldet", used: "Zuletzt genutzt", ends: "Endet ohne Nutzung", current: "Diese Sitzung", end: "Beenden", endOne: (at: string) => `Sitzung vom ${at} beenden`, ended: "Die Sitzung ist beendet.", refresh: "Aktualisieren",
    everywhere: "Überall abmelden", everywhereTitle: "Überall abmelden?", everywhereText: "Alle Ihre Sitzungen enden sofort, auf allen Geräten, diese auch. Offene Links zum Setzen des Passworts verfallen. Danach melden Sie sich neu an.",
    password: "Passwort", passwordText: "Zum Ändern erhalten Sie eine E-Mail mit einem Link. Er gilt 72 Stunden. Mit dem neuen Passwort enden alle Sitzungen.", mail: "Ihre E-Mail-Adresse", mailHint: "Bitte geben Sie sie ein; sie steht aus Vorsicht nicht schon da.", send: "Link anfordern",
    sent: "Wenn es zu dieser Adresse Ihr Konto gibt, ist eine E-Mail unterwegs.",
  },
  en: {
    title: "My account", sessions: "My sessions", sessionsText: "Where you are signed in. A session ends after 8 hours without use, at the latest after 7 days.",
    created: "Signed in", used: "Last used", ends: "Ends unless used", current: "This session", end: "End", endOne: (at: string) => `End the session of ${at}`, ended: "The session has ended.", refresh: "Refresh",
    everywhere: "Sign out everywhere", everywhereTitle: "Sign out everywhere?", everywhereText: "All your sessions end at once, on all devices, this one too. Open links to set the password are void. Then you sign in anew.",
    password: "Password", passwordText: "To change it you get a mail with a link. It is good for 72 hours. With the new password all sessions end.", mail: "Your mail address", mailHint: "Please type it; for caution it does not stand here already.", send: "Ask for the link",
    sent: "If this address is that of your account, a mail is on its way.",
  },
  fr: {
    title: "Mon compte", sessions: "Mes sessions", sessionsText: "Où vous êtes connecté. Une session se termine après 8 heures sans utilisation, au plus tard après 7 jours.",
    created: "Connecté le", used: "Dernière utilisation", ends: "Se termine sans utilisation", current: "Cette session", end: "Terminer", endOne: (at: string) => `Terminer la session du ${at}`, ended: "La session est terminée.", refresh: "Actualiser",
    everywhere: "Se déconnecter partout", everywhereTitle: "Se déconnecter partout ?", everywhereText: "Toutes vos sessions se terminent immédiatement, sur tous les appareils, celle-ci aussi. Les liens ouverts pour définir le mot de passe sont caducs. Vous vous reconnectez ensuite.",
    password: "Mot de passe", passwordText: "Pour le modifier, vous recevez un e-mail avec un lien, valable 72 heures. Avec le nouveau mot de passe, toutes les sessions se terminent.", mail: "Votre adresse e-mail", mailHint: "Veuillez la saisir ; par précaution, elle n’est pas déjà indiquée.", send: "Demander le lien",
    sent: "Si cette adresse est celle de votre compte, un e-mail est en route.",
  },
});
