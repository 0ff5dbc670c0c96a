package data

import "strings"

// Items of a list may go on in lines of their own, each a sentence or more, on pages
// that set nothing apart:
//
//	・町長の話が長い。
//	聞きに来たのではないのだから、半分でよい。
//	・甘酒がおいしかった。

// maxItemLines is the number of lines that an item may go on in.
const maxItemLines = 6

// didSo ends like a sentence about what was done, without a full stop: 公民館から借りた.
var didSo = lazily(`^.{8,}[たるう]$`)

// goOnWithItems marks the lines that go on with the item above them: between two items
// with the same sign, and below the last of them no more than below any other, unless all
// of them look like what was answered to the items.
func (p *page) goOnWithItems() {
	for i := 0; i < len(p.lines); {
		var below [][2]int // for each item that goes on, the first line that does and the one behind the last
		items, longest := 0, 0
		sign := p.bullet(i)
		end := i + 1
		for sign != "" && p.bullet(end-1) == sign {
			items++
			from := end
			for end < len(p.lines) && end-from < maxItemLines && p.goesOnWithItem(end) {
				end++
			}
			again := end < len(p.lines) && p.bullet(end) == sign && !p.lines[end].gap
			if n := end - from; n > 0 && (again || n <= longest && p.endsList(end)) {
				below = append(below, [2]int{from, end})
				longest = max(longest, n)
			}
			if !again {
				break
			}
			end++
		}
		if len(below) < items || !p.answersItems(below) {
			for _, lines := range below {
				for n := lines[0]; n < lines[1]; n++ {
					p.lines[n].within = true
				}
			}
		}
		i = end
	}
}

// bullet is the sign of the item that the line i is, or "".
func (p *page) bullet(i int) string {
	if ln := &p.lines[i]; !ln.item && !ln.cell && ln.said == nil && ln.level == 0 {
		if m := findMark(ln.text); m.sure && m.sign != answerSign {
			return m.sign
		}
	}
	return ""
}

// goesOnWithItem reports whether the line i may go on with the item above it.
func (p *page) goesOnWithItem(i int) bool {
	ln, above := &p.lines[i], p.lines[i-1].text
	switch {
	case ln.gap, ln.level > 0, ln.item, ln.cell, ln.said != nil, ln.skip != "", findMark(ln.text).sign != "":
		return false
	case furnitureOf(ln.text) != "", fact.MatchString(ln.text), headingBrackets.MatchString(ln.text), groupLine.MatchString(ln.text):
		return false
	case p.asksLists && pollAsks.MatchString(ln.text) && p.listsBelow(i), question.MatchString(ln.text) && !strings.Contains(ln.text, "。"):
		return false
	case narrates(ln.text) && (strings.Contains(ln.text, "「") || heads.MatchString(ln.text)):
		return false
	}
	if _, speaks := parseSpeech(ln.text, false); speaks {
		return false
	}
	return sentence(ln.text) || predicate.MatchString(ln.text) || didSo.MatchString(ln.text) || strings.ContainsAny(above, "(（") && !strings.ContainsAny(above, ")）")
}

// endsList reports whether a list shows to be at its end before the line i.
func (p *page) endsList(i int) bool {
	if i == len(p.lines) || p.lines[i].gap || p.lines[i].level > 0 {
		return true
	}
	text := p.lines[i].text
	return headingBrackets.MatchString(text) || groupLine.MatchString(text) || nominal(text) && readTheme(text).opinion
}

// answersItems reports whether what stands below items is what was answered to each: it
// ends as a city writes, and no item does.
func (p *page) answersItems(below [][2]int) bool {
	for _, lines := range below {
		if politely.MatchString(p.lines[lines[0]-1].text) || !politely.MatchString(p.lines[lines[1]-1].text) {
			return false
		}
	}
	return true
}

// answersBelow labels what was answered to a question of a questionnaire, a line each:
//
//	回答内容
//	　字が小さい
//	　毎回電話で聞く。
var answersBelow = lazily(`^[【〔［\[（(＜<■●◆]?(?:(?:自由)?(?:回答|記述|意見)(?:内容|欄)|自由(?:回答|記述|意見)|記入内容)[】〕］\])）＞>]?[:：]?$`)

// listAnswers makes items of the lines that stand indented below such a label, where no
// margin broke them.
func (p *page) listAnswers() {
	for i := range p.lines {
		if ln := &p.lines[i]; ln.cell || ln.said != nil || !answersBelow.MatchString(ln.text) {
			continue
		}
		end := i + 1
		for end < len(p.lines) && p.answersIn(end, p.lines[i].indent) {
			end++
		}
		if end-i > manyTurns && !brokenAtMargin(p.lines[i+1:end]) {
			for n := i + 1; n < end; n++ {
				p.lines[n].item = true
			}
		}
	}
}

// answersIn reports whether the line i may be an answer below a label with an indent.
func (p *page) answersIn(i, indent int) bool {
	ln := &p.lines[i]
	return !ln.gap && ln.level == 0 && !ln.item && !ln.cell && ln.said == nil && ln.indent > indent && findMark(ln.text).sign == "" && furnitureOf(ln.text) == ""
}

// brokenAtMargin reports whether several lines end no sentence and are about as long as the
// longest.
func brokenAtMargin(lines []line) bool {
	longest, full := 0, 0
	for i := range lines {
		longest = max(longest, length(lines[i].text))
	}
	for i := range lines {
		if !ended(lines[i].text) && length(lines[i].text) >= longest-slack {
			full++
		}
	}
	return full > 1
}
