//go:build ignore

// Command gather copies the interactive API reference from node_modules, compressed, to where it is built in.
package main

import (
	"bytes"
	"compress/gzip"
	"log"
	"os"
	"path/filepath"
)

func main() {
	from := filepath.Join("..", "..", "..", "node_modules", "swagger-ui-dist")
	for _, name := range []string{"swagger-ui-bundle.js", "swagger-ui.css"} {
		body, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			log.Fatal(err)
		}
		var packed bytes.Buffer
		w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		if _, err := w.Write(body); err != nil {
			log.Fatal(err)
		}
		if err := w.Close(); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("reference", name+".gz"), packed.Bytes(), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
