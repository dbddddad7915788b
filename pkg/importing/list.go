package importing

import (
	"context"
	"strings"

	"github.com/curfew/curfew/pkg/table"
)

// List are the imports of a tenant that still exist, newest first, at most so many. An import's parts stand behind it, so each step
// finds the newest that is left by its last part and goes on before it: two small reads per import.
func List(ctx context.Context, t *table.Table, in string, most int) ([]Import, error) {
	list, now := []Import{}, t.Now()
	q := table.Query{Index: table.Main, Partition: in, Prefix: table.Imports, Backward: true, Limit: 1}
	for len(list) < most {
		p, err := t.Query(ctx, q)
		if err != nil || len(p.Items) == 0 {
			return list, err
		}
		id, _, _ := strings.Cut(strings.TrimPrefix(p.Items[0].Key().Sort, table.Imports), "/")
		key := table.Import(in, id)
		i, there, err := table.Get[Import](ctx, t, key)
		if err != nil {
			return nil, err
		}
		// One that is over may not be swept away yet.
		if there && now.Unix() < i.TTL && (i.Job != "" || now.Before(i.Created.Add(Kept))) {
			list = append(list, i)
		}
		q.After = table.Position{table.Main.Hash: key.Partition, table.Main.Range: key.Sort}
	}
	return list, nil
}
