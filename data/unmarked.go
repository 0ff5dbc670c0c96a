package data

// Some pages mark what was answered alone, by a label or by who answers. What was asked
// or said stands without a sign between an empty line and that:
//
//	犬の登録はどこでしますか。
//
//	【回答】
//	　環境課の窓口でできます。
//
//	首輪の札をなくしました。

// wideGap is the number of line ends between paragraphs that are set further apart than
// others: two empty lines.
const wideGap = 3

// markAsked makes speeches of what stands without a sign above answers that have one, on a
// page on which nothing else has a label or a name.
func (p *page) markAsked() {
	marked := p.answersMarked()
	if len(marked.at) == 0 {
		p.markAlternating()
	}
	if (len(marked.at) == 0 || marked.named) && p.markUndivided() || len(marked.at) == 0 {
		return
	}
	g := p.registerAt(marked)
	who, _ := p.unmarkedVoice()
	var said []stretch
	asked, from := 0, 0 // the line that the last answer begins with
	for _, i := range marked.at {
		at := p.askedAbove(from, i, g)
		if at >= 0 && marked.named && !p.setsAsked(at, i, from) {
			at = -1
		}
		if at >= 0 {
			asked++
			said = append(said, p.arrowed(from, at)...)
			said = append(said, stretch{at, i, KindRemark, who})
		}
		from = p.answerBelow(i, marked)
	}
	if asked < manyQuestions || marked.inline && asked < len(marked.at) {
		return
	}
	p.gather(append(said, p.arrowed(from, len(p.lines))...))
}

// A stretch is the lines in which one side says something, from one up to another.
type stretch struct {
	from, to int
	kind     Kind
	voice    voice
}

// arrowed is the answer with an arrow in the line i, as far as it may go on before another.
func (p *page) arrowed(i, before int) []stretch {
	if findMark(p.lines[i].text).sign != answerSign {
		return nil
	}
	to := i + 1
	for to < before && p.mayBeAsked(to) && !isContact(p.lines[to].text) {
		to++
	}
	return []stretch{{from: i, to: to, kind: KindAnswer}}
}

// gather makes one speech each of stretches of the page, in their order.
func (p *page) gather(all []stretch) {
	kept := p.lines[:0]
	next := 0
	for _, s := range all {
		kept = append(kept, p.lines[next:s.from]...)
		ln, text := p.lines[s.from], textOf(p.passages(s.from, s.to, register{}))
		if m := findMark(text); m.sign == answerSign {
			text = m.rest
		}
		if m := labelled.FindStringSubmatch(text); m != nil && !lettersGroup(m) {
			s.kind, text = labelledKind(m), text[len(text)-len(m[5]):]
		}
		if said, v := signedOffice(text); s.kind == KindAnswer && v != (voice{}) {
			s.voice, text = v, said
		}
		ln.said = &speech{voice: s.voice, kind: s.kind, text: text}
		kept, next = append(kept, ln), s.to
	}
	p.lines = append(kept, p.lines[next:]...)
	p.speakers = map[int]bool{} // they are other lines now
}

// answerBelow returns the line that the answer begins with whose sign is in the line i.
func (p *page) answerBelow(i int, marked answersMarked) int {
	if p.labels(i) || marked.named {
		return i + 1
	}
	return i
}

// registerAt tells how polite those are who ask right above signs of answers, and who
// answer right behind them.
func (p *page) registerAt(marked answersMarked) register {
	asked, answered := 0, 0
	for _, i := range marked.at {
		if i > 0 && !politely.MatchString(p.lines[i-1].text) {
			asked++
		}
		if n := p.answerBelow(i, marked); n < len(p.lines) && !politely.MatchString(p.lines[n].text) {
			answered++
		}
	}
	return register{2*asked > len(marked.at), 2*answered > len(marked.at)}
}

// An answersMarked is where answers have a sign on a page on which nothing else has one.
type answersMarked struct {
	at     []int // their lines
	inline bool  // a label stands in the line of an answer
	named  bool  // it is who answers that marks them
}

