package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/curfew/curfew/pkg/table"
)

// write replaces a file as a whole, so that a run that is killed leaves the old one or the new one.
func (s *site) write(name string, v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	file := filepath.Join(s.dir, name)
	if err := os.WriteFile(file+".new", text, 0o600); err != nil {
		return err
	}
	return os.Rename(file+".new", file)
}

// keep saves every few seconds until ctx ends.
func (s *site) keep(ctx context.Context) {
	tick := time.NewTicker(3 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			s.save()
		}
	}
}

// close ends the engine.
func (s *site) close() { s.stop() }

// pour writes items as they are.
func pour(ctx context.Context, client *dynamodb.Client, items []table.Item) error {
	for some := range slices.Chunk(items, 25) {
		want := map[string][]types.WriteRequest{}
		for _, item := range some {
			want[tableName] = append(want[tableName], types.WriteRequest{PutRequest: &types.PutRequest{Item: item}})
		}
		for len(want) > 0 {
			out, err := client.BatchWriteItem(ctx, &dynamodb.BatchWriteItemInput{RequestItems: want})
			if err != nil {
				return err
			}
			want = out.UnprocessedItems
		}
	}
	return nil
}
