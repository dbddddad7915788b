package importing

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/licence"
	"github.com/curfew/curfew/pkg/table"
)

// Place is a folder that a row puts its person into.
type Place struct {
	Folder string      `dynamodbav:"folder" json:"folder"`
	Path   string      `dynamodbav:"-" json:"path,omitempty"` // as it is called today, for those who see it
	Role   folder.Role `dynamodbav:"role" json:"role"`
	Done   bool        `dynamodbav:"done,omitempty" json:"done,omitempty"`
	Why    string      `dynamodbav:"why,omitempty" json:"why,omitempty"` // why he was not put there after all, as a problem's code
}

const (
	mostPlaces = 30 // of one row
	atOnce     = 15 // of them in one commit
)

// ErrPlaces means that a row names too many folders.
var ErrPlaces = fault.New(fault.Invalid, "too_many_places", "A row names at most 30 folders; put the person into the others afterwards.")

// roles are the words for a role after a folder's name; the first of each language is what files of ours say.
var roles = map[folder.Role][]string{
	folder.Driver:      {"Fahrer", "driver", "pilote", "fahrerin", "pilot"},
	folder.Participant: {"Teilnehmer", "participant", "participant", "teilnehmerin", "participante"},
}

// marked is a text with a word in brackets at its end.
var marked = regexp.MustCompile(`^(.*\S)\s*\(\s*([^()]+?)\s*\)$`)

// role takes a role's word off a text; "" where there is none.
func role(text string) (rest string, r folder.Role) {
	if m := marked.FindStringSubmatch(text); m != nil {
		for r, words := range roles {
			for _, w := range words {
				if strings.EqualFold(m[2], w) {
					return m[1], r
				}
			}
		}
	}
	return text, ""
}

// Write is a role in a folder as the column of folders says it in a language, and reads it. Participants have no word, unless the path
// ends like one.
func Write(path string, r folder.Role, lang string) string {
	if _, looks := role(path); r == folder.Participant && looks == "" {
		return path
	}
	i := map[string]int{"de": 0, "fr": 2}
	n, ok := i[lang]
	if !ok {
		n = 1
	}
	return path + " (" + roles[r][n] + ")"
}

// named is the folder and role that a text means.
func named(f folder.Finder, text string) (folder.Folder, folder.Role, error) {
	if rest, r := role(text); r != "" {
		if one, err := f.Named(rest); !errors.Is(err, folder.ErrNoName) {
			return one, r, err
		}
	}
	one, err := f.Named(text)
	return one, folder.Participant, err
}

// places reads a cell of folders for somebody with a licence; at is the part of it that is wrong.
func places(f folder.Finder, cell string, k licence.Kind) (all []Place, at string, err error) {
	known := func(text string) bool {
		_, _, err := named(f, text)
		return !errors.Is(err, folder.ErrNoName)
	}
	seen := map[string]int{}
	for _, text := range f.Split(cell, known) {
		one, r, err := named(f, text)
		if err != nil {
			return nil, text, err
		}
		if r == folder.Driver && !k.Drives() {
			return nil, text, folder.ErrLicence
		}
		if i, twice := seen[one.ID]; twice {
			if r == folder.Driver {
				all[i].Role = r
			}
			continue
		}
		if len(all) == mostPlaces {
			return nil, text, ErrPlaces
		}
		seen[one.ID] = len(all)
		all = append(all, Place{Folder: one.ID, Role: r})
	}
	return all, "", nil
}

// place reads the column of folders in the rows that make somebody.
func place(ctx context.Context, t *table.Table, by folder.By, in string, rows []Row) error {
	var f *folder.Finder
	for i := range rows {
		r := &rows[i]
		if r.Said == "" || r.Verdict != Create && r.Verdict != Deleted {
			r.Said = short(r.Said, 1000)
			continue
		}
		if f == nil {
			found, err := folder.Find(ctx, t, by, in)
			if err != nil {
				return err
			}
			f = &found
		}
		all, at, err := places(*f, r.Said, r.Licence)
		if err != nil {
			r.Verdict, r.Column, r.Code, r.Detail, r.Said = Error, "folders", fault.Of(err).Code, short(at, 120), short(r.Said, 1000)
			continue
		}
		r.Places, r.Said = all, ""
	}
	return nil
}

// short cuts a text to a number of letters.
func short(s string, most int) string {
	if letters := []rune(s); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return s
}

// work is what a job goes through to carry an import out: its parts, and after each, in steps of a few folders, its people who go into
// folders. people are how many of those to be made are done with each step: whoever goes into folders is with his last.
func (i Import) work(ctx context.Context, t *table.Table) (steps []string, people []int, err error) {
	err = t.Each(ctx, table.Query{Index: table.Main, Partition: i.Tenant, Prefix: table.Imports + i.ID + "/"}, func(item table.Item) error {
		var p part
		if err := item.Decode(&p); err != nil {
			return table.ErrDown.Because(err)
		}
		name, at := item.Key().Sort[len(table.Imports+i.ID+"/"):], len(steps)
		steps, people = append(steps, name), append(people, 0)
		for n, r := range p.Rows {
			for from := 0; from < len(r.Places); from += atOnce {
				steps, people = append(steps, fmt.Sprintf("%s.%d.%d", name, n, from)), append(people, 0)
			}
			switch {
			case r.Verdict != Create && r.Verdict != Deleted:
			case len(r.Places) > 0:
				people[len(people)-1]++
			default:
				people[at]++
			}
		}
		return nil
	})
	return steps, people, err
}

// enter are the steps that put a person of an import into the next of his folders, each as it stands now: what does not go is noted with
// the reason. ok is false for an item that is no such step.
func enter(ctx context.Context, t *table.Table, by folder.By, in, imp, item string) (steps table.Writes, ok bool, err error) {
	words := strings.Split(item, ".")
	if len(words) != 3 {
		return nil, false, nil
	}
	n, _ := strconv.Atoi(words[1])
	from, _ := strconv.Atoi(words[2])
	key := table.ImportPart(in, imp, words[0])
	p, _, err := table.Get[part](ctx, t, key)
	if err != nil || n >= len(p.Rows) || p.Rows[n].Verdict != Created || from >= len(p.Rows[n].Places) {
		return nil, true, err // nobody was made of the row
	}
	r := p.Rows[n]
	for i := from; i < min(from+atOnce, len(r.Places)); i++ {
		one := &r.Places[i]
		more, err := folder.Steps(ctx, t, by, in, one.Folder, r.User, one.Role)
		f := fault.Of(err)
		switch {
		case err == nil:
			one.Done, steps = true, append(steps, more...)
		case f != nil && f.Kind != fault.Unavailable && f.Kind != fault.Unauthenticated:
			one.Why = f.Code
		default:
			return nil, true, err
		}
	}
	as := table.Is("placed", p.Placed)
	if p.Placed == 0 {
		as = table.Missing("placed")
	}
	return append(steps, table.Change(key, table.Set("rows", p.Rows), table.Add("placed", 1)).If(as, folder.ErrStale)), true, nil
}
