package server

import (
	"net/http"
	"strings"
)

// reading lets those read who may: anybody, or those with a token where that is
// asked. What tells nothing of the index stays open: whether the process lives
// and answers, and the look of the page that says a token is needed.
func (s *server) reading(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		open := !s.requireToken || r.URL.Path == healthPath || r.URL.Path == "/readyz" || strings.HasPrefix(r.URL.Path, "/assets/")
		if !open {
			token := bearer(r)
			if token == "" {
				// Browsers ask for a name and a password; the token is the password.
				_, token, _ = r.BasicAuth()
			}
			if _, allowed := s.tokens.allows(token, ScopeRead); !allowed {
				challenge(w)
				s.fail(w, r, &failure{status: http.StatusUnauthorized, code: "unauthorized", phrase: "problem.unauthorized"})
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// writing lets those write who have a token for it. Passwords that a browser
// keeps do not count: it would send them along with whatever form another site
// makes it submit.
func (s *server) writing(h handler) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		if s.writer == nil || s.tokens == nil {
			return &failure{status: http.StatusForbidden, code: "read_only", phrase: "problem.read_only"}
		}
		known, allowed := s.tokens.allows(bearer(r), ScopeWrite)
		switch {
		case !known:
			w.Header().Set("WWW-Authenticate", `Bearer realm="Kizuna"`)
			return &failure{status: http.StatusUnauthorized, code: "unauthorized", phrase: "problem.unauthorized"}
		case !allowed:
			w.Header().Set("WWW-Authenticate", `Bearer realm="Kizuna", error="insufficient_scope"`)
			return &failure{status: http.StatusForbidden, code: "forbidden", phrase: "problem.forbidden"}
		}
		return h(w, r)
	}
}

// challenge asks programs for a token, and browsers for it as a password.
func challenge(w http.ResponseWriter) {
	w.Header().Add("WWW-Authenticate", `Bearer realm="Kizuna"`)
	w.Header().Add("WWW-Authenticate", `Basic realm="Kizuna", charset="UTF-8"`)
}

// bearer returns the token a request carries, or "".
func bearer(r *http.Request) string {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}
