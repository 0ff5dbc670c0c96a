package data

import "strings"

// A small table amid an answer, of which a page is copied, has become lines of figures:
//
//	年度 件数 平均日数
//	令和元年度 38件 6.2日
//	令和2年度 44件 8.0日
//
// It is no part of what is said, which goes on below it.

const (
	// manyFigures is the number of cells from which a line of figures is the row of a
	// table, and manyRows the number of such rows in a row that make one.
	manyFigures = 3
	manyRows    = 2
)

// figure is a cell with a number: 38件, 6.2日, △1,200.
var figure = lazily(`^(?:[△▲+\-－−]?[0-9０-９][0-9０-９,，.．]*[^0-9０-９、。]{0,4}|[-－―ー−…])$`)

// findFigures finds the lines that are rows of such tables, with those that head them.
func (p *page) findFigures() map[int]bool {
	rows := map[int]bool{}
	for i := 0; i < len(p.lines); {
		cells, end := p.figures(i), i
		for end < len(p.lines) && (cells >= manyFigures || cells > 1 && p.lines[i].cell) && p.figures(end) == cells {
			end++
		}
		for n := i; n < end && end-i >= manyRows; n++ {
			rows[n] = true
		}
		if head := i - 1; rows[i] && head >= 0 && p.lines[head].level == 0 && !sentence(p.lines[head].text) {
			if n := len(p.lines[head].cells()); n == cells || n == cells-1 {
				rows[head] = true
			}
		}
		i = max(end, i+1)
	}
	return rows
}

// figures returns the number of cells of the line i, where all behind the first are
// figures, or 0.
func (p *page) figures(i int) int {
	ln := &p.lines[i]
	if ln.level > 0 || ln.said != nil || ln.skip != "" || length(ln.text) > 2*maxHeading {
		return 0
	}
	cells := ln.cells()
	for n, c := range cells {
		if n > 0 && !figure.MatchString(c) {
			return 0
		}
	}
	return len(cells)
}

// cells cuts a line into what space sets apart, and the row of a table also at the colon
// that was set between two.
func (ln *line) cells() []string {
	return strings.FieldsFunc(ln.text, func(r rune) bool { return r == ' ' || r == '　' || ln.cell && r == '：' })
}