// answersMarked finds the lines that are labels of answers or begin with one, or, where
// there are none, those that name who answers; none where other labels or names show what
// was asked.
func (p *page) answersMarked() answersMarked {
	var labels, names answersMarked
	names.named = true
	others := false // somebody else is named
	for i := range p.lines {
		ln := &p.lines[i]
		if ln.said != nil || ln.skip != "" {
			return answersMarked{}
		}
		switch kind, ok := p.labelledAs(i); {
		case ok && kind != KindAnswer:
			return answersMarked{}
		case ok && laterTheme.MatchString(unclothed(ln.text)):
		case ok:
			labels.at = append(labels.at, i)
			labels.inline = labels.inline || !p.labels(i)
		case p.speakerLine(i):
			v, _, _ := p.named(ln.text)
			names.at = append(names.at, i)
			others = others || !answersForCity(v)
		default:
			s, speaks := parseSpeech(findMark(ln.text).rest, false)
			others = others || speaks && s.speaker != ""
		}
	}
	if len(labels.at) > 0 || others {
		return labels
	}
	return names
}

// labelledAs returns the kind that a label tells of the line i, or of what stands below it.
func (p *page) labelledAs(i int) (Kind, bool) {
	if p.labels(i) {
		t := readTheme(p.lines[i].text)
		return t.kind, true
	}
	mark := findMark(p.lines[i].text)
	if mark.sign == answerSign {
		return KindAnswer, true
	}
	if m := labelled.FindStringSubmatch(mark.rest); m != nil && !lettersGroup(m) {
		return labelledKind(m), true
	}
	if m := labelledBy.FindStringSubmatch(mark.rest); m != nil {
		return labelKind(m[1]), true
	}
	s, ok := labelSpeech(mark.rest)
	return s.kind, ok
}

// answersForCity reports whether somebody heads a city or a part of it, or is that part.
func answersForCity(v voice) bool {
	return v.executive() || headsOffice.MatchString(v.role) || cityAnswers.MatchString(v.speaker)
}

// cityAnswers is who answers as one.
var cityAnswers = lazily(`^(?:` + answering + `|[市町村区県]側|行政側)$`)

// askedAbove returns the line at which what was asked begins that is answered at the line i,
// or -1: the paragraphs behind the last empty line, or behind one that is wider than those
// below it; where there is none, what is worded like a question, or is indented less than the
// answer above. Of several empty lines that are as wide, the wording tells which it is.
// Nothing above the line from is part of it, nor is a headline.
func (p *page) askedAbove(from, i int, g register) int {
	at, widest, drop := -1, 0, -1
	first := i // the first line that may be part of the answer above
	for n := i - 1; n > from && p.mayBeAsked(n); n-- {
		first = n
		if drop < 0 && from > 0 && p.lines[n].indent < p.lines[n-1].indent && ended(p.lines[n-1].text) {
			drop = n
		}
		if width := p.gapAbove(n); width > widest && (from > 0 || at < 0) { // the page may tell of itself above
			at, widest = n, width
		}
	}
	if worded := p.wordedAsked(from, first, i, widest, g); worded >= 0 {
		at = worded
	} else if at < 0 {
		at = drop
	}
	for at >= 0 && at < i-1 && p.subject(at) {
		at++
	}
	switch {
	case at >= 0 && at < i-1 && p.headingLike(at, nil):
		return at + 1
	case at >= 0 && at == i-1 && nominal(p.lines[at].text):
		return -1
	}
	return at
}

// wordedAsked returns the line, of those from the first on that a gap of some width is above,
// at which the wording tells that what was asked begins that is answered at the line i, or
// where that does not the line below the last subject, or -1.
func (p *page) wordedAsked(from, first, i, width int, g register) int {
	if first == from+1 && from > 0 {
		first = from
	}
	all := p.passages(first, i, g)
	n := askedFrom(all, func(k int) bool {
		return (all[k].at > from || from == 0) && p.gapAbove(all[k].at) >= width
	})
	for k := len(all) - 1; n < 0 && k > 0 && from > 0; k-- {
		if all[k-1].subject && !all[k].subject {
			n = k
		}
	}
	if n < 0 {
		return -1
	}
	return all[n].at
}

