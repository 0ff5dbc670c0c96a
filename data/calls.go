package data

import "strings"

// Whoever leads a session calls those who speak next, and they ask for it: 議長　５番、青木議員。
// Where turns have a notation, such a turn is whole without any sentence.

// callsOnly reports whether a text calls somebody and says nothing else: ５番、青木議員,
// はい、議長。.
func callsOnly(text string) bool {
	if length(text) > maxName {
		return false
	}
	for _, name := range strings.FieldsFunc(strings.TrimSuffix(text, "。"), func(r rune) bool { return r == '、' || r == '，' }) {
		if v, named := parseVoice(name); name != "はい" && (!named || v.weak()) {
			return false
		}
	}
	return text != ""
}

// callingTurn reads such a turn without its mark, where several turns have its notation.
func (p *page) callingTurn(text string) (speech, bool) {
	if !p.opened || length(text) > 2*maxName {
		return speech{}, false
	}
	t, said, ok := turnOf(text)
	if !ok || p.known[t.apart] < manyTurns {
		return speech{}, false
	}
	label := t.label
	for i, r := range text { // 委員長　辻　勲君　青木委員
		if rest := strings.TrimLeft(text[i:], " 　"); narrow(r) == ' ' && t.apart == ' ' && callsOnly(rest) {
			if _, named := parseVoice(text[:i]); named {
				label, said = text[:i], rest
			}
		}
	}
	v, named := parseVoice(label)
	return speech{voice: v, text: said}, named && callsOnly(said) && (v.conducts() || conductor.MatchString(lastCalled(said)))
}

// lastCalled is the name that a text that calls somebody ends with.
func lastCalled(text string) string {
	names := strings.Split(strings.TrimSuffix(text, "。"), "、")
	return names[len(names)-1]
}

// readLoneMarks makes turns of the chair of lines below a sign of speeches that stands alone,
// as sites have it that leave out who leads the session: ○⏎青木市民生活部長。
func (p *page) readLoneMarks() {
	alone := map[int]bool{}
	for i := range p.lines[:max(0, len(p.lines)-1)] {
		ln, next := &p.lines[i], &p.lines[i+1]
		if length(ln.text) != 1 || !strings.Contains(speechMarks, ln.text) || ln.level+next.level > 0 || next.said != nil || next.skip != "" {
			continue
		}
		_, named := parseVoice(trimSpeaker(next.text))
		if _, speaks := parseSpeech(next.text, true); !named && !speaks && sentence(next.text) {
			alone[i] = true
		}
	}
	if len(alone) < 2 {
		return
	}
	kept := p.lines[:0]
	for i, ln := range p.lines {
		if alone[i] {
			continue
		}
		if alone[i-1] {
			ln.said = &speech{kind: KindChair, text: ln.text}
		}
		kept = append(kept, ln)
	}
	p.lines = kept
}
