//go:build sam

package sam

import (
	"maps"
	"os"
	"strings"
)

// importing: a sheet that LibreOffice wrote (testdata/people.csv converted with --infilter=CSV:59,34,76,1 --convert-to xls) goes
// through the gateway; the rehearsal says what would become of each row, run-jobs does it. Then one of them is deleted for ever, and
// the same file again names his row.
func importing(p *play) {
	first := p.rehearse(map[string]int{"create": 2, "deactivated": 1, "error": 2})
	p.owner.do("POST", first.path()+"/run", nil).want(202)
	p.invoke("run-jobs", p.at("run-jobs", soon()))
	if job := p.owner.do("GET", "/v1/jobs/"+p.owner.do("GET", first.path(), nil).want(200).field("job"), nil).want(200); job.field("state") != "done" {
		p.t.Fatalf("run-jobs left the import as %s", job.text)
	}
	people := map[string]string{}
	for _, u := range p.owner.do("GET", "/v1/users", nil).want(200).all("users") {
		people[u.field("mail")] = u.field("id")
		if u.field("mail") == "lukasz@muster.example" && (u.field("firstName") != "Łukasz" || u.field("licence") != "driver") {
			p.t.Errorf("the row of Łukasz became %s", u.text)
		}
	}
	if people["juergen.mueller@muster.example"] == "" || people["lukasz@muster.example"] == "" {
		p.t.Fatalf("the import made none of %v", people)
	}
	p.invoke("send-mail", p.at("send-mail", soon()))
	if m := p.mails("lukasz@muster.example", "kind"); len(m) > 0 {
		p.t.Errorf("an import sent a letter: %s", m[0].Subject)
	}
	p.erase(people["lukasz@muster.example"], "lukasz@muster.example")
	p.rehearse(map[string]int{"exists": 1, "deleted": 1, "deactivated": 1, "error": 2})
}

// rehearse uploads the sheet and compares how many rows got which verdict.
func (p *play) rehearse(want map[string]int) answer {
	p.t.Helper()
	content, err := os.ReadFile("testdata/people.xls")
	if err != nil {
		p.t.Fatal(err)
	}
	a := p.owner.do("POST", "/v1/imports", map[string]any{"name": "people.xls", "content": content}).want(201)
	got := map[string]int{}
	for verdict, n := range a.at("counts").body {
		got[verdict] = int(n.(float64))
	}
	if !maps.Equal(got, want) {
		rows := p.owner.do("GET", "/v1/imports/"+a.field("id")+"/rows", nil)
		p.t.Fatalf("the rehearsal says %v, want %v: %s", got, want, rows.text)
	}
	return a
}

// path is where an answer's thing is found again.
func (a answer) path() string {
	a.s.t.Helper()
	path := a.header.Get("Location")
	if !strings.HasPrefix(path, "/v1/") {
		a.s.t.Fatalf("%s: Location %q", a.what, path)
	}
	return path
}

// erase deletes a person through the gateway; erase-user goes on with it to the end.
func (p *play) erase(id, mail string) {
	p.t.Helper()
	deletion := "/v1/users/" + id + "/deletion"
	p.owner.do("GET", deletion, nil).want(200)
	p.owner.do("POST", deletion, map[string]string{"confirm": "somebody.else@muster.example"}).want(422)
	p.owner.do("POST", deletion, map[string]string{"confirm": mail}).want(202)
	p.invoke("erase-user", p.at("erase-user", soon()))
	receipt := p.owner.do("GET", deletion, nil).want(200)
	if receipt.field("state") != "done" || receipt.at("scan").body["clean"] != true {
		p.t.Fatalf("erase-user left %s", receipt.text)
	}
	p.owner.do("GET", "/v1/users/"+id, nil).want(404)
	if list := p.owner.do("GET", "/v1/users", nil).want(200); strings.Contains(list.text, mail) {
		p.t.Errorf("%s is still in the list", mail)
	}
}
