package erase

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"golang.org/x/text/unicode/norm"

	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// places are where others type texts: reasons of support sessions and exemptions, names of folders, and what history keeps of them.
// A text that an entry in another person's history repeats is counted where it stands first.
var places = []struct{ name, prefix string }{
	{"history", table.Histories},
	{"register", table.Entries},
	{"circular", table.Circulars},
	{"folder", table.Folders},
	{"session", table.Sessions},
	{"exemption", ""}, // on other people's accounts, and "filter" in how administrators arranged their list
}

// lookedAt is how many items one page of a search has.
const lookedAt = 200

// texts counts the texts of others that hold his name or address, a page at a time.
func (w work) texts(ctx context.Context) error {
	if err := late(ctx); err != nil {
		return err
	}
	u, there, err := table.Get[user.User](ctx, w.t, table.User(w.Tenant, w.User))
	if err != nil {
		return err
	}
	if !there || w.Place >= len(places) {
		return w.next(ctx)
	}
	place, names := places[w.Place], namesOf(u)
	q := table.Query{Index: table.Main, Partition: w.Tenant, Prefix: place.prefix, Limit: lookedAt, After: w.After}
	if place.prefix == "" {
		q.Index = table.People
	}
	page, err := w.t.Query(ctx, q)
	if err != nil {
		return err
	}
	n := map[string]int{}
	var views []table.Key
	for _, item := range page.Items {
		if place.prefix == "" {
			if id := item.Text("id"); id != w.User && item["administrator"] != nil {
				views = append(views, table.View(w.Tenant, id, "users"))
			}
			item = table.Item{"why": &types.AttributeValueMemberS{Value: item.Text("exemptWhy")}}
		}
		if names.in(&types.AttributeValueMemberM{Value: item}) {
			n[place.name]++
		}
	}
	for from := 0; from < len(views); from += 100 {
		items, err := w.t.Read(ctx, views[from:min(from+100, len(views))]...)
		if err != nil {
			return err
		}
		for _, item := range items {
			if names.in(&types.AttributeValueMemberM{Value: item}) {
				n["filter"]++
			}
		}
	}
	var edits []table.Edit
	for name, more := range n {
		edits = append(edits, table.Add("mentions."+name, more))
	}
	return w.turn(ctx, page.Next, edits)
}

// turn goes on to the next page, or to the next place.
func (w work) turn(ctx context.Context, after table.Position, edits []table.Edit, also ...table.Write) error {
	edits = append(edits, table.Set("page", w.Page+1))
	if after == nil {
		edits = append(edits, table.Set("place", w.Place+1), table.Unset("after"))
	} else {
		edits = append(edits, table.Set("after", map[string]string(after)))
	}
	return w.t.Commit(ctx, w.at(edits...).If(table.Is("page", w.Page), errDone), table.Writes(also))
}

// names are the forms of a person's name and address that are looked for, folded.
type names struct {
	whole []string // anywhere
	words []string // as a word of its own
}

// namesOf gives what to look for: the address, the full name either way round, and the last name as a word. A namesake's texts count
// too: the receipt tells where to look, not whom they mean.
func namesOf(u user.User) names {
	first, last := fold(u.FirstName), fold(u.LastName)
	n := names{whole: []string{fold(u.Mail), fold(u.MailKey)}}
	if first != "" && last != "" {
		n.whole = append(n.whole, first+" "+last, last+" "+first, last+", "+first)
	}
	if utf8.RuneCountInString(last) >= 3 {
		n.words = []string{last}
	}
	return n
}

func fold(s string) string { return strings.ToLower(norm.NFC.String(strings.TrimSpace(s))) }

// in tells whether a value, or anything in it, holds a name.
func (n names) in(v types.AttributeValue) bool {
	switch v := v.(type) {
	case *types.AttributeValueMemberS:
		return n.inText(v.Value)
	case *types.AttributeValueMemberM:
		for _, one := range v.Value {
			if n.in(one) {
				return true
			}
		}
	case *types.AttributeValueMemberL:
		for _, one := range v.Value {
			if n.in(one) {
				return true
			}
		}
	}
	return false
}

func (n names) inText(s string) bool {
	s = fold(s)
	for _, one := range n.whole {
		if one != "" && strings.Contains(s, one) {
			return true
		}
	}
	for _, word := range n.words {
		for at := 0; ; {
			i := strings.Index(s[at:], word)
			if i < 0 {
				break
			}
			before, _ := utf8.DecodeLastRuneInString(s[:at+i])
			at += i + len(word)
			after, _ := utf8.DecodeRuneInString(s[at:])
			if !inWord(before) && !inWord(after) {
				return true
			}
		}
	}
	return false
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
