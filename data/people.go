package data

import (
	"maps"
	"slices"
	"strings"
)

// Who speaks is known by an office, by さん, or by where the line stands. These
// are the places.

// lone is a line that may name somebody: a few letters without a particle.
var lone = lazily(`^` + nameRunes + `{2,7}(?:[ 　]` + nameRunes + `{1,5})?$`)

// findPeople finds the lines that name somebody whom no list knows: 青木恵, where
// what they say follows, where they come again, and where others speak between;
// or behind the sign that stands before the names of others.
func (p *page) findPeople() map[string]bool {
	times := map[string]int{}
	for i := range p.lines {
		if name := p.loneName(i); name != "" {
			times[name]++
		}
	}
	people := map[string]bool{}
	last := map[string]int{} // the turn at which a name stood last
	for name := range times {
		if _, known := parseVoice(name); times[name] > 1 && !known && p.calls(name) {
			people[name] = true
		}
	}
	again := func(n int) bool { return n > 1 }
	for _, name := range slices.Concat(p.fullNames(), p.namedAmid(), p.namedByMarkup(), p.briefAbove()) {
		people[name] = true
	}
	for _, name := range p.talkers() {
		people[name] = true
	}
	for name, n := range p.talkingFacts() {
		people[name] = people[name] || n > 1
	}
	if len(times) == 0 || !p.signs && !slices.ContainsFunc(slices.Collect(maps.Values(times)), again) {
		return people
	}
	turn := 0
	bodies := map[string]bool{} // that come again
	for name, n := range times {
		if n > 2 && (body.MatchString(name) || office.MatchString(name)) {
			bodies[name] = true
		}
	}
	for i := range p.lines {
		name := p.loneName(i)
		switch {
		case bodies[name] && len(bodies) > 1:
			people[name] = true
		case name != "" && p.signs && strings.ContainsAny(findMark(p.lines[i].text).sign, speechMarks):
			people[name] = true
		case again(times[name]) && name != "":
			if before, ok := last[name]; ok && turn > before {
				people[name] = true
			}
			last[name] = turn
		case p.takesTurn(i):
			turn++
		}
	}
	return people
}

// namedAmid returns the lines that name whom no list knows, where people who are known take
// turns in lines of their own as they do this one. Before a colon, any short name does; without
// one, a body or a part of the city that empty lines set apart, or do not, as they do the others,
// and, where most of them are known, any short name above what somebody says:
//
//	座長⏎便を増やせますか。⏎運輸支局⏎届け出が要ります。⏎会長⏎…
//	町長：⏎早いね。⏎谷：⏎あと三つです。⏎町長：⏎…
func (p *page) namedAmid() []string {
	type notation struct {
		above, below, colon bool
		sign                string // or the bracket before it
	}
	names, others, turns := map[notation][]string{}, map[notation][]string{}, map[notation]int{}
	for i := 1; i+1 < len(p.lines); i++ {
		above, ln, next := &p.lines[i-1], &p.lines[i], &p.lines[i+1]
		if ln.cell || ln.level+next.level > 0 || length(ln.text) > maxName || !ln.gap && above.level == 0 && !ended(above.text) && findMark(above.text).sign == "" || findMark(next.text).sign != "" {
			continue
		}
		m := findMark(ln.text)
		name, set := m.rest, notation{above: ln.gap, below: next.gap, sign: m.sign}
		if counts(m.sign) {
			continue
		}
		if bracketedName.MatchString(name) {
			name, set.sign = trimSpeaker(name), m.sign+firstRune(name)
		}
		if colonAlone.MatchString(ln.text) && strings.ContainsAny(lastRune(ln.text), ":：") {
			name, set = trimSpeaker(ln.text), notation{colon: true}
		}
		if !sentence(next.text) && !(set.colon && (lively.MatchString(next.text) || utters(next.text) || p.saysBelow(i))) {
			continue
		}
		switch v, known := parseVoice(name); {
		case known && (set.colon || !v.weak()):
			turns[set]++
		case !known && (office.MatchString(name) || body.MatchString(name) || set.colon && callable(name)):
			names[set] = append(names[set], name)
		case !known && callable(unpadded(name)) && !procedure.MatchString(name) && !narrates(next.text) && !minutedAmid.MatchString(next.text):
			others[set] = append(others[set], name)
		}
	}
	var all []string
	for set, n := range turns {
		if n >= recordedSpeeches {
			all = append(all, names[set]...)
		}
		if n >= manyClosed && n >= manyTurns*len(others[set]) {
			all = append(all, others[set]...)
		}
	}
	return all
}

