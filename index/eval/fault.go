package eval

import "fmt"

// Fault is what is wrong with a dataset, for people to read.
type Fault struct {
	File string // its path
	Line int    // from 1; 0 if it concerns the whole file

	english, japanese string
	cause             error
}

// Error returns the English sentence, led by the place.
func (f *Fault) Error() string {
	s := f.File + ": " + f.english
	if f.Line > 0 {
		s = fmt.Sprintf("%s, line %d: %s", f.File, f.Line, f.english)
	}
	if f.cause != nil {
		s += ": " + f.cause.Error()
	}
	return s
}

// Japanese returns the Japanese sentence, led by the place, without the cause.
func (f *Fault) Japanese() string {
	if f.Line > 0 {
		return fmt.Sprintf("%s の%d行目：%s", f.File, f.Line, f.japanese)
	}
	return f.File + "：" + f.japanese
}

// Unwrap returns the cause, or nil.
func (f *Fault) Unwrap() error { return f.cause }
