import { number, plural, words } from "../words/language";

const n = number;

export const say = words({
  de: {
    title: "Firmeneinstellungen", text: "Was für alle Benutzer Ihrer Firma gilt.", company: "Firma",
    name: "Name", nameHint: "Steht in E-Mails und in der Konsole.", handle: "Kurzname zum Anmelden", zone: "Zeitzone", zoneHint: "In ihr werden Zeitpunkte gezeigt und Fristen gerechnet. Was schon gespeichert ist, etwa das Ende eines Supportzugangs, bleibt derselbe Zeitpunkt.",
    language: "Sprache", languageHint: "Für E-Mails an Benutzer, die keine eigene Sprache haben.", product: "Adresse des Produkts", productHint: "Beginnt mit https://; die E-Mails nennen sie. Leer: die des Anbieters.", none: "die des Anbieters",
    owners: "Wer Supportzugang gewähren darf", ownersYes: "Nur Inhaber", ownersNo: "Inhaber und Administratoren", ownersToggle: "Nur Inhaber dürfen Supportzugang gewähren", ownersHint: "Andere Administratoren sehen den Schalter dann nicht mehr. Ein bestehender Zugang bleibt.", ownersOnly: "Das können nur Inhaber ändern.",
    days: "Gelöschte Adressen erkennen", daysLabel: "Wie viele Tage eine gelöschte Adresse erkannt wird", daysHint: "0 bis 3.650 Tage; 0: gar nicht. So sagt ein Import, dass jemand mit dieser Adresse endgültig gelöscht wurde. Die Adresse selbst wird nicht gespeichert, nur ihr Prüfwert.", daysOf: (d: number) => (d === 0 ? "gar nicht" : plural(d, "1 Tag lang", `${n(d)} Tage lang`)), daysWrong: "Bitte eine ganze Zahl von 0 bis 3650 eingeben.",
    zoneFind: "Zeitzone suchen", zoneNone: "Keine passende Zeitzone.", saved: "Die Einstellungen sind gespeichert.", who: "Inhaber",
    history: "Verlauf der Firma", historyText: "Änderungen an den Einstellungen, am Supportzugang, an der Inaktivitätsregel und an Ordnern. Was an Personen geändert wurde, steht bei ihnen.", list: "Änderungen, die neuesten zuerst", empty: "Noch ist nichts geschehen.",
    nominated: "Der Anbieter will einen Inhaber benennen", nominatedText: (who: string) => `${who} soll Inhaber Ihrer Firma werden. Ein Inhaber darf alles, was Administratoren dürfen, und als Einziger andere Inhaber ändern.`, effective: "Wirksam ab", unless: "wenn bis dahin kein Inhaber ablehnt.",
    refuse: "Ablehnen …", refuseTitle: "Diese Benennung ablehnen?", refuseText: (who: string) => `${who} wird nicht Inhaber. Inhaber und Administratoren sehen im Verlauf, dass Sie abgelehnt haben. Der Anbieter kann danach erneut jemanden benennen.`, refuseDo: "Ablehnen", refused: "Die Benennung ist abgelehnt.",
  },
  en: {
    title: "Company settings", text: "What holds for all users of your company.", company: "Company",
    name: "Name", nameHint: "Stands in mails and in the console.", handle: "Short name to sign in", zone: "Time zone", zoneHint: "Instants are shown and periods counted in it. What is saved already, such as the end of a support access, stays the same instant.",
    language: "Language", languageHint: "For mails to users without a language of their own.", product: "Address of the product", productHint: "Begins with https://; mails name it. Empty: the vendor’s.", none: "the vendor’s",
    owners: "Who may grant support access", ownersYes: "Owners only", ownersNo: "Owners and administrators", ownersToggle: "Only owners may grant support access", ownersHint: "Other administrators do not see the switch any more then. An access that exists stays.", ownersOnly: "Only owners can change this.",
    days: "Recognise deleted addresses", daysLabel: "For how many days a deleted address is recognised", daysHint: "0 to 3,650 days; 0: not at all. An import then says that somebody with this address was deleted for ever. The address itself is not kept, only its hash.", daysOf: (d: number) => (d === 0 ? "not at all" : plural(d, "for 1 day", `for ${n(d)} days`)), daysWrong: "Please enter a whole number from 0 to 3650.",
    zoneFind: "Find a time zone", zoneNone: "No such time zone.", saved: "The settings are saved.", who: "Owners",
    history: "History of the company", historyText: "Changes of the settings, the support access, the idle rule and folders. What was changed of people stands with them.", list: "Changes, the newest first", empty: "Nothing has happened yet.",
    nominated: "The vendor wants to name an owner", nominatedText: (who: string) => `${who} is to become an owner of your company. An owner may do all that administrators may, and only owners may change other owners.`, effective: "Effective from", unless: "unless an owner refuses before.",
    refuse: "Refuse …", refuseTitle: "Refuse this nomination?", refuseText: (who: string) => `${who} does not become an owner. Owners and administrators see in the history that you refused. The vendor can name somebody again afterwards.`, refuseDo: "Refuse", refused: "The nomination is refused.",
  },
  fr: {
    title: "Paramètres de l’entreprise", text: "Ce qui vaut pour tous les utilisateurs de votre entreprise.", company: "Entreprise",
    name: "Nom", nameHint: "Figure dans les e-mails et dans la console.", handle: "Nom court de connexion", zone: "Fuseau horaire", zoneHint: "Les instants y sont affichés et les délais calculés. Ce qui est déjà enregistré, comme la fin d’un accès du support, reste le même instant.",
    language: "Langue", languageHint: "Pour les e-mails aux utilisateurs sans langue propre.", product: "Adresse du produit", productHint: "Commence par https:// ; les e-mails l’indiquent. Vide : celle du fournisseur.", none: "celle du fournisseur",
    owners: "Qui peut accorder l’accès du support", ownersYes: "Propriétaires seulement", ownersNo: "Propriétaires et administrateurs", ownersToggle: "Seuls les propriétaires peuvent accorder l’accès du support", ownersHint: "Les autres administrateurs ne voient alors plus l’interrupteur. Un accès existant reste.", ownersOnly: "Seuls les propriétaires peuvent modifier cela.",
    days: "Reconnaître les adresses supprimées", daysLabel: "Pendant combien de jours une adresse supprimée est reconnue", daysHint: "0 à 3 650 jours ; 0 : pas du tout. Un import signale ainsi que quelqu’un avec cette adresse a été supprimé définitivement. L’adresse elle-même n’est pas conservée, seulement son empreinte.", daysOf: (d: number) => (d === 0 ? "pas du tout" : plural(d, `pendant ${n(d)} jour`, `pendant ${n(d)} jours`)), daysWrong: "Veuillez saisir un nombre entier de 0 à 3650.",
    zoneFind: "Chercher un fuseau horaire", zoneNone: "Aucun fuseau horaire ne correspond.", saved: "Les paramètres sont enregistrés.", who: "Propriétaires",
    history: "Historique de l’entreprise", historyText: "Modifications des paramètres, de l’accès du support, de la règle d’inactivité et des dossiers. Ce qui a été modifié chez des personnes figure chez elles.", list: "Modifications, les plus récentes d’abord", empty: "Rien ne s’est encore passé.",
    nominated: "Le fournisseur veut nommer un propriétaire", nominatedText: (who: string) => `${who} doit devenir propriétaire de votre entreprise. Un propriétaire peut tout ce que peuvent les administrateurs, et lui seul peut modifier d’autres propriétaires.`, effective: "Effectif à partir du", unless: "sauf si un propriétaire refuse avant.",
    refuse: "Refuser …", refuseTitle: "Refuser cette nomination ?", refuseText: (who: string) => `${who} ne devient pas propriétaire. Les propriétaires et administrateurs voient dans l’historique que vous avez refusé. Le fournisseur peut ensuite nommer de nouveau quelqu’un.`, refuseDo: "Refuser", refused: "La nomination est refusée.",
  },
});
