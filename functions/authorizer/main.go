// Command authorizer stands before the vendor's own API and asks of every request whether its session may act.
package main

import "github.com/curfew/curfew/pkg/app/web"

func main() { web.StartAuthorizer() }
