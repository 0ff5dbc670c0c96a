package data

import (
	"slices"
	"strings"
)

// Around what people write to a city, and what it answers, stands what letters have: to whom
// they are, when they were written, and whose name is below.
//
//	公園河川課、子ども未来課へ
//	遊具を直してください。
//	市の回答
//	9月末までに直します。
//	令和5年9月29日
//	みどり野市長　石田　昇

const (
	// recipient is who in a city gets letters, perhaps with a name.
	recipient = `[^\s、。「」（）()：:]{0,16}?(?:` + executives + `|` + parts + `|市役所|町役場|村役場|区役所|県庁|(?:ご|御)?担当者?)(?:[ 　]+[\p{Han}\p{Hiragana}\p{Katakana}]{1,5}){0,2}`
	// masked is whose name is not told.
	masked = `[○〇◯●△□＊*]{1,4}|[A-ZＡ-Ｚ]`
)

// salutation is to whom a letter is, or what was answered to it, in a line of its own.
var salutation = lazily(`^(?:` + recipient + `(?:(?:[、，・ 　]|及び|並びに)` + recipient + `)*[ 　]*(?:様|さま|殿|さん|御中|へ|宛て?|あて)|(?:` + masked + `)[ 　]*(?:様|さま))[、，]?$`)

// dropSalutations takes them off, above what the letters say.
func (p *page) dropSalutations(s *source) {
	letters := p.titled(lettersTitle)
	kept := p.lines[:0]
	gap := false
	for i, ln := range p.lines {
		if p.salutes(i) && (letters || i > 0 && readTheme(p.lines[i-1].text).label) {
			s.report.LeftOut[OmitFacts]++
			gap = gap || ln.gap
			continue
		}
		ln.gap, gap = ln.gap || gap, false
		kept = append(kept, ln)
	}
	p.lines = kept
}

// salutes reports whether the line i is a salutation, below which somebody says something.
func (p *page) salutes(i int) bool {
	ln := &p.lines[i]
	if ln.level > 0 || ln.said != nil || ln.skip != "" || length(ln.text) > maxHeading || !salutation.MatchString(ln.text) || i+1 == len(p.lines) {
		return false
	}
	next := &p.lines[i+1]
	return next.level == 0 && next.said == nil && (i == 0 || ln.gap || ended(p.lines[i-1].text) || !strings.Contains(p.lines[i-1].text, "、")) && p.saysOn(i+1, next.text)
}

// seal reports whether the line i stands below an answer and tells whose it is, or when it
// was given, with that name in the next line, and returns who that is.
func (p *page) seal(i int) (voice, bool) {
	if p.record || p.dialog || p.lines[i].level > 0 || p.lines[i].said != nil {
		return voice{}, false
	}
	name := i
	if p.isDay(i) {
		name++
	}
	first := name
	if p.isDay(first - 1) {
		first--
	}
	if first == 0 || name >= len(p.lines) || !strings.HasSuffix(p.lines[first-1].text, "。") {
		return voice{}, false
	}
	v := p.signedFor(name)
	return v, v != (voice{})
}

// headsLetter reports whether the line i, which ends no sentence, stands below one that ends,
// or apart, and above the label of what somebody wrote, or what is told of it: it is about what.
func (p *page) headsLetter(i int) bool {
	ln := &p.lines[i]
	if sentence(ln.text) || length(ln.text) > maxHeading || fact.MatchString(ln.text) || dayAlone(ln.text) || p.labels(i) {
		return false
	}
	n := i + 1
	for n < min(len(p.lines), i+brokenCell) && fact.MatchString(p.lines[n].text) {
		n++
	}
	apart := ln.gap || i == 0 || ended(p.lines[i-1].text) || furnitureOf(p.lines[i-1].text) != "" || p.namesOffice(i-1)
	switch labelled := p.labels(n); {
	case labelled && n == i+1 && nominal(ln.text):
		return true
	case labelled:
		return apart && readTheme(p.lines[n].text).kind != KindAnswer
	}
	return apart && n > i+1 && n < len(p.lines) && nominal(ln.text) && p.titled(lettersTitle)
}

// isDay reports whether there is a line i that is a day.
func (p *page) isDay(i int) bool {
	return i >= 0 && i < len(p.lines) && strings.HasSuffix(p.lines[i].text, "日") && length(p.lines[i].text) <= maxHeading/2 && dayAlone(p.lines[i].text)
}

// signedFor returns who answers for a city that the line i names and nothing else, on a page
// of letters, and not for what stands below, or nobody.
func (p *page) signedFor(i int) voice {
	if p.officesBelow && p.namesOffice(i) {
		return voice{p.lines[i].text, p.lines[i].text}
	}
	if i+1 < len(p.lines) && p.saysOn(i+1, p.lines[i+1].text) && !p.lines[i+1].gap {
		return voice{}
	}
	v, ok := signatory(p.lines[i].text)
	if !ok || !v.executive() && !headsOffice.MatchString(v.role) || v.speaker == v.role || !p.answers && !p.titled(lettersTitle) {
		return voice{}
	}
	return v
}

// signsByOffice reports whether parts of the city that have lines of their own gave the
// answers that end above them, and do not head those that begin below.
func (p *page) signsByOffice() bool {
	answered, signed := false, false
	for i := range p.lines {
		if kind, labelled := p.labelledAs(i); labelled {
			answered = kind == KindAnswer
		} else if p.namesOffice(i) && strings.HasSuffix(p.lines[max(0, i-1)].text, "。") {
			if !answered {
				return false
			}
			answered, signed = false, true
		}
	}
	return signed
}

// namesOffice reports whether the line i is nothing but the name of a part of the city.
func (p *page) namesOffice(i int) bool {
	return length(p.lines[i].text) <= maxLabelLine && p.lines[i].level == 0 && cityPart.MatchString(p.lines[i].text)
}

// cityPart is the name of a part of the city.
var cityPart = lazily(`^[\p{Han}\p{Katakana}ー・子どもこづくりまちみらいくらし育て]{1,14}` + parts + `$`)

// manyLetters is the number of lines that list what the letters of a page are about.
const manyLetters = 3

// dropContents takes off the lines of a page of letters that only list these: a row of them, each of
// which comes again once, in the same order, where it heads a letter.
func (p *page) dropContents(s *source) {
	if !p.titled(lettersTitle) {
		return
	}
	times, last := map[string]int{}, map[string]int{}
	for i := range p.lines {
		times[headedBy(&p.lines[i])]++
		last[headedBy(&p.lines[i])] = i
	}
	listed := 0 // lines of the row that ends above
	again := 0  // where the last of it comes again
	for i := range p.lines {
		key := headedBy(&p.lines[i])
		if key != "" && findMark(p.lines[i].text).sign == "" && times[key] == 2 && last[key] > max(i+1, again) {
			listed, again = listed+1, last[key]
			continue
		}
		if listed >= manyLetters && last[headedBy(&p.lines[i-listed])] >= i {
			for _, one := range p.lines[i-listed : i] {
				p.lines[last[headedBy(&one)]].gap = true
			}
			s.report.LeftOut[OmitNavigation] += listed
			p.lines[i].gap = true
			p.lines = slices.Delete(p.lines, i-listed, i)
			return
		}
		listed, again = 0, 0
	}
}

// headedBy is the text of a line that may be what a letter is about, without its sign or
// number, or "".
func headedBy(ln *line) string {
	if ln.item || ln.said != nil || length(ln.text) > maxHeading || sentence(ln.text) {
		return ""
	}
	return findMark(undecorated(ln.text)).rest
}
