package letters_test

import (
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/mail/letters"
)

func vienna(t testing.TB) *time.Location {
	t.Helper()
	zone, err := civil.Zone("Europe/Vienna")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func at(year int, month time.Month, day, hour, minute int) time.Time {
	return time.Date(year, month, day, hour, minute, 0, 0, time.UTC)
}

// sample is what one kind of letter is written from, complete, with what is optional.
func sample(t testing.TB, kind mail.Kind) letters.Data {
	d := letters.Data{
		ProductName: "Werkbank", ProductURL: "https://werkbank.example", TenantName: "Muster GmbH", Handle: "muster", Zone: vienna(t),
		Recipient: "Jörg Höller", RecipientMail: "joerg.hoeller@muster.example", Contact: "Anna Gruber <anna.gruber@muster.example>",
		MayAnswer: true, SignInURL: "https://konto.werkbank.example/sign-in#muster", ForgottenURL: "https://konto.werkbank.example/forgotten-password#muster",
	}
	if strings.HasPrefix(string(kind), "support-") {
		d.AnswerURL = "https://konto.werkbank.example/support-access"
	}
	switch kind {
	case mail.Invitation, mail.PasswordLink:
		d.LinkURL = "https://konto.werkbank.example/password#lnk_06e1s4mwq3f8zt0v5a7b9c2d4e.Zk3q0b8sT5mXwY1nR7pLcVdJhG2fKa9uEiO4tQxB6rM"
		d.LinkExpires = at(2026, 3, 5, 8, 0)
		d.GettingToKnowURL = "https://werkbank.example/kennenlernen"
		if kind == mail.Invitation {
			d.Actor = "Anna Gruber"
		}
	case mail.IdleWarning:
		d.Promise, d.IdleDays, d.LastSignIn = at(2026, 12, 24, 9, 0), 90, at(2026, 9, 25, 6, 41)
	case mail.IdleDigest:
		d.IdleDays = 90
		d.People = []letters.Person{
			{Name: "Jörg Höller", Mail: "joerg.hoeller@muster.example", LastSignIn: at(2026, 9, 25, 6, 41), Promise: at(2026, 12, 24, 9, 0)},
			{Name: "Zoë Šimek", Mail: "zoe@muster.example", Promise: at(2026, 12, 24, 9, 0)},
			{Name: "Łukasz Wójcik", Mail: "l.w@muster.example", LastSignIn: at(2025, 1, 7, 12, 0), Promise: at(2026, 12, 24, 9, 0), Proceed: true},
		}
	case mail.IdleHeld:
		d.Held = letters.Person{Name: "Jörg Höller", Mail: "joerg.hoeller@muster.example", Promise: at(2026, 12, 24, 9, 0)}
		d.Reason = "550 5.1.1 mailbox does not exist"
		d.AnswerURL = "https://konto.werkbank.example/users/usr_06e1s4mwq3f8zt0v5a7b9c2d4e"
	case mail.IdleBrake:
		d.Count, d.Done, d.IdleDays, d.AnswerURL = 37, 5, 90, "https://konto.werkbank.example/security"
	case mail.SupportOpened, mail.SupportChanged:
		d.Actor, d.Period, d.Level = "Anna Gruber", "1w", "change"
		d.Starts, d.Ends = at(2026, 3, 2, 8, 0), at(2026, 3, 9, 8, 0)
		if kind == mail.SupportChanged {
			d.WasEnds = at(2026, 3, 3, 8, 0)
		}
	case mail.SupportEntered:
		d.Agent, d.Profile, d.Reason, d.Ticket = "Eva Brandl", "Anna Gruber", "Der Rechnungsimport bricht nach 200 Zeilen ab.", "S-4711"
		d.Starts, d.Ends = at(2026, 3, 2, 9, 30), at(2026, 3, 2, 17, 30)
	case mail.SupportEnded:
		d.EndedWhy, d.Ends = "expired", at(2026, 3, 9, 8, 0)
	case mail.AddressChanged:
		d.OldMail, d.NewMail, d.Actor = "joerg@alt.example", "joerg.hoeller@muster.example", "Anna Gruber"
	case mail.OwnerNominated:
		d.NomineeName, d.Effective, d.Actor = "Zoë Šimek", at(2026, 3, 9, 8, 0), "Werkbank Kundendienst"
		d.Reason, d.AnswerURL = "Frau Gruber ist ausgeschieden.", "https://konto.werkbank.example/settings/owner-nomination"
	case mail.OwnerNamed:
		d.NomineeName, d.Effective, d.Actor = "Zoë Šimek", at(2026, 3, 9, 8, 0), "Anna Gruber"
	case mail.TenantSuspended:
		d.Effective, d.Reason = at(2026, 3, 2, 8, 0), "Zahlung offen seit 60 Tagen"
	case mail.TenantClosed:
		d.Effective, d.ErasedOn, d.Reason = at(2026, 3, 2, 8, 0), at(2026, 4, 1, 8, 0), "Kündigung zum Monatsende"
	}
	return d
}

// variant is a letter whose words depend on more than its kind.
type variant struct {
	kind   mail.Kind
	name   string
	change func(*letters.Data)
}

func variants() []variant {
	return []variant{
		{mail.PasswordLink, "never-told", func(d *letters.Data) { d.NeverTold = true }},
		{mail.PasswordLink, "by-administrator", func(d *letters.Data) { d.Actor = "Anna Gruber" }},
		{mail.IdleWarning, "never-told", func(d *letters.Data) { d.NeverTold, d.LastSignIn = true, time.Time{} }},
		{mail.IdleDigest, "one", func(d *letters.Data) { d.People = d.People[:1] }},
		{mail.IdleDigest, "many", func(d *letters.Data) { d.Count = 240 }},
		{mail.IdleHeld, "bare", func(d *letters.Data) { d.Reason, d.Held.Promise = "", time.Time{} }},
		{mail.SupportOpened, "unlimited", func(d *letters.Data) {
			d.Unlimited, d.Ends, d.Period, d.Level = true, time.Time{}, "unlimited", "view"
		}},
		{mail.SupportOpened, "never-told", func(d *letters.Data) { d.NeverTold = true }},
		{mail.SupportChanged, "from-unlimited", func(d *letters.Data) {
			d.WasUnlimited, d.WasEnds, d.Period = true, time.Time{}, "1m"
		}},
		{mail.SupportEnded, "switched-off", func(d *letters.Data) { d.EndedWhy, d.Actor = "switched-off", "Anna Gruber" }},
		{mail.SupportEnded, "suspended", func(d *letters.Data) { d.EndedWhy = "suspended" }},
		{mail.SupportEnded, "closed", func(d *letters.Data) { d.EndedWhy = "closed" }},
		{mail.AddressChanged, "inactive", func(d *letters.Data) { d.Inactive = true }},
		{mail.SupportOpened, "no-owner", func(d *letters.Data) { d.MayAnswer = false }},
		{mail.SupportEntered, "no-owner", func(d *letters.Data) { d.MayAnswer = false }},
		{mail.SupportEnded, "no-owner", func(d *letters.Data) { d.MayAnswer = false }},
		{mail.OwnerNominated, "no-owner", func(d *letters.Data) { d.MayAnswer = false }},
		{mail.AddressChanged, "to-old", func(d *letters.Data) { d.RecipientMail = "Joerg@alt.example" }},
		{mail.OwnerNominated, "bare", func(d *letters.Data) { d.Reason = "" }},
		{mail.TenantClosed, "bare", func(d *letters.Data) { d.Reason = "" }},
	}
}