// gapAbove returns how many line ends there are between the line i and the one above, where
// they are set apart, or else 0.
func (p *page) gapAbove(i int) int {
	if !p.lines[i].gap {
		return 0
	}
	return max(p.lines[i].number-p.lines[i-1].number, wideGap-1)
}

// mayBeAsked reports whether the line i may be part of what was asked.
func (p *page) mayBeAsked(i int) bool {
	ln := &p.lines[i]
	if ln.level > 0 || ln.item || ln.cell || furnitureOf(ln.text) != "" || noted(ln.text) || circumstance(ln.text) || headingBrackets.MatchString(ln.text) {
		return false
	}
	return findMark(ln.text).sign == "" && (sentence(ln.text) || !nominal(ln.text) || !ln.gap)
}

// setsAsked reports whether what may have been asked, from the line at up to who answers
// at the line i, is surely not what whoever was named last goes on to say: it stands below a
// heading, asks, or is set further apart than what is said below names.
func (p *page) setsAsked(at, i, from int) bool {
	if from > 0 && p.lines[from].gap {
		return false
	}
	return p.gapAbove(at) >= wideGap || !p.mayBeAsked(at-1) || question.MatchString(p.lines[i-1].text)
}

const (
	// letterings are the ways in which text tells sides apart that plain text has lost.
	letterings = `(?:太字|太い文?字|太文字|細字|細い文?字|ゴシック体?|[赤青緑黒紺茶]い?文?字|色文?字|斜体|下線|印の(?:ない|無い)もの|無印)`
	// theirSide is one side of those who speak, and what they say.
	theirSide = `(` + people + `|` + crowds + `)(?:の皆さん|の皆様|の方々?|側)?(?:から)?の(?:ご)?(?:発言|意見|質問|要望|声)`
)

// typeface tells on a page whose words are in which letters: 太字は参加者の発言です。
// 参加者のご意見は青字です。
var typeface = lazily(letterings + `(?:の部分)?[ 　]*(?:が|は|[:：＝=])[、 　]*` + theirSide + `|` + theirSide + `(?:が|は|を|[:：＝=])[、 　]*` + letterings)

// unmarkedVoice returns whose words have no sign, as the beginning of the page tells by the
// letters that text has lost, and the line that does, or nobody.
func (p *page) unmarkedVoice() (voice, int) {
	for i := range p.lines[:min(len(p.lines), keyLines)] {
		if len(p.lines[i].text) > keyBytes {
			continue
		}
		if m := typeface.FindStringSubmatch(p.lines[i].text); m != nil {
			return voice{m[1] + m[2], m[1] + m[2]}, i
		}
	}
	return voice{}, -1
}

// markAlternating makes speeches of the paragraphs of a page that tells in which letters
// each side is, and has lost these, where nothing else has a label or a name: who asks
// speaks first below a heading, and the other side behind a gap that is wider than those
// between paragraphs.
func (p *page) markAlternating() {
	who, from := p.unmarkedVoice()
	if from < 0 {
		return
	}
	said := map[int]speech{}
	asks, headed, turns := true, true, 0
	for i := from + 1; i < len(p.lines) && !isContact(p.lines[i].text); i++ {
		if p.tellsSpeaker(i) || !p.lines[i].gap && !ended(p.lines[i-1].text) {
			return
		}
		switch {
		case !p.mayBeAsked(i):
			headed = headed || nominal(p.lines[i].text)
			continue
		case headed:
			asks = true
		case p.gapAbove(i) >= wideGap:
			asks, turns = !asks, turns+1
		}
		headed = false
		said[i] = speech{kind: KindAnswer, text: p.lines[i].text}
		if asks {
			said[i] = speech{voice: who, kind: KindRemark, text: p.lines[i].text}
		}
	}
	if turns < manyQuestions {
		return
	}
	for i, s := range said {
		p.lines[i].said = &s
	}
}

// tellsSpeaker reports whether the line i has a label, or names who speaks in it or below.
func (p *page) tellsSpeaker(i int) bool {
	if _, labelled := p.labelledAs(i); labelled || p.lines[i].said != nil || p.speakerLine(i) {
		return true
	}
	s, speaks := parseSpeech(findMark(p.lines[i].text).rest, false)
	return speaks && s.speaker != ""
}
