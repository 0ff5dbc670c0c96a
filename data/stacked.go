package data

import (
	"slices"
	"strconv"
	"strings"
)

// Tables come with each cell in a line of its own, too, the headings first and then row
// by row, as text taken out of a page has it:
//
//	番号
//	ご意見
//	回答
//	1
//	池の柵が低い。
//	6月に高い柵に替えます。
//
// Where the rows have numbers, these tell where each begins; of other tables the lines must
// come out even, and no answer may ask.

// stackedTable returns the rows of such a table whose headings begin at the line i, and the
// index behind it; no rows where there is none.
func (p *page) stackedTable(i int) (rows [][]string, end int) {
	head, body := p.columnLines(i)
	if headingScore(head) < 2 || !slices.ContainsFunc(head, holdsText) {
		return nil, i
	}
	cells, end := p.stackedCells(body)
	if len(cells) == 0 {
		return nil, i
	}
	counted := cells[0] == "1" || cells[0] == "１"
	if counted && columnOf(head[0]) != columnUnread {
		head = append([]string{"番号"}, head...)
	}
	rows = [][]string{head}
	for n := 1; len(cells) > 0; n++ {
		width := len(head)
		if counted {
			width = rowWidth(cells, n)
		}
		if width > len(head) || width > len(cells) || width < 2 || !fitsColumns(cells[:width], head) {
			return nil, i
		}
		rows, cells = append(rows, cells[:width]), cells[width:]
	}
	if len(rows) <= flatRows {
		return nil, i
	}
	return rows, end
}

// columnLines returns the headings of columns that stand below each other from the line i
// on, and the index behind them.
func (p *page) columnLines(i int) (head []string, end int) {
	for end = i; end < min(len(p.lines), i+maxStacked); end++ {
		ln := &p.lines[end]
		if ln.level > 0 || ln.said != nil || ln.item || ln.cell || length(ln.text) > maxLabelLine || columnOf(ln.text) == "" {
			break
		}
		head = append(head, ln.text)
	}
	return head, end
}

// stackedCells returns the cells that stand below each other from the line i on, and the
// index behind them. Where empty lines set cells apart, a cell may have several lines.
func (p *page) stackedCells(i int) (cells []string, end int) {
	apart := i < len(p.lines) && p.lines[i].gap
	for end = i; end < len(p.lines); end++ {
		ln := &p.lines[end]
		if ln.level > 0 || ln.said != nil || ln.item || ln.cell || isContact(ln.text) || links.MatchString(ln.text) || furnitureOf(ln.text) != "" || p.headsColumns(end) || p.headsColumns(end+1) {
			break
		}
		if last := len(cells) - 1; apart && !ln.gap && last >= 0 && len(cells[last]) < maxParagraph {
			cells[last] += "\n" + ln.text
			continue
		}
		cells = append(cells, ln.text)
	}
	return cells, end
}

// headsColumns reports whether the line i and the next are headings of columns.
func (p *page) headsColumns(i int) bool {
	return i+1 < len(p.lines) && len(p.lines[i].text) <= 3*maxLabelLine && len(p.lines[i+1].text) <= 3*maxLabelLine &&
		columnOf(p.lines[i].text) != "" && columnOf(p.lines[i+1].text) != ""
}

// rowWidth is how many of the cells are the row of a number: those up to the next.
func rowWidth(cells []string, number int) int {
	for n := 1; n < min(len(cells), maxStacked); n++ {
		if strings.Map(narrow, cells[n]) == strconv.Itoa(number+1) {
			return n
		}
	}
	return len(cells)
}

// fitsColumns reports whether each cell may stand below its heading: what is said below those
// of texts, and no question where it is answered; and below others no sentence.
func fitsColumns(cells, head []string) bool {
	for n, cell := range cells {
		c := columnOf(head[n])
		says := speaks(cell) || utters(cell)
		switch {
		case c.texts() && !says && !noAnswer.MatchString(cell), !c.texts() && sentence(cell):
			return false
		case c == columnAnswer && strings.ContainsAny(lastRune(strings.TrimRight(cell, "。")), "か？?"):
			return false
		}
	}
	return true
}

// joinHeadings joins the headings of columns too narrow for them, which come letter by letter:
// 番⏎号⏎意⏎見⏎回⏎答.
func (p *page) joinHeadings() {
	var all []line
	for i := 0; i < len(p.lines); {
		run := i
		var text strings.Builder
		for run < min(len(p.lines), i+2*maxStacked) && loneRune(&p.lines[run]) {
			text.WriteString(p.lines[run].text)
			run++
		}
		heads := spelled(text.String())
		if len(heads) == 0 {
			run = max(run, i+1)
			all = append(all, p.lines[i:run]...)
		}
		for _, head := range heads {
			ln := p.lines[i]
			ln.text = head
			all = append(all, ln)
		}
		i = run
	}
	p.lines = all
}

// spelled cuts a text into headings of columns, the longest first, or returns none: 番号意見.
func spelled(text string) []string {
	if heads := spelledOf(text, knownColumn); heads != nil {
		return heads
	}
	return spelledOf(text, columnOf)
}

func spelledOf(text string, column func(string) column) []string {
	runes := []rune(text)
	for n := len(runes); n > 1; n-- {
		head := string(runes[:n])
		if column(head) == "" {
			continue
		}
		if n == len(runes) {
			return []string{head}
		}
		if rest := spelledOf(string(runes[n:]), column); rest != nil {
			return append([]string{head}, rest...)
		}
	}
	return nil
}
