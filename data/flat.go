package data

import (
	"slices"
	"strings"
)

// Tables come flattened, too: of each row a line is left, and between its cells a
// space, as copying from a page or a PDF leaves it:
//
//	受付日 ご意見 回答
//	5月7日 池の柵が低い。 6月に高い柵に替えます。
//
//	件名 内容 回答
//	池の柵について 柵が低いです。 6月に高い柵に替えます。
//	（公園課　電話：000-111-2222）

const (
	// flatRows is the number of rows below headings that make a flattened table.
	flatRows = 2
	// maxFlatRow bounds the lines a row of one is broken into: a page's.
	maxFlatRow = 60
	// maxStacked bounds the headings that stand below each other: a page has no room
	// for more columns.
	maxStacked = 16
)

// readFlat reads the flattened tables of a page.
func (p *page) readFlat(s *source) {
	var all []line
	var stacked []string // the headings of columns that stand below each other
	for i := 0; i < len(p.lines); {
		rows, end := p.stackedTable(i)
		if t, ok := p.besides[p.lines[i].number]; ok {
			for rows, end = t.rows, i+1; end < len(p.lines) && p.lines[end].number <= t.last; end++ {
			}
		} else if flowed, below := p.flowedTable(i); flowed != nil && below > end {
			rows, end = flowed, below
		} else if head, below := p.stackedHead(i); head != nil {
			stacked, i = head, below
			s.report.LeftOut[OmitLayout] += len(head)
			continue
		}
		if rows == nil {
			rows, end = p.flatTable(i)
		}
		if row := flatCells(&p.lines[i]); len(rows) == 0 && len(stacked) > 0 && len(row) >= len(stacked) && flatKey.MatchString(row[0]) {
			lead := slices.IndexFunc(stacked, holdsText)
			if row = append(slices.Clone(row[:lead]), fit(row[lead:], len(stacked)-lead)...); sentence(row[len(row)-1]) && sentence(row[len(row)-2]) {
				rows, end = [][]string{stacked, row}, i+1
			}
		}
		lines, ok := s.gridLines(rows)
		if !ok {
			end = max(end, i+1)
			all = append(all, p.lines[i:end]...)
			i = end
			continue
		}
		for n := range lines {
			lines[n].number = p.lines[i].number
		}
		all = append(all, lines...)
		i = end
	}
	p.lines = all
}

// stackedHead returns the headings of a table that begin at the line i, each in a line
// of its own, with that of the numbers before its rows, and the index behind them; none
// where there is no such table: 件名⏎ご意見⏎回答⏎1 橋 橋が古い。 直します。
func (p *page) stackedHead(i int) (head []string, end int) {
	for end = i; end < min(len(p.lines), i+maxStacked) && p.lines[end].level == 0 && p.lines[end].said == nil && length(p.lines[end].text) <= maxLabelLine && columnOf(p.lines[end].text) != ""; end++ {
		head = append(head, p.lines[end].text)
	}
	if len(head) < 2 || headingScore(head) < 2 || end == len(p.lines) || !slices.ContainsFunc(head, holdsText) {
		return nil, i
	}
	if row := flatCells(&p.lines[end]); len(row) < 2 || !flatKey.MatchString(row[0]) {
		return nil, i
	}
	if columnOf(head[0]) != columnUnread {
		head = append([]string{"番号"}, head...)
	}
	return head, end
}

// holdsText reports whether a heading is that of a column of texts.
func holdsText(heading string) bool { return columnOf(heading).texts() }

// flatTable returns the rows of the flattened table whose headings are the line i,
// and the index behind it; no rows where there is none.
func (p *page) flatTable(i int) (rows [][]string, end int) {
	if text := p.lines[i].text; length(text) > maxHeading || strings.ContainsAny(text, "。、：:「」") || findMark(text).sign != "" {
		return nil, i
	}
	head := flatCells(&p.lines[i])
	if len(head) < 2 || headingScore(head) < len(head) {
		return nil, i
	}
	begins := func(cells []string) bool { return len(cells) > 1 && flatKey.MatchString(cells[0]) } // a number or a day begins each row
	subjects := !holdsText(head[0]) && i+1 < len(p.lines) && !begins(flatCells(&p.lines[i+1]))     // what it is about does
	if subjects || holdsText(head[0]) {
		begins = func(cells []string) bool { return len(cells) == len(head) }
	}
	rows = [][]string{head}
	begun := i // the line in which the last row begins
	for end = i + 1; end < len(p.lines); end++ {
		ln := &p.lines[end]
		cells, last := flatRow(ln, len(head)), len(rows)-1
		switch {
		case subjects && last > 0 && end-begun < maxFlatRow && p.endsCell(end) && (isOffice(ln.text) || !begins(cells)):
			rows[last][len(head)-1] += "\n" + ln.text
		case begins(cells):
			rows, begun = append(rows, fit(cells, len(head))), end
		case last > 0 && end-begun < maxFlatRow && len(cells) > 0 && !ln.gap && !ended(p.lines[end-1].text): // a row may be broken
			whole := slices.Clone(rows[last])
			whole[len(whole)-1] = joinLines(whole[len(whole)-1], cells[0])
			rows[last] = fit(append(whole, cells[1:]...), len(head))
		default:
			return rows[:flatLength(rows)], end
		}
	}
	return rows[:flatLength(rows)], end
}

// endsCell reports whether the line i is one of several in the last cell of a row, each of
// which ends like a sentence.
func (p *page) endsCell(i int) bool {
	return !p.lines[i].gap && flatCells(&p.lines[i]) != nil && ended(p.lines[i].text) && ended(p.lines[i-1].text)
}

// flatLength is the number of rows that are a flattened table: all or none.
func flatLength(rows [][]string) int {
	if len(rows) <= flatRows {
		return 0
	}
	return len(rows)
}

// flatKey is a number or a day.
var flatKey = lazily(`^(?:令和|平成|昭和|[RHSＲＨＳ][.．]?|[NＮ][oｏ][.．]?|№)?[0-9０-９元][0-9０-９年月日./／\-－]*(?:[（(][月火水木金土日][)）])?$`)

// flatCells are the cells of a line, or none where it can be no row.
func flatCells(ln *line) []string {
	if ln.level > 0 || ln.said != nil || ln.cell || ln.skip != "" {
		return nil
	}
	return strings.Fields(ln.text)
}

// flatRow are the cells of a line that may be a row of so many: what wide spaces set apart
// where these make a row, for sentences may have others.
func flatRow(ln *line, width int) []string {
	cells := flatCells(ln)
	if wide := strings.Split(ln.text, "　"); len(cells) > width && len(wide) == width {
		return wide
	}
	return cells
}

// fit makes as many cells of some as a row has at most: a cell that does not end
// like a sentence has a space within.
func fit(cells []string, width int) []string {
	for len(cells) > width {
		at := len(cells) - 2
		for i := 1; i < at; i++ {
			if !ended(cells[i]) {
				at = i
			}
		}
		cells = append(append(slices.Clone(cells[:at]), cells[at]+" "+cells[at+1]), cells[at+2:]...)
	}
	return cells
}
