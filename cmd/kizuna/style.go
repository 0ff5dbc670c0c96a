package main

import (
	"fmt"
	"strings"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

// style is an SGR escape's parameters. All stay readable on a dark and on a
// light ground.
type style string

const (
	styleMark   style = "1;31" // bold red, as grep marks
	styleStrong style = "1"
	styleID     style = "36"
	styleFaint  style = "2"
)

// paint gives a text a style, where escapes are welcome.
func (s *streams) paint(st style, text string) string {
	if !s.color || st == "" || text == "" {
		return text
	}
	return "\x1b[" + string(st) + "m" + text + "\x1b[0m"
}

// paragraph writes a text with its marks, wrapped and indented.
func (s *streams) paragraph(indent int, text string, marks []index.Span) {
	pieces := wire.Pieces(text, marks)
	for i, p := range pieces {
		pieces[i].Text = printable(p.Text)
	}
	margin := strings.Repeat(" ", indent)
	for _, line := range wrap(pieces, max(s.width-indent, minWidth/2)) {
		var b strings.Builder
		for _, p := range line {
			if p.Marked {
				b.WriteString(s.paint(styleMark, p.Text))
			} else {
				b.WriteString(p.Text)
			}
		}
		fmt.Fprintln(s.out, strings.TrimRight(margin+b.String(), " "))
	}
}

// bothCalendars returns a day as 2025-09-12（令和7年9月12日）, or "" for none.
func bothCalendars(d data.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String() + "（" + d.Japanese() + "）"
}

// kindLabel returns what readers of a language call a kind.
func kindLabel(k data.Kind, l language) string {
	if l == japanese {
		return k.Japanese()
	}
	return k.English()
}

// omissionLabel returns what readers of a language call a reason for leaving
// something out.
func omissionLabel(o data.Omission, l language) string {
	if l == japanese {
		return o.Japanese()
	}
	return o.English()
}

// spaced joins what is not empty with two spaces, made safe for one line.
func spaced(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "  ")
}
