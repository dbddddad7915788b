package stories_test

import (
	"errors"
	"testing"

	"github.com/curfew/curfew/pkg/vendor"
)

// TestFirstOperator: the vendor's tenant is opened once, ever; its first owner is an operator and gets in by the link in his mail.
func TestFirstOperator(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := vendor.First{Handle: "werk", Name: "Werkbank GmbH", Zone: "Europe/Berlin", Language: "de", Owner: vendor.Person{Mail: "vera@werk.example", FirstName: "Vera", LastName: "Werk"}}
	if _, err := vendor.OpenFirst(t.Context(), w.product.Table, first); err != nil {
		t.Fatal(err)
	}
	first.Handle = "other"
	before := w.table()
	if _, err := vendor.OpenFirst(t.Context(), w.product.Table, first); !errors.Is(err, vendor.ErrOpened) {
		t.Errorf("opened twice: %v", err)
	}
	if after := w.table(); after != before {
		t.Errorf("the second attempt changed something:\n%s", difference(before, after))
	}
	w.wake()
	links := w.links("vera@werk.example")
	if len(links) != 1 {
		t.Fatalf("%d links", len(links))
	}
	w.must(ask{Method: "POST", Path: "/v1/passwords", Body: jsonOf(map[string]string{"link": links[0], "password": password})}, 204)
	in := w.must(ask{Method: "POST", Path: "/v1/sign-in", Body: jsonOf(map[string]string{"tenant": "werk", "mail": "vera@werk.example", "password": password})}, 200)
	w.must(ask{Method: "GET", Path: "/v1/tenants", Token: in.text("token")}, 200)
}
