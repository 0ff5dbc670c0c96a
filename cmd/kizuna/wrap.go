package main

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"

	"kizuna/server/wire"
)

// columns measures text on a terminal. Characters of ambiguous width (“ ★ …)
// are counted as wide: too short a line reads well, too long a one is broken
// by the terminal in mid-word.
var columns = &runewidth.Condition{EastAsianWidth: true, StrictEmojiNeutral: true}

const (
	// noStart are characters that Japanese does not begin a line with (行頭禁則).
	noStart = "、。，．,.・：；:;？！?!）)」』】〉》〕］]｝}”’ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々ゝゞ…‥％%"
	// noEnd are characters that Japanese does not end a line with (行末禁則).
	noEnd = "（(「『【〈《〔［[｛{“‘"
)

// cell is one character of a text with marks.
type cell struct {
	r      rune
	marked bool
}

// wrap breaks a text with marks into lines of at most width columns. Japanese
// may be broken between any two characters, except before a closing or after
// an opening one; Latin words and numbers only where they would not fit a line
// of their own. A line break in the text is kept.
func wrap(pieces []wire.Piece, width int) [][]wire.Piece {
	var lines [][]wire.Piece
	var line []cell
	used := 0
	flush := func() {
		lines = append(lines, join(trimRight(line)))
		line, used = nil, 0
	}
	for _, unit := range units(cells(pieces)) {
		if unit[0].r == '\n' {
			flush()
			continue
		}
		w := cellsWidth(unit)
		if used > 0 && used+cellsWidth(trimRight(unit)) > width {
			flush()
		}
		if used == 0 && unit[0].r == ' ' && len(lines) > 0 {
			continue
		}
		if w <= width {
			line, used = append(line, unit...), used+w
			continue
		}
		for _, c := range unit {
			if cw := columns.RuneWidth(c.r); used > 0 && used+cw > width {
				flush()
			}
			line, used = append(line, c), used+columns.RuneWidth(c.r)
		}
	}
	flush()
	return lines
}

func cells(pieces []wire.Piece) []cell {
	var all []cell
	for _, p := range pieces {
		for _, r := range p.Text {
			all = append(all, cell{r, p.Marked})
		}
	}
	return all
}

// units cuts cells into stretches that stay on one line.
func units(all []cell) [][]cell {
	var out [][]cell
	start := 0
	for i := 1; i <= len(all); i++ {
		if i == len(all) || mayBreak(all[i-1].r, all[i].r) {
			out = append(out, all[start:i:i])
			start = i
		}
	}
	return out
}

// mayBreak reports whether a line may end between two characters.
func mayBreak(before, after rune) bool {
	switch {
	case before == '\n' || after == '\n':
		return true
	case columns.RuneWidth(after) == 0, unicode.Is(unicode.Mn, after):
		return false
	case strings.ContainsRune(noStart, after), strings.ContainsRune(noEnd, before):
		return false
	case before == ' ' || after == ' ':
		return true
	}
	return columns.RuneWidth(before) > 1 || columns.RuneWidth(after) > 1
}

func trimRight(line []cell) []cell {
	for len(line) > 0 && line[len(line)-1].r == ' ' {
		line = line[:len(line)-1]
	}
	return line
}

func cellsWidth(cs []cell) int {
	w := 0
	for _, c := range cs {
		w += columns.RuneWidth(c.r)
	}
	return w
}

func join(cs []cell) []wire.Piece {
	var out []wire.Piece
	for i := 0; i < len(cs); {
		j := i
		var b strings.Builder
		for ; j < len(cs) && cs[j].marked == cs[i].marked; j++ {
			b.WriteRune(cs[j].r)
		}
		out = append(out, wire.Piece{Text: b.String(), Marked: cs[i].marked})
		i = j
	}
	return out
}
