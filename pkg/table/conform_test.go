package table_test

import (
	"testing"

	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
)

// TestEngine holds the engine that product tests run on (dynoxide, or what ENGINE names) to the table's behaviour.
func TestEngine(t *testing.T) {
	t.Parallel()
	tabletest.Conform(t, func(t testing.TB) *table.Table { return tabletest.New(t).Table })
}

// TestMemory holds the in-memory form to the same.
func TestMemory(t *testing.T) {
	t.Parallel()
	tabletest.Conform(t, func(t testing.TB) *table.Table { return tabletest.Memory(t).Table })
}