// talkingFacts counts the sentences behind words for people that are labels of
// circumstances, too: 参加者　踏切が狭い。
func (p *page) talkingFacts() map[string]int {
	times := map[string]int{}
	for i := range p.lines {
		rest := findMark(p.lines[i].text).rest
		if !fact.MatchString(rest) || p.lines[i].cell {
			continue
		}
		if t, said, ok := turnOf(rest); ok && p.saysOn(i, said) {
			if v, _ := parseVoice(t.label); v.weak() {
				times[t.label]++
			}
		}
	}
	return times
}

// fullNames returns the lines that are the full name of somebody, perhaps with where
// they belong, or the initials, and have what they say below: 青木　恵（市民課）. One alone may be
// anything.
func (p *page) fullNames() []string {
	var names []string
	for i := range p.lines {
		ln := &p.lines[i]
		if i+1 == len(p.lines) || ln.cell || length(ln.text) > maxName || p.lines[i+1].level > 0 || findMark(p.lines[i+1].text).sign != "" || !strings.Contains(p.lines[i+1].text, "。") {
			continue
		}
		if name := trimSpeaker(ln.text); fullName.MatchString(strings.TrimSpace(belongs.ReplaceAllString(name, ""))) || initials.MatchString(name) {
			names = append(names, name)
		}
	}
	if len(names) < 2 {
		return nil
	}
	return names
}

// talkers returns the lines that are family names, initials or whole names, perhaps with
// where somebody belongs, and take turns above sentences in a talk of several people, or
// where one of them is a common family name:
// 青木⏎…⏎石田（農家）⏎…⏎青木⏎….
func (p *page) talkers() []string {
	times := map[string]int{}
	common := false
	for i := range p.lines[:max(0, len(p.lines)-1)] {
		ln, next := &p.lines[i], &p.lines[i+1]
		if ln.cell || length(ln.text) > maxName || next.level > 0 || findMark(next.text).sign != "" || !sentence(next.text) && !lively.MatchString(next.text) && !utters(next.text) && !p.saysBelow(i) {
			continue
		}
		if name := trimSpeaker(ln.text); bySurname(name) {
			times[name]++
			common = common || familyNames[name] && times[name] > 1
		}
	}
	if !common && !p.titled(roundTable) || !p.comeAgain(times) {
		return nil
	}
	return slices.DeleteFunc(slices.Collect(maps.Keys(times)), func(name string) bool { return times[name] < 2 && !p.calls(name) && !p.lists(name) })
}

// calls reports whether the page calls somebody by the name elsewhere: 青木さん,
// or 青木　恵 with the given name.
func (p *page) calls(name string) bool {
	for i := range p.lines {
		for rest := p.lines[i].text; ; {
			_, after, ok := strings.Cut(rest, name)
			if !ok {
				break
			}
			if rest = after; called.MatchString(rest) {
				return true
			}
		}
	}
	return false
}

// lists reports whether a list of people on the page has somebody of that family
// name: 青木恵・谷川俊介（区長会）.
func (p *page) lists(name string) bool {
	for i := range p.lines {
		text := p.lines[i].text
		if sentence(text) {
			continue
		}
		before, after, ok := strings.Cut(text, name)
		if ok && (before == "" || strings.ContainsAny(lastRune(before), "・、，, 　|｜:：")) && givenName.MatchString(after) {
			return true
		}
	}
	return false
}

// givenName is what follows a family name in a list.
var givenName = lazily(`^[ 　]?[\p{Han}\p{Hiragana}\p{Katakana}ー々]{1,4}(?:[・、，,|｜（( 　]|$)`)

// called is what follows a name where somebody is called by it.
var called = lazily(`^(?:\p{Han}{1,3}(?:さん|氏|様)|[ 　]?(?:さん|氏|様|くん|君|主任|主事|主査|係長|課長|部長|室長|係員|職員|保健師|保育士|議員|委員)|[ 　][\p{Han}\p{Hiragana}\p{Katakana}]{1,4}(?:[ 　（(、]|$))`)

// loneName returns the name that the line i may be, with what they say below: one that
// no list knows, or a word for people that heads other things, too (参加者).
func (p *page) loneName(i int) string {
	ln := &p.lines[i]
	if ln.cell {
		return ""
	}
	if t, said, ok := turnOf(findMark(ln.text).rest); ok && t.apart == ':' && fact.MatchString(t.label+"：") && p.saysOn(i, said) {
		if v, _ := parseVoice(t.label); v.weak() { // 参加者：踏切が狭いです。
			return t.label
		}
	}
	if i+1 == len(p.lines) || length(ln.text) > maxName {
		return ""
	}
	name := trimSpeaker(ln.text)
	says := sentence(p.lines[i+1].text) && findMark(p.lines[i+1].text).sign == ""
	v, known := parseVoice(name)
	if v.weak() && (says || p.saysBelow(i) || p.listSays(i)) {
		return name
	}
	if known || !says || ln.level > 0 || !lone.MatchString(name) || strings.ContainsAny(name, particles) || notCallers.MatchString(name) || readTheme(name) != (theme{section: name}) {
		return ""
	}
	return name
}

