package data

import (
	"context"
	"slices"
	"strings"
)

// An interpreter turns the blocks of a page into remarks, one after the other.
// It remembers the heading it is under and who is speaking.
type interpreter struct {
	s     *source
	b     *builder
	page  *page
	title string

	floor
	belonging
	reporting
	letter
	numbering

	theme    theme
	above    []theme         // theme and those it is under
	contents map[string]bool // the headings of the page: an item with the same words lists them
	retitled bool            // headings below have the words of the title

	lists   map[string]bool // signs that stand before what is listed amid a turn
	talking bool            // the last remark may go on in the next paragraph
	gaps    bool            // empty lines tell something where people speak
	tight   bool            // speeches stand right below each other: what is set apart is no part of them
	more    []string        // paragraphs it has gone on with
	rows    []string        // of small tables amid it

	heard   bool  // somebody has said a sentence
	voiced  bool  // somebody has spoken, or nobody is named on the page
	choices []int // indexes of what a questionnaire lets choose from, or what was answered to it
	present bool  // somebody was named below the heading of a roster
	told    bool  // the last block was a paragraph with a sentence
	seen    int   // blocks
	fact    int   // which of them follows a circumstance that may go on in it
	links   bool  // under a heading of links
	footer  bool  // the contact block has been reached
	sealed  bool  // the minutes were closed: days and names that sign them follow
}

// The floor is who speaks.
type floor struct {
	speaker *voice // named in a line of their own: each paragraph below is a remark
	asked   Kind   // what the line that named them says it is, or ""
	turn    bool   // what they say is one speech, of however many paragraphs
	below   bool   // the last speech stands below its name: what is listed there is part of it
	fresh   bool   // they have not said anything yet
	headed  bool   // it was the heading that named the speaker
	author  *voice // whose address the page is, nil where it is none; without a name where it does not tell
	last    voice  // who spoke last
	member  voice  // of a council, above the questions they ask
	host    voice  // whose press conference it is
}

func (r *interpreter) read(ctx context.Context, blocks []block) error {
	blocks = r.joinEssays(blocks)
	r.unhead(blocks)
	r.voiced = !r.page.voices(blocks)
	r.letters, r.sent = r.page.answersAlone(), r.page.letterDays()
	r.gaps, r.tight, r.lists = gapsTell(blocks), !r.page.record && standClose(blocks), listsAmidTurns(blocks)
	if (letterTitle.MatchString(r.title) || r.letters || r.sent) && !slices.ContainsFunc(blocks, func(b block) bool { return b.kind == blockSpeech || b.kind == blockItem }) {
		r.whole = KindRemark
	}
	r.host, r.doer, r.head = r.titledFor(conference), r.titledFor(doings), r.page.soleHead()
	if r.host.speaker != "" {
		askedUnnamed(blocks)
	}
	markExplained(blocks)
	markTrailing(blocks)
	markMinuted(blocks)
	if !r.page.record && !r.page.marked && r.gaps {
		markBehind(blocks)
	}
	r.ofTitle = whoseTitle(withAnswers.ReplaceAllString(r.title, ""))
	r.theme.whose = r.ofTitle
	if r.owns(theme{whose: r.ofTitle, opinion: opinionsAlone(r.title)}, ""); !withAnswers.MatchString(r.title) {
		r.owned.section = r.title
	}
	r.contents, r.headSigns = map[string]bool{}, map[string]bool{}
	for i := range blocks {
		if b := &blocks[i]; b.kind == blockHeading {
			r.retitled = r.retitled || r.contents[r.title] && b.text == r.title
			r.contents[undecorated(findMark(undecorated(b.text)).rest)] = true
		}
	}
	if r.isAddress(blocks) {
		v := r.authorOf(blocks)
		r.author = &v
		r.address(v)
	}
	if v := r.page.speakerInTitle(); r.voiced && v != (voice{}) {
		r.speaker, r.turn = &v, true
	}
	var below []int
	for i := 0; i < len(blocks); i++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if isContact(blocks[i].text) && blocks[i].kind != blockSpeaker {
			if below == nil {
				below = saidBelow(blocks)
			}
			n := contactBlock(blocks[i:], below[i], r.heard)
			for _, b := range blocks[i : i+n] {
				r.s.omit(b, OmitContact)
			}
			i += n - 1
			r.footer = i+1 == len(blocks)
			continue
		}
		r.block(&blocks[i], i+1 == len(blocks))
	}
	r.finish()
	r.rescue()
	r.answersTold()
	r.dropTimes()
	return nil
}

