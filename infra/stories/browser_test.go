package stories_test

import (
	"fmt"
	"net/http"
	"strings"
)

// browser is somebody's browser: its cookies, and in which of them it says its session is.
type browser struct {
	off     bool   // closed: the token is sent, and the cookies wait
	form    string // own or support; "": it names none
	cookies map[string]string
	news    map[string]string // what the last answer did to cookies: set or gone
}

// browserStep is what a person does with a browser.
func (s *story) browserStep(words []string) (bool, error) {
	switch {
	case words[0] == "browser" && len(words) == 2 && words[1] == "off":
		s.browser.off = true
	case words[0] == "browser" && len(words) == 2: // own, support or whatever the header is to say; silent: no header
		if s.browser == nil {
			s.browser = &browser{cookies: map[string]string{}}
		}
		if s.browser.form, s.browser.off = words[1], false; words[1] == "silent" {
			s.browser.form = ""
		}
	case words[0] == "cookie" && len(words) == 3: // cookie own set, gone or untouched
		if s.browser == nil {
			return true, fmt.Errorf("there is no browser")
		}
		if have := or(s.browser.news["__Host-curfew-"+words[1]], "untouched"); have != words[2] {
			return true, fmt.Errorf("the cookie is %s", have)
		}
	default:
		return false, nil
	}
	return true, nil
}

// carry puts the browser's cookies and its header on a request, and takes the token away.
func (b *browser) carry(a *ask) {
	if b == nil || b.off {
		return
	}
	a.Token = ""
	if b.form != "" {
		a.Headers["curfew-session"] = b.form
	}
	for name, value := range b.cookies {
		a.Cookies = append(a.Cookies, name+"="+value)
	}
}

// learn takes the cookies of an answer, as a browser does.
func (b *browser) learn(a answer) error {
	if b == nil || b.off {
		return nil
	}
	b.news = map[string]string{}
	for _, line := range a.Cookies {
		c, err := http.ParseSetCookie(line)
		if err != nil {
			return err
		}
		if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Domain != "" {
			return fmt.Errorf("a cookie that others could read: %s", line)
		}
		if b.news[c.Name] = "set"; c.MaxAge < 0 {
			b.news[c.Name] = "gone"
			delete(b.cookies, c.Name)
			continue
		}
		if limit := map[bool]int{true: 32 * 3600, false: 8 * 24 * 3600}[strings.HasSuffix(c.Name, "support")]; c.MaxAge != limit {
			return fmt.Errorf("a cookie for %d seconds", c.MaxAge)
		}
		b.cookies[c.Name] = c.Value
	}
	return nil
}

// jar are the tokens in the browser's cookies.
func (s *story) jar() map[string]string {
	if s.browser == nil {
		return nil
	}
	return s.browser.cookies
}
