package server

import (
	"net/http"

	"github.com/rs/cors"
)

// shared lets pages of the named origins read what is made for programs (CORS).
// Browsers send no passwords along; a token must be set by the page's script.
func shared(origins []string, next http.Handler) http.Handler {
	if len(origins) == 0 {
		return next
	}
	answer := cors.New(cors.Options{
		AllowedOrigins: origins,
		AllowedMethods: []string{http.MethodGet, http.MethodHead, http.MethodPut, http.MethodDelete, http.MethodPost},
		AllowedHeaders: []string{"Authorization", "Content-Type", "Accept-Language", "If-None-Match", "If-Modified-Since", requestIDHeader},
		ExposedHeaders: []string{"ETag", "Last-Modified", "Retry-After", "Location", "Content-Disposition", totalHeader, requestIDHeader},
		MaxAge:         600, // seconds
	}).Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if programs(r) {
			answer.ServeHTTP(w, r)
		} else {
			next.ServeHTTP(w, r)
		}
	})
}
