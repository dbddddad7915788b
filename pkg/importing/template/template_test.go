package template_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/curfew/curfew/pkg/actor"
	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/importing"
	"github.com/curfew/curfew/pkg/importing/template"
	"github.com/curfew/curfew/pkg/table"
	"github.com/curfew/curfew/pkg/table/tabletest"
)

// TestReadsBack: once people are filled in, with everything that the drop-downs offer, the template rehearses without an error, in each
// language.
func TestReadsBack(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"de", "en", "fr", "it"} {
		w := tabletest.Memory(t)
		content, err := template.XLSX(lang)
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		name := f.GetSheetName(0)
		rows := 0
		set := func(row int, column string, v string) {
			if err := f.SetCellStr(name, fmt.Sprint(column, row), v); err != nil {
				t.Fatal(err)
			}
		}
		for c, field := range importing.Fields() {
			column := string(rune('A' + c))
			offered := []string{""}
			for i := 1; ; i++ {
				v, err := f.GetCellValue("lists", fmt.Sprint(column, i))
				if err != nil {
					t.Fatal(err)
				}
				if v == "" {
					break
				}
				offered = append(offered, v)
			}
			for _, v := range offered {
				rows++
				set(rows+1, "A", fmt.Sprintf("p%d@muster.example", rows))
				set(rows+1, "B", "Anna")
				set(rows+1, "C", "Ärger")
				set(rows+1, "G", "Executive")
				if v != "" {
					set(rows+1, column, v)
				}
				if field == "administrator" {
					set(rows+1, "G", "Executive")
				}
			}
		}
		filled, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		by := folder.By{Actor: actor.Actor{Kind: actor.Person, User: "usr_1"}, Administrator: true}
		i, err := importing.Rehearse(t.Context(), w.Table, by, "ten_1", filled.Bytes(), func(context.Context, string, ...string) ([]time.Time, error) { return nil, nil }, nil)
		if err != nil || i.Format != "xlsx" || rows < 400 || i.Counts[importing.Create] != rows || len(i.Counts) != 1 {
			lines, _, _ := i.Lines(t.Context(), w.Table, 1000, table.Position(nil))
			for _, r := range lines {
				if r.Verdict == importing.Error {
					t.Errorf("%s: %+v", lang, r)
				}
			}
			t.Fatalf("%s: %d rows, %+v, %v", lang, rows, i.Counts, err)
		}
	}
}
