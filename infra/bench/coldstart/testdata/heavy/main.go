// Command heavy starts slowly, allocates while it does, and uses its table: the player must notice all three.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/lambda"
)

var words = func() map[string]string {
	m := map[string]string{}
	for i := range 50_000 {
		m[fmt.Sprint("word ", i)] = fmt.Sprint(i)
	}
	return m
}()

func main() {
	lambda.Start(func(ctx context.Context, event json.RawMessage) (map[string]int, error) {
		r, err := http.Post(os.Getenv("AWS_ENDPOINT_URL_DYNAMODB"), "application/x-amz-json-1.0", strings.NewReader("{}"))
		if err != nil {
			return nil, err
		}
		defer r.Body.Close()
		var answer struct{ Items []any }
		if err := json.NewDecoder(r.Body).Decode(&answer); err != nil || answer.Items == nil {
			return nil, fmt.Errorf("the table answered %v, %v", answer, err)
		}
		if _, ok := ctx.Deadline(); !ok || string(event) != `{"wake":1}` {
			return nil, fmt.Errorf("no deadline, or the event %s", event)
		}
		return map[string]int{"words": len(words)}, nil
	})
}
