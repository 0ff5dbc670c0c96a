package main

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// printable returns a text that is safe to show on a terminal, keeping its
// lines: tabs become spaces, what steers the terminal or is broken becomes
// U+FFFD. Texts are other people's: one may hold an escape sequence.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case r == utf8.RuneError || unsafeOnTerminal(r):
			return unicode.ReplacementChar
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
}

// oneLine returns a printable text as one line.
func oneLine(s string) string {
	return strings.ReplaceAll(printable(s), "\n", " ")
}
