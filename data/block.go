package data

import (
	"context"
	"strings"
)

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
	topic  string   // of an item: the line above its text that tells what it is about
	lead   string   // what the item's text was cut off: the sign as it is written
	indent int      // columns
	speech speech   // of blockSpeech; only the voice of blockSpeaker, or of whoever signs what is above
	why    Omission // of blockOmitted
	row    bool     // of a small table
	fact   bool     // an item of a list that tells circumstances

	trailing bool // nothing is said below it
	minuted  bool // the minutes themselves tell what was done between what people say
	behind   bool // set apart from the last turn, as nothing is from the others
}

// maxHeading bounds a heading that no markup tells, in runes. Longer lines
// without a full stop are sentences that the line end cut.
const maxHeading = 42

// maxParagraph bounds the lines that are joined to one sentence, in bytes. No
// sentence is as long; a file without any full stop would take for ever.
const maxParagraph = 8 << 10

// blocks joins the lines of a page into blocks and says what each is.
func (p *page) blocks(ctx context.Context) ([]block, error) {
	var all []block
	var around zone
	p.signs = p.signsNames()
	if p.signs {
		p.joinLinked()
	}
	p.record, p.council = p.recorded()
	p.markTurnHeads()
	p.poll = p.titled(pollTitle)
	p.pollLetters = p.poll && !p.answersByLetter()
	p.talk = p.titled(talkTitle)
	p.hosted = p.titled(conference)
	p.asksBehind = p.tells(questionTime)
	p.rule = p.isRule()
	p.unstopped = p.hasNoStops()
	p.asksLists = p.questionsAboveLists()
	p.listAnswers()
	p.goOnWithItems()
	p.answers = p.labelsAnswers()
	p.officesBelow = p.signsByOffice()
	p.asks, p.asksOnly = p.findAsking(), p.labelsQuestionsOnly()
	p.bracketed = p.bracketsNames()
	p.itemized = p.itemsName()
	p.labelNames, p.labelled, p.bylines = p.labelsNames(), p.findLabelled(), p.findBylines()
	p.people = p.findPeople()
	before, above := p.conversing()
	for _, name := range above {
		p.people[name] = true
	}
	p.speakers = map[int]bool{}
	p.spaced = p.ran || p.setsApart()
	p.headsTalk = p.talksByHeadings()
	p.dialog = p.record || p.headsTalk || p.isDialog()
	p.nameSigns = p.findNameSigns()
	p.cast = p.findCast()
	for _, t := range before {
		if _, is := p.cast[t]; !is {
			p.cast[t] = !p.calls(t.label)
		}
	}
	for t := range p.cast {
		p.spaced = p.spaced || t.apart == ' '
	}
	p.signers = p.findSigners()
	p.signings = p.countReplies()
	p.asksByHeadings = (p.tells(interviewTitle) || p.titled(questionsTitle)) && p.questionsAsHeadings()
	if p.asksByHeadings || len(p.asks) > 0 || p.asksOnly {
		p.interviewee = p.findInterviewee()
	}
	p.askLevel = p.findAskLevel()
	p.markAsked()
	p.markAskedOfAll()
	p.rows = p.findFigures()
	p.items = map[string]bool{}
	for i := range p.lines {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		ln := &p.lines[i]
		var last *block
		if len(all) > 0 {
			last = &all[len(all)-1]
		}
		b := p.block(i, last, around)
		switch b.kind {
		case blockItem, blockFront:
			if nominal(b.text) {
				p.items[b.text] = true
			}
		case blockHeading:
			if around = (zone{}); !p.turns(b.text) {
				around = zone{readTheme(b.text).front(), findMark(b.text).sign}
			}
		case blockSpeech, blockSpeaker:
			around, p.opened = zone{}, p.opened || b.kind == blockSpeech || !p.record
		case blockParagraph:
			if around.kind != "" && leadsTo.MatchString(b.text) {
				around = zone{} // what people said follows
			}
		}
		if last != nil && b.kind == blockParagraph && around.kind == "" && p.joins(i, last) {
			if last.headsItself(ln) {
				last.topic, last.text = last.text, ln.text
				continue
			}
			last.text = joinLines(last.text, ln.text)
			last.speech.text = joinLines(last.speech.text, ln.text)
			last.speech.point()
			continue
		}
		all = append(all, b)
	}
	return all, nil
}

