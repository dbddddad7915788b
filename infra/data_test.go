package infra_test

import (
	"crypto/x509"
	"encoding/pem"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/template"
	"github.com/curfew/curfew/pkg/table"
)

// TestTableIsTheOneOfTheCode: keys and indexes in the template are those of pkg/table, in its order.
func TestTableIsTheOneOfTheCode(t *testing.T) {
	p := root(t).Get("Resources", "Table", "Properties")
	same(t, table.Main, p)
	indexes := p.Get("GlobalSecondaryIndexes").Items()
	if len(indexes) != len(table.Indexes()) {
		t.Fatalf("%d indexes", len(indexes))
	}
	for i, want := range table.Indexes() {
		if name := indexes[i].Get("IndexName").Text(); name != want.Name {
			t.Errorf("index %d is %s, not %s", i, name, want.Name)
		}
		same(t, want, indexes[i])
		projection := table.Projection(want)
		if got := indexes[i].Get("Projection", "ProjectionType").Text(); got != string(projection.ProjectionType) {
			t.Errorf("index %s projects %s, not %s", want.Name, got, projection.ProjectionType)
		}
		if got := texts(indexes[i].Get("Projection", "NonKeyAttributes")); !slices.Equal(got, projection.NonKeyAttributes) {
			t.Errorf("index %s projects %v, not %v", want.Name, got, projection.NonKeyAttributes)
		}
	}
	for _, a := range p.Get("AttributeDefinitions").Items() {
		if a.Get("AttributeType").Text() != "S" {
			t.Errorf("%s is not text", a.Get("AttributeName").Text())
		}
	}
}

func same(t *testing.T, want table.Index, has template.Node) {
	t.Helper()
	keys := has.Get("KeySchema").Items()
	if len(keys) != 2 || keys[0].Get("AttributeName").Text() != want.Hash || keys[0].Get("KeyType").Text() != "HASH" ||
		keys[1].Get("AttributeName").Text() != want.Range || keys[1].Get("KeyType").Text() != "RANGE" {
		t.Errorf("keys of %q are not %s, %s", want.Name, want.Hash, want.Range)
	}
}

func texts(n template.Node) []string {
	var all []string
	for _, item := range n.Items() {
		all = append(all, item.Text())
	}
	return all
}

func TestTableIsKept(t *testing.T) {
	r := root(t).Get("Resources", "Table")
	p := r.Get("Properties")
	for what, ok := range map[string]bool{
		"kept when the stack goes":    r.Get("DeletionPolicy").Text() == "Retain" && r.Get("UpdateReplacePolicy").Text() == "Retain",
		"protected in production":     p.Get("DeletionProtectionEnabled").Tag() == "!If" && p.Get("DeletionProtectionEnabled").Items()[0].Text() == "IsProd",
		"backed up":                   p.Get("PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled").Text() == "true",
		"swept by ttl":                p.Get("TimeToLiveSpecification", "AttributeName").Text() == "ttl" && p.Get("TimeToLiveSpecification", "Enabled").Text() == "true",
		"streamed with both images":   p.Get("StreamSpecification", "StreamViewType").Text() == "NEW_AND_OLD_IMAGES",
		"without a name of its own":   !p.Get("TableName").Exists(),
		"paid by request, not volume": p.Get("BillingMode").Text() == "PAY_PER_REQUEST",
	} {
		if !ok {
			t.Errorf("the table is not %s", what)
		}
	}
}

// TestQueuesOutwaitTheirFunctions: a message must stay hidden for six times what the slowest function may take.
func TestQueuesOutwaitTheirFunctions(t *testing.T) {
	all, err := template.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	var slowest time.Duration
	for _, f := range all.Functions {
		slowest = max(slowest, f.Timeout)
	}
	resources, queues := root(t).Get("Resources"), 0
	for _, id := range resources.Keys() {
		if resources.Get(id, "Type").Text() != "AWS::SQS::Queue" {
			continue
		}
		queues++
		p := resources.Get(id, "Properties")
		if hidden := time.Duration(p.Get("VisibilityTimeout").Number()) * time.Second; hidden < 6*slowest {
			t.Errorf("%s hides for %s, less than six times %s", id, hidden, slowest)
		}
		if p.Get("MessageRetentionPeriod").Number() != 14*24*3600 || p.Get("SqsManagedSseEnabled").Text() != "true" {
			t.Errorf("%s is not kept for 14 days, encrypted", id)
		}
	}
	if queues != 2 {
		t.Errorf("%d queues seen", queues)
	}
}

// TestRoots: exactly the five roots that AWS's endpoints chain to, none of them about to expire.
func TestRoots(t *testing.T) {
	rest, err := os.ReadFile("roots/amazon-ca.pem")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for block, more := pem.Decode(rest); block != nil; block, more = pem.Decode(more) {
		c, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.CheckSignatureFrom(c); err != nil || !c.IsCA {
			t.Errorf("%s is not a root: %v", c.Subject.CommonName, err)
		}
		if c.NotAfter.Before(time.Now().AddDate(1, 0, 0)) {
			t.Errorf("%s ends %s", c.Subject.CommonName, c.NotAfter)
		}
		names = append(names, c.Subject.CommonName)
	}
	want := "Amazon Root CA 1, Amazon Root CA 2, Amazon Root CA 3, Amazon Root CA 4, Starfield Services Root Certificate Authority - G2"
	if got := strings.Join(names, ", "); got != want {
		t.Errorf("roots: %s", got)
	}
}

// TestAlarmsAreExplained: infra/README.md has one heading per alarm, and none for an alarm that is gone.
func TestAlarmsAreExplained(t *testing.T) {
	alarms, err := template.Load("alarms.yaml")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var headings, want []string
	for line := range strings.Lines(string(readme)) {
		if name, ok := strings.CutPrefix(line, "### "); ok {
			headings = append(headings, strings.TrimSpace(name))
		}
	}
	for _, id := range alarms.Get("Resources").Keys() {
		if alarms.Get("Resources", id, "Type").Text() == "AWS::CloudWatch::Alarm" {
			want = append(want, id)
		}
	}
	if len(want) < 15 || !slices.Equal(headings, want) {
		t.Errorf("headings %v\nalarms %v", headings, want)
	}
	given := root(t).Get("Resources", "Alarms", "Properties", "Parameters").Keys()
	if !slices.Equal(given, alarms.Get("Parameters").Keys()) {
		t.Errorf("template.yaml gives %v, alarms.yaml takes %v", given, alarms.Get("Parameters").Keys())
	}
}
