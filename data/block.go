package data

import "strings"

// blockKind says what part a block plays on a page.
type blockKind int

const (
	blockParagraph blockKind = iota
	blockHeading             // names what follows
	blockItem                // an item of a list
	blockSpeaker             // names who says what follows
	blockSpeech              // names who says it, and says it
	blockFront               // a line of the agenda or the roster, wherever it stands
	blockOmitted             // furniture
)

// A block is one or more lines that belong together.
type block struct {
	kind   blockKind
	text   string
	number int      // line in the source
	gap    bool     // set apart from the block before
	level  int      // of a heading; 0 if the markup does not tell
	mark   string   // the sign of an item or "li"; of furniture the kind, of a caption ""
	front  Kind     // of blockFront: KindAgenda or KindRoster
	lead   string   // what the item's text was cut off: the sign as it is written
	indent int      // columns
	speech speech   // of blockSpeech; only the voice of blockSpeaker
	why    Omission // of blockOmitted
}

// maxHeading bounds a heading that no markup tells, in runes. Longer lines
// without a full stop are sentences that the line end cut.
const maxHeading = 42

// maxParagraph bounds the lines that are joined to one sentence, in bytes. No
// sentence is as long; a file without any full stop would take for ever.
const maxParagraph = 8 << 10

// blocks joins the lines of a page into blocks and says what each is.
func (p *page) blocks() []block {
	var all []block
	var around zone
	p.record, p.council = p.recorded()
	p.signs = p.signsNames()
	p.poll = p.titled(pollTitle)
	p.talk = p.titled(talkTitle)
	p.asks = p.findAsking()
	p.people = p.findPeople()
	p.speakers = map[int]bool{}
	p.spaced = p.setsApart()
	p.dialog = p.record || p.isDialog()
	p.cast = p.findCast()
	for i := range p.lines {
		ln := &p.lines[i]
		var last *block
		if len(all) > 0 {
			last = &all[len(all)-1]
		}
		b := p.block(i, last, around)
		switch b.kind {
		case blockHeading:
			around = zone{readTheme(b.text).front(), findMark(b.text).sign}
		case blockSpeech, blockSpeaker:
			around = zone{}
		}
		if last != nil && b.kind == blockParagraph && around.kind == "" && len(last.text) < maxParagraph && p.cut(p.lines[i-1].text) && continues(last, ln) {
			last.text = joinLines(last.text, ln.text)
			last.speech.text = joinLines(last.speech.text, ln.text)
			continue
		}
		all = append(all, b)
	}
	return all
}

// bracketedName is a name in brackets in a line of its own, which is surer than
// without: 【市長】, （事務局）.
var bracketedName = lazily(`^[【〔［\[〈＜<（(].*[】〕］\]〉＞>)）]$`)

// isDialog reports whether lines that name a speaker alone take turns.
func (p *page) isDialog() bool {
	names, turns, framed := map[string]bool{}, 0, 0
	for i := range p.lines {
		if p.lines[i].level == 0 && length(p.lines[i].text) <= maxName && p.speakerLine(i) {
			v, _, _ := p.named(p.lines[i].text)
			names[v.speaker] = true
			turns++
			if bracketedName.MatchString(p.lines[i].text) {
				framed++
			}
		}
	}
	return len(names) > 1 && (turns >= recordedSpeeches || framed > 1) || turns > 0 && p.talk
}

// talkTitle is the title of what people say to each other, word by word.
var talkTitle = lazily(`会見|会議録|議事録|会議要旨|議事要旨|議事概要|インタビュー|対談|鼎談|座談会|質疑応答`)

// frontSign marks a heading of a roster or an agenda that is not also the name
// of who speaks below it, as 事務局 may be.
const frontSign = "front"

// A zone is what stands below a heading of a roster or an agenda, until somebody
// speaks or another heading comes.
type zone struct {
	kind Kind   // KindRoster, KindAgenda or ""
	sign string // of the heading: the next line with it is a heading, too
}

// recordedSpeeches is the number of marked speeches that make a page minutes.
const recordedSpeeches = 3

