package table

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// Create makes the table, if it is not there, with its indexes and TTL, as template.yaml declares it, for local engines and tests; streams only when
// asked for, since a local engine slows down with them.
func Create(ctx context.Context, client *dynamodb.Client, name string, stream bool) error {
	in := &dynamodb.CreateTableInput{TableName: &name, BillingMode: types.BillingModePayPerRequest,
		KeySchema: schema(Main), AttributeDefinitions: definitions(Main)}
	for _, index := range Indexes() {
		for _, d := range definitions(index) {
			if !slices.ContainsFunc(in.AttributeDefinitions, func(have types.AttributeDefinition) bool { return *have.AttributeName == *d.AttributeName }) {
				in.AttributeDefinitions = append(in.AttributeDefinitions, d)
			}
		}
		in.GlobalSecondaryIndexes = append(in.GlobalSecondaryIndexes, types.GlobalSecondaryIndex{
			IndexName: aws.String(index.Name), KeySchema: schema(index), Projection: Projection(index)})
	}
	if stream {
		in.StreamSpecification = &types.StreamSpecification{StreamEnabled: aws.Bool(true), StreamViewType: types.StreamViewTypeNewAndOldImages}
	}
	var there *types.ResourceInUseException // our own first try, whose answer was lost, or somebody beside us
	if _, err := client.CreateTable(ctx, in); err != nil && !errors.As(err, &there) {
		return err
	}
	waiter := dynamodb.NewTableExistsWaiter(client, func(o *dynamodb.TableExistsWaiterOptions) {
		o.MinDelay, o.MaxDelay = 5*time.Millisecond, 50*time.Millisecond
	})
	if err := waiter.Wait(ctx, &dynamodb.DescribeTableInput{TableName: &name}, time.Minute); err != nil {
		return err
	}
	_, err := client.UpdateTimeToLive(ctx, &dynamodb.UpdateTimeToLiveInput{TableName: &name,
		TimeToLiveSpecification: &types.TimeToLiveSpecification{AttributeName: aws.String("ttl"), Enabled: aws.Bool(true)}})
	return err
}

// Projection is what an index shows of an item beside the keys.
func Projection(index Index) *types.Projection {
	switch index {
	case Due:
		return &types.Projection{ProjectionType: types.ProjectionTypeKeysOnly}
	case Idle:
		return &types.Projection{ProjectionType: types.ProjectionTypeInclude, NonKeyAttributes: []string{"anchor", "warning"}}
	}
	return &types.Projection{ProjectionType: types.ProjectionTypeAll}
}

func schema(index Index) []types.KeySchemaElement {
	return []types.KeySchemaElement{
		{AttributeName: aws.String(index.Hash), KeyType: types.KeyTypeHash},
		{AttributeName: aws.String(index.Range), KeyType: types.KeyTypeRange},
	}
}

func definitions(index Index) []types.AttributeDefinition {
	return []types.AttributeDefinition{
		{AttributeName: aws.String(index.Hash), AttributeType: types.ScalarAttributeTypeS},
		{AttributeName: aws.String(index.Range), AttributeType: types.ScalarAttributeTypeS},
	}
}
