package data

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The text of a PDF has the cells of a table one below the other, too, each broken at the
// width of its column, and nothing between them but the numbers of the rows:
//
//	番号
//	意見
//	回答
//	1
//	池の柵が低い。去年も子
//	どもが落ちた。
//	ご不便をおかけしており
//	ます。6月に替えます。
//	2
//
// How both sides word what they write tells where the answer begins.

// A flowedRow is a row, with the lines of what was asked and answered.
type flowedRow struct {
	section string // the heading above it
	before  int    // cells of one line before what was asked, which tell nothing
	lines   []string
	apart   []bool // an empty line is above
	size    int    // of the lines, in bytes
	answer  int    // the line that the answer begins with; 0 where there is none
}

// flowedTable returns the rows of such a table whose headings begin at the line i, and the
// index behind it; no rows where there is none.
func (p *page) flowedTable(i int) (rows [][]string, end int) {
	head, body := p.flowedHead(i)
	asked, answered := slices.IndexFunc(head, asksText), slices.Index(kindsOf(head), columnAnswer)
	if asked < 0 || answered != asked+1 {
		return nil, i
	}
	all, end := p.flowedRows(body, head, asked)
	g := registerOf(all)
	several, divided := 0, 0
	for n := range all {
		all[n].dropBehind(len(head) - answered - 1)
		if len(all[n].lines) > 1 {
			several++
		}
		if all[n].answer = all[n].answerLine(g); all[n].answer > 0 {
			divided++
		}
	}
	if len(all) < flatRows || divided < flatRows || 2*divided < several {
		return nil, i
	}
	width := [2]int{}
	for _, row := range all {
		for n, part := range row.parts() {
			width[n] = max(width[n], brokenWidth(part))
		}
	}
	rows = [][]string{{"項目", head[asked], head[answered]}}
	for _, row := range all {
		parts := row.parts()
		rows = append(rows, []string{row.section, unbrokenText(parts[0], width[0]), unbrokenText(parts[1], width[1])})
	}
	return rows, end
}

// asksText reports whether a heading is that of a column of texts that answer nothing.
func asksText(heading string) bool { return holdsText(heading) && columnOf(heading) != columnAnswer }

func kindsOf(head []string) []column {
	all := make([]column, len(head))
	for i, h := range head {
		all[i] = columnOf(h)
	}
	return all
}

// numbersBelowHeads sets the number of the first row below the headings of columns that it
// stands among, as it does beside headings in several lines: 番号⏎1⏎意見⏎回答.
func (p *page) numbersBelowHeads() {
	for i := 1; i+1 < len(p.lines); i++ {
		if number, rest := rowNumber(p.lines[i].text); number == 0 || rest != "" || p.lines[i].level > 0 || columnOf(p.lines[i-1].text) == "" {
			continue
		}
		below, end := p.columnLines(i + 1)
		if above, _ := p.columnLines(i - 1); headingScore(append(above, below...)) < 2 || !slices.Contains(kindsOf(below), columnAnswer) {
			continue
		}
		number := p.lines[i]
		copy(p.lines[i:], p.lines[i+1:end])
		p.lines[end-1] = number
	}
}

// flowedHead returns the headings of a table that stand in the line i, or below each other
// from there on, and the index behind them.
func (p *page) flowedHead(i int) (head []string, end int) {
	if head, end = p.columnLines(i); len(head) < 2 {
		head, end = flatCells(&p.lines[i]), i+1
		if slices.Contains(kindsOf(head), "") && len(head) > 2 {
			head = paddedCells(p.lines[i].text)
		}
		if len(head) < 2 || length(p.lines[i].text) > maxHeading || slices.Contains(kindsOf(head), "") {
			return nil, i
		}
	}
	if headingScore(head) < 2 {
		return nil, i
	}
	return head, end
}

// wideSpaces are what sets padded cells apart.
var wideSpaces = lazily(`[ 　]{2,}|\t`)

// paddedCells are cells with a space between their letters, and more between them: 番 号　　ご 意 見.
func paddedCells(text string) []string {
	var all []string
	for _, cell := range strings.Split(wideSpaces.ReplaceAllString(text, "\t"), "\t") {
		all = append(all, noSpaces.Replace(cell))
	}
	return all
}

