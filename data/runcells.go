package data

import "strings"

// Tables of what was asked and what was answered come without anything between the cells
// of a row, below the headings of their columns. People ask in few words and are answered
// politely, which tells where an answer begins:
//
//	区民の意見・質問みどり部の回答
//	なぜ10年もかかるのか。職員が足りないためです。
//	庭の木は切らないでほしい。

// runHeads are the headings of two columns in one line, in which nothing tells that
// one is of the other, as 意見への回答 does.
var runHeads = lazily(`^(.{0,14}(?:意見|質問|質疑|要望|提案)(?:等|など)?(?:の?(?:内容|要旨|概要))?)[ 　]*(?:([^、。へにや及・ 　]{1,14}?)(?:の|から(?:の)?))?(?:回答|考え方?|対応|答弁)(?:等|内容|要旨|案)?$`)

// manyRunRows is the number of rows in which an answer follows what was asked that make
// such a table.
const manyRunRows = 2

// readRunCells makes speeches of the cells of such tables.
func (p *page) readRunCells() {
	var all []line
	for i := 0; i < len(p.lines); {
		heads, from := p.runHeadsAt(i)
		var cells []runCell
		end := from
		if heads != nil {
			if cells, end = p.cellParagraphs(from); len(cells) == 0 && (from == i+1 || !p.lines[i+1].gap) {
				cells, end = p.runRows(from)
			}
		}
		if len(cells) == 0 {
			all = append(all, p.lines[i])
			i++
			continue
		}
		asker, answerer := whoseIs(strings.Replace(heads[1], "等の", "の", 1)), officeVoice(heads[2])
		for _, cell := range cells {
			one := &speech{voice: answerer, kind: KindAnswer, text: cell.text, closed: true}
			if !cell.answers {
				one.voice, one.kind = asker, ""
				if strings.HasSuffix(cell.text, "か。") {
					one.kind = KindQuestion
				}
			}
			if !cell.heads {
				cell.gap, cell.said = true, one
			}
			all = append(all, cell.line)
		}
		i = end
	}
	p.lines = all
}

// runHeadsAt matches the headings of two columns in the line i, or in it and the next,
// and returns the index behind them.
func (p *page) runHeadsAt(i int) (heads []string, end int) {
	text := p.lines[i].text
	if p.lines[i].level > 0 || p.lines[i].said != nil || length(text) > maxHeading {
		return nil, i
	}
	if heads = runHeads.FindStringSubmatch(text); heads == nil && i+1 < len(p.lines) && length(p.lines[i+1].text) <= maxLabelLine {
		heads, i = runHeads.FindStringSubmatch(text+p.lines[i+1].text), i+1
	}
	if heads != nil && strings.HasPrefix(heads[2], "と") { // 意見と市の回答
		heads = nil
	}
	return heads, i + 1
}

// A runCell is what was asked, or answered, or heads the rows below it.
type runCell struct {
	line
	answers, heads bool
}

// runRows returns the cells of the rows that begin at the line i, each made of as many
// lines as its last sentence needs, and the index behind them; none where few rows have an
// answer.
func (p *page) runRows(i int) (cells []runCell, end int) {
	rows, answers := 0, 0
	for end = i; end < len(p.lines) && p.lines[end].level == 0 && p.lines[end].said == nil && sentence(p.lines[end].text) && findMark(p.lines[end].text).sign == ""; {
		var row line
		row, end = p.sentenceAt(end)
		asked, answered := cutAnswer(row.text)
		if rows++; asked != "" {
			row.text = asked
			cells = append(cells, runCell{line: row})
		}
		if answered != "" {
			answers++
			row.text = answered
			cells = append(cells, runCell{line: row, answers: true})
		}
	}
	if answers < manyRunRows || 2*answers < rows {
		return nil, i
	}
	return cells, end
}

// sentenceAt returns the line i with as many below it as its last sentence needs, and the
// index behind them.
func (p *page) sentenceAt(i int) (whole line, end int) {
	whole = p.lines[i]
	for end = i + 1; end < len(p.lines) && !ended(whole.text) && !p.lines[end].gap && len(whole.text) < maxParagraph; end++ {
		whole.text = joinLines(whole.text, p.lines[end].text)
	}
	return whole, end
}

// cutAnswer cuts a text behind the last sentence that is not polite. A line that is polite
// as a whole is the answer to the one above it, and what is not has none.
func cutAnswer(text string) (asked, answered string) {
	all := sentences(text)
	from := len(all)
	for from > 0 {
		one := strings.TrimSpace(all[from-1])
		if !politely.MatchString(one) || question.MatchString(one) {
			break
		}
		from--
	}
	return strings.TrimSpace(strings.Join(all[:from], "")), strings.TrimSpace(strings.Join(all[from:], ""))
}
