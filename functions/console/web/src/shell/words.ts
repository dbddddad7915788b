import { words } from "../words/language";

export const say = words({
  de: {
    users: "Benutzer", folders: "Ordner", settings: "Einstellungen", company: "Firmeneinstellungen", security: "Sicherheit", import: "Benutzer importieren",
    support: "Support", supportAccess: "Supportzugang", tenants: "Mandanten", keys: "Dienstschlüssel", desk: "Supportplatz", account: "Mein Konto",
    signOut: "Abmelden", handBack: "Supportzugang zurückgeben", dark: "Dunkel", light: "Hell", system: "Wie das System", look: "Aussehen", language: "Sprache",
    keysTitle: "Tastenkürzel", keysOn: "Tastenkürzel einschalten", keysAre: "Die Tastenkürzel sind eingeschaltet.", keysArent: "Die Tastenkürzel sind ausgeschaltet.",
    layout: { navigation: "Menü", navigationClose: "Menü schließen", navigationToggle: "Menü öffnen", notifications: "Meldungen" },
  },
  en: {
    users: "Users", folders: "Folders", settings: "Settings", company: "Company settings", security: "Security", import: "Import users",
    support: "Support", supportAccess: "Support access", tenants: "Tenants", keys: "Service keys", desk: "Support desk", account: "My account",
    signOut: "Sign out", handBack: "Hand support access back", dark: "Dark", light: "Light", system: "As the system", look: "Appearance", language: "Language",
    keysTitle: "Keyboard shortcuts", keysOn: "Switch shortcuts on", keysAre: "Keyboard shortcuts are on.", keysArent: "Keyboard shortcuts are off.",
    layout: { navigation: "Menu", navigationClose: "Close menu", navigationToggle: "Open menu", notifications: "Messages" },
  },
  fr: {
    users: "Utilisateurs", folders: "Dossiers", settings: "Paramètres", company: "Paramètres de l’entreprise", security: "Sécurité", import: "Importer des utilisateurs",
    support: "Support", supportAccess: "Accès du support", tenants: "Organisations", keys: "Clés de service", desk: "Bureau du support", account: "Mon compte",
    signOut: "Se déconnecter", handBack: "Rendre l’accès du support", dark: "Sombre", light: "Clair", system: "Comme le système", look: "Apparence", language: "Langue",
    keysTitle: "Raccourcis clavier", keysOn: "Activer les raccourcis", keysAre: "Les raccourcis clavier sont activés.", keysArent: "Les raccourcis clavier sont désactivés.",
    layout: { navigation: "Menu", navigationClose: "Fermer le menu", navigationToggle: "Ouvrir le menu", notifications: "Messages" },
  },
});
