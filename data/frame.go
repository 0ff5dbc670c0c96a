package data

import (
	"slices"
	"strings"
)

// Tables come as characters, too: drawn with rules, as Markdown has them, or with
// nothing but the bars behind the cells left of them.

var (
	// framed is a row of a table drawn with characters.
	framed = lazily(`^[│┃｜|║].*[│┃｜|║]$`)
	// barBehind is a row of a table of which only the bars behind the cells are left.
	barBehind = lazily(`^[^│┃｜|║].*[ 　][｜|]$|^[｜|]$`)
	bars      = lazily(`[│┃｜|║]`)
)

// readFrames reads the tables that are drawn with characters, as Markdown draws
// them too.
func (p *page) readFrames(s *source) {
	var all []line
	for i := 0; i < len(p.lines); {
		if rows, end := p.barTable(i); rows != nil {
			if lines, ok := s.gridLines(rows); ok {
				for j := range lines {
					lines[j].number = p.lines[i].number
				}
				all = append(all, lines...)
				i = end
				continue
			}
		}
		if lines, end := s.barredLines(p.lines, i); end > i {
			all = append(all, lines...)
			i = end
			continue
		}
		if !framed.MatchString(p.lines[i].text) || p.lines[i].level > 0 {
			all = append(all, p.lines[i])
			i++
			continue
		}
		var rows [][]string
		begin := i
		for ; i < len(p.lines) && (framed.MatchString(p.lines[i].text) || ruled(p.lines[i].text)); i++ {
			if ruled(p.lines[i].text) {
				s.report.LeftOut[OmitLayout]++
				continue
			}
			cells := bars.Split(p.lines[i].text, -1)
			rows = append(rows, cells[1:len(cells)-1])
		}
		lines, ok := s.gridLines(rows)
		if !ok {
			lines = s.rowLines(rows)
		}
		for j := range lines {
			lines[j].number = p.lines[begin].number
		}
		all = append(all, lines...)
	}
	p.lines = all
}

// manyBars is the number of lines in a row from which bars at their ends are those
// of a table.
const manyBars = 3

// barredLines reads a table of which only the bars behind the cells are left, from
// the line i on, and returns the index behind it, or i where there is none. A cell
// may spread over lines, and so may a row.
func (s *source) barredLines(lines []line, i int) (all []line, end int) {
	bars := 0
	for end = i; end < len(lines) && lines[end].level == 0; end++ {
		if cells, _ := cellsBetweenBars(lines[end].text); end > i && headingScore(cells) > 1 {
			break // another table begins
		}
		if barBehind.MatchString(lines[end].text) {
			bars++
		} else if bars == 0 || end+1 == len(lines) || !barBehind.MatchString(lines[end+1].text) {
			break
		}
	}
	if bars < manyBars {
		return nil, i
	}
	var whole []string
	rows := [][]string{}
	for _, ln := range lines[i:end] {
		whole = append(whole, ln.text)
		cells := strings.FieldsFunc(ln.text, func(r rune) bool { return r == '|' || r == '｜' })
		for n := range cells {
			cells[n] = tidy(cells[n])
		}
		rows = append(rows, cells)
	}
	if grid, ok := s.gridLines(unbroken(strings.Join(whole, "\n"))); ok {
		all = grid
	} else {
		for _, cells := range rows {
			if len(cells) == 1 {
				all = append(all, line{text: cells[0], cell: true})
				continue
			}
			all = append(all, s.rowLines([][]string{cells})...)
		}
		all = slices.DeleteFunc(all, func(ln line) bool { return ln.text == "" })
	}
	for n := range all {
		all[n].number = lines[i].number
	}
	return all, end
}

// unbroken makes rows of the cells of a table whose rows are broken, as wide as
// its headings: these are what stands before the first number or sentence.
func unbroken(text string) [][]string {
	cells := bars.Split(strings.TrimRight(text, "|｜ "), -1)
	for n := range cells {
		cells[n] = strings.TrimSpace(cells[n])
	}
	width := 0
	for width < len(cells) && !sentence(cells[width]) && length(cells[width]) <= maxHeading/2 && strings.Trim(cells[width], "0123456789０１２３４５６７８９") != "" || width == 0 && len(cells) > 0 && cells[0] == "" {
		width++
	}
	if width < 2 {
		return nil
	}
	var rows [][]string
	for len(cells) > 0 {
		n := min(width, len(cells))
		rows, cells = append(rows, cells[:n]), cells[n:]
	}
	return rows
}
