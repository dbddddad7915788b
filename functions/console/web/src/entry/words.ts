import { words } from "../words/language";

export const say = words({
  de: {
    title: "Anmelden", tenant: "Mandant", tenantHint: "Der Kurzname Ihrer Firma; er steht in der Einladung.", mail: "E-Mail-Adresse", password: "Passwort", forgotten: "Passwort vergessen?",
    forgottenTitle: "Passwort vergessen", forgottenText: "Sie erhalten eine E-Mail mit einem Link, mit dem Sie ein neues Passwort setzen. Er gilt 72 Stunden.", send: "Link anfordern",
    toSignIn: "Zur Anmeldung",
    setTitle: "Passwort setzen", setText: "Mindestens 15 Zeichen. Ein ganzer Satz ist leicht zu merken und schwer zu erraten.", newPassword: "Neues Passwort", show: "Passwort anzeigen", set: "Passwort setzen",
    isSet: "Das Passwort ist gesetzt. Alle früheren Sitzungen sind beendet.", noLink: "In dieser Adresse steht kein Link. Öffnen Sie den Link aus der E-Mail noch einmal, oder fordern Sie einen neuen an.",
    demo: "Lokaler Lauf: Anmeldungen", demoUse: "übernehmen", mailbox: "Postfach", clock: "Uhr",
  },
  en: {
    title: "Sign in", tenant: "Tenant", tenantHint: "The short name of your company; it stands in the invitation.", mail: "Mail address", password: "Password", forgotten: "Forgotten your password?",
    forgottenTitle: "Forgotten password", forgottenText: "You get a mail with a link to set a new password. It is good for 72 hours.", send: "Ask for the link",
    toSignIn: "To the sign-in",
    setTitle: "Set your password", setText: "At least 15 characters. A whole sentence is easy to remember and hard to guess.", newPassword: "New password", show: "Show the password", set: "Set the password",
    isSet: "The password is set. All earlier sessions have ended.", noLink: "This address holds no link. Open the link in the mail again, or ask for a new one.",
    demo: "Local run: sign-ins", demoUse: "use", mailbox: "Mailbox", clock: "Clock",
  },
  fr: {
    title: "Se connecter", tenant: "Organisation (nom court)", tenantHint: "Le nom court de votre entreprise ; il figure dans l’invitation.", mail: "Adresse e-mail", password: "Mot de passe", forgotten: "Mot de passe oublié ?",
    forgottenTitle: "Mot de passe oublié", forgottenText: "Vous recevrez un e-mail avec un lien pour définir un nouveau mot de passe. Il est valable 72 heures.", send: "Demander le lien",
    toSignIn: "Vers la connexion",
    setTitle: "Définir le mot de passe", setText: "Au moins 15 caractères. Une phrase entière est facile à retenir et difficile à deviner.", newPassword: "Nouveau mot de passe", show: "Afficher le mot de passe", set: "Définir le mot de passe",
    isSet: "Le mot de passe est défini. Toutes les sessions précédentes sont terminées.", noLink: "Cette adresse ne contient aucun lien. Ouvrez de nouveau le lien de l’e-mail, ou demandez-en un nouveau.",
    demo: "Exécution locale : connexions", demoUse: "utiliser", mailbox: "Boîte aux lettres", clock: "Horloge",
  },
});
