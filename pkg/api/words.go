package api

import "github.com/curfew/curfew/pkg/user"

// supportText is what people read beside the support switch.
type supportText struct {
	why    string
	advice []string
}

// supportWords are the sentences of the support switch in a language.
func supportWords(lang string) supportText {
	switch lang {
	case "de":
		return supportText{
			why: "Diese Einstellung ist nötig, um die Anforderungen der Datenschutz-Grundverordnung (DSGVO) zu erfüllen: Der Support kommt nur in Ihr Konto, solange Sie es erlauben.",
			advice: []string{
				"Für eine Anfrage per E-Mail: mindestens 1 Tag.",
				"Für eine Anfrage am Wochenende: 1 Woche.",
				"Empfohlen: 4 Monate, dann ist der Zugang im Bedarfsfall schon eingerichtet.",
			}}
	case "fr":
		return supportText{
			why: "Ce réglage répond aux exigences du règlement général sur la protection des données (RGPD) : le support n'accède à votre compte que tant que vous l'autorisez.",
			advice: []string{
				"Pour une demande par e-mail : au moins 1 jour.",
				"Pour une demande le week-end : 1 semaine.",
				"Recommandé : 4 mois, l'accès est alors déjà prêt en cas de besoin.",
			}}
	}
	return supportText{
		why: "This setting is needed to meet the General Data Protection Regulation (GDPR): support gets into your account only while you allow it.",
		advice: []string{
			"For a request by mail: at least 1 day.",
			"For a request at the weekend: 1 week.",
			"Recommended: 4 months, so that access is ready when you need it.",
		}}
}

// columnNames are the headings of the list's columns.
var columnNames = map[string][3]string{ // de, en, fr
	"name": {"Name", "Name", "Nom"}, "mail": {"E-Mail", "Email", "E-mail"}, "status": {"Status", "Status", "Statut"},
	"licence": {"Lizenz", "Licence", "Licence"}, "lastSignIn": {"Letzte Anmeldung", "Last sign-in", "Dernière connexion"},
	"administrator": {"Administrator", "Administrator", "Administrateur"}, "country": {"Land", "Country", "Pays"},
	"zone": {"Zeitzone", "Time zone", "Fuseau horaire"}, "language": {"Sprache", "Language", "Langue"},
	"department": {"Abteilung", "Department", "Service"}, "created": {"Erstellt", "Created", "Créé"},
	"deactivationOn": {"Deaktivierung am", "Deactivation on", "Désactivation le"}, "neverTold": {"Nie benachrichtigt", "Never told", "Jamais informé"},
	"folders": {"Ordner", "Folders", "Dossiers"}, "firstName": {"Vorname", "First name", "Prénom"}, "lastName": {"Nachname", "Last name", "Nom de famille"},
}

// values are what a list says for people where it stores a word for programs. Licences are called by their names in every language.
var values = map[string][3]string{
	"true": {"ja", "yes", "oui"}, "false": {"nein", "no", "non"}, "active": {"aktiv", "active", "actif"}, "invited": {"eingeladen", "invited", "invité"},
	"deactivated": {"deaktiviert", "deactivated", "désactivé"}, "driver": {"Driver", "Driver", "Driver"},
	"collaborator": {"Collaborator", "Collaborator", "Collaborator"}, "executive": {"Executive", "Executive", "Executive"},
}

// index is a language's place in these tables.
func index(lang string) int { return map[string]int{"de": 0, "en": 1, "fr": 2}[lang] }

func columnWords(name, lang string) string {
	if w, ok := columnNames[name]; ok {
		return w[index(lang)]
	}
	return name
}

// columnValue is a cell as people read it.
func columnValue(c user.Column, text, lang string) string {
	if c.Kind != "flag" && c.Name != "status" && c.Name != "licence" {
		return text
	}
	if w, ok := values[text]; ok {
		return w[index(lang)]
	}
	return text
}

// importWords are what the file of an import's errors says.
func importWords(lang string) map[string]string {
	rows := map[string][3]string{
		"row": {"Zeile", "Row", "Ligne"}, "verdict": {"Ergebnis", "Verdict", "Résultat"}, "column": {"Spalte", "Column", "Colonne"}, "hint": {"Hinweis", "Hint", "Conseil"},
		"verdict exists": {"gibt es schon", "exists already", "existe déjà"}, "verdict deactivated": {"ist deaktiviert", "is deactivated", "est désactivé"},
		"verdict deleted": {"wurde gelöscht", "was deleted", "a été supprimé"}, "verdict error": {"Fehler", "error", "erreur"},
		"verdict noSeat": {"keine freie Lizenz", "no free seat", "aucune licence libre"}, "verdict refused": {"abgelehnt", "refused", "refusé"},
	}
	words := map[string]string{}
	for name, w := range rows {
		words[name] = w[index(lang)]
	}
	return words
}
