package server

import (
	"context"
	"net/http"
)

// bounded gives every request its deadline, which the engine honours.
func (s *server) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.deadline(r))
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
