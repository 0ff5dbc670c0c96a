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
	if !ok || p.known[t.apart] < manyTurns || !callsOnly(said) {
		return speech{}, false
	}
	v, named := parseVoice(t.label)
	return speech{voice: v, text: said}, named && (v.conducts() || conductor.MatchString(lastCalled(said)))
}

// lastCalled is the name that a text that calls somebody ends with.
func lastCalled(text string) string {
	names := strings.Split(strings.TrimSuffix(text, "。"), "、")
	return names[len(names)-1]
}
