package post

import (
	"cmp"
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/curfew/curfew/pkg/civil"
	"github.com/curfew/curfew/pkg/grant"
	"github.com/curfew/curfew/pkg/idle"
	"github.com/curfew/curfew/pkg/link"
	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/mail/letters"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// errNobody means that whom a letter is about was deleted: nobody needs it any more.
var errNobody = errors.New("whom the letter is about is gone")

// write makes the mail of a letter: names, addresses and secrets are put in here and nowhere else. Its links name the tenant behind the #,
// where no log sees it: the pages begin with it.
func (p *Postman) write(ctx context.Context, c parcel) (mail.Message, error) {
	l, u, ten, h := c.letter, c.user, c.tenant, p.House
	n := &names{ctx: ctx, t: p.Table, in: l.Tenant, known: map[string]user.User{u.ID: u}}
	contact, err := p.contact(ctx, c)
	if err != nil {
		return mail.Message{}, err
	}
	f, to := l.Facts, cmp.Or(l.To, u.Mail)
	d := letters.Data{ProductName: h.ProductName, ProductURL: cmp.Or(ten.ProductURL, h.ProductURL), TenantName: ten.Name, Handle: ten.Handle, Recipient: u.Name(), RecipientMail: to,
		Contact: contact, Zone: ten.Location(), SignInURL: h.PublicURL + "/sign-in#" + ten.Handle, ForgottenURL: h.PublicURL + "/forgotten-password#" + ten.Handle,
		GettingToKnowURL: h.GettingToKnow, NeverTold: u.Told.IsZero() && l.Kind != mail.Invitation && present(l, u), Inactive: u.Status != user.Active,
		Promise: l.Promise, IdleDays: ten.Rule.Days, LastSignIn: latest(u.LastSignIn, u.LastUse),
		Actor: n.name(f["by"]), Agent: n.other(f["home"], f["agent"]), Profile: n.name(f["profile"]), Reason: f["reason"], Ticket: f["ticket"],
		Period: f["period"], Level: grant.Change, Starts: at(f["start"]), Ends: at(cmp.Or(f["ended"], f["end"])),
		Effective: at(cmp.Or(f["effective"], table.Stamp(l.Created))), ErasedOn: at(f["erased"]), OldMail: f["old"], NewMail: f["new"]}
	if z, err := civil.Zone(u.Zone); err == nil {
		d.Zone = z
	}
	if strings.HasPrefix(string(l.Kind), "support-") {
		d.AnswerURL, d.MayAnswer = h.PublicURL+"/support-access", u.Owner || !ten.GrantByOwners
	}
	switch l.Kind {
	case mail.Invitation, mail.PasswordLink:
		d.LinkURL, d.LinkExpires = h.PublicURL+"/set-password#"+c.secret+"/"+ten.Handle, p.Table.Now().Add(link.Lasts)
	case mail.IdleDigest:
		d.Count, d.IdleDays, d.People = atoi(f["n"]), atoi(f["days"]), n.reported(f["people"])
	case mail.IdleHeld:
		one, ok := n.user(f["user"])
		if !ok && n.failed == nil {
			return mail.Message{}, errNobody
		}
		d.Held = letters.Person{Name: one.Name(), Mail: one.Mail, LastSignIn: latest(one.LastSignIn, one.LastUse), Why: kindOf(f["why"])}
		d.AnswerURL = h.PublicURL + "/users/" + one.ID
	case mail.IdleBrake:
		d.Count, d.AtLeast, d.Done, d.AnswerURL = atoi(f["n"]), f["more"] != "", atoi(f["done"]), h.PublicURL+"/security"
	case mail.OwnerNominated, mail.OwnerNamed:
		d.NomineeName, d.AnswerURL, d.MayAnswer = n.name(f["user"]), h.PublicURL+"/settings", u.Owner
		d.Actor = cmp.Or(d.Actor, h.ProductName)
	case mail.SupportOpened, mail.SupportChanged:
		d.Unlimited, d.WasEnds, d.WasUnlimited = f["end"] == "", at(f["was"]), f["was"] == "unlimited"
		d.Actor = cmp.Or(d.Actor, h.ProductName)
	case mail.SupportEnded:
		d.EndedWhy, d.Period = why(f["why"]), "" // one without an end did end
		d.Actor = cmp.Or(d.Actor, h.ProductName)
	case mail.AddressChanged:
		d.Actor = cmp.Or(d.Actor, contact)
	}
	if n.failed != nil {
		return mail.Message{}, n.failed
	}
	m, err := letters.Render(l.Kind, cmp.Or(u.Language, ten.Language), d)
	m.From = h.From
	m.Tags = map[string]string{"tenant": l.Tenant, "user": l.User, "letter": l.ID, "claim": strconv.Itoa(l.Claim), "kind": string(l.Kind)}
	return m, err
}

// contact is whom a person may ask: the first administrators of the tenant but himself.
func (p *Postman) contact(ctx context.Context, c parcel) (string, error) {
	page, err := p.Table.Query(ctx, table.Query{Index: table.Directory, Partition: table.Administrators(c.letter.Tenant), Limit: 4})
	if err != nil {
		return "", err
	}
	var who []string
	for _, item := range page.Items {
		var u user.User
		if item.Decode(&u) == nil && u.ID != c.user.ID && len(who) < 3 {
			who = append(who, u.Name()+" <"+u.Mail+">")
		}
	}
	if len(who) == 0 {
		return p.House.ProductName + " <" + bare(p.House.From) + ">", nil
	}
	return strings.Join(who, ", "), nil
}

// names looks people up by id while a letter is written; whom nobody finds is deleted.
type names struct {
	ctx    context.Context
	t      *table.Table
	in     string
	known  map[string]user.User
	failed error // somebody could not be looked up
}

func (n *names) user(id string) (user.User, bool) {
	u, known := n.known[id]
	if !known {
		u, _ = n.get(n.in, id)
		n.known[id] = u
	}
	return u, u.ID != "" && u.Status != user.Deleting
}

// reported are the people whom a digest names.
func (n *names) reported(list string) (people []letters.Person) {
	for _, s := range strings.Fields(list) {
		id, promise, proceed := idle.Reported(s)
		if one, ok := n.user(id); ok {
			people = append(people, letters.Person{Name: one.Name(), Mail: one.Mail, LastSignIn: latest(one.LastSignIn, one.LastUse), Promise: promise, Proceed: proceed})
		}
	}
	return people
}

func (n *names) name(id string) string {
	if id == "" {
		return ""
	}
	u, ok := n.user(id)
	if !ok {
		return ""
	}
	return strings.TrimSpace(u.Name())
}

func (n *names) other(home, id string) string {
	if id == "" {
		return ""
	}
	u, err := n.get(home, id)
	if err != nil || u.Status == user.Deleting {
		return "Support"
	}
	return u.Name()
}

func (n *names) get(in, id string) (user.User, error) {
	u, err := user.Get(n.ctx, n.t, in, id)
	if err != nil && !errors.Is(err, user.ErrUnknown) {
		n.failed = err
	}
	return u, err
}

func at(s string) time.Time {
	t, _ := time.Parse(table.Layout, s)
	return t
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func why(w string) string {
	if w == grant.Off {
		return "switched-off"
	}
	return w
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// bare is the address within "Name <address>".
func bare(from string) string {
	if _, rest, ok := strings.Cut(from, "<"); ok {
		return strings.TrimSuffix(rest, ">")
	}
	return from
}

// kindOf is the first word of why a letter did not arrive: bounce, complaint, suppressed, refused.
func kindOf(why string) string {
	word, _, _ := strings.Cut(why, " ")
	return word
}
