package main

import (
	"context"
	"errors"
	"fmt"

	"kizuna/index"
)

// Exit codes, so that a script can tell what happened. `kizuna help` lists
// them.
const (
	exitOK          = 0   // done; a search without results too
	exitFailure     = 1   // anything no other code stands for
	exitUsage       = 2   // the command line, or a query or filter, is wrong
	exitNoIndex     = 3   // nothing has been imported there yet
	exitPartial     = 4   // import: some sources could not be read, the rest is in
	exitBusy        = 5   // the index is being written to; try again
	exitNotFound    = 6   // show, remove: no meeting or remark has that id
	exitDamaged     = 7   // check: the index is damaged
	exitInterrupted = 130 // stopped by a signal, as shells number SIGINT
)

// fault is an error of the command line itself, in both languages.
type fault struct {
	code  int
	text  message // complete, without verbs
	cause error   // for operators; may be nil
}

// newFault puts arguments into a message and makes it a fault.
func newFault(code int, m message, args ...any) *fault {
	return &fault{code: code, text: message{m.in(english, args...), m.in(japanese, args...)}}
}

// because adds the cause.
func (f *fault) because(err error) *fault {
	f.cause = err
	return f
}

func (f *fault) Error() string {
	if f.cause != nil {
		return f.text.en + ": " + f.cause.Error()
	}
	return f.text.en
}

// Japanese returns the Japanese sentence, with that of the cause where it has
// one.
func (f *fault) Japanese() string {
	if f.cause != nil {
		return f.text.ja + "（" + describe(f.cause, japanese) + "）"
	}
	return f.text.ja
}

func (f *fault) Unwrap() error { return f.cause }

// usage is a fault of the command line.
func usage(m message, args ...any) *fault { return newFault(exitUsage, m, args...) }

// describe returns the sentence an error has for people: in Japanese that of
// the outermost error in the chain that has one.
func describe(err error, l language) string {
	if l == japanese {
		var j interface{ Japanese() string }
		if errors.As(err, &j) {
			return j.Japanese()
		}
	}
	return err.Error()
}

// exitCode is the one place that maps errors to exit codes.
func exitCode(err error) int {
	var f *fault
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &f):
		return f.code
	case errors.Is(err, index.ErrNoIndex):
		return exitNoIndex
	case errors.Is(err, index.ErrBadQuery):
		return exitUsage
	case errors.Is(err, index.ErrBusy):
		return exitBusy
	case errors.Is(err, index.ErrNotFound):
		return exitNotFound
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	return exitFailure
}

// report tells the person what went wrong.
func report(s *streams, err error) {
	fmt.Fprintf(s.err, "kizuna: %s\n", printable(describe(err, s.lang)))
	if exitCode(err) == exitUsage {
		s.say(message{`Run "kizuna help" to see how it is used.`, "使い方は kizuna help をご覧ください。"})
	}
}