func (r *interpreter) block(b *block, last bool) {
	r.seen++
	if b.kind != blockParagraph {
		r.told, r.before = false, voice{}
		if b.kind != blockItem || !proposes(b.text) {
			r.quotable = voice{}
		}
	}
	if links.MatchString(b.text) && b.kind != blockItem {
		r.links, r.talking, r.speaker = true, false, nil
		r.s.omit(*b, OmitLinks)
		return
	}
	if r.links && b.kind != blockHeading && b.kind != blockSpeech && b.kind != blockSpeaker && !(sentence(b.text) && b.says()) {
		r.s.omit(*b, OmitLinks)
		return
	}
	if b.kind == blockItem || b.kind == blockParagraph {
		r.links = false
	}
	if r.ends(b) {
		return
	}
	switch b.kind {
	case blockOmitted:
		if _, v := officeBehind(b.text); v != (voice{}) && b.why == OmitContact && (!inCharge.MatchString(b.text) || answersFor.MatchString(b.text)) {
			r.answeredBy(v)
		} else if b.speech.voice != (voice{}) {
			r.answeredBy(b.speech.voice)
		}
		r.talking = r.talking && b.why != OmitContact
		if r.s.omit(*b, b.why); pager(b.text) && !r.page.record {
			r.talking, r.whole, r.theme = false, "", theme{} // nothing goes on behind it
		}
	case blockHeading:
		r.heading(b)
	case blockItem:
		if r.talking && !r.asksOn(b) && !nextTime.MatchString(b.text) && (r.page.record || counts(b.mark) || r.page.dialog && r.below && b.mark != answerSign || r.lists[b.mark] && !(b.gap && r.gaps) || r.listsBelow(b)) {
			r.listed = numberOf(b.lead)
			r.more = append(r.more, strings.TrimSpace(b.topic+"\n"+b.lead+b.text))
			return
		}
		if r.talking = false; r.signs(b) {
			return
		}
		r.item(b)
	case blockFront:
		r.talking = false
		r.add(Remark{Kind: b.front, Text: b.text})
	case blockSpeaker:
		if r.signs(b) {
			return
		}
		v := b.speech.voice
		r.member, r.links, r.owned = v.member(), false, theme{}
		r.speaker, r.asked, r.headed, r.talking = &v, b.speech.kind, false, false
		if r.whole == KindAnswer && r.asked == "" && !v.executive() {
			r.asked = KindAnswer // 回答1⏎環境部長⏎…
		}
		if v == r.sides.asks {
			r.sides = twoSides{} // names tell both
		}
		r.turn = r.page.dialog || r.asked != "" || r.page.bylines[b.text] != (voice{}) || notated(b.text) && r.theme.kind != KindComment
		r.voiced, r.whole = true, ""
	case blockSpeech:
		r.speech(b)
	case blockParagraph:
		r.paragraph(b, last)
	}
}

func (r *interpreter) heading(b *block) {
	if r.signs(b) {
		return
	}
	if v, ok := signedBy(b.text); ok && r.unsigned() {
		r.address(v)
		return
	}
	if v := r.answeringPart(b); v != (voice{}) {
		r.theme.whose, r.talking, r.whole = v, false, KindAnswer
		return
	}
	// ○青木委員⏎◎橋の点検について⏎… tells between the name and the words what these are about.
	if named := r.speaker; named != nil && r.turn && !r.headed && b.mark != frontSign && r.sides == (twoSides{}) && !(r.page.bracketed && bracketedName.MatchString(b.text)) {
		defer func() {
			if r.speaker == nil && r.theme.kind == "" && !r.theme.label {
				r.speaker = named
			}
		}()
	}
	if group := findMark(undecorated(b.text)).rest; gathering.MatchString(group) {
		r.quotable = voice{speaker: group}
	}
	pending := r.whole // of a label below which nothing was said yet
	r.links, r.talking, r.speaker, r.whole, r.led, r.present = false, false, nil, "", ledTo(readTheme(b.text).section), false
	if withoutDate(b.text) == r.title && !r.retitled && (len(r.b.Remarks) == 0 || !readTheme(b.text).opinion) {
		return
	}
	if v, kind, ok := r.page.named(b.text); ok && (!v.weak() || b.level > 0 && r.page.turns(b.text)) && b.mark != frontSign {
		if r.member = v.member(); len(r.b.Remarks) > r.ownedAt {
			r.owned = theme{}
		}
		r.speaker, r.asked, r.headed, r.voiced = &v, kind, false, true
		r.turn = r.page.dialog
		return
	}
	t := readTheme(b.text)
	if (r.page.answers || r.theme.label) && !t.label && (contentTheme.MatchString(t.section) || t.opinionOf()) {
		t.opinion, t.label = true, true
	}
	if r.theme.label && r.theme.kind != KindAnswer && doneTheme.MatchString(unclothed(b.text)) {
		t.kind, t.opinion, t.label = KindAnswer, true, true
	}
	if t.label && !r.page.marked {
		t.section = r.theme.section
	}
	asked := r.page.asksByHeadings && asksHeading.MatchString(b.text)
	if asked {
		t.section, t.label = "", true
	}
	if r.page.asksBehind {
		if v := askerBehind(b.text); v != (voice{}) {
			r.member = v
		}
	}
	r.theme = r.under(b.level, r.partOf(b, t))
	r.noteSides(t)
	if b.speech.voice != (voice{}) {
		r.theme.whose, r.theme.opinion = b.speech.voice, true
	}
	if asked {
		r.add(Remark{Kind: KindQuestion, Text: undecorated(b.text)})
		r.whole, r.voiced = KindAnswer, true
		return
	}
	if pending != "" && !t.label && t.kind == "" && t.voice == (voice{}) {
		r.whole = pending // 意見1⏎駐輪場について⏎…
		return
	}
	if n := len(r.b.Remarks); !t.label || t.kind == KindAnswer || n > 0 && r.b.Remarks[n-1].Speaker == r.writer.speaker {
		r.writer = voice{}
	}
	switch {
	case t.label:
		r.whole, r.voiced, r.last = r.kind(KindRemark), true, voice{}
		r.wrote = r.wrote || t.kind != KindAnswer
	case r.letters && t.kind == "" && t.voice == (voice{}):
		r.whole = KindRemark // the next letter
	}
	switch {
	case r.theme.voice.speaker != "" || r.theme.address:
		r.address(r.theme.voice)
	case r.author != nil && r.theme.front() == "":
		r.address(*r.author)
	}
}

