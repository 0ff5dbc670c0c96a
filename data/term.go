package data

import (
	"strings"
	"unicode/utf8"
)

// Lists of terms and what is said of each fall apart into items of one list where a
// page is copied:
//
//	- 場所
//	- 中央公民館
//	- 参加者
//	- 坂の手すりがほしい。
//	- 市長
//	- 来年度に付けます。
//
// Each term is set beside what follows it again.

// manyTerms is the number of terms in a page's lists from which names among their items
// are those of who speaks in the next, or labels of circumstances those of what it tells.
const manyTerms = 2

// listSign is the sign of the list whose item a line is, or "".
func (ln *line) listSign() string {
	if ln.level > 0 || ln.said != nil || ln.skip != "" || ln.cell {
		return ""
	}
	switch m := findMark(ln.text); {
	case m.sign == askSign:
		return "-" // a question behind a dash
	case m.sure && m.sign != answerSign:
		return m.sign
	case ln.item:
		return "li"
	}
	return ""
}

// termVoice reads the term of a list that names who speaks.
func termVoice(text string) (voice, Kind, bool) {
	if length(text) > maxNamed {
		return voice{}, "", false
	}
	bare := trimSpeaker(text)
	if v, ok := parseVoice(bare); ok {
		return v, "", true
	}
	if kind, ok := labels[bare]; ok {
		return voice{}, kind, true
	}
	return voice{}, "", false
}

// factTerm reports whether the term of a list is the label of a circumstance.
func factTerm(text string) bool {
	return length(text) <= maxLabelLine && !sentence(text) && fact.MatchString(strings.TrimRight(text, ":：")+"：")
}

// joinTerms sets terms beside what follows them.
func (p *page) joinTerms() {
	sign := p.termsSign()
	if sign == "" {
		return
	}
	p.splitTerms(sign)
	var all []line
	var speaks *speech // whose words the items are
	told := false      // the last line is a circumstance
	for i := 0; i < len(p.lines); i++ {
		ln := p.lines[i]
		if ln.listSign() != sign {
			if ln.gap || ln.level > 0 || !ended(ln.text) {
				speaks = nil
			}
			ln.gap, told = ln.gap || told, false
			all = append(all, ln)
			continue
		}
		text := findMark(ln.text).rest
		follows := i+1 < len(p.lines) && p.lines[i+1].listSign() == sign
		v, kind, named := termVoice(text)
		next := ""
		if follows {
			next = findMark(p.lines[i+1].text).rest
		}
		switch {
		case follows && factTerm(text) && !sentence(next) && !factTerm(next):
			ln.text, ln.item, speaks = strings.TrimRight(text, ":：")+"："+next, false, nil
			told = true
			i++
		case follows && named && saysInTerms(next):
			speaks = &speech{voice: v, kind: kind}
			continue
		case speaks != nil && saysInTerms(text):
			one := *speaks
			one.text, one.closed = unquote(text)
			ln.text, ln.item, ln.gap, ln.said = text, false, true, &one
		default:
			speaks = nil
		}
		all = append(all, ln)
	}
	p.lines = all
}

// saysInTerms reports whether an item is what somebody says, and no other term.
func saysInTerms(text string) bool {
	_, _, named := termVoice(text)
	return !named && !factTerm(text) && (speaks(text) || strings.ContainsFunc(text, hiragana) && !nominal(text))
}

// termsSign returns the sign of the lists of terms that a page has, or "": names of
// two and more that speak, each before an item that is what they say.
func (p *page) termsSign() string {
	names := map[string]map[string]bool{}
	terms := map[string]int{}
	for i := 0; i+1 < len(p.lines); i++ {
		sign := p.lines[i].listSign()
		if sign == "" || p.lines[i+1].listSign() != sign {
			continue
		}
		text, next := findMark(p.lines[i].text).rest, findMark(p.lines[i+1].text).rest
		if v, kind, named := termVoice(text); named && saysInTerms(next) {
			if names[sign] == nil {
				names[sign] = map[string]bool{}
			}
			names[sign][v.speaker+string(kind)] = true
			if terms[sign]++; len(names[sign]) > 1 && terms[sign] >= manyTerms {
				return sign
			}
		}
	}
	return ""
}

// splitTerms gives the terms lines of their own that stand behind what was said before
// them: …を直してください。 - 市長.
func (p *page) splitTerms(sign string) {
	var all []line
	for _, ln := range p.lines {
		at := strings.LastIndexAny(ln.text, bulletSigns+"-－‐−–—*")
		if ln.listSign() != sign || at <= 0 {
			all = append(all, ln)
			continue
		}
		_, size := utf8.DecodeRuneInString(ln.text[at:])
		said, term := strings.TrimRight(ln.text[:at], " 　"), strings.TrimLeft(ln.text[at+size:], " 　")
		if _, _, named := termVoice(term); !named || !ended(said) {
			all = append(all, ln)
			continue
		}
		one := ln
		one.text, one.gap = ln.text[at:], false
		ln.text = said
		all = append(all, ln, one)
	}
	p.lines = all
}
