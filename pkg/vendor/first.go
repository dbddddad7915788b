package vendor

import (
	"context"

	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/user"
)

// First is what the vendor's own tenant is opened with.
type First struct {
	Handle   string `json:"handle"`
	Name     string `json:"name"`
	Zone     string `json:"zone"`
	Language string `json:"language"`
	Owner    Person `json:"owner"` // the first operator
}

// Person is who gets the first invitation.
type Person struct {
	Mail      string `json:"mail"`
	FirstName string `json:"firstName"`
	LastName  string `json:"lastName"`
}

// Opened is what was opened; the first operator finds an invitation in his mail.
type Opened struct {
	Tenant string `json:"tenant"`
	User   string `json:"user"`
}

// OpenFirst opens the vendor's own tenant; it works once, ever.
func OpenFirst(ctx context.Context, t *table.Table, f First) (Opened, error) {
	ten, u, err := OpenVendor(ctx, t, Opening{Handle: f.Handle, Name: f.Name, Zone: f.Zone, Language: f.Language,
		Owner: user.Draft{Mail: f.Owner.Mail, FirstName: f.Owner.FirstName, LastName: f.Owner.LastName, Language: f.Language}})
	if err != nil {
		return Opened{}, err
	}
	return Opened{ten.ID, u.ID}, nil
}
