package index

import "errors"

// Errors callers can test for with errors.Is.
var (
	ErrNotFound    = errors.New("not found")
	ErrBadQuery    = errors.New("bad query")
	ErrBadMeeting  = errors.New("bad meeting")
	ErrBusy        = errors.New("busy")        // another writer; try again later
	ErrUnavailable = errors.New("unavailable") // closed, damaged or not reachable
	ErrNoIndex     = errors.New("no index")    // nothing has been imported there yet
	ErrTimeout     = errors.New("timeout")     // the context ended first
	ErrStale       = errors.New("stale")       // the index has changed since; begin anew
	ErrSchema      = errors.New("schema")      // written by another version; reindex
)

// Error is an error for people to read: one of the errors above, with a
// sentence in both languages that says what, where and what to do.
type Error struct {
	sentinel, cause   error
	english, japanese string
}

// NewError makes an Error of one of this package's errors. The sentences end
// without a full stop. cause is for operators and may be nil.
func NewError(sentinel error, english, japanese string, cause error) *Error {
	return &Error{sentinel, cause, english, japanese}
}

// Error returns the English sentence, and the cause where there is one.
func (e *Error) Error() string {
	if e.cause != nil {
		return e.english + ": " + e.cause.Error()
	}
	return e.english
}

// Japanese returns the Japanese sentence, without the cause.
func (e *Error) Japanese() string { return e.japanese }

// Unwrap lets errors.Is and errors.As see the sentinel and the cause.
func (e *Error) Unwrap() []error {
	if e.cause == nil {
		return []error{e.sentinel}
	}
	return []error{e.sentinel, e.cause}
}
