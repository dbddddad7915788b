import { number, plural, words } from "../words/language";

export const say = words({
  de: {
    list: "Änderungen, die neuesten zuerst", filters: "Filter", event: "Was", anyEvent: "Alle Ereignisse", field: "Feld", anyField: "Alle Felder", by: "Von wem", anyBy: "Von allen",
    from: "Von", to: "Bis einschließlich", day: "JJJJ/MM/TT", zone: (z: string) => `Tage der Zeitzone ${z}`, clear: "Filter löschen", badSpan: "Das Ende liegt vor dem Anfang.",
    export: "Als CSV exportieren",
    people: "Personen", kinds: "Art", person: "Von Hand", support: "Supportsitzung", operator: "Betreiber", system: "Automatisch", service: "Produkt des Anbieters", link: "Link aus einer E-Mail",
    byName: (who: string) => `von ${who}`, asName: (agent: string, as: string) => `von ${agent} (Support), angemeldet als ${as}`, bySystem: "automatisch von Curfew", byService: "vom Produkt des Anbieters", byOperator: (who: string) => `von ${who} (Betreiber)`,
    why: "Warum", reason: "Supportsitzung, Grund", old: "vorher", new: "jetzt", folderOutside: "ein Ordner außerhalb Ihres Baums",
    shown: (n: number) => plural(n, "1 Eintrag", `${number(n)} Einträge`), soFar: (n: number) => plural(n, "1 Eintrag bisher", `${number(n)} Einträge bisher`), noMatch: "Kein Eintrag passt zum Filter.", seek: "Weiter in der Vergangenheit suchen", noneYet: "Bisher passt kein Eintrag zum Filter.",
    end: "Hier beginnt der Verlauf.", empty: "Noch ist nichts geschehen.",
  },
  en: {
    list: "Changes, the newest first", filters: "Filters", event: "What", anyEvent: "All events", field: "Field", anyField: "All fields", by: "By whom", anyBy: "By everybody",
    from: "From", to: "Up to and including", day: "YYYY/MM/DD", zone: (z: string) => `Days of the time zone ${z}`, clear: "Clear the filters", badSpan: "The end lies before the beginning.",
    export: "Export as CSV",
    people: "People", kinds: "Kind", person: "By hand", support: "Support session", operator: "Operator", system: "Automatic", service: "The vendor’s product", link: "Link in a mail",
    byName: (who: string) => `by ${who}`, asName: (agent: string, as: string) => `by ${agent} (support), signed in as ${as}`, bySystem: "automatically by Curfew", byService: "by the vendor’s product", byOperator: (who: string) => `by ${who} (operator)`,
    why: "Why", reason: "Support session, reason", old: "before", new: "now", folderOutside: "a folder outside of your tree",
    shown: (n: number) => plural(n, "1 entry", `${number(n)} entries`), soFar: (n: number) => plural(n, "1 entry so far", `${number(n)} entries so far`), noMatch: "No entry matches the filter.", seek: "Search further in the past", noneYet: "No entry matches the filter so far.",
    end: "This is the beginning of the history.", empty: "Nothing has happened yet.",
  },
  fr: {
    list: "Modifications, les plus récentes d’abord", filters: "Filtres", event: "Quoi", anyEvent: "Tous les événements", field: "Champ", anyField: "Tous les champs", by: "Par qui", anyBy: "Par tous",
    from: "Du", to: "Jusqu’au (inclus)", day: "AAAA/MM/JJ", zone: (z: string) => `Jours du fuseau horaire ${z}`, clear: "Effacer les filtres", badSpan: "La fin précède le début.",
    export: "Exporter en CSV",
    people: "Personnes", kinds: "Genre", person: "À la main", support: "Session de support", operator: "Opérateur", system: "Automatique", service: "Produit du fournisseur", link: "Lien d’un e-mail",
    byName: (who: string) => `par ${who}`, asName: (agent: string, as: string) => `par ${agent} (support), connecté en tant que ${as}`, bySystem: "automatiquement par Curfew", byService: "par le produit du fournisseur", byOperator: (who: string) => `par ${who} (opérateur)`,
    why: "Pourquoi", reason: "Session de support, motif", old: "avant", new: "maintenant", folderOutside: "un dossier hors de votre arborescence",
    shown: (n: number) => plural(n, `${number(n)} entrée`, `${number(n)} entrées`), soFar: (n: number) => plural(n, `${number(n)} entrée jusqu’ici`, `${number(n)} entrées jusqu’ici`), noMatch: "Aucune entrée ne correspond au filtre.", seek: "Chercher plus loin dans le passé", noneYet: "Aucune entrée ne correspond au filtre jusqu’ici.",
    end: "C’est le début de l’historique.", empty: "Rien ne s’est encore passé.",
  },
});
