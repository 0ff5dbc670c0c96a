package data

import "strings"

// The cells of such a table come one below the other, too, in as many paragraphs as each
// has, below the headings of both columns. How a paragraph is written tells whose it is:
//
//	提案の内容
//
//	みどり野市の回答
//
//	遊具が半年も使えない。
//
//	直すのか、はっきりさせてほしい。
//
//	ご不便をおかけしております。6月までに直します。
//
//	部品はすでに届いています。

var (
	// wishes ends what somebody asks a city for.
	wishes = lazily(`(?:(?:ほし|欲し)い|(?:もらい|いただき|頂き|願い)たい|べき(?:だ|である)?)(?:の|もの)?(?:です(?:が)?|だ|と(?:思い|考え)ます|と(?:思う|考える))?。?$`)
	// invites ends what a city asks whoever it answers for.
	invites = lazily(`(?:ご|御|お)(?:理解|協力|了承|承知|容赦|利用|活用|覧|相談|連絡|問い?合わ?せ|参加|越し|待ち|申し?込み|申し出|安心)[^。]{0,24}(?:ください|下さい|お願い[^。]{0,12}ます)。?$`)
	// humbly is how a city writes, and hardly anybody who asks it.
	humbly = lazily(`て(?:おり|まいり|参り)ま|(?:いた|致)しま(?:す|した|して)|ござい(?:ます|ません|ました)|(?:申し|差し)上げ|存じ|(?:ご|御)(?:指摘|意見|提案|提言|要望|質問|不便|迷惑|心配|理解|了承)|お(?:詫び|わび|尋ね|寄せ|問い?合わ?せ)`)
)

// cellParagraphs returns the cells that stand below each other from the line i, with the
// headings between rows, and the index behind them; none where few answers follow what was
// asked, or what was asked and answered stands in one paragraph.
func (p *page) cellParagraphs(i int) (cells []runCell, end int) {
	var all []runCell
	for end = i; end < len(p.lines); {
		one, next := p.sentenceAt(end)
		heads := p.headsCells(end)
		if !heads && !cellParagraph(&one) {
			break
		}
		if last := len(all) - 1; !one.gap && last >= 0 && !heads && !all[last].heads {
			all[last].text += "\n" + one.text
		} else {
			all = append(all, runCell{line: one, heads: heads})
		}
		end = next
	}
	plain := plainlyAsked(all)
	answers, both := 0, 0
	for _, cell := range all {
		cell.answers = !cell.heads && answersPolitely(cell.text, plain)
		if asked, answered := cutAnswer(cell.text); cell.answers && asked != "" && answered != "" {
			both++
		}
		last := len(cells) - 1
		if last < 0 || cell.heads || cells[last].heads || cells[last].answers != cell.answers {
			if cell.answers && last >= 0 && !cells[last].heads {
				answers++
			}
			cells = append(cells, cell)
			continue
		}
		cells[last].text += "\n" + cell.text
	}
	if answers < manyRunRows || cells[0].answers || both > answers {
		return nil, i
	}
	return cells, end
}

// cellParagraph reports whether a line may be a paragraph of a cell.
func cellParagraph(ln *line) bool {
	return ln.level == 0 && ln.said == nil && ln.skip == "" && substance(ln.text) && ended(ln.text) && findMark(ln.text).sign == "" && !noted(ln.text) && furnitureOf(ln.text) == ""
}

// headsCells reports whether the line i heads the rows below it.
func (p *page) headsCells(i int) bool {
	ln := &p.lines[i]
	return ln.said == nil && length(ln.text) <= maxHeading && nominal(ln.text) && !sentence(ln.text) && !fact.MatchString(ln.text) && !isContact(ln.text) &&
		!links.MatchString(ln.text) && furnitureOf(ln.text) == "" && i+1 < len(p.lines) && p.lines[i+1].gap && substance(p.lines[i+1].text)
}

// plainlyAsked reports whether nobody asks politely, so that what is polite answers.
func plainlyAsked(cells []runCell) bool {
	for n, cell := range cells {
		polite := politely.MatchString(strings.TrimRight(cell.text, "か。？?"))
		if polite && (n == 0 || asksCity(cell.text)) {
			return false
		}
	}
	return true
}

// asksCity reports whether a paragraph asks for something.
func asksCity(text string) bool {
	return (wishes.MatchString(text) || question.MatchString(text)) && !invites.MatchString(text)
}

// answersPolitely reports whether a paragraph is an answer: it is polite and asks for
// nothing, and, where those who ask are polite as well, humble.
func answersPolitely(text string, plain bool) bool {
	if asksCity(text) || !politely.MatchString(text) && !invites.MatchString(text) {
		return false
	}
	return plain || humbly.MatchString(text)
}
