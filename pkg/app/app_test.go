package app

import (
	"testing"
	"time"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

// A service that takes a request and never answers must not use up the time of a whole function: no call waits longer than
// half of the shortest (template.yaml, Globals: 10 s).
func TestSilence(t *testing.T) {
	client, ok := config().HTTPClient.(*awshttp.BuildableClient)
	if !ok {
		t.Fatalf("the client is %T", config().HTTPClient)
	}
	if d := client.GetTimeout(); d <= 0 || d > 5*time.Second {
		t.Errorf("a call waits %v", d)
	}
}
