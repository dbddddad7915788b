package table

import (
	"context"
	"errors"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/expression"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// Dynamo is the engine of the product: one DynamoDB table.
type Dynamo struct {
	Client *dynamodb.Client
	Name   string // of the table
}

// Write is one TransactWriteItems, without the SDK's own retries: Commit decides what a lost answer means.
func (d Dynamo) Write(ctx context.Context, actions []Write, now time.Time) error {
	in := &dynamodb.TransactWriteItemsInput{TransactItems: make([]types.TransactWriteItem, len(actions))}
	for i, a := range actions {
		item, err := d.action(a, now)
		if err != nil {
			return mistake(a.key, "%w", err)
		}
		in.TransactItems[i] = item
	}
	_, err := d.Client.TransactWriteItems(ctx, in, func(o *dynamodb.Options) { o.Retryer = aws.NopRetryer{} })
	return verdict(err)
}

func (d Dynamo) action(a Write, now time.Time) (types.TransactWriteItem, error) {
	e, err := build(a, now)
	if err != nil {
		return types.TransactWriteItem{}, err
	}
	old := types.ReturnValuesOnConditionCheckFailureAllOld
	switch a.act {
	case put:
		return types.TransactWriteItem{Put: &types.Put{TableName: &d.Name, Item: a.item, ConditionExpression: e.Condition(),
			ExpressionAttributeNames: e.Names(), ExpressionAttributeValues: e.Values(), ReturnValuesOnConditionCheckFailure: old}}, nil
	case change:
		return types.TransactWriteItem{Update: &types.Update{TableName: &d.Name, Key: attributes(a.key), ConditionExpression: e.Condition(),
			UpdateExpression: e.Update(), ExpressionAttributeNames: e.Names(), ExpressionAttributeValues: e.Values(),
			ReturnValuesOnConditionCheckFailure: old}}, nil
	case remove:
		return types.TransactWriteItem{Delete: &types.Delete{TableName: &d.Name, Key: attributes(a.key), ConditionExpression: e.Condition(),
			ExpressionAttributeNames: e.Names(), ExpressionAttributeValues: e.Values(), ReturnValuesOnConditionCheckFailure: old}}, nil
	default:
		return types.TransactWriteItem{ConditionCheck: &types.ConditionCheck{TableName: &d.Name, Key: attributes(a.key),
			ConditionExpression: e.Condition(), ExpressionAttributeNames: e.Names(), ExpressionAttributeValues: e.Values(),
			ReturnValuesOnConditionCheckFailure: old}}, nil
	}
}

// build is the action's expression; an action without condition and edit has none.
func build(a Write, now time.Time) (expression.Expression, error) {
	b := expression.NewBuilder()
	if len(a.guards) > 0 {
		whole := a.guards[0].build(now)
		for _, g := range a.guards[1:] {
			whole = whole.And(g.build(now))
		}
		b = b.WithCondition(whole)
	}
	if a.act == change {
		b = b.WithUpdate(edits(a.changes))
	}
	if len(a.guards) == 0 && a.act != change {
		return expression.Expression{}, nil
	}
	return b.Build()
}

func edits(changes []Edit) expression.UpdateBuilder {
	var u expression.UpdateBuilder
	for _, c := range changes {
		name := expression.Name(c.path)
		switch c.editing {
		case set:
			u = u.Set(name, expression.Value(value(c.value)))
		case unset:
			u = u.Remove(name)
		case add:
			u = u.Add(name, expression.Value(c.value))
		case insert:
			u = u.Add(name, expression.Value(members(c.value)))
		case drop:
			u = u.Delete(name, expression.Value(members(c.value)))
		}
	}
	return u
}

func members(member any) types.AttributeValue {
	return &types.AttributeValueMemberSS{Value: []string{member.(string)}}
}

// Read is one strongly consistent BatchGetItem; keys the engine left out are asked for again.
func (d Dynamo) Read(ctx context.Context, keys []Key) ([]Item, error) {
	found := make(map[Key]Item, len(keys))
	want := make([]map[string]types.AttributeValue, 0, len(keys))
	for _, k := range keys {
		if _, twice := found[k]; !twice {
			found[k] = nil
			want = append(want, attributes(k))
		}
	}
	for attempt := 0; len(want) > 0; attempt++ {
		if attempt == attempts {
			return nil, errors.New("keys remain unprocessed")
		}
		if attempt > 0 {
			if err := pause(ctx, attempt); err != nil {
				return nil, err
			}
		}
		out, err := d.Client.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{RequestItems: map[string]types.KeysAndAttributes{
			d.Name: {Keys: want, ConsistentRead: aws.Bool(true)}}})
		if err != nil {
			return nil, err
		}
		for _, item := range out.Responses[d.Name] {
			found[Item(item).Key()] = item
		}
		want = out.UnprocessedKeys[d.Name].Keys
	}
	items := make([]Item, len(keys))
	for i, k := range keys {
		items[i] = found[k]
	}
	return items, nil
}

// Query is one page; the base table is read strongly consistent, an index as it stands.
func (d Dynamo) Query(ctx context.Context, q Query) (Page, error) {
	cond := expression.Key(q.Index.Hash).Equal(expression.Value(q.Partition))
	rng := expression.Key(q.Index.Range)
	switch {
	case q.Prefix != "":
		cond = cond.And(rng.BeginsWith(q.Prefix))
	case q.From != "" && q.To != "":
		cond = cond.And(rng.Between(expression.Value(q.From), expression.Value(q.To)))
	case q.From != "":
		cond = cond.And(rng.GreaterThanEqual(expression.Value(q.From)))
	case q.To != "":
		cond = cond.And(rng.LessThanEqual(expression.Value(q.To)))
	}
	e, err := expression.NewBuilder().WithKeyCondition(cond).Build()
	if err != nil {
		return Page{}, err
	}
	in := &dynamodb.QueryInput{TableName: &d.Name, KeyConditionExpression: e.KeyCondition(), ExpressionAttributeNames: e.Names(),
		ExpressionAttributeValues: e.Values(), ScanIndexForward: aws.Bool(!q.Backward), ExclusiveStartKey: q.After.attributes()}
	if q.Index.Name == "" {
		in.ConsistentRead = aws.Bool(true)
	} else {
		in.IndexName = aws.String(q.Index.Name)
	}
	if q.Limit > 0 {
		in.Limit = aws.Int32(int32(q.Limit))
	}
	out, err := d.Client.Query(ctx, in)
	if err != nil {
		return Page{}, err
	}
	page := Page{Next: position(out.LastEvaluatedKey)}
	for _, item := range out.Items {
		page.Items = append(page.Items, item)
	}
	return page, nil
}

func attributes(k Key) map[string]types.AttributeValue {
	return map[string]types.AttributeValue{"partition": value(k.Partition), "sort": value(k.Sort)}
}

func (p Position) attributes() map[string]types.AttributeValue {
	if p == nil {
		return nil
	}
	m := make(map[string]types.AttributeValue, len(p))
	for name, v := range p {
		m[name] = value(v)
	}
	return m
}

func position(last map[string]types.AttributeValue) Position {
	if len(last) == 0 {
		return nil
	}
	p := make(Position, len(last))
	for name := range last {
		p[name] = Item(last).Text(name)
	}
	return p
}
