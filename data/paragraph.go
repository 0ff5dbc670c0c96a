package data

import (
	"strings"
)

// A paragraph without a sign is what whoever has the floor goes on to say, a letter, or
// prose, by what stands above it.

func (r *interpreter) paragraph(b *block, last bool) {
	if r.talking && b.row {
		r.rows = append(r.rows, b.text)
		return
	}
	if r.talking && r.speaker != nil && r.over(b.text) {
		r.talking = false
	}
	amid := r.told && !b.gap && findMark(b.text).sign == ""
	if r.told = strings.Contains(b.text, "。"); r.speaker == nil && !r.talking && !amid && (circumstance(b.text) || r.fact == r.seen && !b.gap && nominal(b.text)) {
		r.fact = r.seen + 1
		r.s.omit(*b, OmitFacts)
		return
	}
	if !sentence(b.text) && length(b.text) > maxHeading/4 && strings.Contains(bare.Replace(r.title), bare.Replace(b.text)) {
		r.s.omit(*b, OmitNavigation) // the title again
		return
	}
	if r.talking && r.speaker == nil && (b.gap && r.tight || b.behind) {
		r.talking = false
	}
	if b.behind {
		r.last = voice{} // nobody goes on
	}
	if !r.talking && (r.whole == "" && noted(b.text) || r.speaker != nil && r.turn && fact.MatchString(b.text) && !sentence(b.text)) {
		r.prose(b.text, last)
		return
	}
	switch {
	case r.signs(b):
		return
	case r.talking && signsOff(b.text):
		if v := chargedWith(b.text); v != (voice{}) {
			r.answeredBy(v)
		}
		r.talking = false
		r.s.omit(*b, OmitContact)
		return
	case r.talking && !r.page.record && agendaLine.MatchString(b.text), (r.talking || r.speaker != nil && !r.fresh) && r.addedBelow(b), r.talking && r.headsOn(b):
		r.talking, r.speaker = false, nil
		r.prose(b.text, last)
		return
	case r.talking && b.minuted:
		r.talking, r.speaker = false, nil
		r.add(Remark{Kind: KindNarration, Text: b.text})
		return
	case r.talking && r.answersLetter(b.text):
		r.add(Remark{Kind: KindAnswer, Text: b.text})
		r.talking = true
		return
	case r.talking && !fact.MatchString(b.text):
		r.more = append(r.more, b.text)
		return
	case r.speaker != nil && r.member.speaker != "" && !substance(b.text):
		r.heading(b) // what they ask about
		return
	case r.speaker == nil && r.whole == KindRemark && r.theme.section == "" && leadsIn.MatchString(b.text) && len(r.b.Remarks) == 0:
	case r.speaker == nil && r.whole != "" && !noted(b.text) && (substance(b.text) || r.theme.label && !fact.MatchString(b.text) && !nominal(b.text)):
		r.add(r.answer(b.text))
		r.notesQuote(b.text)
		_, closed := unquote(b.text)
		r.talking, r.whole = !closed, ""
		return
	case r.speaker == nil && r.writer != (voice{}) && substance(b.text):
		r.add(Remark{Kind: r.kind(KindRemark), Text: b.text})
		r.talking = true
		return
	case r.speaker == nil && r.page.dialog && r.resumes(b, r.last):
		r.speech(&block{speech: speech{voice: r.last, text: b.text}})
		return
	case r.speaker == nil && r.host.speaker != "" && r.last != (voice{}) && r.resumes(b, r.host):
		r.speech(&block{speech: speech{voice: r.host, text: b.text}})
		return
	case r.speaker != nil && r.turn && !r.headed && (r.author == nil || substance(b.text)):
		said, closed := unquote(b.text)
		r.turn = false
		r.speech(&block{speech: speech{voice: *r.speaker, kind: r.asked, text: said, closed: closed}})
		r.below = true
		return
	case r.speaker != nil && !r.stops(b):
		said, who := signed(b.text)
		said, _ = unquote(said)
		remark := r.spoken(*r.speaker, said)
		if who != "" {
			remark.Speaker, remark.Role = who, ""
		}
		r.add(remark)
		r.notesQuote(b.text)
		_, closed := unquote(b.text)
		r.talking = r.headed && (r.theme.address || r.author != nil) && !closed
		return
	}
	if v, ok := signedBy(b.text); ok && r.unsigned() {
		r.address(v)
	}
	if r.speaker != nil && (!r.headed || r.author == nil && r.quotedLast()) {
		r.speaker = nil // what they said stood in quotes, and this does not
	}
	quotes := alone.MatchString(b.text)
	switch {
	case quotes && r.led == (voice{}):
		r.led = r.quotable
	case !quotes && !connects.MatchString(b.text):
		r.led = voice{}
	}
	r.prose(b.text, last)
	r.led, r.quotable = r.leadsOn(b.text), saidSo(b.text)
	if v := presented(b.text); v != (voice{}) {
		r.theme.whose, r.theme.opinion = v, true
		r.owns(r.theme, r.ownedBy)
	}
	r.notesQuote(b.text)
}

// bare takes off what sets parts of a title apart.
var bare = strings.NewReplacer("「", "", "」", "", " ", "", "　", "")

// stops reports whether a paragraph is no more part of what the speaker says,
// but the page's own words again: told like a report, and set apart from what
// they said where a line of its own names them.
func (r *interpreter) stops(b *block) bool {
	if r.headed {
		_, closed := unquote(b.text)
		return !r.speaksOn(b.text) || !closed && r.author == nil && r.quotedLast()
	}
	return b.gap && narrates(b.text) && !strings.Contains(b.text, "私")
}

// resumes reports whether a paragraph goes on with what somebody said above the
// heading before it: where people take turns, a heading may stand amid a speech.
func (r *interpreter) resumes(b *block, v voice) bool {
	return v.speaker != "" && !v.conducts() && r.theme.section != "" && r.theme.kind == "" && !r.theme.opinion &&
		substance(b.text) && !b.minuted && !narrates(b.text) && len(r.quoted(b.text, "", voice{}, false)) == 0
}
