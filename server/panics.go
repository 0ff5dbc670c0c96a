package server

import (
	"fmt"
	"net/http"
	"runtime/debug"
)

// recovered turns a panic into a 500 that names the request, and logs where it
// came from. Answers are made whole before their first byte is written, so
// nothing of the broken one has left yet.
func (s *server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch v := recover(); v {
			case nil:
			case http.ErrAbortHandler:
				panic(v)
			default:
				s.fail(w, r, fmt.Errorf("panic: %v\n%s", v, debug.Stack()))
			}
		}()
		next.ServeHTTP(w, r)
	})
}
