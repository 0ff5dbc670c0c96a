package server

import "net/http"

// contentSecurity lets a page load our own stylesheet, script and pictures,
// send its form to us and ask us for more. Nothing stands in the page itself, nothing comes
// from elsewhere, and nobody may put the page in a frame.
const contentSecurity = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// secured sets the headers that every answer has.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentSecurity)
		h.Set("X-Content-Type-Options", "nosniff")
		// The address holds what was searched for; other sites need not know.
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Vary", "Accept-Language")
		// Assets say otherwise. An answer is true until the next import.
		h.Set("Cache-Control", "no-cache")
		next.ServeHTTP(w, r)
	})
}
