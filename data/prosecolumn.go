package data

import (
	"fmt"
	"strings"
)

// A table of which no heading is known may still hold what people wrote, in a column that
// holds sentences as no other does: 投稿本文, representative_text. It is read, with a warning
// that names it.

const (
	// leastProse is how many rows such a table has at least, below its headings.
	leastProse = 3
	// shortProse is the length, in runes, from which a cell without a full stop is prose.
	shortProse = 12
)

// proseColumn returns the first column of some rows, the first of which are headings, that
// holds the most prose, or -1 where most cells of none are.
func proseColumn(rows []tableRow) int {
	if len(rows) <= leastProse || len(rows[0].cells) < 2 {
		return -1
	}
	for _, c := range rows[0].cells {
		if sentence(c) || length(c) > maxHeading || utters(c) {
			return -1
		}
	}
	best, most := -1, 0
	for i := range rows[0].cells {
		prose := 0
		for _, r := range rows[1:] {
			if i >= len(r.cells) {
				continue
			}
			if c := cleanText(r.cells[i]); sentence(c) || length(c) >= shortProse && strings.ContainsFunc(c, hiragana) {
				prose++
			}
		}
		if 5*prose >= 3*(len(rows)-1) && prose > most {
			best, most = i, prose
		}
	}
	return best
}

// guess takes the column of the rows that wait for that of remarks which alone holds prose,
// says so, and reports whether it did.
func (t *table) guess() bool {
	at := proseColumn(t.waiting)
	if at < 0 {
		return false
	}
	cells := t.waiting[0].cells
	t.head, t.columns = make([]string, len(cells)), make([]column, len(cells))
	for i, c := range cells {
		t.head[i], t.columns[i] = cleanLine(c), columnOf(c)
		if t.columns[i] == "" {
			t.columns[i] = columnUnread
		}
	}
	t.columns[at] = columnText
	t.s.report.warn(newProblem(nil,
		fmt.Sprintf("no heading is known; the column %q was read as remarks, since it holds sentences, and columns that are not known were not read; say with --map if it is another", t.head[at]),
		fmt.Sprintf("発言の列が見出しから分からないため、文章の入った「%s」の列を発言として読み、ほかの知らない列は読みませんでした。違うときは --map で指定してください", t.head[at])).at(t.s.name, t.waiting[0].number).showing(t.waiting[0].seen()))
	return true
}
