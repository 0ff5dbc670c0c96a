package synonym

import (
	"errors"
	"fmt"
)

// Errors of whole files, for errors.Is.
var (
	ErrTooLarge = errors.New("synonym file too large")
	ErrNotText  = errors.New("synonym file is not text")
	ErrRead     = errors.New("synonym file cannot be read")
)

// Warning tells people what is wrong with a synonym file: a sentence in both
// languages, without a full stop, and what becomes of the rest. Where nothing
// of a file can be used it is the error.
type Warning struct {
	File string // as given to Parse
	Line int    // from 1; 0 if it concerns the whole file

	sentinel          error // nil for a line
	english, japanese string
}

// Error returns the English sentence, led by the place.
func (w Warning) Error() string {
	if w.Line > 0 {
		return fmt.Sprintf("%s, line %d: %s", w.File, w.Line, w.english)
	}
	return w.File + ": " + w.english
}

// Japanese returns the Japanese sentence, led by the place.
func (w Warning) Japanese() string {
	if w.Line > 0 {
		return fmt.Sprintf("%s の%d行目：%s", w.File, w.Line, w.japanese)
	}
	return w.File + "：" + w.japanese
}

// Unwrap lets errors.Is see which of this package's errors it is.
func (w Warning) Unwrap() error { return w.sentinel }

// A fault is what is wrong, said in both languages, before it has a place.
type fault struct{ english, japanese string }

func faultf(english, japanese string, args ...any) *fault {
	return &fault{fmt.Sprintf(english, args...), fmt.Sprintf(japanese, args...)}
}
