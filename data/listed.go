package data

import (
	"maps"
	"strings"
)

// Lists stand within what people say, too: who takes turns has three requests, and goes on.

// listsAmidTurns are the signs of lists that are part of what somebody says, where people
// take turns whose speeches begin with a name or a label: all with which no speech begins, and which
// ask and answer nothing.
func listsAmidTurns(blocks []block) map[string]bool {
	lists, others := map[string]bool{}, map[string]bool{askSign: true, answerSign: true}
	turns, sides := 0, map[speech]bool{} // who speaks, or what a label tells
	for i := range blocks {
		switch b := &blocks[i]; b.kind {
		case blockSpeech:
			others[b.mark] = true
			if side := (speech{voice: b.speech.voice, kind: b.speech.kind}); side != (speech{}) {
				turns++
				sides[side] = true
			}
		case blockItem:
			lists[b.mark] = true
			if i+1 < len(blocks) && (blocks[i+1].mark == answerSign || blocks[i+1].speech.kind == KindAnswer) {
				others[b.mark] = true
			}
		}
	}
	if turns < recordedSpeeches || len(sides) < 2 {
		return nil
	}
	maps.DeleteFunc(lists, func(sign string, _ bool) bool { return others[sign] })
	return lists
}

// listsBelow reports whether items go on with what stands below a label, on a page that labels
// what was asked, too, so that none of them asks: （意見）⏎次の2点を伺いたい。⏎・…⏎（回答）.
func (r *interpreter) listsBelow(b *block) bool {
	n := len(r.b.Remarks)
	if !r.theme.label || !r.wrote || n == 0 || b.fact || strings.ContainsAny(b.text, ":：") && !sentence(b.text) {
		return false
	}
	said := r.b.Remarks[n-1].Text
	return !narrates(said) && !leadsIn.MatchString(said)
}
