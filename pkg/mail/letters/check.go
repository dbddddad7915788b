package letters

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/mail"
)

// everyone is what every letter needs.
var everyone = []string{"ProductName", "ProductURL", "TenantName", "Recipient", "RecipientMail", "Contact", "Zone"}

// needs names the fields without which a letter of a kind would be half a letter.
var needs = map[mail.Kind][]string{
	mail.Invitation:      {"LinkURL", "LinkExpires", "Handle", "SignInURL", "ForgottenURL", "GettingToKnowURL"},
	mail.PasswordLink:    {"LinkURL", "LinkExpires", "Handle", "ForgottenURL"},
	mail.IdleWarning:     {"Promise", "IdleDays", "SignInURL", "ForgottenURL"},
	mail.IdleDigest:      {"People", "IdleDays", "SignInURL"},
	mail.IdleHeld:        {"Held.Name", "Held.Mail", "AnswerURL"},
	mail.IdleBrake:       {"Count", "IdleDays", "AnswerURL"},
	mail.SupportOpened:   {"Actor", "Period", "Level", "Starts", "Ends", "AnswerURL"},
	mail.SupportChanged:  {"Actor", "Period", "Level", "Ends", "AnswerURL"},
	mail.SupportEntered:  {"Agent", "Profile", "Reason", "Ticket", "Starts", "Ends", "AnswerURL"},
	mail.SupportEnded:    {"EndedWhy", "Ends", "AnswerURL"},
	mail.AddressChanged:  {"OldMail", "NewMail", "Actor", "SignInURL", "ForgottenURL"},
	mail.OwnerNominated:  {"NomineeName", "Effective", "Actor", "AnswerURL"},
	mail.OwnerNamed:      {"NomineeName", "Effective", "SignInURL"},
	mail.TenantSuspended: {"Effective"},
	mail.TenantClosed:    {"Effective", "ErasedOn"},
}

// choices are the fields that take one of a few words.
var choices = map[string][]string{
	"Period":   {"1d", "1w", "2w", "1m", "4m", "unlimited"},
	"Level":    {"view", "change"},
	"EndedWhy": {"expired", "switched-off", "suspended", "closed"},
}

// check says what is missing or contradicts itself.
func (v *view) check(kind mail.Kind) error {
	var missing []string
	for _, name := range slices.Concat(everyone, needs[kind]) {
		if !v.has(name) && !v.spared(kind, name) {
			missing = append(missing, name)
		}
	}
	if v.NeverTold && v.ForgottenURL == "" && !slices.Contains(missing, "ForgottenURL") {
		missing = append(missing, "ForgottenURL")
	}
	if kind == mail.SupportEnded && v.EndedWhy == "switched-off" && v.Actor == "" {
		missing = append(missing, "Actor")
	}
	for i, p := range v.People {
		if p.Name == "" || p.Mail == "" {
			missing = append(missing, fmt.Sprintf("People[%d].Name or Mail", i))
		}
	}
	if missing != nil {
		return fmt.Errorf("%w: %s", ErrIncomplete, strings.Join(missing, ", "))
	}
	if wrong := v.wrong(kind); wrong != "" {
		return fmt.Errorf("%w: %s", ErrUnfit, wrong)
	}
	return nil
}

// has tells whether a field says anything.
func (v *view) has(name string) bool {
	f := reflect.ValueOf(v.Data)
	for part := range strings.SplitSeq(name, ".") {
		f = f.FieldByName(part)
	}
	switch x := f.Interface().(type) {
	case time.Time:
		return !x.IsZero()
	case int:
		return x > 0
	case []Person:
		return len(x) > 0
	}
	return !f.IsZero()
}

// spared is the one field that another stands in for.
func (v *view) spared(kind mail.Kind, name string) bool {
	return name == "Ends" && v.Unlimited && (kind == mail.SupportOpened || kind == mail.SupportChanged)
}

// wrong names the first contradiction, "" when there is none.
func (v *view) wrong(kind mail.Kind) string {
	for name, words := range choices {
		if v.has(name) && !slices.Contains(words, reflect.ValueOf(v.Data).FieldByName(name).String()) {
			return name + " is none of its words"
		}
	}
	switch {
	case v.LinkURL != "" && kind != mail.Invitation && kind != mail.PasswordLink:
		return "a secret link has no place in it"
	case v.NeverTold && kind == mail.Invitation:
		return "an invitation explains itself: NeverTold"
	case v.Unlimited && !v.Ends.IsZero(), v.WasUnlimited && !v.WasEnds.IsZero():
		return "an end and no end at once"
	case v.has("Period") && (v.Period == "unlimited") != v.Unlimited:
		return "Period and Unlimited differ"
	case v.Count < len(v.People):
		return "Count is less than People"
	case kind == mail.AddressChanged && !v.ToOld() && !same(v.RecipientMail, v.NewMail):
		return "the recipient has neither the old nor the new address"
	case kind == mail.AddressChanged && same(v.OldMail, v.NewMail):
		return "the address did not change"
	}
	return ""
}

// same tells whether two addresses are one.
func same(a, b string) bool {
	_, keyA, errA := mail.Address(a)
	_, keyB, errB := mail.Address(b)
	return errA == nil && errB == nil && keyA == keyB
}
