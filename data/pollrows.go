package data

import (
	"slices"
	"strings"
)

// The answers to a questionnaire come as a table of which each row has become a line, or
// several, with the cells set apart by spaces and line ends: a number that counts on, who
// answered, what else is known of them, and what they wrote.
//
//	No. 名前 年齢 よかったこと 感想
//	1 K.M 52才 植菌体験。 久しぶりに山を歩きました。
//	2 青木恵 10才 サワガニをつかまえたとき。
//	山道が長くてつかれた。

const (
	// pollHeadLines is how many lines the headings of such a table may stand in.
	pollHeadLines = 10
	// pollRows is the number of rows that make one.
	pollRows = 2
)

var (
	// pollNumber heads the numbers of rows, and pollName the names of who answered.
	pollNumber = lazily(`^(?:[NＮ][oｏ][.．]?|№|番号|項番|#)$`)
	pollName   = lazily(`^(?:お?名前|氏名|イニシャル|ペンネーム|回答者|参加者|受講者)(?:[（(].{1,8}[)）])?$`)
	// pollFact heads what else is known of who answered, and pollValue is that.
	pollFact  = lazily(`^(?:性別|年齢|年代|学年|学校|職業|所属|お?住まい|(?:住んでいる)?(?:町|地区|市町村)|地区|出身|理解度?|満足度?|評価|点数|人数)(?:[（(].{1,8}[)）])?$`)
	pollValue = lazily(`^(?:[0-9０-９]{1,3}[ 　]?(?:才|歳|代|歳代|年|年生|点|人)?|(?:小|中|高|大)(?:学校?)?[0-9０-９一二三四五六]年?生?|男性?|女性?|[-－ー―・]|[^。ぁ-ん]{1,6}[市町村区県]|(?:会社員|主婦|農業|漁業|自営業|公務員|学生|無職|パート|団体職員)|[①-⑩◎○△×])$`)
)

// A pollRow is one of its rows: whose answers they are, and these.
type pollRow struct {
	who    string
	texts  []string
	below  []bool // of each text: a line end stands before it, and no space
	facts  int    // cells that tell of who answered
	number int    // in the source
}

// A pollHead is what the headings of such a table tell of it.
type pollHead struct {
	texts    int  // columns of what was written
	numbered bool // a number stands before each row
}

// readPollRows makes remarks of the rows of such tables.
func (p *page) readPollRows(s *source) {
	var all []line
	for i := 0; i < len(p.lines); {
		head, from := p.pollHead(i)
		rows, end := p.pollTable(from, head)
		if len(rows) < pollRows || !wroteAny(rows) {
			all = append(all, p.lines[i])
			i++
			continue
		}
		s.report.LeftOut[OmitLayout] += from - i
		for _, row := range rows {
			s.report.LeftOut[OmitFacts] += row.facts
			all = append(all, row.lines(head.texts)...)
		}
		i = end
	}
	p.lines = all
}

// wroteAny reports whether half of the rows or more hold a sentence, as those of a list of
// members do not.
func wroteAny(rows []pollRow) bool {
	n := 0
	for _, row := range rows {
		if slices.ContainsFunc(row.texts, func(text string) bool { return sentence(text) || predicate.MatchString(text) }) {
			n++
		}
	}
	return 2*n >= len(rows)
}

// pollHead reads the headings that begin with the line i, and returns the index behind
// them; a head without texts where there are none.
func (p *page) pollHead(i int) (head pollHead, end int) {
	first := strings.Fields(p.lines[i].text)
	if len(first) == 0 || !pollNumber.MatchString(first[0]) && !pollName.MatchString(first[0]) {
		return pollHead{}, i
	}
	head.numbered = pollNumber.MatchString(first[0])
	named, known := false, 0
	for end = i; end < min(len(p.lines), i+pollHeadLines) && !p.pollBegins(end, 1, head); end++ {
		for _, h := range strings.Fields(p.lines[end].text) {
			if length(h) > maxHeading/2 || strings.Contains(h, "。") {
				return pollHead{}, i
			}
			named = named || pollName.MatchString(h)
			if c := columnOf(h); pollNumber.MatchString(h) || pollName.MatchString(h) || c != "" && !c.texts() || pollFact.MatchString(h) {
				known++
			} else {
				head.texts++
			}
		}
	}
	if !named || known < 2 {
		return pollHead{}, i
	}
	return head, end
}

