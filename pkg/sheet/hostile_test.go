package sheet_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/pkg/sheet"
	"github.com/curfew/curfew/pkg/sheet/sheettest"
)

// many is a workbook of as many copies of a record as a file holds, after what comes first.
func many(first []byte, id uint16, data ...byte) []byte {
	stream := append(sheettest.Stream(nil)[:20:20], first...)
	record := append(binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(nil, id), uint16(len(data))), data...)
	stream = append(stream, bytes.Repeat(record, (4<<20-len(stream)-1024)/len(record))...)
	return append(stream, 0x0A, 0, 0, 0)
}

// zipped is an archive of the given parts.
func zipped(t *testing.T, parts func(add func(name, text string))) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	parts(func(name, text string) {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func workbookOf(data, shared string) func(func(name, text string)) {
	return func(add func(name, text string)) {
		add("xl/workbook.xml", `<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`)
		add("xl/_rels/workbook.xml.rels", `<R><Relationship Id="r1" Type="/worksheet" Target="s.xml"/><Relationship Id="r2" Type="/sharedStrings" Target="t.xml"/></R>`)
		add("xl/s.xml", "<worksheet><sheetData>"+data+"</sheetData></worksheet>")
		add("xl/t.xml", "<sst>"+shared+"</sst>")
	}
}

// TestHostileMemory: files made to be costly stay within what Standard promises, in memory and time, whatever the verdict.
func TestHostileMemory(t *testing.T) {
	var inline strings.Builder
	for range 10_000 {
		inline.WriteString("<row>" + strings.Repeat("<c t='str'><v>some 8 b</v></c>", 64) + "</row>")
	}
	var shared strings.Builder
	for i := range 600_000 {
		fmt.Fprintf(&shared, "<si><t>%09d</t></si>", i)
	}
	sst := many(nil, 0xFC, append([]byte{0, 0, 0, 0, 255, 255, 255, 0}, bytes.Repeat([]byte{1, 0, 0, 'x'}, 2054)...)...)
	directory := sheettest.Container("Workbook", bytes.Repeat([]byte{1, 0, 2, 0}, 1<<20-12_000))
	binary.LittleEndian.PutUint32(directory[48:], 0) // all of the stream is the directory
	for name, content := range map[string][]byte{
		"shared texts of xls":  sst,
		"continuations":        many(many([]byte{0xFC, 0, 8, 0, 0, 0, 0, 0, 255, 255, 255, 0}, 0x3C)[20:24], 0x3C),
		"sheets":               many(nil, 0x85, 0, 0, 0, 0, 1, 0, 1, 0, 'x'),
		"formats":              many(nil, 0xE0, 0, 0, 0, 0),
		"number formats":       many(nil, 0x41E, 1, 0, 1, 0, 0, 'd'),
		"cells of xlsx":        zipped(t, workbookOf(inline.String(), "")),
		"shared texts of xlsx": zipped(t, workbookOf("", shared.String())),
		"parts of an archive": zipped(t, func(add func(name, text string)) {
			for i := range 36_000 {
				add(fmt.Sprint(i), "")
			}
		}),
		"directory of a container": directory,
		"separators":               bytes.Repeat([]byte(";"), 4<<20),
		"quotes":                   []byte(`"` + strings.Repeat(`""`, 2<<20-2) + `"`),
	} {
		var verdict error
		cost, _ := sheettest.Measure(func() error {
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
			defer cancel()
			_, verdict = sheet.Open(ctx, content, sheet.Standard())
			return nil
		})
		t.Logf("%-24s %5d kB file, %5d ms, %3d MiB at most: %v", name, len(content)>>10, cost.Time.Milliseconds(), cost.Peak>>20, verdict)
		var p *sheet.Panic
		if cost.Peak > 64<<20 || cost.Time > 10*time.Second || errors.As(verdict, &p) {
			t.Errorf("%s: %v", name, cost)
		}
	}
}
