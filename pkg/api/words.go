package api

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
				"Empfohlen: 4 Monate, dann ist der Zugriff im Bedarfsfall schon eingerichtet.",
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
