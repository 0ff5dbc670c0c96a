package data

import "strings"

// Minutes may set the same sign before headings as before who speaks, and break headings over
// lines:
//
//	◎日程第４　議案第１号　みどり野市一般会計補正予算
//	　（第２号）について
//	◎議長（日向一郎君）　これより議題とします。

// manyHeadLines bounds the lines of such a heading.
const manyHeadLines = 3

// markTurnHeads makes headings of the lines whose sign speeches have in minutes that mark each
// of these, where they name nobody and a turn follows, or another heading does.
func (p *page) markTurnHeads() {
	if !p.record {
		return
	}
	heads := map[int]int{} // behind which line each of them ends
	for i := len(p.lines) - 1; i >= 0; i-- {
		if end := p.turnHead(i, heads); end > i {
			heads[i] = end
		}
	}
	if len(heads) == 0 {
		return
	}
	var kept []line
	for i := 0; i < len(p.lines); i++ {
		ln := p.lines[i]
		if end := heads[i]; end > i {
			m := findMark(ln.text)
			ln.text, ln.level = m.sign+closeSpaced(m.rest), lowest
			for i+1 < end {
				i++
				ln.text = joinLines(ln.text, p.lines[i].text)
			}
		}
		kept = append(kept, ln)
	}
	p.lines = kept
}

// turnHead returns the index behind the lines of the heading that begins with the line i, or i
// where none does. heads are those below.
func (p *page) turnHead(i int, heads map[int]int) int {
	if !p.plainlyMarked(i, anySigns) || p.marksTurn(i) {
		return i
	}
	m := findMark(p.lines[i].text)
	if m.sign == "※" || sentence(m.rest) || length(m.rest) > 2*maxHeading || frontMatter(m.rest) || staged(m.rest) || !nominal(m.rest) && !opensBracket(m.rest) {
		return i
	}
	end := i + 1
	if end < len(p.lines) && stepBegins.MatchString(noSpaces.Replace(p.lines[end].text)) {
		return i
	}
	for end < len(p.lines) && end < i+manyHeadLines && !p.lines[end].gap && !sentence(p.lines[end].text) && length(p.lines[end].text) <= maxHeading && findMark(p.lines[end].text).sign == "" && !staged(p.lines[end].text) {
		end++
	}
	below := end
	for below < len(p.lines) && staged(p.lines[below].text) {
		below++
	}
	if below == len(p.lines) || !p.plainlyMarked(below, anySigns) {
		return i
	}
	apart := p.lines[i].gap && p.lines[end].gap
	switch {
	case !p.marksTurn(below) && heads[below] == 0, end > i+1 && !apart && !strings.ContainsAny(firstRune(p.lines[i+1].text), "（("):
		return i
	case apart, stepOfSession.MatchString(noSpaces.Replace(m.rest)):
		return end
	}
	// What somebody lists amid a turn may have the sign, too.
	if i > 0 && p.plainlyMarked(i-1, anySigns) && !p.marksTurn(i-1) || heads[below] > 0 {
		return i
	}
	return end
}

// opensBracket reports whether a text breaks off within brackets.
func opensBracket(text string) bool {
	return strings.Count(text, "（")+strings.Count(text, "(") > strings.Count(text, "）")+strings.Count(text, ")")
}

// plainlyMarked reports whether the line i has one of some signs, and nothing else makes anything
// of it.
func (p *page) plainlyMarked(i int, signs string) bool {
	ln := &p.lines[i]
	return ln.level == 0 && !ln.cell && ln.said == nil && strings.Contains(signs, firstRune(ln.text)) && findMark(ln.text).sign != ""
}

// marksTurn reports whether the line i, which has such a sign, names who speaks.
func (p *page) marksTurn(i int) bool {
	rest := findMark(p.lines[i].text).rest
	if !marksSpeech(p.lines[i].text) {
		return false
	}
	if s, ok := parseSpeech(rest, true); ok && s.speaker != "" && !procedure.MatchString(s.speaker) {
		return true
	}
	_, named := parseVoice(rest)
	return named
}

// closeSpaced closes up a heading whose letters are set apart: 会　期　の　決　定.
func closeSpaced(text string) string {
	fields := strings.Fields(text)
	closed := joinLetters(strings.Join(fields, " "))
	switch {
	case len(strings.Fields(closed)) == len(fields):
		return text
	case !strings.ContainsAny(text, "0123456789０１２３４５６７８９"):
		return noSpaces.Replace(text)
	}
	return closed
}

const numberedStep = `^(?:追加)?日程(?:第|の追加|の変更)|^(?:議案|報告|認定|承認|同意|諮問|請願|陳情|発議|発委|選挙|推薦|意見書案|決議案|委報|会議案)第?[0-9０-９一二三四五六七八九十]`

var (
	// stepBegins is how a line begins that tells of a step of a session by its number, and
	// stepOfSession all of such a line, both without spaces: 日程第１会期の決定, 開議宣告.
	stepBegins    = lazily(numberedStep)
	stepOfSession = lazily(numberedStep + `|(?:開会|開議|閉会|閉議|散会|休憩|再開|延会|延長|開会式|閉会式)の?(?:宣告|宣言|あいさつ|挨拶)?$|(?:決定|指名|報告|上程|質問|宣告|宣言|憲章|質疑|討論|採決|説明|朗読|選挙|の件|について)(?:[（(].*[)）])?$`)
)