// recorded reports whether the page is minutes that set a mark before each
// speech, so that any line without one goes on with the speech before it, and
// whether they are of a council: its members have seats by number, or the marks
// of those who ask (◆) and those who answer (◎) differ.
func (p *page) recorded() (record, council bool) {
	n := 0
	asks, answers := false, false
	for i := range p.lines {
		m := findMark(p.lines[i].text)
		if m.sign == "" || !strings.Contains(speechMarks, m.sign) {
			continue
		}
		if s, ok := parseSpeech(m.rest, true); ok && s.speaker != "" {
			n++
			council = council || s.seated()
			asks, answers = asks || m.sign == "◆", answers || m.sign == "◎"
		}
	}
	return n >= recordedSpeeches, council || asks && answers
}

// block says what the line i is, after the block before it within a zone.
func (p *page) block(i int, last *block, around zone) block {
	ln := &p.lines[i]
	b := block{text: ln.text, number: ln.number, gap: ln.gap, level: ln.level, indent: ln.indent}
	if b.why = ln.skip; b.why == "" {
		b.why = furnitureOf(ln.text)
	}
	if b.why == "" && ln.link && (ln.item || length(ln.text) < maxHeading) {
		b.why = OmitLinks
	}
	m := findMark(ln.text)
	if b.why == "" && m.sure && length(m.rest) > 2 { // ・発言 may be what somebody wrote
		b.why = furnitureOf(m.rest)
	}
	switch {
	case b.why != "":
		b.kind, b.mark = blockOmitted, string(b.why)
	case ln.said != nil:
		b.kind, b.speech = blockSpeech, *ln.said
	case staged(ln.text):
		b.kind, b.why = blockOmitted, OmitStage
	case labelHeading(ln.text), agendaLabel.MatchString(ln.text) && !sentence(ln.text):
		b.kind = blockHeading
	case ln.level > 0, parenthesized.MatchString(ln.text) && readTheme(trimSpeaker(ln.text)).label:
		b.kind = blockHeading
	case last != nil && last.mark == string(OmitPicture) && m.sign == "" && p.captions(ln):
		b.kind, b.why = blockOmitted, OmitPicture // a caption
	case p.poll && (pollQuestion.MatchString(ln.text) || counts(m.sign) && (question.MatchString(m.rest) || pollQuestion.MatchString(m.rest))):
		b.kind = blockHeading
	case p.dialog && question.MatchString(ln.text) && !sentence(ln.text) && length(ln.text) <= maxHeading && i+1 < len(p.lines) && p.speakerLine(i+1):
		b.kind = blockHeading
	case p.asks[m.sign] && p.asking(i, m):
		b.kind, b.mark = blockSpeech, m.sign
		b.speech = speech{kind: KindQuestion, text: m.rest, closed: true}
	case fact.MatchString(ln.text) && !sentence(ln.text) && !m.sure && !ln.item && !p.speakerLine(i):
		// 日時：… is no item, whatever number it has.
	case p.speech(&b, i, m, around.kind):
	case !ln.item && !ln.cell && frontMatter(m.rest) && !p.spokenBelow(i):
		b.kind, b.mark = blockHeading, frontSign
	case ln.item:
		b.kind, b.text, b.mark = blockItem, m.rest, "li"
	case m.sure:
		b.kind, b.text, b.mark, b.lead = blockItem, m.rest, m.sign, strings.TrimSuffix(ln.text, m.rest)
	case groupLine.MatchString(ln.text) && !sentence(ln.text):
		b.kind = blockHeading
	case p.people[trimSpeaker(ln.text)], p.signs && m.sign != "" && strings.Contains(speechMarks, m.sign) && p.speakerLine(i):
		b.kind = blockSpeaker
		b.speech.voice, b.speech.kind, _ = p.named(ln.text)
	case m.sign != "" && !ln.cell:
		p.listed(&b, i, m, last, around)
	case (rosterLine(ln.text) || enumerates(ln.text)) && !p.labelledName(ln.text):
		b.kind, b.front = blockFront, KindRoster
	case headingBrackets.MatchString(ln.text) && length(ln.text) <= maxHeading && !p.speakerLine(i):
		b.kind = blockHeading
	case p.speakerLine(i):
		b.kind = blockSpeaker
		b.speech.voice, b.speech.kind, _ = p.named(ln.text)
	case !ln.cell && (around.kind == "" || ln.gap && !strings.Contains(ln.text, "　　") && !strings.ContainsAny(ln.text, "、，:：")) && p.headingLike(i, last):
		b.kind = blockHeading
	}
	return b
}
