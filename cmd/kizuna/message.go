package main

import "fmt"

// language is one of the two that Kizuna speaks.
type language string

const (
	english  language = "en"
	japanese language = "ja"
)

// message is a sentence, or a format for one, in both languages. It stands
// where it is used; a test holds that both take the same arguments.
type message struct{ en, ja string }

// in returns the message in a language, with its arguments put in.
func (m message) in(l language, args ...any) string {
	format := m.en
	if l == japanese {
		format = m.ja
	}
	if len(args) == 0 {
		return format
	}
	return fmt.Sprintf(format, args...)
}
