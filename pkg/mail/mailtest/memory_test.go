package mailtest_test

import (
	"context"
	"errors"
	"testing"

	"github.com/curfew/curfew/pkg/mail"
	"github.com/curfew/curfew/pkg/mail/mailtest"
)

func to(address string) mail.Message {
	return mail.Message{To: address, From: "no-reply@werkbank.example", Subject: "Ihr Zugang", Text: "Guten Tag\n"}
}

func TestMemory(t *testing.T) {
	answers := []mailtest.Answer{mailtest.Accept, mailtest.Refuse, mailtest.Later, mailtest.Fail, mailtest.Lose, mailtest.Accept}
	box := &mailtest.Memory{Seam: func(n int, m mail.Message) mailtest.Answer {
		if m.Headers["Auto-Submitted"] == "" {
			t.Error("the seam does not see the message as it goes out")
		}
		return answers[n-1]
	}}
	for i, want := range []error{nil, mail.ErrRefused, mail.ErrLater, mail.ErrUnknown, mail.ErrUnknown, nil} {
		id, err := box.Send(context.Background(), to("Anna@muster.example"))
		if !errors.Is(err, want) || (err == nil) != (id != "") {
			t.Errorf("%d: %q, %v; want %v", i, id, err, want)
		}
	}
	if got := box.To("anna@MUSTER.example"); len(got) != 3 || got[0].ID != "memory-000001" || got[1].ID != "memory-000005" {
		t.Errorf("taken: %v", got)
	}
	if len(box.To("bert@muster.example")) != 0 || len(box.To("nobody")) != 0 {
		t.Error("letters of others")
	}
	box.Clear()
	if len(box.Sent()) != 0 {
		t.Error("not cleared")
	}
}

func TestMemoryWithoutSeam(t *testing.T) {
	var box mailtest.Memory
	if _, err := box.Send(context.Background(), to("nobody")); !errors.Is(err, mail.ErrRefused) {
		t.Errorf("no address: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := box.Send(ctx, to("anna@muster.example")); !errors.Is(err, mail.ErrLater) {
		t.Errorf("cancelled: %v", err)
	}
	if id, err := box.Send(context.Background(), to("anna@muster.example")); id != "memory-000001" || err != nil {
		t.Errorf("%q, %v", id, err)
	}
}
