// Command follow-table tells the vendor's systems what changed.
package main

import "github.com/curfew/curfew/pkg/app/publishing"

func main() { publishing.Start() }
