package main

import (
	"fmt"
	"io"
	"os"
	"time"
	"unicode"

	"golang.org/x/term"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
)

// streams is all a command knows of the world around it: where it reads and
// writes, and how what it writes should look.
type streams struct {
	in       io.Reader
	out, err io.Writer // results; everything else

	outTerminal, errTerminal bool

	width int      // columns of the terminal, for text that is wrapped
	color bool     // results may carry escapes for colour and weight
	lang  language // of every message

	zone *time.Location // of moments that are shown
}

const (
	// plainWidth is the width where no terminal tells one.
	plainWidth = 80
	// minWidth keeps an excerpt readable in a sliver of a window.
	minWidth = 24
	// maxWidth keeps lines of Japanese readable on a very wide screen.
	maxWidth = 120
)

// systemStreams describes the process's own streams.
func systemStreams(getenv func(string) string) *streams {
	s := &streams{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		outTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		errTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		width:       plainWidth,
		zone:        time.Local,
		lang:        languageOf(getenv, systemLanguage),
	}
	if s.outTerminal {
		if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w > 0 {
			s.width = min(max(w, minWidth), maxWidth)
		}
		s.color = getenv("NO_COLOR") == "" && getenv("TERM") != "dumb" && enableColor(os.Stdout)
	}
	return s
}

// say writes a line that is no result: news, a warning, what to do next.
func (s *streams) say(m message, args ...any) {
	fmt.Fprintln(s.err, m.in(s.lang, args...))
}

// print writes a line of results.
func (s *streams) print(m message, args ...any) {
	fmt.Fprintln(s.out, m.in(s.lang, args...))
}

// data returns where JSON and CSV are written. Texts come from files of
// others: on a terminal their control characters are replaced, for one of them
// may begin a command to the terminal. Elsewhere every byte passes as it is.
func (s *streams) data() io.Writer {
	if !s.outTerminal {
		return s.out
	}
	return transform.NewWriter(s.out, runes.Map(func(r rune) rune {
		if r != '\n' && r != '\r' && unsafeOnTerminal(r) {
			return unicode.ReplacementChar
		}
		return r
	}))
}

// unsafeOnTerminal reports whether a character steers a terminal, or the
// direction of what stands around it, instead of being shown.
func unsafeOnTerminal(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}
