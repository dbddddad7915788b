package letters_test

import (
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// Text is read on every ground it stands on, in the light and in the dark form: at least 4.5 to 1 (WCAG 2.2, SC 1.4.3).
func TestContrast(t *testing.T) {
	layout, err := os.ReadFile("layout.html")
	if err != nil {
		t.Fatal(err)
	}
	pairs := [][2]string{
		{"#1f2937", "#ffffff"}, {"#4b5563", "#ffffff"}, {"#4b5563", "#f3f4f6"}, {"#1d4ed8", "#ffffff"}, {"#ffffff", "#1d4ed8"},
		{"#1f2937", "#fef3c7"},
		{"#f3f4f6", "#1f2937"}, {"#cbd5e1", "#1f2937"}, {"#cbd5e1", "#111827"}, {"#93c5fd", "#1f2937"}, {"#111827", "#93c5fd"},
		{"#fef3c7", "#3f2f10"},
	}
	known := map[string]bool{"#e5e7eb": true, "#374151": true, "#b45309": true, "#fbbf24": true} // lines only
	for _, p := range pairs {
		known[p[0]], known[p[1]] = true, true
		if ratio := contrast(p[0], p[1]); ratio < 4.5 {
			t.Errorf("%s on %s: %.2f", p[0], p[1], ratio)
		}
	}
	found := 0
	for rest := string(layout); ; found++ {
		i := strings.IndexByte(rest, '#')
		if i < 0 {
			break
		}
		if colour := rest[i : i+7]; !known[colour] {
			t.Errorf("nobody measured %s", colour)
		}
		rest = rest[i+7:]
	}
	if found < 30 {
		t.Errorf("saw %d colours only", found)
	}
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(colour string) float64 {
	part := func(i int) float64 {
		n, _ := strconv.ParseUint(colour[i:i+2], 16, 8)
		c := float64(n) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(1) + 0.7152*part(3) + 0.0722*part(5)
}
