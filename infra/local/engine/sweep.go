package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
)

// brooms are the ports on which engines take orders to sweep, by endpoint.
var brooms sync.Map

// Sweep makes an engine that was started with Options.Sweep remove the items of all its tables whose ttl has passed, as DynamoDB
// does by itself some time later, and tells how many they were. The engine never does so unasked.
func Sweep(ctx context.Context, endpoint string) (removed int, err error) {
	port, _ := brooms.Load(endpoint)
	if port == nil || port == 0 {
		return 0, fmt.Errorf("the engine at %s was not started to be swept", endpoint)
	}
	order := `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"sweep_ttl","arguments":{}}}`
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, fmt.Sprintf("http://127.0.0.1:%d/mcp", port), strings.NewReader(order))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json, text/event-stream")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	var said struct {
		Result struct {
			Content []struct{ Text string }
			IsError bool
		}
	}
	if err := json.NewDecoder(answer.Body).Decode(&said); err != nil {
		return 0, fmt.Errorf("sweep: %s: %w", answer.Status, err)
	}
	if len(said.Result.Content) != 1 || said.Result.IsError {
		return 0, fmt.Errorf("sweep: %s: %+v", answer.Status, said.Result)
	}
	var swept struct {
		Items int `json:"items_deleted"`
	}
	if err := json.Unmarshal([]byte(said.Result.Content[0].Text), &swept); err != nil {
		return 0, fmt.Errorf("sweep: %q: %w", said.Result.Content[0].Text, err)
	}
	return swept.Items, nil
}
