package server

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"unicode"
)

// problem is a problem document of RFC 9457. Its type is about:blank; what
// programs should test is the code.
type problem struct {
	Type      string `json:"type"`
	Title     string `json:"title"`  // the status in English words, as the RFC wants of about:blank
	Status    int    `json:"status"` // the HTTP status
	Code      string `json:"code"`   // stable
	Detail    string `json:"detail"` // a sentence in the reader's language that says what to do
	Parameter string `json:"parameter,omitempty"`
	RequestID string `json:"request_id"`
}

// newProblem pictures a failure for one reader.
func newProblem(f *failure, l lang, id string) problem {
	return problem{
		Type:      "about:blank",
		Title:     http.StatusText(f.status),
		Status:    f.status,
		Code:      f.code,
		Detail:    f.detail(l),
		Parameter: f.parameter,
		RequestID: id,
	}
}

// answer makes of a handler what the router calls: the error a handler returns
// becomes a problem document for programs, a page for people.
func (s *server) answer(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	}
}

// fail answers with an error, and logs those that operators should know of.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	f, id, l := describe(err), requestID(r), readerOf(r)
	left := errors.Is(r.Context().Err(), context.Canceled) // the client is gone, and nothing is broken
	if f.status >= http.StatusInternalServerError && !left {
		s.log.Error("request failed", "request_id", id, "code", f.code, "error", errorText(f))
	}
	if f.retryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(f.retryAfter.Seconds())))
	}
	w.Header().Set("Content-Language", l.tag())
	p := newProblem(f, l, id)
	if programs(r) {
		err = writeJSON(w, f.status, "application/problem+json", p)
	} else {
		err = s.writePage(w, r, f.status, "problem", newProblemPage(l, p, typed(r)))
	}
	if err != nil {
		s.log.Error("write problem", "request_id", id, "error", err)
	}
}

// typed is what stands in the search box of a request that failed, for the
// reader to mend.
func typed(r *http.Request) string {
	return strings.ToValidUTF8(strings.ReplaceAll(r.URL.Query().Get("q"), "\x00", ""), "")
}

// errorText is what an operator reads of a failure: the cause, where there is
// one, in place of the sentence made for people.
func errorText(f *failure) string {
	if f.cause != nil {
		return f.cause.Error()
	}
	return f.Error()
}

// shownRunes bounds what a sentence repeats of what it was given.
const shownRunes = 60

// shown returns a value the reader gave, fit to stand in a sentence: short,
// valid and without control characters.
func shown(s string) string { return cut(printable(s), shownRunes) }

// printable returns a text with a mark in place of what is no text.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
}

// cut returns at most n characters of a text, and … where it had more.
func cut(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return s
}
