package data

import (
	"encoding/json"
	"errors"
	"fmt"
)

// What can be wrong with a source, for errors.Is.
var (
	ErrEmpty     = errors.New("empty source")
	ErrBinary    = errors.New("binary source")     // no text in a format read here
	ErrNoRemarks = errors.New("no remarks")        // read, but nobody says anything in it
	ErrTooLarge  = errors.New("source too large")  // beyond a limit of this package
	ErrMalformed = errors.New("malformed source")  // broken from its first byte on
	ErrFormat    = errors.New("unknown format")    // Options.Format is none of Formats
	ErrColumns   = errors.New("unknown column")    // Options.Columns names none of the table's
	ErrDate      = errors.New("not a date")        // not a notation of a day or period
	ErrMeeting   = errors.New("malformed meeting") // breaks a rule of Meeting
)

// Problem is an error or a warning for people to read: a sentence in both
// languages that says what is wrong, where, and what to do. The sentences have
// no full stop.
type Problem struct {
	Source string // the file or address, or "" where there is none
	Sheet  string // of a workbook of several; "" elsewhere
	Line   int    // in the source or its sheet, from 1; 0 if it concerns the whole
	Text   string // what the line holds, at most maxShown runes of it; "" where there is none to show

	sentinel          error
	english, japanese string
}

func newProblem(sentinel error, english, japanese string) *Problem {
	return &Problem{sentinel: sentinel, english: english, japanese: japanese}
}

// at returns the problem with its place.
func (p *Problem) at(source string, line int) *Problem {
	p.Source, p.Line = source, line
	return p
}

// maxShown bounds what is shown of a line, in runes: enough to find it by, and
// less than the width of a terminal.
const maxShown = 36

// maxLook bounds what of a line is looked at to show it, in bytes.
const maxLook = 64 * maxShown

// showing returns the problem with the text of the line it is about.
func (p *Problem) showing(text string) *Problem {
	p.Text = cutShown(text)
	return p
}

// cutShown is a text in one line, cut to maxShown runes.
func cutShown(text string) string {
	text = cleanLine(text[:min(len(text), maxLook)]) // a line may have 64 MB
	if r := []rune(text); len(r) > maxShown {
		return string(r[:maxShown-1]) + "…"
	}
	return text
}

// Error returns the English sentence, led by the place.
func (p *Problem) Error() string {
	place := p.Source
	if p.Sheet != "" {
		place += fmt.Sprintf(", sheet %q", p.Sheet)
	}
	switch {
	case p.Source != "" && p.Line > 0:
		return fmt.Sprintf("%s, line %d: %s", place, p.Line, p.english)
	case p.Source != "":
		return place + ": " + p.english
	}
	return p.english
}

// Japanese returns the Japanese sentence, led by the place.
func (p *Problem) Japanese() string {
	place := p.Source
	if p.Sheet != "" {
		place += fmt.Sprintf(" のシート「%s」", p.Sheet)
	}
	switch {
	case p.Source != "" && p.Sheet != "" && p.Line > 0:
		return fmt.Sprintf("%s%d行目：%s", place, p.Line, p.japanese)
	case p.Source != "" && p.Line > 0:
		return fmt.Sprintf("%s の%d行目：%s", place, p.Line, p.japanese)
	case p.Source != "":
		return place + "：" + p.japanese
	}
	return p.japanese
}

// Unwrap lets errors.Is see which of this package's errors it is.
func (p *Problem) Unwrap() error { return p.sentinel }

// MarshalJSON writes {"source","sheet","line","text","message","message_ja"},
// without sheet and text where there are none.
func (p Problem) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Source   string `json:"source"`
		Sheet    string `json:"sheet,omitempty"`
		Line     int    `json:"line"`
		Text     string `json:"text,omitempty"`
		English  string `json:"message"`
		Japanese string `json:"message_ja"`
	}{p.Source, p.Sheet, p.Line, p.Text, p.english, p.japanese})
}
