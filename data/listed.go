package data

import (
	"maps"
	"slices"
	"strings"
)

// Lists stand within what people say, too: who takes turns has three requests, and goes on.

// nextTime is when the next meeting is, in a list below the last who spoke.
var nextTime = lazily(`^次回(?:は|の|:|：|[^。]{0,8}日)`)

// listsAmidTurns are the signs of lists that are part of what somebody says, where people
// take turns whose speeches begin with a name or a label: all with which no speech begins, and which
// ask and answer nothing.
func listsAmidTurns(blocks []block) map[string]bool {
	lists, others := map[string]bool{}, map[string]bool{askSign: true, answerSign: true}
	sides := map[speech]bool{} // who speaks, or what a label tells
	for i := range blocks {
		switch b := &blocks[i]; b.kind {
		case blockSpeech:
			others[b.mark] = true
			if side := (speech{voice: b.speech.voice, kind: b.speech.kind}); side != (speech{}) {
				sides[side] = true
			}
		case blockItem:
			lists[b.mark] = true
			if i+1 < len(blocks) && (blocks[i+1].mark == answerSign || blocks[i+1].speech.kind == KindAnswer) {
				others[b.mark] = true
			}
		}
	}
	if len(sides) < 2 {
		return nil
	}
	maps.DeleteFunc(lists, func(sign string, _ bool) bool { return others[sign] })
	return lists
}

// gapsTell reports whether empty lines tell anything where people speak: not where they
// follow every line.
func gapsTell(blocks []block) bool {
	spoken := false
	for i := range blocks {
		b := &blocks[i]
		if spoken && !b.gap && (b.kind == blockParagraph || b.kind == blockItem || b.kind == blockSpeech) {
			return true
		}
		spoken = spoken || b.kind == blockSpeech
	}
	return false
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

// listsTopic reports whether an item is one of a list of topics, and the line below the
// first of what is told of all of them: (8)病院の待ち時間⏎参加者からは「…」との声が….
func (b *block) listsTopic(ln *line) bool {
	if !nominal(b.text) || strings.Contains(b.text, "、") || length(b.text) > maxHeading/2 ||
		length(ln.text) <= max(2*maxHeading, 4*length(b.text)) || goesOn.MatchString(ln.text) || ln.indent > b.indent {
		return false
	}
	return counts(b.mark) || slices.ContainsFunc(findQuotes(sentences(ln.text)[0]), func(q quote) bool { return q.spoken })
}

// listsThing reports whether an item names a thing in a line that is too short for the
// margin to have cut it, and the line below is a sentence that tells more of all of them.
func (b *block) listsThing(ln *line) bool {
	return length(b.text) <= maxHeading/2 && namesThing(b.text) && !unfinished.MatchString(b.text) && sentence(ln.text) && !goesOn.MatchString(ln.text) && ln.indent <= b.indent
}