// turns reports whether a line is the name of one of those that take turns on the page,
// though it may head other things elsewhere: 記者, 参加者, 都市整備部.
func (p *page) turns(text string) bool {
	name := trimSpeaker(text)
	return p.people[name] || p.talk && reporter.MatchString(name) || p.hosted && division.MatchString(name)
}

// takesTurn reports whether the line i names a speaker that is known, or tells
// that an answer follows.
func (p *page) takesTurn(i int) bool {
	if p.speakerLine(i) || readTheme(trimSpeaker(p.lines[i].text)).kind == KindAnswer {
		return true
	}
	m := findMark(p.lines[i].text)
	_, ok := parseSpeech(m.rest, m.sign != "")
	return ok
}

// setsApart reports whether one space stands between names and what they say: where
// several lines begin with an office, a space and sentences, or with the names of several
// people: 市長 …, 青木さん ….
func (p *page) setsApart() bool {
	offices, names, called := 0, 0, map[string]bool{}
	for i := range p.lines {
		ln := &p.lines[i]
		if at := strings.IndexAny(ln.text, " 　"); at <= 0 || at > 3*maxName || ln.level > 0 || ln.cell || !strings.Contains(ln.text, "。") && !p.saysOn(i, strings.TrimLeft(ln.text[at:], " 　")) {
			continue
		}
		switch s, ok := beforeSpace(ln.text, true); {
		case !ok || s.weak() || person.MatchString(s.role):
		case s.role != "":
			offices++
		default:
			names++
			called[s.speaker] = true
		}
	}
	return offices >= 2 || offices+names >= recordedSpeeches && len(called) > 1
}

// signsNames reports whether a sign stands before the name of somebody known, in
// a line of their own or before what they say.
func (p *page) signsNames() bool {
	for i := range p.lines {
		m := findMark(p.lines[i].text)
		if m.sign == "" || !strings.Contains(speechMarks, m.sign) {
			continue
		}
		if v, ok := parseVoice(trimSpeaker(m.rest)); ok && !v.weak() {
			return true
		}
		if s, ok := parseSpeech(m.rest, true); ok && s.speaker != "" {
			return true
		}
	}
	return false
}

// findNameSigns finds the signs that stand before the names of several people in lines of
// their own, above what they say.
func (p *page) findNameSigns() map[string]bool {
	turns, names, found := map[string]int{}, map[string]map[string]bool{}, map[string]bool{}
	for i := range p.lines {
		ln := &p.lines[i]
		if ln.level > 0 || length(ln.text) > maxNamed {
			continue
		}
		m := findMark(ln.text)
		if m.sign == "" || counts(m.sign) || !strings.Contains(anySigns, m.sign) || !p.speakerLine(i) {
			continue
		}
		if names[m.sign] == nil {
			names[m.sign] = map[string]bool{}
		}
		turns[m.sign]++
		names[m.sign][m.rest] = true
		found[m.sign] = turns[m.sign] >= recordedSpeeches && len(names[m.sign]) > 1
	}
	return found
}

// bracketsNames reports whether people who are known have their names in brackets in
// lines of their own, above what they say. Then parts of the city have, too: （職員課）.
func (p *page) bracketsNames() bool {
	n := 0
	for i := range p.lines {
		if ln := &p.lines[i]; bracketedName.MatchString(ln.text) && length(ln.text) <= maxNamed && p.namesSpeaker(i) {
			if n++; n > 1 {
				return true
			}
		}
	}
	return false
}

// maxListed bounds how many items below a name are looked at for a sentence: each
// line of a list may look like a name above the rest of it.
const maxListed = 100

// listSays reports whether the items right below the line i hold a sentence, and are
// no list of people or things.
func (p *page) listSays(i int) bool {
	for n := i + 1; n < min(len(p.lines), i+1+maxListed) && p.lines[n].level == 0; n++ {
		m := findMark(p.lines[n].text)
		if _, named := parseVoice(m.rest); named || !p.lines[n].item && m.sign == "" {
			return false
		}
		if !fact.MatchString(m.rest) && (sentence(m.rest) || predicate.MatchString(m.rest) || length(m.rest) > maxHeading/2 && !nominal(m.rest) && !rosterLine(m.rest)) {
			return true
		}
	}
	return false
}

// itemsName reports whether several people take turns whose names are items:
// - 参加者⏎- 白線が…⏎- 市長⏎- 月内に….
func (p *page) itemsName() bool {
	times := map[string]int{}
	for i := range p.lines {
		if m := findMark(p.lines[i].text); m.sure || p.lines[i].item {
			if v, ok := p.itemName(i, m); ok {
				if times[v.speaker]++; times[v.speaker] > 1 && len(times) > 1 {
					return true
				}
			}
		}
	}
	return false
}
