package wire

import (
	"html"
	"strings"

	"kizuna/index"
)

// A Piece is a stretch of text that is marked throughout or not at all.
type Piece struct {
	Text   string
	Marked bool
}

// Pieces cuts a text at the ends of its marks; the pieces joined are the text.
// Marks that lie outside the text or over an earlier mark lose what does not
// fit, so that a picture is drawn of whatever an engine says.
//
//	Pieces("窓口対応", {0,2}) = [窓口 marked, 対応]
func Pieces(text string, marks []index.Span) []Piece {
	runes := []rune(text)
	var pieces []Piece
	add := func(from, to int, marked bool) {
		if from < to {
			pieces = append(pieces, Piece{string(runes[from:to]), marked})
		}
	}
	done := 0
	for _, m := range marks {
		start := min(max(m.Start, done), len(runes))
		end := min(m.End, len(runes))
		if start >= end {
			continue
		}
		add(done, start, false)
		add(start, end, true)
		done = end
	}
	add(done, len(runes), false)
	return pieces
}

// MarkHTML returns the text as HTML: escaped, the marks between <mark> and
// </mark>, safe as the content of an element.
func MarkHTML(text string, marks []index.Span) string {
	var b strings.Builder
	for _, p := range Pieces(text, marks) {
		if p.Marked {
			b.WriteString("<mark>" + html.EscapeString(p.Text) + "</mark>")
		} else {
			b.WriteString(html.EscapeString(p.Text))
		}
	}
	return b.String()
}
