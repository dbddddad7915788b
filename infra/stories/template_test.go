package stories_test

import (
	"bytes"
	"encoding/base64"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestTemplateReadsBack: the file that people are given to fill in is understood when it comes back, in each language and format.
func TestTemplateReadsBack(t *testing.T) {
	t.Parallel()
	c := muster(t, 5, 5)
	olga := c.people["olga"]
	token := c.tokenOf(olga)
	for _, lang := range []string{"de", "en", "fr"} {
		c.must(ask{Method: "PATCH", Path: "/v1/users/" + olga.id, Token: token, Body: jsonOf(map[string]string{"language": lang}),
			Headers: map[string]string{"If-Match": c.do(ask{Method: "GET", Path: "/v1/users/" + olga.id, Token: token}).Headers["etag"]}}, 200)
		for _, format := range []string{"csv", "xlsx"} {
			content := []byte(c.do(ask{Method: "GET", Path: "/v1/imports/template?format=" + format, Token: token}).Raw)
			if format == "xlsx" {
				content = filled(t, content, "nina@muster.example", "Nina", "Ärger")
			}
			i := c.do(ask{Method: "POST", Path: "/v1/imports", Token: token, Body: jsonOf(map[string]string{"name": "x", "content": base64.StdEncoding.EncodeToString(content)})})
			if i.Status != 201 || i.text("format") != format || i.text("rows") != "1" || i.text("counts.create") != "1" {
				t.Errorf("%s in %s: %d %s", format, lang, i.Status, i.Raw)
			}
		}
	}
}

// filled is a workbook with a person in its second row.
func filled(t *testing.T, content []byte, cells ...string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetRow(f.GetSheetName(0), "A2", &cells); err != nil {
		t.Fatal(err)
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