// flowedRows returns the rows that begin at the line i with the numbers from 1 on, and the
// index behind them.
func (p *page) flowedRows(i int, head []string, asked int) (all []flowedRow, end int) {
	var ofPart partNumber    // of the last row, where it has one
	section, beside := "", 0 // rows with both texts in the line of the number
	alone := false           // numbers stand in lines of their own
	behind := columnOf(head[len(head)-1]) != columnAnswer
	for end = i; end < len(p.lines); end++ {
		ln := &p.lines[end]
		number, rest := rowNumber(ln.text)
		if next, behind := ofPart.after(ln.text); next != (partNumber{}) {
			number, rest = len(all)+1, behind
		}
		last := len(all) - 1
		before := last >= 0 && len(all[last].lines) == 0 && all[last].before < asked-1 // a cell that tells nothing
		whole := last < 0 || all[last].whole(behind)
		apart := ln.gap || end > i && pageMark.MatchString(p.lines[end-1].text)
		switch {
		case whole && apart && !before && (strings.HasPrefix(ln.text, "※") || nominal(ln.text) && office.MatchString(ln.text)):
			return broken(all, beside), end // a note below the table, and who made it
		case ln.level > 0 || ln.said != nil || ln.cell || ln.skip != "" || isContact(ln.text) || links.MatchString(ln.text) || furnitureOf(ln.text) != "" || last >= 0 && headingBrackets.MatchString(ln.text):
			return broken(all, beside), end
		case number == len(all)+1 && !before && (rest == "" || whole && !alone):
			ofPart, _ = ofPart.after(ln.text)
			all = append(all, flowedRow{section: section})
			if alone = rest == ""; !alone {
				all[last+1].add(rest, false)
			}
			if len(strings.Fields(rest)) > 1 {
				beside++
			}
		case ruled(ln.text), pageMark.MatchString(ln.text) && !before:
		case last >= 0 && strings.HasPrefix(ln.text, head[0]) && p.headsAgain(end, head) > end:
			end = p.headsAgain(end, head) - 1
		case namesThing(ln.text) && whole && (last < 0 || !behind) && p.numberBelow(end+1, len(all)+1, ofPart):
			section = undecorated(ln.text)
		case last < 0:
			return nil, i
		case before && !sentence(ln.text) && length(ln.text) <= maxLabelLine:
			all[last].before++
		case len(all[last].lines) == maxFlatRow || all[last].size+len(ln.text) > maxParagraph:
			return broken(all, beside), end
		default:
			all[last].add(ln.text, ln.gap)
		}
	}
	return broken(all, beside), end
}

func (r *flowedRow) add(text string, apart bool) {
	r.lines, r.apart, r.size = append(r.lines, text), append(r.apart, apart), r.size+len(text)
}

// whole reports whether a row may end here: with a sentence, or a cell behind the answer.
func (r *flowedRow) whole(behind bool) bool {
	last := len(r.lines) - 1
	return last >= 0 && (ended(r.lines[last]) || behind && last > 0 && length(r.lines[last]) <= maxLabelLine && ended(r.lines[last-1]))
}

// dropBehind takes off the cells of so many columns behind the answer, which tell nothing: 有.
func (r *flowedRow) dropBehind(columns int) {
	for last := len(r.lines) - 1; columns > 0 && last > 1 && length(r.lines[last]) <= maxLabelLine && !ended(r.lines[last]) && ended(r.lines[last-1]); last-- {
		r.lines, columns = r.lines[:last], columns-1
	}
}

// broken returns the rows unless most have both texts beside each other.
func broken(all []flowedRow, beside int) []flowedRow {
	if 2*beside > len(all) {
		return nil
	}
	return all
}

// numberedRow is the number of a row, alone or before its first text.
var numberedRow = lazily(`^(?:[NＮ][oｏ][.．]?|№)?[ 　]*[(（]?([0-9０-９]{1,3}|[①-⑳])[)）.．]?(?:[ 　]+([^ 　].*))?$`)

// rowNumber returns the number of the row that a line begins, or 0, and what stands behind.
func rowNumber(text string) (number int, rest string) {
	m := numberedRow.FindStringSubmatch(text)
	if m == nil {
		return 0, ""
	}
	if r, _ := utf8.DecodeRuneInString(m[1]); r >= '①' && r <= '⑳' {
		return int(r-'①') + 1, m[2]
	}
	number, _ = strconv.Atoi(strings.Map(narrow, m[1]))
	return number, m[2]
}

// numbered reports whether the line i is the number of a row.
func (p *page) numbered(i int) bool {
	if i == len(p.lines) {
		return false
	}
	number, rest := rowNumber(p.lines[i].text)
	return number > 0 && rest == ""
}

// numberBelow reports whether the line i is a number, or that of a row of a part behind another.
func (p *page) numberBelow(i, number int, last partNumber) bool {
	if i == len(p.lines) {
		return false
	}
	n, _ := rowNumber(p.lines[i].text)
	next, _ := last.after(p.lines[i].text)
	return n == number || next != (partNumber{})
}

