import { words } from "../words/language";

export const say = words({
  de: {
    users: "Benutzer", folders: "Ordner", settings: "Einstellungen", company: "Firmeneinstellungen", security: "Sicherheit", import: "Benutzer importieren",
    support: "Support", supportAccess: "Supportzugang", tenants: "Mandanten", keys: "Dienstschlüssel", desk: "Supportplatz", account: "Mein Konto",
    signOut: "Abmelden", handBack: "Supportzugang zurückgeben", menu: "Menü", dark: "Dunkel", light: "Hell", system: "Wie das System", look: "Aussehen", language: "Sprache",
    keysTitle: "Tastenkürzel", keysOff: "Tastenkürzel ausschalten", keysOn: "Tastenkürzel einschalten", keysAre: "Die Tastenkürzel sind eingeschaltet.", keysArent: "Die Tastenkürzel sind ausgeschaltet.",
    layout: { navigation: "Menü", navigationClose: "Menü schließen", navigationToggle: "Menü öffnen", notifications: "Meldungen" },
    skip: "Zum Inhalt", start: "Kennenlernen", clock: "Uhr und Postfach",
  },
  en: {
    users: "Users", folders: "Folders", settings: "Settings", company: "Company settings", security: "Security", import: "Import users",
    support: "Support", supportAccess: "Support access", tenants: "Tenants", keys: "Service keys", desk: "Support desk", account: "My account",
    signOut: "Sign out", handBack: "Hand support access back", menu: "Menu", dark: "Dark", light: "Light", system: "As the system", look: "Appearance", language: "Language",
    keysTitle: "Keyboard shortcuts", keysOff: "Switch shortcuts off", keysOn: "Switch shortcuts on", keysAre: "Keyboard shortcuts are on.", keysArent: "Keyboard shortcuts are off.",
    layout: { navigation: "Menu", navigationClose: "Close menu", navigationToggle: "Open menu", notifications: "Messages" },
    skip: "To the content", start: "Getting to know", clock: "Clock and mailbox",
  },
  fr: {
    users: "Utilisateurs", folders: "Dossiers", settings: "Paramètres", company: "Paramètres de l’entreprise", security: "Sécurité", import: "Importer des utilisateurs",
    support: "Support", supportAccess: "Accès du support", tenants: "Locataires", keys: "Clés de service", desk: "Bureau du support", account: "Mon compte",
    signOut: "Se déconnecter", handBack: "Rendre l’accès du support", menu: "Menu", dark: "Sombre", light: "Clair", system: "Comme le système", look: "Apparence", language: "Langue",
    keysTitle: "Raccourcis clavier", keysOff: "Désactiver les raccourcis", keysOn: "Activer les raccourcis", keysAre: "Les raccourcis clavier sont activés.", keysArent: "Les raccourcis clavier sont désactivés.",
    layout: { navigation: "Menu", navigationClose: "Fermer le menu", navigationToggle: "Ouvrir le menu", notifications: "Messages" },
    skip: "Vers le contenu", start: "Prise en main", clock: "Horloge et boîte aux lettres",
  },
});