// spoken makes a remark of what somebody says on a page. What an executive says
// is a comment, unless the heading knows better.
func (r *interpreter) spoken(v voice, text string) Remark {
	kind := KindRemark
	switch {
	case r.theme.kind == KindGreeting && (r.theme.voice.role == "" || v.role == "" || r.theme.voice.role == v.role), r.theme.kind == KindSurvey:
		kind = r.theme.kind
	case v.executive(), r.theme.kind == KindComment:
		kind = KindComment
	}
	return Remark{Kind: kind, Speaker: v.speaker, Role: v.role, Text: text}
}

func (r *interpreter) speech(b *block) {
	r.notesNumber(b)
	if front := r.theme.front(); front != "" {
		r.theme.kind = "" // what follows a heading such as 議事 is the session itself
		r.theme.section = r.afterList(front)
	}
	said := b.speech
	remark := r.spoken(said.voice, said.text)
	switch {
	case said.kind != "":
		remark.Kind = said.kind
		if said.kind == KindQuestion && said.speaker == "" {
			remark.Speaker, remark.Role = r.member.speaker, r.member.role
		}
		if said.kind == KindRemark && !(r.theme.label && r.theme.kind == KindAnswer) {
			remark.Kind = r.kind(KindRemark)
		}
	case r.theme.label && r.theme.kind == KindAnswer && answersForCity(said.voice):
		remark.Kind = KindAnswer // 回答⏎道路課：…
	case said.conducts() && remark.Kind == KindRemark:
		remark.Kind = KindChair
	case said.asks():
		remark.Kind = KindQuestion
	case r.page.council && (said.seated() || said.role == "議員"):
		remark.Kind = KindQuestion
	case r.page.council && said.role != "委員":
		remark.Kind = KindAnswer
	}
	if toldInstead.MatchString(said.text) {
		remark.Kind = KindNarration
	}
	r.speaker, r.links, r.whole, r.voiced, r.last, r.below = nil, false, "", true, said.voice, false
	answered := r.page.asksOnly && said.kind == KindQuestion
	if (r.page.asks[b.mark] || b.level > 0) && said.closed || answered {
		r.whole = KindAnswer
	}
	r.add(remark)
	r.talking = !said.closed && !answered
}

// afterList is the section of what is said after the list below a heading of a
// roster or an agenda: the heading's own where the list of an agenda is empty, the one
// item of an agenda of one, or none.
func (r *interpreter) afterList(front Kind) string {
	n, section := 0, r.theme.section
	if r.present || front == KindRoster {
		return ""
	}
	for i := len(r.b.Remarks) - 1; i >= 0 && r.b.Remarks[i].Kind == front && r.b.Remarks[i].Section == r.theme.section; i-- {
		n, section = n+1, r.b.Remarks[i].Text
	}
	if n > 1 || n == 1 && (front != KindAgenda || length(section) > maxHeading) {
		return ""
	}
	return cleanLine(section)
}

func (r *interpreter) add(remark Remark) {
	r.close()
	if remark.Kind == KindRoster && attendance(remark.Text) {
		r.s.report.LeftOut[OmitFacts]++
		r.present = true
		return
	}
	if remark.Kind == KindRemark && remark.Speaker == "" && r.page.record && !r.voiced {
		remark.Kind = KindNarration // who speaks has a mark, and nobody has
	}
	remark.unfile()
	remark = r.attributed(remark)
	remark.Section, r.fresh = r.theme.section, false
	if r.page.ran {
		remark.Text = strings.ReplaceAll(remark.Text, "。　", "。\n") // a paragraph ended there
	}
	if remark.Text = cleanText(remark.Text); remark.Text == "" {
		r.s.report.LeftOut[OmitBlank]++
		return
	}
	r.heard = r.heard || sentence(remark.Text) && voiced(remark.Kind)
	r.b.add(remark)
}

// said reports whether anybody says anything on the page.
func (r *interpreter) said() bool {
	return slices.ContainsFunc(r.b.Remarks, func(m Remark) bool { return voiced(m.Kind) })
}

// voiced reports whether remarks of a kind are what somebody says.
func voiced(kind Kind) bool {
	return kind != KindNarration && kind != KindAgenda && kind != KindRoster
}
