package main

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// pdftotext has two ways to lay out text. With -layout a line of the page is a
// line of the text, which keeps names beside what they say, and runs columns
// into each other; with -raw the text comes as it was set, column after column.
// Vertical text is beyond both: the one cuts it into strips, the other sets its
// letters one below the other, without an end of a line.

// gutter is the space between columns.
var gutter = regexp.MustCompile(` {3,}|　{2,}`)

const (
	// columnRunes is the length of a text from which it fills a column, rather
	// than being a name or a date beside another.
	columnRunes = 10
	// stripRunes is the length up to which a text is a strip of vertical lines.
	stripRunes = 3
	// fewPieces is the number of pieces under which a page tells nothing.
	fewPieces = 20
)

// A pageLayout is how the text of a page lies, as -layout shows it.
type pageLayout struct {
	columns  bool // long texts stand side by side, in a fifth of its long lines or more
	wide     bool // they do in a line
	vertical bool // it is cut into strips
}

func layoutOf(page string) pageLayout {
	long, wide, pieces, strips := 0, 0, 0, 0
	for _, line := range strings.Split(page, "\n") {
		columns := 0
		for _, piece := range gutter.Split(strings.TrimSpace(line), -1) {
			n := utf8.RuneCountInString(piece)
			if n == 0 {
				continue
			}
			pieces++
			if n <= stripRunes {
				strips++
			}
			if n >= columnRunes {
				columns++
			}
		}
		if columns > 0 {
			long++
		}
		if columns > 1 {
			wide++
		}
	}
	return pageLayout{columns: wide > 2 && 5*wide >= long, wide: wide > 0, vertical: pieces >= fewPieces && 10*strips > 7*pieces}
}

// layouts returns how the pages of a text lie, which form feeds end, and whether
// any has columns, or most are vertical.
func layouts(text string) (pages []pageLayout, columns, vertical bool) {
	n, inColumns := 0, 0
	for _, page := range strings.Split(strings.TrimSuffix(text, "\f"), "\f") {
		one := layoutOf(page)
		pages = append(pages, one)
		if one.columns {
			inColumns++
		}
		if one.vertical {
			n++
		}
	}
	for i := range pages { // the last page may be nearly empty
		pages[i].columns = pages[i].columns || pages[i].wide && 2*inColumns >= len(pages)
	}
	return pages, inColumns > 0, 2*n > len(pages)
}

// inColumns takes the pages with columns from the same text with -raw.
func inColumns(layout, raw string, pages []pageLayout) string {
	text, others := strings.Split(layout, "\f"), strings.Split(raw, "\f")
	if len(text) != len(others) {
		return raw
	}
	for i := range pages {
		if pages[i].columns {
			text[i] = others[i]
		}
	}
	return strings.Join(text, "\f")
}
