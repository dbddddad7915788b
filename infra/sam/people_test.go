//go:build sam

package sam

import (
	"encoding/json"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/curfew/curfew/infra/local/engine"
	"github.com/curfew/curfew/pkg/table"
)

// people: the owner makes a user, who signs in and works; deactivated, his very next request is refused, here and in the vendor's
// product, and the vendor's systems hear of it.
func people(p *play) {
	const mail = "anna@muster.example"
	id := p.made(mail, "Anna", "Anders")
	anna := p.admit(handle, mail)
	anna.do("GET", "/v1/me", nil).want(200)
	p.knows(anna, true)
	p.owner.do("POST", "/v1/users/"+id+"/deactivate", nil).want(200)
	anna.do("GET", "/v1/me", nil).want(401)
	p.knows(anna, false)
	refused := caller{stack: p.stack}.do("POST", "/v1/sign-in", credentials(handle, mail)).want(403)
	if code := refused.field("code"); code != "deactivated" {
		p.t.Errorf("his sign-in is refused as %s", code)
	}
	p.tell("UserDeactivated", p.tenant+"/"+id, id)
}

// knows asks as the vendor's product does, in both ways, whether somebody may act.
func (p *play) knows(who caller, may bool) {
	p.t.Helper()
	if a := p.product.do("POST", "/v1/introspect", map[string]string{"token": who.token}).want(200); a.body["active"] != may {
		p.t.Errorf("introspection says %s, want %t", a.text, may)
	}
	var event map[string]any
	if err := json.Unmarshal(p.sample("authorizer"), &event); err != nil {
		p.t.Fatal(err)
	}
	event["identitySource"] = []string{"Bearer " + who.token}
	text, err := json.Marshal(event)
	if err != nil {
		p.t.Fatal(err)
	}
	if a := p.invoke("authorizer", text); a["isAuthorized"] != may {
		p.t.Errorf("the authorizer says %v, want %t", a, may)
	}
}

// tell does what the table's stream does: it hands follow-table the newest history entry of a partition, as the table holds it. The
// bus must hear of it, with the id.
func (p *play) tell(event, partition, id string) {
	p.t.Helper()
	if p.heard(event, id) {
		p.t.Fatalf("the bus heard %s before anybody told it", event)
	}
	entry := p.newest(partition)
	var batch map[string]any
	if err := json.Unmarshal(p.sample("follow-table"), &batch); err != nil {
		p.t.Fatal(err)
	}
	change := batch["Records"].([]any)[0].(map[string]any)["dynamodb"].(map[string]any)
	change["Keys"] = map[string]any{"partition": entry["partition"], "sort": entry["sort"]}
	change["NewImage"] = entry
	text, err := json.Marshal(batch)
	if err != nil {
		p.t.Fatal(err)
	}
	if answer := p.invoke("follow-table", text); len(answer["batchItemFailures"].([]any)) > 0 {
		p.t.Fatalf("follow-table answers %v", answer)
	}
	if !p.heard(event, id) {
		p.t.Errorf("the bus did not hear %s of %s", event, id)
	}
}

// newest is the last history entry of a partition in the notation of streams.
func (p *play) newest(partition string) map[string]json.RawMessage {
	p.t.Helper()
	found, err := engine.Client(p.db).Query(p.t.Context(), &dynamodb.QueryInput{TableName: aws.String(tableName), Limit: aws.Int32(1),
		ScanIndexForward: aws.Bool(false), KeyConditionExpression: aws.String("#p = :p AND begins_with(#s, :s)"),
		ExpressionAttributeNames: map[string]string{"#p": "partition", "#s": "sort"},
		ExpressionAttributeValues: map[string]types.AttributeValue{":p": &types.AttributeValueMemberS{Value: partition},
			":s": &types.AttributeValueMemberS{Value: table.Histories}}})
	if err != nil || len(found.Items) != 1 {
		p.t.Fatalf("no history entry of %s: %v", partition, err)
	}
	text, err := attributevalue.MarshalMapJSON(found.Items[0])
	if err != nil {
		p.t.Fatal(err)
	}
	var item map[string]json.RawMessage
	if err := json.Unmarshal(text, &item); err != nil {
		p.t.Fatal(err)
	}
	return item
}
