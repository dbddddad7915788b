package demo

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/user"
)

//go:embed people.csv
var people string

// person is a user of Muster GmbH as people.csv has him.
type person struct {
	user.Draft
	created, last int    // days ago; last is -1 for never
	status        string // how he ended up, when that is not by signing in or not
	id            string
}

// never marks somebody who never signed in.
const never = -1

func read() ([]*person, error) {
	var all []*person
	for n, line := range strings.Split(strings.TrimSpace(people), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, ";")
		if len(f) != 11 {
			return nil, fmt.Errorf("people.csv, line %d: %d fields", n+1, len(f))
		}
		p := &person{status: f[10], last: never, Draft: user.Draft{Mail: f[0] + "@muster.example", FirstName: f[1], LastName: f[2], Country: f[3],
			Language: f[4], Department: f[5], Licence: licence.Kind(f[6]), Administrator: f[7] == "administrator"}}
		var err error
		if p.created, err = strconv.Atoi(f[8]); err == nil && f[9] != "-" {
			p.last, err = strconv.Atoi(f[9])
		}
		if err != nil {
			return nil, fmt.Errorf("people.csv, line %d: %w", n+1, err)
		}
		all = append(all, p)
	}
	return all, nil
}

// sheet is the file that the imported ones come from.
func sheet(all []*person) []byte {
	var b strings.Builder
	b.WriteString("mail;first name;last name;country;language;licence;department\r\n")
	for _, p := range all {
		if p.status == imported {
			b.WriteString(strings.Join([]string{p.Mail, p.FirstName, p.LastName, p.Country, p.Language, string(p.Licence), p.Department}, ";") + "\r\n")
		}
	}
	return []byte(b.String())
}
