package server

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"kizuna/index"
)

// How long a client should wait before it asks again.
const (
	busyRetry        = 5 * time.Second  // an import commits within seconds
	unavailableRetry = 30 * time.Second // somebody has to start or import something
)

// failure is an error as the outside sees it.
type failure struct {
	status     int
	code       string // for programs; never changes its meaning
	parameter  string // the parameter at fault, or ""
	retryAfter time.Duration
	phrase     string // key of the sentence for people
	args       []any
	cause      error // what happened inside, or nil
}

func (f *failure) Error() string { return f.detail(english) }
func (f *failure) Unwrap() error { return f.cause }

// bilingual is an error that can tell Japanese readers what to do.
type bilingual interface {
	error
	Japanese() string
}

// detail returns the sentence for people. Of the engine's errors only those
// about the request speak for themselves; the others may name paths and causes
// that are for operators.
func (f *failure) detail(l lang) string {
	var b bilingual
	if f.status < http.StatusInternalServerError && errors.As(f.cause, &b) {
		if l == english {
			return b.Error()
		}
		return b.Japanese()
	}
	return l.say(f.phrase, f.args...)
}

// describe is the one place that maps errors to HTTP. What it does not know is
// a fault of ours.
func describe(err error) *failure {
	var f *failure
	if errors.As(err, &f) {
		return f
	}
	for _, known := range []struct {
		sentinel error
		failure  failure
	}{
		// A search that was cut wraps whatever the engine was doing just then,
		// so the deadline is asked for first.
		{index.ErrTimeout, failure{status: http.StatusServiceUnavailable, code: "timeout", phrase: "problem.timeout"}},
		{context.DeadlineExceeded, failure{status: http.StatusServiceUnavailable, code: "timeout", phrase: "problem.timeout"}},
		{context.Canceled, failure{status: http.StatusServiceUnavailable, code: "timeout", phrase: "problem.timeout"}},
		{index.ErrNotFound, failure{status: http.StatusNotFound, code: "not_found", phrase: "problem.not_found"}},
		{index.ErrBadMeeting, failure{status: http.StatusUnprocessableEntity, code: "bad_meeting", phrase: "problem.bad_meeting"}},
		{index.ErrBadQuery, failure{status: http.StatusBadRequest, code: "bad_query", phrase: "problem.bad_query"}},
		{index.ErrNoIndex, failure{status: http.StatusServiceUnavailable, code: "no_index", phrase: "problem.no_index", retryAfter: unavailableRetry}},
		{index.ErrStale, failure{status: http.StatusGone, code: "stale_cursor", phrase: "problem.stale_cursor"}},
		{index.ErrSchema, failure{status: http.StatusServiceUnavailable, code: "schema", phrase: "problem.schema"}},
		{index.ErrBusy, failure{status: http.StatusServiceUnavailable, code: "busy", phrase: "problem.busy", retryAfter: busyRetry}},
		{index.ErrUnavailable, failure{status: http.StatusServiceUnavailable, code: "unavailable", phrase: "problem.unavailable", retryAfter: unavailableRetry}},
	} {
		if errors.Is(err, known.sentinel) {
			f := known.failure
			f.cause = err
			return &f
		}
	}
	return &failure{status: http.StatusInternalServerError, code: "internal", phrase: "problem.internal", cause: err}
}

// errNoPage is the answer to a path nothing is at.
var errNoPage = &failure{status: http.StatusNotFound, code: "not_found", phrase: "problem.no_page"}

func errMethod(method, allowed string) error {
	return &failure{status: http.StatusMethodNotAllowed, code: "method_not_allowed", phrase: "problem.method", args: []any{shown(method), allowed}}
}

// notFound says which meeting or remark is not there, in place of an engine's
// own words for it; other errors it returns as they are.
func notFound(err error, phrase, id string) error {
	if errors.Is(err, index.ErrNotFound) {
		return &failure{status: http.StatusNotFound, code: "not_found", phrase: phrase, args: []any{shown(id)}}
	}
	return err
}

// unknownParameter refuses a parameter that is none of known.
func unknownParameter(name string, known []string) error {
	f := &failure{status: http.StatusBadRequest, code: "unknown_parameter", parameter: shown(name), phrase: "problem.no_parameters", args: []any{shown(name)}}
	if len(known) > 0 {
		f.phrase, f.args = "problem.unknown_parameter", append(f.args, strings.Join(known, ", "))
	}
	return f
}

// badParameter refuses the value of a parameter.
func badParameter(name, phrase string, args ...any) error {
	return &failure{status: http.StatusBadRequest, code: "bad_parameter", parameter: name, phrase: phrase, args: append([]any{name}, args...)}
}
