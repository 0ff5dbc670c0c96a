package data

import "strings"

// Who takes turns shows by coming again. On a page of a turn or two, or three, nobody can:
//
//	参加者：バスの便を増やしてほしい。
//	青木／来年から増やします。
//
// There it is enough that everybody who is set apart alike may be somebody, and one is known,
// or has a family name that many have.

const (
	// briefTurns is the number of turns up to which a page is so brief.
	briefTurns = leastTalk - 1
	// briefLines bounds the lines of such a page, with what stands above and below.
	briefLines = 100
)

// briefWays are the ways names are set apart from what is said, beside those that are odd.
var briefWays = append([]*pattern{
	lazily(`^` + anyName + `[ 　]*[：:][ 　]*([^ 　：:].*)$`),
	lazily(`^[（(【［\[＜〈<《≪〔]` + anyName + `[）)】］\]＞〉>》≫〕][ 　：:]*([^ 　：:].*)$`),
	lazily(`^` + anyName + `[ 　]+([^ 　：:].*)$`),
}, oddlyApart...)

// A briefTurn is a line that begins with a name.
type briefTurn struct {
	at         int
	name, said string
}

// readBrief tells who speaks on a page of a few turns.
func (p *page) readBrief() {
	if len(p.lines) > briefLines {
		return
	}
	for _, way := range briefWays {
		turns := p.briefTurns(way)
		if !p.brief(turns) {
			continue
		}
		for _, t := range turns {
			if p.namesAlready(t.at) {
				continue
			}
			v, known := parseVoice(t.name)
			if !known {
				v = voice{speaker: t.name}
			}
			said, closed := unquote(t.said)
			ln := &p.lines[t.at]
			ln.text, ln.said = t.said, &speech{voice: v, text: said, closed: closed}
		}
		return
	}
}

// namesAlready reports whether the line i needs no others to show who speaks.
func (p *page) namesAlready(i int) bool {
	m := findMark(p.lines[i].text)
	s, ok := parseSpeech(m.rest, m.sign != "")
	return ok && s.speaker != "" && !fact.MatchString(m.rest)
}

// briefTurns finds the lines in which a way sets apart what may be a name.
func (p *page) briefTurns(way *pattern) (turns []briefTurn) {
	sign := ""
	for i := range p.lines {
		ln := &p.lines[i]
		if ln.level > 0 || ln.said != nil || ln.skip != "" || ln.cell {
			continue
		}
		m := findMark(ln.text)
		found := way.FindStringSubmatch(m.rest)
		if found == nil || len(turns) > 0 && m.sign != sign || !utterance.MatchString(found[2]) && !exclaims(found[2]) && !question.MatchString(found[2]) && !p.saysOn(i, found[2]) {
			continue
		}
		sign = m.sign
		turns = append(turns, briefTurn{i, unpadded(found[1]), found[2]})
	}
	return turns
}

// brief reports whether all of these turns are somebody's, and all that is said on the page.
func (p *page) brief(turns []briefTurn) bool {
	if len(turns) == 0 || len(turns) > briefTurns || !p.nothingBeside(turns) {
		return false
	}
	sure := false
	for _, t := range turns {
		_, known := parseVoice(t.name)
		switch {
		case counts(findMark(p.lines[t.at].text).sign), narrates(t.said), readTheme(t.name).label, labels[t.name] != "":
			return false
		case known && !(fact.MatchString(t.name+"：") && counted.MatchString(strings.TrimRight(t.said, "。"))), familyNames[t.name]:
			sure = true
		case known || !bySurname(t.name) && !office.MatchString(t.name):
			return false
		}
	}
	return sure
}

// nothingBeside reports whether a page has no turns beside these, in whatever notation, and
// no parts: what stands below them is what people go on to say, up to the contact block.
func (p *page) nothingBeside(turns []briefTurn) bool {
	is := map[int]bool{}
	for _, t := range turns {
		is[t.at] = true
		if len(inlineMarks(t.said)) > 0 {
			return false
		}
	}
	for i := range p.lines {
		ln := &p.lines[i]
		if i > turns[0].at && isContact(ln.text) {
			break
		}
		if is[i] || ln.skip != "" {
			continue
		}
		m := findMark(ln.text)
		label, _, ok := turnOf(m.rest)
		s, speaks := parseSpeech(m.rest, m.sign != "")
		switch {
		case ln.said != nil, speaks && (s.speaker != "" || s.kind != ""), p.namesBefore(i):
			return false
		case i < turns[0].at:
		case ln.level > 0, ok && label.apart != ' ' && callable(label.label), ln.gap && nominal(ln.text) && !fact.MatchString(ln.text) && furnitureOf(ln.text) == "":
			return false
		}
	}
	return true
}

// namesBefore reports whether the line i names somebody known above what they say.
func (p *page) namesBefore(i int) bool {
	v, known := parseVoice(trimSpeaker(p.lines[i].text))
	return known && !v.weak() && i+1 < len(p.lines) && p.saysBelow(i)
}

// briefAbove returns the names in lines of their own, above what is said, on such a page.
func (p *page) briefAbove() (names []string) {
	if len(p.lines) > briefLines {
		return nil
	}
	var turns []briefTurn
	for i := range p.lines[:max(0, len(p.lines)-1)] {
		ln := &p.lines[i]
		name := unpadded(trimSpeaker(ln.text))
		v, known := parseVoice(name)
		if ln.level > 0 || ln.cell || ln.said != nil || length(ln.text) > maxNamed || !known && !familyNames[name] || !p.saysBelow(i) {
			continue
		}
		if i > 0 && !ln.gap && p.lines[i-1].level == 0 && !ended(p.lines[i-1].text) && !fact.MatchString(p.lines[i-1].text) {
			continue // it ends what stands above
		}
		if !known || v.weak() {
			names = append(names, name)
		}
		turns = append(turns, briefTurn{i, name, p.lines[i+1].text})
	}
	if len(names) == 0 || !p.brief(turns) {
		return nil
	}
	return names
}
