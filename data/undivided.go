package data

// Some pages set what people wrote and what was answered below each other without a label
// for either. Where a pair ends the page tells by who answers, by the subject of the next or
// by a label of the next question; where the answer begins within, the wording tells.
//
//	歩道橋の階段が滑ります。
//	滑り止めを付けてください。
//	ご不便をおかけしております。
//	月末までに張り替えます。
//	（道路管理課）

// A pair is the lines that hold a question and its answer.
type pair struct {
	from, to int
	office   voice // who answers, as the line behind them tells
}

// markUndivided makes speeches of questions and their answers on a page that has labels of
// no answers, and reports whether it did.
func (p *page) markUndivided() bool {
	pairs := p.signedPairs()
	signed := len(pairs) >= manyQuestions
	if !signed {
		if pairs = p.headedPairs(); len(pairs) < manyQuestions {
			return false
		}
	}
	var said []stretch
	divided, several := 0, 0
	for _, one := range pairs {
		all := p.passages(one.from, one.to, register{})
		for len(all) > 0 && (all[0].subject || len(said) == 0 && all[0].leaning > 0) {
			all = all[1:]
		}
		if len(all) > 1 {
			several++
		}
		if k := answerFrom(all, !signed); k > 0 {
			divided++
			said = append(said,
				stretch{all[0].at, all[k].at, KindRemark, voice{}},
				stretch{all[k].at, one.to, KindAnswer, one.office})
		}
	}
	if divided < manyQuestions || 2*divided < several {
		return false
	}
	p.gather(said)
	return true
}

// signedPairs are those on a page that tells below each answer who gave it, or at its end.
func (p *page) signedPairs() []pair {
	var all []pair
	from := 0
	for i := range p.lines {
		ln := &p.lines[i]
		if isContact(ln.text) {
			break
		}
		said, v := signedOffice(ln.text)
		switch {
		case ln.said != nil || ln.skip != "":
			return nil
		case v != (voice{}) && said == "":
			all = append(all, pair{from, i, v})
			from = i + 1
		case v != (voice{}):
			all = append(all, pair{from, i + 1, voice{}}) // the answer tells it itself
			from = i + 1
		case p.tellsSpeaker(i):
			return nil
		case p.endsPair(i) && (len(all) == 0 || from == i):
			from = i + 1
		}
	}
	if n := len(all); n > 0 && all[n-1].office != (voice{}) && from < len(p.lines) && substance(p.lines[from].text) {
		return nil // it is what stands below that they answered
	}
	return all
}

// signedOffs are the part of the city that gave an answer, behind it or in the line below,
// perhaps in brackets, with a label or its telephone number: （道路課）, 担当：道路課,
// 道路課 電話000-111-2222.
var signedOffs = lazily(`^(?s:(.+[。！？!?])\s*[（(【〔［\[]|[（(【〔［\[]?)(?:` + inChargeOf + `[ 　]*[:：　 ][ 　]*)?((?:[^\s　（）()【】〔〕［］\[\]。、:：「」]{1,16}[ 　]+)?[^\s　（）()【】〔〕［］\[\]。、:：「」/／]{1,20}?(?:課|室|係|局|部|所|館|署|院|園|校|センター|委員会))(?:` + itsPhone + `)?[)）】〕］\]]?$`)

// signedOffice returns the part of the city that a text names behind an answer, with that
// answer where it is there, too.
func signedOffice(text string) (said string, v voice) {
	if m := signedOffs.FindStringSubmatch(text); m != nil && (m[0] != m[2] || office.MatchString(text)) {
		return m[1], voice{m[2], m[2]}
	}
	return text, voice{}
}

// headedPairs are those on a page of letters that has a subject above each, or a label of
// what was asked.
func (p *page) headedPairs() []pair {
	var all []pair
	from, asks := -1, 0
	begin := func(next, to int) {
		if from >= 0 && from < to {
			all = append(all, pair{from: from, to: to})
		}
		from = next
	}
	for i := range p.lines {
		ln := &p.lines[i]
		kind, labelled := p.labelledAs(i)
		switch {
		case ln.said != nil || ln.skip != "", labelled && kind == KindAnswer, !labelled && p.tellsSpeaker(i):
			return nil
		case labelled && p.labels(i):
			asks++
			begin(i+1, i)
		case labelled:
			asks++
			begin(i, i)
		case isContact(ln.text):
			begin(-1, i)
		case p.endsPair(i), p.subject(i):
			begin(i+1, i)
		}
	}
	begin(-1, len(p.lines))
	if asks < manyQuestions && !p.titled(lettersTitle) {
		return nil
	}
	return all
}

// endsPair reports whether the line i is part of neither a question nor its answer, nor of
// a list within.
func (p *page) endsPair(i int) bool {
	m := findMark(p.lines[i].text)
	return !p.mayBeAsked(i) && (m.sign == "" || !sentence(m.rest) && (!m.sure || counts(m.sign)))
}

// labelsQuestionsOnly reports whether questions have a label on the page, each has its text
// below, and nothing has the label of an answer: Q：初めてでもいいですか。⏎大丈夫です。
func (p *page) labelsQuestionsOnly() bool {
	n := 0
	for i := range p.lines {
		ln := &p.lines[i]
		kind, labelled := p.labelledAs(i)
		switch {
		case !labelled || ln.said != nil:
		case kind != KindQuestion || i+1 == len(p.lines) || p.labels(i):
			return false
		default:
			if _, again := p.labelledAs(i + 1); again || !p.lines[i+1].gap && !question.MatchString(ln.text) {
				return false
			}
			n++
		}
	}
	return n >= manyQuestions
}
