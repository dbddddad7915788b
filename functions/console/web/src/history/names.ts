// What the history's own words mean: every event, every field, and why something happened.
//
// Rule: each event of the API has a name in the three languages; the test holds this list against the API's own.
import { words } from "../words/language";

/** Names of events, by the API's word. */
export const events = words<Record<string, string>>({
  de: {
    UserCreated: "Benutzer angelegt", UserChanged: "Konto geändert", UserInvited: "Eingeladen", UserDeactivated: "Deaktiviert", UserReactivated: "Reaktiviert",
    UserExempted: "Von der Inaktivitätsregel ausgenommen", UserUnexempted: "Ausnahme aufgehoben", UserWarned: "Vor der Deaktivierung gewarnt", UserWarningVoid: "Warnung erledigt",
    UserHeld: "Deaktivierung angehalten", UserProceeded: "Deaktivierung freigegeben", UserPasswordSet: "Passwort gesetzt", UserSignedOutEverywhere: "Überall abgemeldet",
    UserDeleted: "Gelöscht", UserErased: "Daten entfernt", UserFolderChanged: "Ordner geändert",
    TenantOpened: "Konto der Firma eröffnet", TenantChanged: "Firmeneinstellungen geändert", TenantSuspended: "Firma gesperrt", TenantResumed: "Firma entsperrt", TenantClosed: "Firma geschlossen",
    TenantErased: "Daten der Firma entfernt", OwnerNominated: "Inhaber vorgeschlagen", OwnerNamed: "Inhaber benannt", OwnerNominationRefused: "Vorgeschlagener Inhaber abgelehnt",
    IdleRuleChanged: "Inaktivitätsregel geändert", IdleBrakeTripped: "Bremse hat angehalten", IdleBrakeAnswered: "Bremse beantwortet",
    SupportAccessOpened: "Supportzugang geöffnet", SupportAccessChanged: "Supportzugang geändert", SupportAccessEnded: "Supportzugang beendet", SupportSessionStarted: "Support angemeldet", SupportSessionEnded: "Support abgemeldet",
    ServiceKeyCreated: "Dienstschlüssel erstellt", ServiceKeyRevoked: "Dienstschlüssel widerrufen",
    FolderCreated: "Ordner angelegt", FolderChanged: "Ordner umbenannt oder verschoben", FolderClosed: "Ordner geschlossen", FolderReopened: "Ordner wieder geöffnet",
    JobStarted: "Auftrag gestartet",
  },
  en: {
    UserCreated: "User created", UserChanged: "Account changed", UserInvited: "Invited", UserDeactivated: "Deactivated", UserReactivated: "Reactivated",
    UserExempted: "Exempted from the idle rule", UserUnexempted: "Exemption lifted", UserWarned: "Warned before the deactivation", UserWarningVoid: "Warning void",
    UserHeld: "Deactivation held", UserProceeded: "Deactivation released", UserPasswordSet: "Password set", UserSignedOutEverywhere: "Signed out everywhere",
    UserDeleted: "Deleted", UserErased: "Data removed", UserFolderChanged: "Folder changed",
    TenantOpened: "Company account opened", TenantChanged: "Company settings changed", TenantSuspended: "Company suspended", TenantResumed: "Company resumed", TenantClosed: "Company closed",
    TenantErased: "Data of the company removed", OwnerNominated: "Owner nominated", OwnerNamed: "Owner named", OwnerNominationRefused: "Nominated owner refused",
    IdleRuleChanged: "Idle rule changed", IdleBrakeTripped: "Brake tripped", IdleBrakeAnswered: "Brake answered",
    SupportAccessOpened: "Support access opened", SupportAccessChanged: "Support access changed", SupportAccessEnded: "Support access ended", SupportSessionStarted: "Support signed in", SupportSessionEnded: "Support signed out",
    ServiceKeyCreated: "Service key created", ServiceKeyRevoked: "Service key revoked",
    FolderCreated: "Folder created", FolderChanged: "Folder renamed or moved", FolderClosed: "Folder closed", FolderReopened: "Folder reopened",
    JobStarted: "Job started",
  },
  fr: {
    UserCreated: "Utilisateur créé", UserChanged: "Compte modifié", UserInvited: "Invité", UserDeactivated: "Désactivé", UserReactivated: "Réactivé",
    UserExempted: "Exempté de la règle d’inactivité", UserUnexempted: "Exemption levée", UserWarned: "Averti avant la désactivation", UserWarningVoid: "Avertissement sans objet",
    UserHeld: "Désactivation suspendue", UserProceeded: "Désactivation autorisée", UserPasswordSet: "Mot de passe défini", UserSignedOutEverywhere: "Déconnecté partout",
    UserDeleted: "Supprimé", UserErased: "Données effacées", UserFolderChanged: "Dossier modifié",
    TenantOpened: "Compte de l’entreprise ouvert", TenantChanged: "Paramètres de l’entreprise modifiés", TenantSuspended: "Entreprise suspendue", TenantResumed: "Entreprise rétablie", TenantClosed: "Entreprise fermée",
    TenantErased: "Données de l’entreprise effacées", OwnerNominated: "Propriétaire proposé", OwnerNamed: "Propriétaire nommé", OwnerNominationRefused: "Propriétaire proposé refusé",
    IdleRuleChanged: "Règle d’inactivité modifiée", IdleBrakeTripped: "Frein déclenché", IdleBrakeAnswered: "Réponse au frein",
    SupportAccessOpened: "Accès du support ouvert", SupportAccessChanged: "Accès du support modifié", SupportAccessEnded: "Accès du support terminé", SupportSessionStarted: "Support connecté", SupportSessionEnded: "Support déconnecté",
    ServiceKeyCreated: "Clé de service créée", ServiceKeyRevoked: "Clé de service révoquée",
    FolderCreated: "Dossier créé", FolderChanged: "Dossier renommé ou déplacé", FolderClosed: "Dossier fermé", FolderReopened: "Dossier rouvert",
    JobStarted: "Tâche lancée",
  },
});