// pollBegins reports whether the line i begins the row with a number, or, where rows have
// none, whether it names somebody of whom the next cell tells something.
func (p *page) pollBegins(i, number int, head pollHead) bool {
	ln := &p.lines[i]
	if ln.level > 0 || ln.said != nil || ln.cell {
		return false
	}
	cells := strings.Fields(ln.text)
	if head.numbered {
		c := cursor{s: cells[0]}
		n, ok := c.number(3)
		return ok && c.i == len(c.s) && n == number && (len(cells) == 1 || length(cells[1]) <= maxName && !sentence(cells[1]))
	}
	if len(cells) == 1 && i+1 < len(p.lines) {
		cells = append(cells, strings.Fields(p.lines[i+1].text)...)
	}
	_, named := parseVoice(cells[0])
	return len(cells) > 1 && pollValue.MatchString(cells[1]) && (named || shortName.MatchString(cells[0]))
}

// shortName is a name without anything that shows it to be one.
var shortName = lazily(`^[\p{Han}々ヶ]{2,5}$|^[A-ZＡ-Ｚ]{1,2}$`)

// pollTable reads the rows of the table whose first row is the line from, and returns the
// index behind them.
func (p *page) pollTable(from int, head pollHead) (rows []pollRow, end int) {
	if head.texts == 0 {
		return nil, from
	}
	for end = from; end < len(p.lines); end++ {
		ln := &p.lines[end]
		cells := strings.Fields(ln.text)
		switch {
		case p.pollBegins(end, len(rows)+1, head):
			rows = append(rows, pollRow{number: ln.number})
			if head.numbered {
				cells = cells[1:]
			}
		case len(rows) == 0, ln.level > 0, ln.said != nil, furnitureOf(ln.text) != "", noted(ln.text), headingBrackets.MatchString(ln.text):
			return rows, end
		case ln.gap && len(rows[len(rows)-1].texts) > 0:
			return rows, end
		}
		row := &rows[len(rows)-1]
		for n, cell := range cells {
			row.add(cell, n == 0)
		}
	}
	return rows, end
}

// add adds a cell to a row: who answered first, and what they wrote behind what else is
// known of them. below tells that it begins a line.
func (row *pollRow) add(cell string, below bool) {
	last := len(row.texts) - 1
	switch {
	case row.who == "":
		row.who = cell
	case last < 0 && pollValue.MatchString(cell):
		row.facts++
	case last >= 0 && below && !ended(row.texts[last]) && (!nominal(row.texts[last]) || goesOn.MatchString(cell)):
		row.texts[last] = joinLines(row.texts[last], cell)
	default:
		row.texts, row.below = append(row.texts, cell), append(row.below, below)
	}
}

// lines are what a row says. Where it has more texts than there are columns, line ends
// broke some, as the spaces show; where they do not, all of it is one.
func (row *pollRow) lines(columns int) []line {
	texts := row.texts
	if len(texts) > columns {
		texts = nil
		for n, text := range row.texts {
			if last := len(texts) - 1; row.below[n] && last >= 0 {
				texts[last] = joinLines(texts[last], text)
			} else {
				texts = append(texts, text)
			}
		}
		if len(texts) != columns {
			texts = []string{strings.Join(row.texts, "\n")}
		}
	}
	var all []line
	for _, text := range texts {
		said := &speech{voice: voice{speaker: row.who}, kind: KindSurvey, text: text, closed: true}
		all = append(all, line{text: text, number: row.number, gap: true, cell: true, said: said})
	}
	return all
}
