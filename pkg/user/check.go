package user

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/licence"
)

// What is wrong with a field, one fault each.
var (
	ErrBadName     = fault.New(fault.Invalid, "bad_name", "A name has 1 to 100 characters, without line breaks or control characters.")
	ErrBadCountry  = fault.New(fault.Invalid, "bad_country", "A country is a two-letter code such as DE, AT or FR.").At("/country")
	ErrBadZone     = fault.New(fault.Invalid, "bad_zone", "A time zone is a name such as Europe/Vienna.").At("/zone")
	ErrBadLanguage = fault.New(fault.Invalid, "bad_language", "A language is de, en or fr.").At("/language")
	ErrBadLicence  = fault.New(fault.Invalid, "bad_licence", "A licence is collaborator, driver or executive.").At("/licence")
)

// check tells what is wrong with the account's fields, nil when nothing is.
func (u User) check() error {
	switch {
	case !fault.Line(u.FirstName, 1, 100):
		return ErrBadName.At("/firstName")
	case !fault.Line(u.LastName, 1, 100):
		return ErrBadName.At("/lastName")
	case !fault.Line(u.Department, 0, 100):
		return ErrBadName.At("/department")
	case u.Country != "" && !civil.Country(u.Country):
		return ErrBadCountry
	case u.Language != "" && u.Language != "de" && u.Language != "en" && u.Language != "fr":
		return ErrBadLanguage
	case u.Licence != licence.Collaborator && u.Licence != licence.Driver && u.Licence != licence.Executive:
		return ErrBadLicence
	}
	if u.Zone != "" {
		if _, err := civil.Zone(u.Zone); err != nil {
			return ErrBadZone
		}
	}
	return nil
}

// tidy trims and composes a text a person typed.
func tidy(s string) string { return strings.TrimSpace(norm.NFC.String(s)) }

// nameKey sorts by last name, then first name, as a German list would; the id makes it unique.
func (u User) nameKey() string { return civil.SortKey(u.LastName+", "+u.FirstName) + "/" + u.ID }
