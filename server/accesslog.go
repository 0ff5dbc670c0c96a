package server

import (
	"net/http"
	"time"
)

// logged writes one line a request. What people searched for is theirs: the
// line has the path, never the query, and no address.
func (s *server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		count := &countingWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(count, r)
		s.log.Info("request",
			"request_id", requestID(r),
			"method", r.Method,
			"path", shown(r.URL.Path),
			"status", count.status,
			"bytes", count.bytes,
			"ms", float64(time.Since(start).Microseconds())/1000)
	})
}

// countingWriter remembers what was answered.
type countingWriter struct {
	http.ResponseWriter
	status  int
	bytes   int
	started bool
}

func (w *countingWriter) WriteHeader(status int) {
	if !w.started {
		w.status, w.started = status, true
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *countingWriter) Write(b []byte) (int, error) {
	w.started = true
	n, err := w.ResponseWriter.Write(b)
	w.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *countingWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