// joins reports whether the line i, which nothing shows to begin a block, goes on with
// the last one.
func (p *page) joins(i int, last *block) bool {
	above, ln := p.lines[i-1].text, &p.lines[i]
	switch {
	case len(last.text) >= maxParagraph, p.rows[i] || last.row, !p.cut(above) && !ln.within && !p.quotesOn(i, last), !continues(last, ln), p.belowCell(i, last):
		return false
	case p.signings > 1 && signedOff(above), p.linesSay(i), p.lines[i-1].said != nil && last.speech.closed && !ln.within:
		return false
	case (p.asks[last.mark] && last.speech.closed && p.asked(last.text) || p.asksOnly && last.speech.kind == KindQuestion && question.MatchString(last.speech.text)) && !goesOn.MatchString(ln.text):
		return false
	}
	return !p.record || !strings.ContainsAny(speechMarks, firstRune(ln.text))
}

// quotesOn reports whether the line i goes on with a quote that the last block breaks off
// in, and that ends not far below.
func (p *page) quotesOn(i int, last *block) bool {
	if !inQuote(last.text) {
		return false
	}
	for n := i; n < min(len(p.lines), i+brokenCell) && !p.lines[n].gap && p.lines[n].level == 0; n++ {
		if strings.Contains(p.lines[n].text, "」") {
			return true
		}
	}
	return false
}

// maxCell bounds a cell of a table that says nothing, in runes: 建設局, 0801.
const maxCell = 10

// belowCell reports whether the line i begins the text of a table of which each line
// of each cell has become a line: what stands above it are short cells, no sentence
// that goes on.
func (p *page) belowCell(i int, last *block) bool {
	above, text := p.lines[i-1].text, p.lines[i].text
	if last.kind != blockParagraph || length(above) > maxCell || length(text) < 2*maxCell || strings.Contains(last.text, "。") ||
		strings.ContainsFunc(above, hiragana) || !strings.ContainsFunc(text, hiragana) || goesOn.MatchString(text) {
		return false
	}
	return i < 2 || !strings.ContainsFunc(lastRune(p.lines[i-2].text), hiragana) && !strings.HasSuffix(p.lines[i-2].text, "、")
}

// headsItself reports whether an item so far only tells what it is about, and the
// line below says it: ・木の駅の値段について⏎軽トラックの燃料代で消えてしまう。
// A sentence that the line end broke would have filled the line.
func (b *block) headsItself(ln *line) bool {
	return b.kind == blockItem && b.topic == "" && topic.MatchString(b.text) && sentence(ln.text) &&
		length(ln.text) > 2*length(b.text) && !goesOn.MatchString(ln.text)
}

// holdsList reports whether a line goes on with an item that is a list itself, as its
// text shows by a sign of its own, and the line by standing below that text:
//
//   - ・席を増やすこと。
//     ・夜も開けること。
func (b *block) holdsList(ln *line) bool {
	return b != nil && b.kind == blockItem && findMark(b.text).sign != "" && !ln.gap && ln.level == 0 && ln.said == nil && ln.indent > b.indent
}

// bracketedName is a name in brackets in a line of its own, which is surer than
// without: 【市長】, （事務局）.
var bracketedName = lazily(`^[【〔［\[〈＜<（(].*[】〕］\]〉＞>)）]$`)

// asideLine is a line in parentheses that notes what happens where people take turns:
// （欠席者の確認を実施）.
var asideLine = lazily(`^[（(〔［\[][^（()）〔〕［］]{2,20}(?:実施|確認|配付|配布|説明|報告|読み上げ|朗読|発言なし|質疑なし|異議なし|移動|入れ替え|交代|割愛|省略|略|拍手|登壇|起立|着席)[)）〕］\]]$`)

// notated reports whether a line that names somebody does so as minutes do, and
// not like a heading: 【市長】, 市長：, ◎市長.
func notated(text string) bool {
	return bracketedName.MatchString(text) || speakerLabel.MatchString(text) || colonAlone.MatchString(text) || halfClosed.MatchString(text) || lastNamed.MatchString(text) || findMark(text).sign != ""
}

// headsAddress reports whether the line i tells who speaks in the sentences below.
func (p *page) headsAddress(i int, m mark) bool {
	if length(m.rest) > maxLabelLine && writtenBy(m.rest) == (voice{}) || sentence(m.rest) || i+1 == len(p.lines) {
		return false
	}
	t := readTheme(m.rest)
	return t.address && t.voice.speaker != "" && p.saysBelow(i)
}

// frontSign marks a heading of a roster or an agenda that is not also the name
// of who speaks below it, as 事務局 may be.
const frontSign = "front"

// A zone is what stands below a heading of a roster or an agenda, until somebody
// speaks or another heading comes.
type zone struct {
	kind Kind   // KindRoster, KindAgenda or ""
	sign string // of the heading: the next line with it is a heading, too
}