/** Names of fields that change. */
export const fields = words<Record<string, string>>({
  de: {
    mail: "E-Mail-Adresse", firstName: "Vorname", lastName: "Nachname", country: "Land", zone: "Zeitzone", language: "Sprache", department: "Abteilung", licence: "Lizenz",
    administrator: "Administrator", superAdministrator: "Super-Administrator", owner: "Inhaber", agent: "Supportmitarbeiter", operator: "Betreiber", status: "Status",
    exemptUntil: "Ausgenommen bis", exemptWhy: "Grund der Ausnahme", warning: "Warnung", promise: "Deaktivierung am", held: "Angehalten", role: "Rolle im Ordner",
    name: "Name", parent: "Liegt unter", closed: "Geschlossen am", period: "Zeitraum", ends: "Endet", ended: "Beendet", why: "Warum", reason: "Grund", ticket: "Ticket",
    idleDays: "Inaktivität in Tagen", answer: "Antwort", grantByOwners: "Nur Inhaber öffnen den Supportzugang", deletedAddressDays: "Gelöschte Adressen erkennen (Tage)", productUrl: "Adresse des Produkts",
    subscription: "Abonnement", prices: "Preise", "seats.driver": "Plätze Driver", "seats.executive": "Plätze Executive", kind: "Art", total: "Umfang",
  },
  en: {
    mail: "Mail address", firstName: "First name", lastName: "Last name", country: "Country", zone: "Time zone", language: "Language", department: "Department", licence: "Licence",
    administrator: "Administrator", superAdministrator: "Super-administrator", owner: "Owner", agent: "Support agent", operator: "Operator", status: "Status",
    exemptUntil: "Exempt until", exemptWhy: "Reason of the exemption", warning: "Warning", promise: "Deactivation on", held: "Held", role: "Role in the folder",
    name: "Name", parent: "Stands below", closed: "Closed on", period: "Period", ends: "Ends", ended: "Ended", why: "Why", reason: "Reason", ticket: "Ticket",
    idleDays: "Idle period in days", answer: "Answer", grantByOwners: "Only owners open support access", deletedAddressDays: "Recognise deleted addresses (days)", productUrl: "Address of the product",
    subscription: "Subscription", prices: "Prices", "seats.driver": "Seats Driver", "seats.executive": "Seats Executive", kind: "Kind", total: "Size",
  },
  fr: {
    mail: "Adresse e-mail", firstName: "Prénom", lastName: "Nom", country: "Pays", zone: "Fuseau horaire", language: "Langue", department: "Service", licence: "Licence",
    administrator: "Administrateur", superAdministrator: "Super-administrateur", owner: "Propriétaire", agent: "Agent du support", operator: "Opérateur", status: "Statut",
    exemptUntil: "Exempté jusqu’au", exemptWhy: "Motif de l’exemption", warning: "Avertissement", promise: "Désactivation le", held: "Suspendu", role: "Rôle dans le dossier",
    name: "Nom", parent: "Se trouve sous", closed: "Fermé le", period: "Durée", ends: "Se termine", ended: "Terminé", why: "Pourquoi", reason: "Motif", ticket: "Ticket",
    idleDays: "Inactivité en jours", answer: "Réponse", grantByOwners: "Seuls les propriétaires ouvrent l’accès du support", deletedAddressDays: "Reconnaître les adresses supprimées (jours)", productUrl: "Adresse du produit",
    subscription: "Abonnement", prices: "Prix", "seats.driver": "Places Driver", "seats.executive": "Places Executive", kind: "Nature", total: "Étendue",
  },
});

