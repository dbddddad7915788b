//go:build sam

package sam

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/curfew/curfew/infra/local/engine"
	"github.com/curfew/curfew/pkg/table"
)

const tableName = "curfew"

// stack is the product under sam local and what stands beside it.
type stack struct {
	t       *testing.T
	network string          // the containers' network; what is on it is ours and goes with it
	api     string          // SAM's gateway, as this machine sees it
	db      string          // the engine, as this machine sees it
	mailbox string          // mail and bus, as this machine sees them
	env     string          // file with the variables that functions get
	invoked map[string]bool // functions that `sam local invoke` ran
}

// up starts everything and takes it down when the test ends.
func up(t *testing.T) *stack {
	t.Helper()
	s := &stack{t: t, network: fmt.Sprintf("curfew-%d", os.Getpid()), api: "http://127.0.0.1:" + freePort(t), invoked: map[string]bool{}}
	s.docker("network", "create", s.network)
	t.Cleanup(s.down)
	s.db = s.container("dynamodb", "8000", "curfew-dynamodb")
	s.mailbox = s.container("mailbox", "8005", "curfew-mailbox")
	s.environment()
	s.until("the engine answers", func() bool { return answers(s.db) })
	s.until("the mailbox answers", func() bool { return answers(s.mailbox) })
	if err := table.Create(t.Context(), engine.Client(s.db), tableName, false); err != nil {
		t.Fatal(err)
	}
	s.gateway()
	return s
}

// container runs an image beside the functions, under a name they can reach, and returns its URL on this machine.
func (s *stack) container(name, port, image string) string {
	id := s.docker("run", "-d", "--network", s.network, "--network-alias", name, "-p", "127.0.0.1::"+port, image)
	return "http://" + strings.TrimSpace(strings.Split(s.docker("port", id, port+"/tcp"), "\n")[0])
}

// environment writes the variables that functions get. SAM overrides only what template.yaml declares.
func (s *stack) environment() {
	variables := map[string]map[string]string{"Parameters": {
		"TABLE": tableName, "BUS": "curfew", "MAIL_FROM": "curfew@example.com", "MAIL_SET": "MailSet", "PUBLIC_URL": s.api,
		"PRODUCT_NAME": "Curfew Demo", "PRODUCT_URL": "https://product.example.com",
		"GETTING_TO_KNOW_URL":       "https://product.example.com/tour",
		"AWS_ENDPOINT_URL_DYNAMODB": "http://dynamodb:8000", "AWS_ENDPOINT_URL_SESV2": "http://mailbox:8005",
		"AWS_ENDPOINT_URL_EVENTBRIDGE": "http://mailbox:8005",
	}}
	text, err := json.Marshal(variables)
	if err != nil {
		s.t.Fatal(err)
	}
	s.env = filepath.Join(s.t.TempDir(), "env.json")
	if err := os.WriteFile(s.env, text, 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// gateway runs `sam local start-api` until the test ends, and shows what it said if the test failed.
func (s *stack) gateway() {
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(s.api, "http://"))
	cmd := s.sam("local", "start-api", "--port", port, "--warm-containers", "LAZY")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		if _ = cmd.Wait(); s.t.Failed() {
			s.t.Logf("sam local start-api said:\n%s", tail(said.String(), 8000))
		}
	})
	s.until("the gateway answers", func() bool {
		c, err := net.DialTimeout("tcp", strings.TrimPrefix(s.api, "http://"), time.Second)
		if err == nil {
			_ = c.Close()
		}
		return err == nil
	})
}

// sam is a call of SAM CLI that finds the built template, our image and our network. Its environment is clean: SAM hands
// the shell's variables to functions.
func (s *stack) sam(args ...string) *exec.Cmd {
	args = append(args, "--template", ".aws-sam/build/template.yaml", "--env-vars", s.env, "--docker-network", s.network,
		"--invoke-image", os.Getenv("IMAGE"), "--skip-pull-image", "--parameter-overrides",
		"Architecture="+os.Getenv("ARCHITECTURE")+" SenderAddress=curfew@example.com PublicUrl="+s.api+
			" ProductUrl=https://product.example.com GettingToKnowUrl=https://product.example.com/tour")
	cmd := exec.Command(os.Getenv("SAM"), args...)
	cmd.Dir = "../.."
	for _, name := range []string{"PATH", "HOME", "DOCKER_HOST", "SAM_CLI_TELEMETRY", "AWS_DEFAULT_REGION",
		"AWS_EC2_METADATA_DISABLED", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"} {
		if value, set := os.LookupEnv(name); set {
			cmd.Env = append(cmd.Env, name+"="+value)
		}
	}
	return cmd
}

func (s *stack) down() {
	if ids := strings.Fields(s.docker("ps", "-aq", "--filter", "network="+s.network)); len(ids) > 0 {
		s.docker(append([]string{"rm", "-f", "-v"}, ids...)...)
	}
	s.docker("network", "rm", s.network)
}

func (s *stack) docker(args ...string) string {
	out, err := exec.Command("docker", args...).CombinedOutput()
	if err != nil {
		s.t.Fatalf("docker %s: %v\n%s", args[0], err, out)
	}
	return strings.TrimSpace(string(out))
}

func (s *stack) until(what string, done func() bool) {
	s.t.Helper()
	for deadline := time.Now().Add(time.Minute); !done(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("waited a minute until %s", what)
		}
	}
}

func answers(url string) bool {
	r, err := client.Get(url)
	if err == nil {
		_ = r.Body.Close()
	}
	return err == nil
}

func freePort(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

func tail(text string, n int) string { return text[max(0, len(text)-n):] }