// spacedHeading returns a heading whose characters are set wide apart, as minutes
// have it between speeches, or "": 諸　　報　　告.
func spacedHeading(text string) string {
	if length(text) > 2*maxHeading {
		return ""
	}
	letters := strings.Fields(text)
	for _, f := range letters {
		if length(f) > 1 {
			return ""
		}
	}
	whole := strings.TrimRight(strings.Join(letters, ""), "0123456789０１２３４５６７８９")
	if length(whole) < 3 || !nominal(whole) {
		return ""
	}
	return whole
}

// answersItem reports whether a line begins with the label of an answer, so that it answers
// the item it stands in: 市の回答：来月に直します。
func answersItem(text string) bool {
	s, ok := parseSpeech(text, false)
	return ok && s.kind == KindAnswer
}

// mark finds the mark of the line i. A dash asks only where others do.
func (p *page) mark(i int) mark {
	m := findMark(p.lines[i].text)
	if m.sign == askSign && !p.asks[askSign] {
		m.sign, m.sure = "-", true
	}
	return m
}

// block says what the line i is, after the block before it within a zone.
func (p *page) block(i int, last *block, around zone) block {
	ln := &p.lines[i]
	b := block{text: ln.text, number: ln.number, gap: ln.gap, level: ln.level, indent: ln.indent}
	if b.why = ln.skip; b.why == "" {
		b.why = furnitureOf(ln.text)
	}
	if b.why == OmitContact && p.labelsAnswerer(i) {
		b.why = ""
	}
	if b.why == "" && ln.link && (ln.item || length(ln.text) < maxHeading) {
		b.why = OmitLinks
	}
	if v, ok := p.seal(i); ok && b.why == "" {
		b.why, b.speech.voice = OmitContact, v
	}
	b.row = p.rows[i]
	if b.why == "" && (b.row || last.holdsList(ln) || ln.within && last != nil && last.kind == blockItem && findMark(ln.text).sign == "" && !answersItem(ln.text)) {
		return b
	}
	m := p.mark(i)
	b.fact = (m.sign != "" || ln.item) && p.listsFacts(i)
	if b.why == "" && m.sure && length(m.rest) > 2 { // ・発言 may be what somebody wrote
		b.why = furnitureOf(m.rest)
	}
	switch {
	case b.why != "":
		b.kind, b.mark = blockOmitted, string(b.why)
	case p.legend(i), p.tellsWhoseBelow(i):
		b.kind, b.why = blockOmitted, OmitFacts
	case ln.said != nil:
		b.kind, b.speech = blockSpeech, *ln.said
	case p.bylines[ln.text] != (voice{}):
		b.kind, b.speech.voice = blockSpeaker, p.bylines[ln.text]
	case length(ln.text) <= maxHeading && !p.people[trimSpeaker(ln.text)] && (contact.MatchString(ln.text) || writer.MatchString(ln.text)):
		b.kind = blockHeading // what is below it is not its rest
	case staged(ln.text), p.closes(i, last), (p.dialog || len(p.cast) > 0) && asideLine.MatchString(ln.text) && readTheme(ln.text) == (theme{section: undecorated(ln.text)}) && !p.speakerLine(i):
		b.kind, b.why = blockOmitted, OmitStage
	case p.record && !p.opened && m.sign == "" && holdsOffice(ln.text):
		b.kind, b.front = blockFront, KindRoster
	case p.record && around.kind == "" && !frontMatter(m.rest) && spacedHeading(ln.text) != "":
		b.kind, b.text = blockHeading, spacedHeading(ln.text)
	case p.asksByHeadings && ln.level == 0 && scene.MatchString(ln.text) && !p.speakerLine(i):
		b.kind, b.why, b.mark = blockOmitted, OmitPicture, ""
	case p.asksByHeadings && m.sign == "" && (ln.level > 1 || !p.marked) && p.asksAlone(i):
		b.kind = blockHeading
	case p.askLevel > 0 && ln.level == p.askLevel && headsAsked(ln.text):
		b.kind, b.speech = blockSpeech, askedAloud(ln.text)
	case len(p.asks) > 0 && m.sign == "" && ln.gap && p.headsQuestion(i):
		b.kind = blockHeading
	case m.sign == "" && p.items[ln.text] && !ln.cell && i+1 < len(p.lines):
		b.kind = blockHeading
	case subjectLine.MatchString(ln.text) && !sentence(ln.text):
		b.kind, b.text = blockHeading, subjectLine.FindStringSubmatch(ln.text)[1]
	case p.answersOfAge(i) != (voice{}):
		b.kind, b.speech.voice = blockHeading, p.answersOfAge(i)
	case p.answers && (m.sign == "" || around.kind == "") && p.labels(i):
		b.kind = blockHeading
	case p.answers && p.betweenLabels(i):
		// all that was asked, however short
	case p.answers && m.sign == "" && p.headsLetter(i):
		b.kind = blockHeading
	case ln.level == 0 && !ln.item && !m.sure && p.headsAddress(i, m):
		b.kind = blockHeading
	case ln.level > 0 && p.headsTalk && p.speakerLine(i):
		b.kind = blockSpeaker
		b.speech.voice, b.speech.kind, _ = p.named(ln.text)
	case labelHeading(ln.text), agendaLabel.MatchString(ln.text) && !sentence(ln.text):
		b.kind = blockHeading
	case ln.level > 0, parenthesized.MatchString(ln.text) && readTheme(trimSpeaker(ln.text)).label:
		b.kind = blockHeading
	case last != nil && last.mark == string(OmitPicture) && m.sign == "" && p.captions(i):
		b.kind, b.why = blockOmitted, OmitPicture // a caption
	case p.poll && (pollQuestion.MatchString(ln.text) || p.pollLetters && letterAsks.MatchString(ln.text) || counts(m.sign) && (pollAsks.MatchString(m.rest) || pollQuestion.MatchString(m.rest))):
		b.kind = blockHeading
	case p.asksLists && m.sign == "" && pollAsks.MatchString(ln.text) && p.listsBelow(i):
		b.kind = blockHeading
	case p.asks[m.sign] && p.asking(i, m):
		b.kind, b.mark = blockSpeech, m.sign
		b.speech = speech{kind: KindQuestion, text: m.rest, closed: true}
	case p.dialog && (ln.gap || p.dense) && (last == nil || last.kind != blockSpeaker) && question.MatchString(ln.text) && !sentence(ln.text) && length(ln.text) <= maxHeading && i+1 < len(p.lines) && p.speakerLine(i+1):
		b.kind = blockHeading
	case fact.MatchString(ln.text) && !sentence(ln.text) && !m.sure && !ln.item && !headingBrackets.MatchString(ln.text) && !p.speakerLine(i) && !p.saysFact(i, m):
		// 日時：… is no item, whatever number it has.
	case p.speech(&b, i, m, around.kind):
	case noted(ln.text):
		// A note is no heading, whatever number it has.
	case !ln.item && !ln.cell && frontMatter(m.rest) && !p.spokenBelow(i):
		b.kind, b.mark = blockHeading, frontSign
	case (ln.item || m.sure) && headingBrackets.MatchString(m.rest) && readTheme(m.rest) != (theme{section: undecorated(m.rest)}) && !sentence(m.rest):
		b.kind, b.text = blockHeading, m.rest
	case (ln.item || m.sure) && p.namedItem(i, m):
		b.kind = blockSpeaker
		b.speech.voice, b.speech.kind, _ = p.named(m.rest)
	case ln.item:
		b.kind, b.text, b.mark = blockItem, m.rest, "li"
	case m.sure:
		b.kind, b.text, b.mark, b.lead = blockItem, m.rest, m.sign, strings.TrimSuffix(ln.text, m.rest)
	case (groupLine.MatchString(ln.text) || sectionLine.MatchString(ln.text) && nominal(ln.text) || cardLine.MatchString(ln.text) && p.listsBelow(i)) && !sentence(ln.text):
		b.kind = blockHeading
	case p.people[trimSpeaker(ln.text)] && (p.speakerLine(i) || !p.weakLine(i)), p.signs && m.sign != "" && strings.Contains(speechMarks, m.sign) && p.speakerLine(i), p.nameSigns[m.sign] && p.speakerLine(i):
		b.kind = blockSpeaker
		b.speech.voice, b.speech.kind, _ = p.named(ln.text)
	case m.sign != "" && !ln.cell:
		p.listed(&b, i, m, last, around)
	case p.record && p.opened && around.kind == "" && last != nil && (last.kind == blockSpeech || last.kind == blockParagraph) && !ln.gap && !ended(last.text) && enumerates(ln.text):
		// who was there, amid a sentence of somebody who tells it
	case (rosterLine(ln.text) || enumerates(ln.text) || profiled(ln.text)) && !p.labelledName(ln.text) && !(around.kind == "" && p.dialog && p.speakerLine(i)):
		b.kind, b.front = blockFront, KindRoster
	case headingBrackets.MatchString(ln.text) && length(ln.text) <= maxHeading && !p.speakerLine(i):
		b.kind = blockHeading
	case p.speakerLine(i):
		b.kind = blockSpeaker
		b.speech.voice, b.speech.kind, _ = p.named(ln.text)
	case !ln.cell && (around.kind == "" || p.listSays(i) || ln.gap && !strings.Contains(ln.text, "　　") && !strings.ContainsAny(ln.text, "、，:：")) && p.headingLike(i, last):
		b.kind = blockHeading
	case ln.gap && last != nil && ended(last.text) && shownAlone.MatchString(ln.text):
		b.kind, b.why = blockOmitted, OmitPicture
	}
	return b
}
