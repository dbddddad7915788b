// Package web holds the console as `make console` built it; its sources stand beside this file.
//
// Rule: everything compiles without Node. dist.txt is always there for the pattern to match; dist is, once the console was built.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist*
var built embed.FS

// Files are index.html, assets/ and what else the build wrote, each packed as .br and .gz beside itself; nothing when it was not built.
func Files() fs.FS {
	files, _ := fs.Sub(built, "dist") // fails for a bad path only
	return files
}
