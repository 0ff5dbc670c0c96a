package server

import (
	"net/http"
	"net/url"
	"time"

	"kizuna/index"
)

// logged writes one line a request. What people searched for is theirs: the
// line has the path and no address, and the query only if the operator says so.
func (s *server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		count := &countingWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(count, r)
		line := []any{
			"request_id", requestID(r),
			"method", shown(r.Method),
			"path", shown(r.URL.Path),
			"status", count.status,
			"bytes", count.bytes,
			"ms", float64(time.Since(start).Microseconds()) / 1000,
		}
		if s.logQueries && r.URL.RawQuery != "" {
			line = append(line, "query", loggedQuery(r.URL.RawQuery))
		}
		s.log.Info("request", line...)
	})
}

// loggedQuery is the query of an address as people read it.
func loggedQuery(raw string) string {
	if text, err := url.QueryUnescape(raw); err == nil {
		raw = text
	}
	return cut(printable(raw), index.MaxTextRunes)
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