// A partNumber is that of a row which counts within a part of the table: 2-1.
type partNumber struct{ part, row int }

var partRow = lazily(`^[(（]?([0-9０-９]{1,2})[-－ー‐−]([0-9０-９]{1,3})[)）.．]?(?:[ 　]+([^ 　].*))?$`)

// after returns the number that a line begins with where it counts on from that of the last
// row, or from nothing, and what stands behind; else no number.
func (last partNumber) after(text string) (partNumber, string) {
	m := partRow.FindStringSubmatch(text)
	if m == nil {
		return partNumber{}, ""
	}
	part, _ := strconv.Atoi(strings.Map(narrow, m[1]))
	row, _ := strconv.Atoi(strings.Map(narrow, m[2]))
	if next := (partNumber{part, row}); next == (partNumber{last.part, last.row + 1}) || next == (partNumber{last.part + 1, 1}) {
		return next, m[3]
	}
	return partNumber{}, ""
}

// headsAgain returns the index behind the headings of the table where these stand again from
// the line i on, as they do on each page, or i.
func (p *page) headsAgain(i int, head []string) int {
	if again, end := p.flowedHead(i); slices.Equal(again, head) {
		return end
	}
	return i
}

// parts are the lines of what was asked, and of what was answered.
func (r flowedRow) parts() [2][]string {
	if r.answer == 0 {
		return [2][]string{r.lines, nil}
	}
	return [2][]string{r.lines[:r.answer], r.lines[r.answer:]}
}

// registerOf tells how polite the first sentences of rows are, which ask, and the last, which
// answer.
func registerOf(all []flowedRow) register {
	asked, answered := 0, 0
	for _, row := range all {
		if len(row.lines) == 0 {
			continue
		}
		said := sentences(unbrokenText(row.lines, 1))
		if !politely.MatchString(said[0]) {
			asked++
		}
		if !politely.MatchString(said[len(said)-1]) {
			answered++
		}
	}
	return register{2*asked > len(all), 2*answered > len(all)}
}

// answerLine returns which of the lines of a row begins the answer to those before it, or 0
// where no line ends above another: the one that parts best what is worded like a citizen's
// from what is worded like the city's, below a line that does not fill its column, or an
// empty one.
func (r *flowedRow) answerLine(g register) int {
	lines, width := r.lines, brokenWidth(r.lines)
	best, at := 0, 0
	for k := 1; k < len(lines); k++ {
		if !ended(lines[k-1]) || goesOn.MatchString(lines[k]) || nextItem(lines[k-1], lines[k]) {
			continue
		}
		above, below := unbrokenText(lines[:k], 1), unbrokenText(lines[k:], 1)
		if !closedQuotes(above) {
			continue
		}
		score := g.leaning(below) - g.leaning(above)
		if acknowledges.MatchString(below) {
			score += acknowledging
		}
		if addsTo.MatchString(below) && !acknowledges.MatchString(below) {
			score -= adding
		}
		if strings.ContainsAny(lastRune(lines[k-1]), "。？?！!") {
			score++
		}
		if r.apart[k] {
			score += setApart
		}
		if breadth(lines[k-1]) < width-3 {
			score += setApart
		}
		if at == 0 || score > best {
			best, at = score, k
		}
	}
	return at
}

// nextItem reports whether a line is an item of the list that the one above is of.
func nextItem(above, text string) bool {
	m := findMark(text)
	return m.sign != "" && findMark(above).sign == m.sign && !strings.ContainsAny(strings.TrimSuffix(text, m.rest), "1１①⑴一")
}

// setApart is how much it tells that a line stands apart from the one above.
const setApart = 2

// closedQuotes reports whether a text closes the quotes and brackets it opens.
func closedQuotes(text string) bool {
	return strings.Count(text, "「") <= strings.Count(text, "」") && strings.Count(text, "（") <= strings.Count(text, "）")
}

// brokenWidth is the breadth of the longest line that a line end broke.
func brokenWidth(lines []string) int {
	width := 0
	for i, text := range lines {
		if i+1 < len(lines) && !ended(text) {
			width = max(width, breadth(text))
		}
	}
	return width
}

// unbrokenText joins the lines of a cell that fill its width, and those in which a sentence
// goes on. What has a sign is an item, which ends with its sentence.
func unbrokenText(lines []string, width int) string {
	text, item := "", false
	for i, ln := range lines {
		switch sign := findMark(ln).sign != ""; {
		case i == 0:
			text, item = ln, sign
		case ended(lines[i-1]) && (sign || item || width > 1 && breadth(lines[i-1]) < width-3):
			text, item = text+"\n"+ln, sign
		default:
			text = joinLines(text, ln)
		}
	}
	return text
}
