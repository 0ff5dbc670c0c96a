package data

import (
	"slices"
	"strings"
)

// Tables come with bars between their cells and no frame around them, below a row of
// headings. A cell may spread over lines, and so may a row:
//
//	会場 | ご意見 | 回答 |
//	北町 | 橋が古い。 |
//	土木課長：来年に直します。 |

// barred reports whether a line has bars.
func barred(text string) bool { return strings.ContainsAny(text, "│┃｜|║") }

// cellsBetweenBars are the cells of a line with bars between them, and whether a bar
// stands behind the last, too.
func cellsBetweenBars(text string) (cells []string, closed bool) {
	cells = bars.Split(text, -1)
	for i := range cells {
		cells[i] = tidy(cells[i])
	}
	if last := len(cells) - 1; last > 0 && cells[last] == "" {
		cells, closed = cells[:last], true
	}
	return cells, closed
}

// barTable returns the rows of the table with bars whose headings are the line i, and
// the index behind it; no rows where there is none.
func (p *page) barTable(i int) (rows [][]string, end int) {
	if ln := &p.lines[i]; ln.level > 0 || ln.said != nil || !barred(ln.text) || framed.MatchString(ln.text) {
		return nil, i
	}
	head, closed := cellsBetweenBars(p.lines[i].text)
	if headingScore(head) < 2 {
		return nil, i
	}
	rows = [][]string{head}
	var row []string // under way
	open := false    // its last cell may go on in the next line
	for end = i + 1; end < len(p.lines) && p.lines[end].level == 0; end++ {
		ln := &p.lines[end]
		between := barred(ln.text)
		over := ln.gap || !open || len(row[len(row)-1]) > maxParagraph || len(row) >= len(head) && !columnOf(head[len(head)-1]).texts()
		if !between && over && !(closed && p.barBelow(end)) {
			break
		}
		cells, ends := cellsBetweenBars(ln.text)
		if !open && headingScore(cells) > 1 {
			break // another table
		}
		switch {
		case closed && !open && len(row) >= len(head), !closed && between && max(len(row), len(cells)) >= len(head):
			if row != nil {
				rows = append(rows, row)
			}
			row, open = nil, false
		}
		if open && len(row) > 0 {
			row[len(row)-1] += "\n" + cells[0]
			cells = cells[1:]
		}
		row = append(row, cells...)
		open = !closed || !ends
	}
	if row != nil {
		rows = append(rows, row)
	}
	if len(rows) < 2 {
		return nil, i
	}
	for n, row := range rows {
		rows[n] = narrowed(row, head)
	}
	return rows, end
}

// brokenCell is how many lines a cell may be broken into.
const brokenCell = 8

// barBelow reports whether a bar closes the cell that the line i is part of.
func (p *page) barBelow(i int) bool {
	for n := i; n < len(p.lines) && n < i+brokenCell && p.lines[n].level == 0 && (n == i || !p.lines[n].gap); n++ {
		if barred(p.lines[n].text) {
			return true
		}
	}
	return false
}

// narrowed makes as many cells of a row as there are headings: what is too much is part
// of the last text.
func narrowed(row, head []string) []string {
	at := len(head) - 1
	for at > 0 && !columnOf(head[at]).texts() {
		at--
	}
	if more := len(row) - len(head); more > 0 {
		whole := strings.Join(row[at:at+more+1], "\n")
		row = append(append(slices.Clone(row[:at]), whole), row[at+more+1:]...)
	}
	return row
}

// cellSpeeches cuts the text of a cell where names begin what people say, each in a
// notation that leaves no doubt: 土木課長：直します。 市長：急ぎます。
func cellSpeeches(text string) []string {
	var parts []string
	from := 0
	for i, r := range text {
		if i == 0 || r == ' ' || r == '　' || r == '\n' {
			continue
		}
		if last := lastRune(strings.TrimRight(text[:i], " 　")); !strings.ContainsAny("。！？!?」）)\n", last) {
			continue
		}
		if spokenRun(text[i:]) {
			parts = append(parts, strings.TrimSpace(text[from:i]))
			from = i
		}
	}
	return append(parts, strings.TrimSpace(text[from:]))
}
