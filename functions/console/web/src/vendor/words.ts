import { plural, words } from "../words/language";

export const say = words({
  de: {
    deskTitle: "Supportplatz", deskText: "Mandanten, die den Support zurzeit einlassen. Ohne ihre Erlaubnis ist von einem Mandanten hier nichts zu sehen.",
    deskNone: "Zurzeit lässt kein Mandant den Support ein.", deskNoneText: "Der Mandant schaltet den Zugang selbst ein: Einstellungen › Support › Supportzugang.", refresh: "Aktualisieren",
    since: "Offen seit", ends: "Offen bis", left: "Noch", unlimited: "unbefristet", enter: "Anmelden …", enterAt: (t: string) => `Bei ${t} anmelden`,
    enterTitle: (t: string) => `Bei ${t} anmelden`, enterText: "Sie arbeiten mit den Rechten des gewählten Administrators. Grund und Ticket liest der Mandant; seine Administratoren erhalten sofort eine E-Mail.",
    as: "Als Administrator", asHint: "Nur aktive Administratoren dieses Mandanten", choose: "Administrator wählen", noAs: "Dieser Mandant hat keinen aktiven Administrator.", reason: "Grund", reasonHint: "10 bis 500 Zeichen", ticket: "Ticket", ticketHint: "1 bis 60 Zeichen", signIn: "Anmelden",
    reasonShort: (n: number) => `Noch ${n} Zeichen.`, limits: "Die Sitzung dauert höchstens 8 Stunden, nie länger als die Erlaubnis, und endet nach 15 Minuten ohne Nutzung.",
  },
  en: {
    deskTitle: "Support desk", deskText: "Tenants that let support in now. Without their permission nothing of a tenant is to be seen here.",
    deskNone: "No tenant lets support in now.", deskNoneText: "The tenant switches access on itself: Settings › Support › Support access.", refresh: "Refresh",
    since: "Open since", ends: "Open until", left: "Left", unlimited: "unlimited", enter: "Sign in …", enterAt: (t: string) => `Sign in at ${t}`,
    enterTitle: (t: string) => `Sign in at ${t}`, enterText: "You work with the rights of the administrator you choose. The tenant reads reason and ticket; its administrators get a mail at once.",
    as: "As administrator", asHint: "Only active administrators of this tenant", choose: "Choose an administrator", noAs: "This tenant has no active administrator.", reason: "Reason", reasonHint: "10 to 500 characters", ticket: "Ticket", ticketHint: "1 to 60 characters", signIn: "Sign in",
    reasonShort: (n: number) => plural(n, "1 more character.", `${n} more characters.`), limits: "The session lasts at most 8 hours, never longer than the permission, and ends after 15 minutes without use.",
  },
  fr: {
    deskTitle: "Bureau du support", deskText: "Les organisations qui laissent entrer le support en ce moment. Sans leur autorisation, rien d’une organisation n’est visible ici.",
    deskNone: "Aucune organisation ne laisse entrer le support en ce moment.", deskNoneText: "L’organisation active elle-même l’accès : Paramètres › Support › Accès du support.", refresh: "Actualiser",
    since: "Ouvert depuis", ends: "Ouvert jusqu’au", left: "Reste", unlimited: "illimité", enter: "Se connecter …", enterAt: (t: string) => `Se connecter chez ${t}`,
    enterTitle: (t: string) => `Se connecter chez ${t}`, enterText: "Vous travaillez avec les droits de l’administrateur choisi. L’organisation lit le motif et le ticket ; ses administrateurs reçoivent immédiatement un e-mail.",
    as: "En tant qu’administrateur", asHint: "Uniquement les administrateurs actifs de cette organisation", choose: "Choisir un administrateur", noAs: "Cette organisation n’a aucun administrateur actif.", reason: "Motif", reasonHint: "10 à 500 caractères", ticket: "Ticket", ticketHint: "1 à 60 caractères", signIn: "Se connecter",
    reasonShort: (n: number) => plural(n, `Encore ${n} caractère.`, `Encore ${n} caractères.`), limits: "La session dure 8 heures au plus, jamais plus que l’autorisation, et se termine après 15 minutes sans utilisation.",
  },
});
