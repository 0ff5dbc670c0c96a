package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a page has for the eye alone is taken off before anybody asks what its
// lines mean: rules and frames, page numbers, the numbers that minutes systems
// set before speeches, and the spaces and line ends that PDFs leave between
// characters.

var (
	// pageMark is the number of a printed page, or of a speech, in a line of its
	// own: 3, - 3 -, ─ 1-3 ─, 3/12, P.3, 3ページ, 3:, *** 3ページ ***; or
	// that of a chapter: 第2. A day may stand before it: 《令和5年9月12日》 - 3 -.
	pageMark = lazily(`^(?:(?:[《〈<(（［\[]?` + wholeDay + `[》〉>)）］\]]?[ 　]*)?` + dashes + `[ 　]*(?:[0-9０-９]{1,3}[ 　]?[-－‐−・][ 　]?)?[0-9０-９]{1,4}[ 　]*` + dashes + `|[(（]?[0-9０-９]{1,4}[)）]?|[0-9０-９]{1,4}[ 　]*[/／][ 　]*[0-9０-９]{1,4}(?:[ 　]*(?:ページ|頁))?|(?:[PpＰｐ][.．]?|[Pp]age)[ 　]*[0-9０-９]{1,4}(?:[ 　]*[/／][ 　]*[0-9０-９]{1,4})?|[0-9０-９]{1,4}[ 　]*(?:ページ|頁)(?:[ 　]?(?:終わり|おわり|始まり|はじまり))?|[0-9０-９]{1,6}[ 　]*[:：]|[*＊=＝~～]{3,}[ 　]*(?:表紙|裏表紙|[0-9０-９]{1,4}(?:[ 　]*[-－ー–〜～~・,][ 　]*[0-9０-９]{1,4})?[ 　]*(?:ページ|頁|面))[ 　]*[*＊=＝~～]{3,}|第[ 　]?[0-9０-９]{1,2})$`)
	// speechNumber is the number a system sets before a speech.
	speechNumber = lazily(`^[0-9０-９]{1,6}[ 　]*[:：]?[ 　]*([○〇◯◎◆●△【].+)$`)
	// numberedStage is the same before what happens in the room.
	numberedStage = lazily(`^[0-9０-９]{1,6}(?:[ 　]*[:：]|[ 　])[ 　]*(.+)$`)
)

// dashes are the rules beside the number of a page: - 3 -, ─ 3 ─.
const dashes = `[-－‐‑‒−–—―─━ーｰ~〜～∼]{1,3}`

// trim takes off the lines that are there for the eye, and counts them.
func (p *page) trim(s *source) {
	p.cityTurns = p.takesCityTurns()
	p.joinHeadings()
	p.numbersBelowHeads()
	p.joinRunes()
	if p.spacedOut() {
		p.margin = 0
		for i := range p.lines {
			p.lines[i].text = closeUp(p.lines[i].text)
			p.margin = max(p.margin, length(p.lines[i].text))
		}
	}
	p.readFrames(s)
	p.readFlat(s)
	p.readPollRows(s)
	key := p.findKey()
	p.unrun()
	p.readKeyed(key)
	p.lettersSpeak()
	p.unlist()
	p.splitSlashes()
	heads := p.headsOfLeaves()
	leaves := p.gapsOfLeaves(heads)
	kept := p.lines[:0]
	gap, cut := false, false
	for i, ln := range p.lines {
		switch {
		case ln.skip != "" || ln.level > 0 || ln.said != nil:
		case ruled(ln.text):
			s.report.LeftOut[OmitLayout]++
			gap = true
			continue
		case heads[i], pageMark.MatchString(ln.text) && !ln.cell:
			s.report.LeftOut[OmitLayout]++
			// A page may end in the middle of a sentence.
			cut = len(kept) > 0 && (leaves || !ended(kept[len(kept)-1].text))
			continue
		default:
			if m := speechNumber.FindStringSubmatch(ln.text); m != nil {
				ln.text = m[1]
			} else if m := numberedStage.FindStringSubmatch(ln.text); m != nil && staged(m[1]) {
				ln.text = m[1]
			}
		}
		ln.gap = (ln.gap || gap) && !cut
		gap, cut = false, false
		kept = append(kept, ln)
	}
	p.lines = kept
	p.joinNarrow()
	p.unstick()
	p.setNumbersApart()
	p.setDigitsApart()
	p.joinBrackets()
	p.dropSalutations(s)
	p.dropStamps()
	p.dropPictured()
	p.dropBesideNames()
	p.dropPlaceholders()
	p.markCounted()
	p.unquoteLabels()
	p.readLoneMarks()
	p.readSignedBelow()
	p.readBrief()
	p.setNamesApart()
	p.setQuotesApart()
	p.dropContentLabels()
	p.splitQuotedAnswers()
	p.splitSpeeches(s)
	p.readRunCells()
	p.closeLabels()
	p.spreadLabels()
	p.spreadBars()
	p.pairLabels()
	p.dropContents(s)
	p.skipMenus()
	p.skipSteps()
	p.joinTerms()
	p.joinFacts()
	p.joinNames()
	p.readNameless()
}

