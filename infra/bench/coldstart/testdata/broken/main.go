// Command broken ends before it asks for an invocation, or fails it when told so.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
)

func main() {
	if os.Getenv("TABLE") == "" || os.Getenv("FAIL") == "" {
		fmt.Fprintln(os.Stderr, "no table, no start")
		os.Exit(3)
	}
	lambda.Start(func(context.Context, json.RawMessage) error { return errors.New("failed as told") })
}
