package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/curfew/curfew/pkg/fault"
	"github.com/curfew/curfew/pkg/serve"
)

// Problem is every answer that is no success (RFC 9457).
type Problem struct {
	Type    string   `json:"type" doc:"urn:curfew:problem: and the code"`
	Title   string   `json:"title" doc:"What went wrong, in the reader's language"`
	Status  int      `json:"status"`
	Detail  string   `json:"detail,omitempty" doc:"How to mend it"`
	Code    string   `json:"code" doc:"Stable and English, for programs"`
	Why     string   `json:"why,omitempty" doc:"With code ended: session, grant, deactivated, suspended or rights"`
	Ended   string   `json:"ended,omitempty" format:"date-time" doc:"With code ended: since when, where that is known for sure"`
	Request string   `json:"request,omitempty" doc:"Id of the request, for support"`
	Errors  []Defect `json:"errors,omitempty" doc:"Which fields"`

	retry time.Duration
	facts map[string]string
}

// Defect is what is wrong with one field.
type Defect struct {
	Pointer string `json:"pointer" doc:"JSON pointer into the body, or the parameter's name"`
	Detail  string `json:"detail"`
}

// Faults of the edge itself.
var (
	errUndecided = errors.New("a handler was reached without a decision")
	errNoRoute   = fault.New(fault.NotFound, "not_found", "There is no such thing here.")
	errBadBody   = fault.New(fault.Invalid, "bad_json", "The body is not one JSON object with each field once.")
	errMedia     = fault.New(fault.Unsupported, "unsupported_media_type", "Send the body as Content-Type: application/json.")
	errTooLarge  = fault.New(fault.TooLarge, "too_large", "The body is larger than 256 KiB.")
	errInternal  = fault.New(fault.Unavailable, "internal", "Something went wrong on our side; please try again.")
	errMatch     = fault.New(fault.Required, "if_match_missing", "Send If-Match with the ETag you have seen, so that nobody's change is lost.")
	errPage      = fault.New(fault.Invalid, "bad_page_token", "The page token does not belong to this list; begin again without it.").At("page_token")
	errRepeat    = fault.New(fault.Conflict, "already_done", "A request with this Idempotency-Key was carried out; what it showed once is not shown again.")
	errOtherBody = fault.New(fault.Invalid, "key_reused", "This Idempotency-Key was used with another request.")
)

var statuses = map[fault.Kind]int{fault.Invalid: 422, fault.Malformed: 400, fault.Unauthenticated: 401, fault.Forbidden: 403, fault.NotFound: 404, fault.Conflict: 409,
	fault.Stale: 412, fault.TooLarge: 413, fault.Unsupported: 415, fault.Required: 428, fault.Throttled: 429, fault.Unavailable: 503}

// problem makes a problem of any error; what is not a fault is ours, and only the log sees it.
func (s *Server) problem(ctx context.Context, err error) *Problem {
	f := fault.Of(err)
	if errors.Is(err, context.DeadlineExceeded) || f == nil {
		s.Log.ErrorContext(ctx, "request failed", "error", err, "request", serve.RequestID(ctx))
		f = errInternal
	} else if cause := errors.Unwrap(f); cause != nil {
		s.Log.WarnContext(ctx, "request refused", "code", f.Code, "error", cause, "request", serve.RequestID(ctx))
	}
	browserOf(ctx).refused(f)
	p := ofFault(f)
	p.Request = serve.RequestID(ctx)
	return p
}

func ofFault(f *fault.Fault) *Problem {
	p := &Problem{Type: "urn:curfew:problem:" + f.Code, Title: f.Error(), Status: statuses[f.Kind], Code: f.Code, Why: f.Facts["why"], Ended: f.Facts["ended"], retry: f.Retry, facts: f.Facts}
	if p.Status == 0 {
		p.Status = 500
	}
	if f.Pointer != "" {
		p.Errors = []Defect{{f.Pointer, f.Error()}}
	}
	return p
}

// Error and GetStatus make a problem an error that the framework sends as it is.
func (p *Problem) Error() string { return p.Code }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of RFC 9457.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders says when to come back.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	if p.retry > 0 {
		h.Set("Retry-After", strconv.Itoa(int((p.retry+time.Second-1)/time.Second)))
	}
	return h
}

// write sends a problem where the framework does not.
func (p *Problem) write(ctx huma.Context, languages string) {
	p.translate(languages)
	for name, v := range p.GetHeaders() {
		ctx.SetHeader(name, v[0])
	}
	ctx.SetHeader("Content-Type", p.ContentType(""))
	ctx.SetStatus(p.Status)
	_ = json.NewEncoder(ctx.BodyWriter()).Encode(p)
}

// writeProblem sends a fault from outside the framework.
func writeProblem(w http.ResponseWriter, r *http.Request, f *fault.Fault) {
	p := ofFault(f)
	p.Request = serve.RequestID(r.Context())
	p.translate(r.Header.Get("Accept-Language"))
	for name, v := range p.GetHeaders() {
		w.Header()[name] = v
	}
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p)
}

// init makes the framework's own errors problems: one per request, every field that is wrong named.
func init() {
	huma.ValidateStrictCasing = true
	huma.DefaultArrayNullable = false // a list that is empty is [], in answers too
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		p := &Problem{Status: status, Code: "invalid", Title: "Some of what you sent is not as it must be."}
		if status != http.StatusUnprocessableEntity && status != http.StatusBadRequest {
			p.Code, p.Title = strings.ReplaceAll(strings.ToLower(http.StatusText(status)), " ", "_"), message
		}
		p.Type = "urn:curfew:problem:" + p.Code
		for _, err := range errs {
			var d *huma.ErrorDetail
			if errors.As(err, &d) {
				p.Errors = append(p.Errors, Defect{pointer(d.Location), d.Message})
			}
		}
		return p
	}
	huma.NewErrorWithContext = func(ctx huma.Context, status int, message string, errs ...error) huma.StatusError {
		p := huma.NewError(status, message, errs...).(*Problem)
		p.Request = serve.RequestID(ctx.Context())
		return p
	}
}

// pointer turns "body.owner.mail" into "/owner/mail".
func pointer(location string) string {
	path, ok := strings.CutPrefix(location, "body")
	if !ok {
		return strings.TrimPrefix(strings.TrimPrefix(location, "query."), "path.")
	}
	path = strings.NewReplacer(".", "/", "[", "/", "]", "").Replace(path)
	return path
}

// localise puts a problem into the caller's language just before it is sent.
func localise(ctx huma.Context, _ string, v any) (any, error) {
	if p, ok := v.(*Problem); ok {
		p.translate(ctx.Header("Accept-Language"))
	}
	return v, nil
}