/** Why something happened, by the API's word. */
export const causes = words<Record<string, string>>({
  de: {
    "by hand": "Von Hand", "idle rule": "Inaktivitätsregel", "mail came back": "Die Mail kam zurück", "end of the period": "Ende des Zeitraums", "closed 30 days ago": "Firma seit 30 Tagen geschlossen",
    "owner nominated by the vendor": "Vorschlag des Betreibers", "the vendor's tenant is opened": "Eröffnung beim Betreiber", "one-time link": "Link aus einer E-Mail", "by the vendor": "Durch den Betreiber",
    "signed in": "Hat sich angemeldet", deletion: "Löschung", import: "Import einer Datei", "invitation of the imported": "Einladung nach dem Import",
  },
  en: {
    "by hand": "By hand", "idle rule": "Idle rule", "mail came back": "The mail came back", "end of the period": "End of the period", "closed 30 days ago": "Company closed for 30 days",
    "owner nominated by the vendor": "Nomination by the vendor", "the vendor's tenant is opened": "Opening at the vendor", "one-time link": "Link in a mail", "by the vendor": "By the vendor",
    "signed in": "Signed in", deletion: "Deletion", import: "Import of a file", "invitation of the imported": "Invitation after the import",
  },
  fr: {
    "by hand": "À la main", "idle rule": "Règle d’inactivité", "mail came back": "L’e-mail est revenu", "end of the period": "Fin de la durée", "closed 30 days ago": "Entreprise fermée depuis 30 jours",
    "owner nominated by the vendor": "Proposition du fournisseur", "the vendor's tenant is opened": "Ouverture chez le fournisseur", "one-time link": "Lien d’un e-mail", "by the vendor": "Par le fournisseur",
    "signed in": "S’est connecté", deletion: "Suppression", import: "Import d’un fichier", "invitation of the imported": "Invitation après l’import",
  },
});

/** cause says why in the language of the screen; what a person wrote stays as it is. */
export function cause(text: string | undefined): string {
  if (!text) return "";
  return causes()[text.startsWith("import ") ? "import" : text] ?? text;
}
