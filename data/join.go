package data

import (
	"strings"
	"unicode/utf8"
)

// Lines that one name, one bracket or one circumstance is broken into become one.

// joinBrackets joins a line that ends with an opening bracket, or amid what happens
// in the room, to the next: no sentence ends there.
func (p *page) joinBrackets() {
	kept := p.lines[:0]
	for i := 0; i < len(p.lines); i++ {
		ln := p.lines[i]
		for i+1 < len(p.lines) && ln.level == 0 && p.lines[i+1].level == 0 && len(ln.text) < maxParagraph && (strings.ContainsAny(lastRune(ln.text), "「『（(〔［【") || brokenStage(ln.text, p.lines[i+1].text)) {
			i++
			ln.text += p.lines[i].text
		}
		kept = append(kept, ln)
	}
	p.lines = kept
}

// brokenStage reports whether a line breaks off amid what happens in the room:
// …許します。〔3番⏎青木恵議員 登壇〕.
func brokenStage(text, next string) bool {
	open := strings.LastIndexAny(text, "（(〔［[")
	if open < 0 || length(text[open:]) > maxFurniture {
		return false
	}
	end := strings.IndexAny(beginning(next), "）)〕］]")
	if end < 0 || strings.ContainsAny(text[open:], "）)〕］]") {
		return false
	}
	_, size := utf8.DecodeRuneInString(next[end:])
	return staged(text[open:] + next[:end+size])
}

// joinNames sets the name of who holds an office behind it, where it has a line
// of its own: ○教育長⏎藤田久美子君.
func (p *page) joinNames() {
	kept := p.lines[:0]
	for i := 0; i < len(p.lines); i++ {
		ln := p.lines[i]
		if whole, end := p.joinOffice(i); end > i+1 {
			ln.text = whole
			i = end - 1
			_, bare := parseVoice(findMark(ln.text).rest)
			if i+1 < len(p.lines) && bare && p.lines[i+1].level == 0 && sentence(p.lines[i+1].text) {
				ln.text += "　" + p.lines[i+1].text
				i++
			}
		} else if p.heldBelow(i) {
			i++
			ln.text += p.lines[i].text
		} else if i+1 < len(p.lines) && ln.level == 0 && length(ln.text) <= maxName && findMark(ln.text).sign != "" {
			next := &p.lines[i+1]
			v, ok := parseVoice(findMark(ln.text).rest)
			if ok && !v.weak() && length(next.text) <= 12 && heldBy.MatchString(next.text) && next.level == 0 {
				ln.text += "（" + next.text + "）"
				i++
				if i+1 < len(p.lines) && p.lines[i+1].level == 0 && sentence(p.lines[i+1].text) {
					ln.text += "　" + p.lines[i+1].text
					i++
				}
			}
		}
		kept = append(kept, ln)
	}
	p.lines = kept
}

// heldBelow reports whether who holds the office in the line i, or where they belong, stands
// in parentheses in the next, and what they say below: 司会⏎（青木）⏎始めます。
func (p *page) heldBelow(i int) bool {
	if i+2 >= len(p.lines) || p.lines[i].level+p.lines[i+1].level+p.lines[i+2].level > 0 || p.lines[i].cell {
		return false
	}
	m := parenthesized.FindStringSubmatch(p.lines[i+1].text)
	_, named := parseVoice(findMark(p.lines[i].text).rest)
	if !named || m == nil || staged(m[0]) || asideLine.MatchString(m[0]) || !p.saysBelow(i+1) {
		return false
	}
	return callable(m[1]) || inCircle.MatchString(m[1])
}

// inCircle is a number that stands for somebody: ③.
var inCircle = lazily(`^[①-⑳]$`)

// brokenName bounds the lines that a sign and a name may be broken into.
const brokenName = 4

// joinOffice joins the sign before a name, or sign and name, to the lines below
// that go on with name or office, and returns the index behind them:
// ○⏎日向 一郎 議長, ◎原⏎総務部長 お答えします, ◎⏎総務部長(⏎原正樹君) お答えします.
func (p *page) joinOffice(i int) (whole string, end int) {
	sign, size := utf8.DecodeRuneInString(p.lines[i].text)
	if p.lines[i].level > 0 || !strings.ContainsRune(speechMarks, sign) {
		return "", i
	}
	whole = p.lines[i].text
	for end = i + 1; end < len(p.lines) && end < i+brokenName && p.lines[end].level == 0 && length(whole) <= maxName; end++ {
		name, next := strings.TrimLeft(whole[size:], " 　"), p.lines[end].text
		t, _, _ := turnOf(next)
		v, named := parseVoice(t.label)
		switch open := strings.Count(name, "(") + strings.Count(name, "（") - strings.Count(name, ")") - strings.Count(name, "）"); {
		case open > 0 && strings.ContainsAny(next, ")）"):
		case name == "" && (named || strings.HasSuffix(next, "(") || strings.HasSuffix(next, "（")):
		case name == "":
			_, named := parseVoice(next)
			if _, said := parseSpeech(next, true); !named && !said {
				return whole, end
			}
		case length(name) <= 4 && mayName.MatchString(name) && !procedure.MatchString(name) && named && v.speaker == v.role && !v.weak():
		default:
			return whole, end
		}
		whole += next
	}
	return whole, end
}

// heldBy is a name with the honorific that minutes give everybody.
var heldBy = lazily(`^[^、。「」（）()]{2,10}(?:君|氏|議員|委員)$`)

// manyBroken is the number of short lines that go on in the next from which systems are
// taken to break the lines of speeches at each word that links to something.
const manyBroken = 3

// joinLinked joins the lines of speeches that are broken amid sentences at words which
// link to something, whatever such a word might be by itself: この点について⏎対策を⏎伺います。
func (p *page) joinLinked() {
	short := 0
	for i := range p.lines {
		if p.brokenAt(p.lines[i].text, i) && 2*length(p.lines[i].text) < p.margin {
			short++
		}
	}
	if short < manyBroken || 6*short < len(p.lines) {
		return
	}
	kept := p.lines[:0]
	begun := false // somebody has begun to speak
	for i := 0; i < len(p.lines); i++ {
		ln := p.lines[i]
		begun = begun || marksSpeech(ln.text)
		for begun && len(ln.text) < maxParagraph && p.brokenAt(ln.text, i) {
			i++
			ln.text = joinLines(ln.text, p.lines[i].text)
		}
		kept = append(kept, ln)
	}
	p.lines = kept
}

// brokenAt reports whether a text of which the line i is the end may go on in the next:
// it ends no sentence, names nobody, and no sign begins anything below it.
func (p *page) brokenAt(text string, i int) bool {
	if i+1 >= len(p.lines) {
		return false
	}
	ln, next := &p.lines[i], &p.lines[i+1]
	if ln.level > 0 || ln.cell || ended(text) || strings.HasPrefix(text, "△") || next.level > 0 || next.gap || next.cell || findMark(next.text).sign != "" {
		return false
	}
	name := findMark(text).rest
	if _, named := parseVoice(name); (named || name != text && (office.MatchString(name) || body.MatchString(name) || lone.MatchString(name))) && !leans.MatchString(next.text) {
		return false
	}
	if spacedHeading(ln.text) != "" || spacedHeading(next.text) != "" {
		return false
	}
	return !staged(ln.text) && !staged(next.text) && furnitureOf(ln.text) == "" && furnitureOf(next.text) == ""
}

// marksSpeech reports whether a line begins with a sign that minutes set before speeches.
func marksSpeech(text string) bool {
	return strings.ContainsAny(firstRune(text), speechMarks)
}