// ruled reports whether a line is drawn and not written: ―――, ┌─┬─┐, ＝＝＝.
func ruled(text string) bool {
	n := 0
	for _, r := range text {
		switch {
		case r >= '─' && r <= '╿', strings.ContainsRune("-=_*+~.·・…‥―—–－＝＿＊＋～〜ー゠∥", r):
			n++
		case r == ' ', r == '　', strings.ContainsRune("◇◆○◎●☆★", r):
		case strings.ContainsRune("│｜|", r):
		default:
			return false
		}
	}
	return n >= 3
}

// cellsText joins the cells of a row as one line: two are a name and what
// belongs to it, or the number of a row and what it says.
func cellsText(cells []string) string {
	var full []string
	for _, c := range cells {
		if c = cleanLine(c); c != "" && !ruled(c) {
			full = append(full, c)
		}
	}
	if len(full) == 2 && pageMark.MatchString(full[0]) && (speaks(full[1]) || utters(full[1])) {
		return full[1]
	}
	if len(full) == 2 && !strings.HasSuffix(full[0], "：") {
		return full[0] + "：" + full[1]
	}
	return strings.Join(full, "　")
}

// A page is spaced out when most of its long lines are.
func (p *page) spacedOut() bool {
	long, spaced := 0, 0
	for i := range p.lines {
		wide, gaps := countGaps(p.lines[i].text)
		if wide < 8 {
			continue
		}
		long++
		if 5*gaps > 3*wide {
			spaced++
		}
	}
	return spaced > 0 && 2*spaced > long
}

// countGaps counts the Japanese letters of a text, and those followed by one
// space and another of them.
func countGaps(text string) (wide, gaps int) {
	runes := []rune(text)
	for i, r := range runes {
		if r < 0x3000 || r == '　' {
			continue
		}
		wide++
		if i+2 < len(runes) && runes[i+1] == ' ' && runes[i+2] >= 0x3000 && runes[i+2] != '　' {
			gaps++
		}
	}
	return wide, gaps
}

// closeUp takes out the spaces between single characters: 議 事 録.
func closeUp(text string) string {
	fields := strings.Split(text, " ")
	var b strings.Builder
	for i, f := range fields {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(fields[i-1])
			first, _ := utf8.DecodeRuneInString(f)
			single := length(fields[i-1]) == 1 && length(f) == 1
			if last < 0x2e80 && first < 0x2e80 && !single {
				b.WriteByte(' ')
			}
		}
		b.WriteString(f)
	}
	return b.String()
}

// manyRunes is the number of lines of one character in a row from which they
// are taken for text with a line end after each, whatever they say.
const manyRunes = 8

// joinRunes joins lines that hold one character each to the text they are of.
func (p *page) joinRunes() {
	kept := p.lines[:0]
	for i := 0; i < len(p.lines); {
		run := i
		for run < len(p.lines) && loneRune(&p.lines[run]) && !(p.cityTurns && cityAlone.MatchString(p.lines[run].text)) && (run == i || !p.lines[run].gap) {
			run++
		}
		n := run - i
		many := n >= manyRunes
		if n == 0 || !many && furnitureOf(p.lines[i].text) != "" {
			kept = append(kept, p.lines[i])
			i++
			continue
		}
		ln := p.lines[i]
		var text strings.Builder
		for _, more := range p.lines[i:run] {
			text.WriteString(more.text)
		}
		ln.text = text.String()
		if n := len(kept); n > 0 && i+1 == run && kept[n-1].level == 0 && strings.Contains("、。」）", ln.text) { // no line begins so
			kept[n-1].text += ln.text
			i = run
			continue
		}
		// 1.開⏎会: it ends the line before; 日⏎時：…: it goes on in the next.
		// Neither does the rest of a word: …だと思⏎う.
		if n := len(kept); !many && n > 0 && (beginsName.MatchString(kept[n-1].text) || !ln.gap && !ended(kept[n-1].text) && length(kept[n-1].text) > maxHeading/2 && strings.ContainsFunc(ln.text, hiragana)) {
			kept[n-1].text += ln.text
			i = run
			continue
		}
		below := len(kept) > 0 && ended(kept[len(kept)-1].text) && p.numbered(run) // 有, of a table's last column
		if !many && !below && run < len(p.lines) && !p.lines[run].gap && p.lines[run].level == 0 && findMark(p.lines[run].text).sign == "" {
			ln.text += p.lines[run].text
			run++
		}
		kept = append(kept, ln)
		i = run
	}
	p.lines = kept
}

// beginsName is a numbered heading of which only the first letter is there.
var beginsName = lazily(`^[0-9０-９(（①-⑳][0-9０-９)）]*[.．、 　]*\p{Han}$`)

// loneRune reports whether a line is a single Japanese letter.
func loneRune(ln *line) bool {
	if ln.level > 0 || ln.item || ln.cell || length(ln.text) != 1 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(ln.text)
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || strings.ContainsRune("、。「」（）ー：・", r)
}
