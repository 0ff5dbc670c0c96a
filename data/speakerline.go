package data

import (
	"strings"
)

// A name may have a line of its own, above what that person says.

// spokenBelow reports whether the line i names somebody and sentences follow.
func (p *page) spokenBelow(i int) bool {
	if !p.speakerLine(i) {
		return false
	}
	below := p.lines[i+1].text
	broken := length(below) >= narrowest && strings.ContainsFunc(below, hiragana) && !enumerates(below) && !rosterLine(below)
	return strings.ContainsAny(below, "。「") || utters(below) || p.dialog && (broken || p.turns(p.lines[i].text)) || bracketedName.MatchString(p.lines[i].text) && p.listSays(i)
}

// speakerLine reports whether the line i names somebody and the next lines are
// what they say.
func (p *page) speakerLine(i int) bool {
	if length(p.lines[i].text) > maxNamed {
		return false
	}
	if p.speakers == nil {
		return p.namesSpeaker(i)
	}
	is, asked := p.speakers[i]
	if !asked {
		is = p.namesSpeaker(i)
		p.speakers[i] = is
	}
	return is
}

// namesSpeaker is speakerLine, found out anew.
func (p *page) namesSpeaker(i int) bool {
	ln := &p.lines[i]
	v, _, ok := p.named(ln.text)
	if !ok || i+1 == len(p.lines) || ln.cell || sentTo.MatchString(ln.text) {
		return false
	}
	next := &p.lines[i+1]
	if next.level > 0 {
		return false
	}
	says := !fact.MatchString(next.text) && p.saysBelow(i)
	if bracketedName.MatchString(ln.text) {
		return says && !(v.weak() && (findMark(next.text).sign != "" || ended(next.text) && narrates(next.text))) || p.listSays(i)
	}
	if v.weak() && !colonAlone.MatchString(ln.text) {
		if p.people[trimSpeaker(ln.text)] {
			return says || p.listSays(i)
		}
		return says && (!next.gap || p.turns(ln.text)) && !next.item && findMark(next.text).sign == ""
	}
	return says
}

// sentTo is whom a letter is to, in a line of its own: 議長　青木　恵　様.
var sentTo = lazily(`[^皆さ][ 　]*(?:様|殿|あて|宛て?)$`)

// weakLine reports whether the line i may as well head a list of people.
func (p *page) weakLine(i int) bool {
	v, _ := parseVoice(trimSpeaker(p.lines[i].text))
	return v.weak()
}

// brokenLines is how many lines a sentence may be broken into before its end, and
// brokenMarked the same below a name with the sign of a speech: systems of minutes
// break lines at each word that links to something.
const (
	brokenLines  = 3
	brokenMarked = 9
)

// saysBelow reports whether sentences stand below the line i, the first of which
// may be broken by line ends.
func (p *page) saysBelow(i int) bool {
	most := brokenLines
	if strings.ContainsAny(firstRune(p.lines[i].text), speechMarks) {
		most = brokenMarked
	}
	for n := i + 1; n < len(p.lines) && n <= i+most; n++ {
		ln := &p.lines[n]
		switch {
		case ln.level > 0, n > i+1 && (ln.gap || findMark(ln.text).sign != "" || fact.MatchString(ln.text)):
			return false
		case strings.ContainsAny(ln.text, "。「"), length(ln.text) > maxHeading && !loneLetters(ln.text), n == i+1 && (brokenOff.MatchString(ln.text) || utters(ln.text) || lively.MatchString(ln.text) || notated(p.lines[i].text) && agrees.MatchString(ln.text)):
			return true
		case !strings.ContainsFunc(ln.text, hiragana) && (most == brokenLines || n == i+1):
			return false
		}
	}
	return false
}

// begins reports whether a line that the line end cuts begins a speech all the
// same: a name in brackets, and more than any list has behind it.
func (p *page) begins(text string) bool {
	label, said, ok := bracketed(text)
	if !ok || length(said) < maxHeading/2 || enumerates(said) || rosterLine(said) || !strings.ContainsFunc(said, hiragana) {
		return false
	}
	_, ok = parseVoice(label)
	return ok
}

// beginsMarked reports whether the line i begins a speech with a mark that ends in one of the
// lines below, in minutes that mark each.
func (p *page) beginsMarked(i int, m mark) bool {
	if !p.record || !strings.Contains(speechMarks, m.sign) || m.sign == "" {
		return false
	}
	s, ok := parseSpeech(m.rest, true)
	return ok && !s.weak() && p.saysOn(i, s.text)
}

// exclaims reports whether a line is a word or two that somebody says without a full stop,
// and no heading: すごい！, 本当ですか？, はい.
func exclaims(text string) bool {
	return lively.MatchString(text) || agrees.MatchString(text)
}

// brokenOff is how somebody stops whose sentence another ends: 来年の選挙については、
var brokenOff = lazily(`^.{6,}[\p{Hiragana}、，][、，…‥―？?]+$`)

// maxNamed bounds a line that names somebody and does nothing else, in runes: the
// longest name in brackets, behind a label.
const maxNamed = maxName + 12

// colonAlone is a name and a colon, or a bracket behind it, in a line of their own.
var colonAlone = lazily(`^[^：:、。（(]{1,20}[：:）)]$`)
