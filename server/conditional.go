package server

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
	"sync"
	"time"
)

// edition knows since when answers are as they are: since the index changed
// last, or since this server started, which may draw them otherwise than the
// one before.
type edition struct {
	started time.Time

	mu      sync.Mutex
	version string
	since   time.Time // when version was first seen
}

func newEdition() *edition { return &edition{started: time.Now()} }

// at returns since when the index has had a version.
func (e *edition) at(version string) time.Time {
	e.mu.Lock()
	defer e.mu.Unlock()
	if version != e.version || e.since.IsZero() {
		e.version, e.since = version, time.Now()
	}
	return e.since
}

// conditional answers 304 to those who have the answer already, before any
// work. The tag of an answer names the state of the index that was in force
// before it was drawn: a commit in between makes the tag too old, and the
// client only asks again.
func (s *server) conditional(h handler) handler {
	return conditionalOn(s.edition, func(ctx context.Context) (string, error) { return s.searcher.Version(ctx) }, h)
}

// conditionalOn is conditional for answers that depend on more than the index:
// version names all they depend on, and e knows since when.
func conditionalOn(e *edition, version func(context.Context) (string, error), h handler) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		version, err := version(r.Context())
		if err != nil {
			return h(w, r) // which meets the same, and has words for it
		}
		// Last-Modified has whole seconds. The second after the change is the
		// first in which every answer is of the new state.
		modified := e.at(version).Add(time.Second).Truncate(time.Second)
		header := w.Header()
		header.Set("ETag", e.tag(version, r))
		if !modified.After(time.Now()) {
			header.Set("Last-Modified", modified.UTC().Format(http.TimeFormat))
		}
		if has(r, header.Get("ETag"), modified) {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
		err = h(w, r)
		if err != nil {
			header.Del("ETag")
			header.Del("Last-Modified")
		}
		return err
	}
}

// tag is the entity tag of the answer to a request. It is weak: answers that
// mean the same differ in the time they took, and in how they are packed. It
// belongs to one address and language, so that only who was answered has it.
func (e *edition) tag(version string, r *http.Request) string {
	h := sha256.New()
	for _, part := range []string{e.started.String(), version, readerOf(r).tag(), r.Host, r.URL.RequestURI()} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return `W/"` + base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:12]) + `"`
}

// has reports whether the client holds the answer already.
func has(r *http.Request, tag string, modified time.Time) bool {
	if tags := r.Header.Values("If-None-Match"); len(tags) > 0 {
		opaque := strings.TrimPrefix(tag, "W/")
		for _, t := range strings.Split(strings.Join(tags, ","), ",") {
			if strings.TrimPrefix(strings.TrimSpace(t), "W/") == opaque {
				return true
			}
		}
		return false // RFC 9110: where there are tags, the date does not count
	}
	since, err := http.ParseTime(r.Header.Get("If-Modified-Since"))
	return err == nil && !modified.After(since)
}
