package data

import "strings"

// Notes of a meeting may have what was asked and, in quotes behind it, what was answered
// in one line, also several times:
//
//	●橋はいつ直すのか？「来年度に直す」
//	・青木氏・・・①橋はいつ直すのか。部長答弁「来年度」②灯りもほしい。市長「考える」

// An exchange is what was asked and what was answered to it. Either may be missing.
type exchange struct {
	asked    string
	answer   string
	answerer voice
	led      bool // a name or a word tells that it is an answer
}

// answerWord is a word for the answer that stands behind it.
const answerWord = `答弁|回答|答え|返答|説明|[答AＡ]`

var (
	// leadsAnswer is what was asked, with what leads to the answer in quotes behind it: who
	// gives it, a word for it, or nothing.
	leadsAnswer = lazily(`^((?s:.*)[。！？!?」])?[ 　]*[→⇒➡]?[ 　]*(?:[（(【〔［\[]?([^「」『』、。！？!?（）()【】〔〕［\]\[ 　:：…・=＝―—─]{1,16}?)[）)】〕］\]]?)?` +
		`(?:の|から(?:の)?|より)?(` + answerWord + `)?(?:は|で)?[ 　]*[:：…・=＝―—─]*[ 　]*$`)
	answerAlone = lazily(`^(?:` + answerWord + `)$`)
	// citesAmid is what follows a quote that is part of a sentence.
	citesAmid = lazily(`^[ 　]*[とでのにをがはもへやな、，・（(「『]|^(?:など|等|だ|から|より|って|という)`)
	// asksEnd ends what somebody asks, or asks for.
	asksEnd = lazily(`(?:[？?]|(?:[かの]|[ほ欲]しい|もらいたい|いただきたい|べきだ|願う|願い(?:し|いたし)ます)。)$`)
	// askedQuoted is that in quotes, too: 問「橋はいつ直すのか」.
	askedQuoted = lazily(`^(?:質問|質疑|問い?|[QＱ])[ 　:：]*「(.+)」$`)
	// askerBefore is who asks, before that, and what sets the name apart.
	askerBefore = lazily(`^([^「」『』。、:：・…=＝―—─]{1,24}?)[ 　]*(?:[・･.．]{2,}|…+|‥+|[:：=＝]|[―—─]+|　)[ 　]*([^ 　].*)$`)
	// citySide are those who answer as one.
	citySide = lazily(`^(?:` + answering + `)側?$`)
)

// leastQuoted is how many lines have a quote behind a question before it is taken for the
// answer, where nothing else tells so.
const leastQuoted = 2

// splitQuotedAnswers makes lines of their own of what was asked and answered so.
func (p *page) splitQuotedAnswers() {
	found, told := map[int][]exchange{}, map[int]bool{}
	asking, quoting := 0, 0 // lines with nothing between what was asked and the quote
	for i := range p.lines {
		ln := &p.lines[i]
		if ln.level > 0 || ln.said != nil || ln.skip != "" || !strings.Contains(ln.text, "」") {
			continue
		}
		all := exchanges(findMark(ln.text).rest)
		if len(all) == 0 {
			continue
		}
		found[i] = all
		switch first := all[0]; {
		case first.led:
			told[i] = ln.item || findMark(ln.text).sign != "" || !strings.HasSuffix(first.asked, "。") || asksEnd.MatchString(first.asked) || askerBefore.MatchString(first.asked)
		case asksEnd.MatchString(first.asked):
			asking++
			fallthrough
		default:
			quoting++
		}
	}
	if len(found) == 0 {
		return
	}
	habit := asking >= leastQuoted && 2*asking >= quoting
	var lines []line
	for i, ln := range p.lines {
		if all := found[i]; all != nil && (told[i] || habit && !all[0].led) {
			lines = append(lines, ln.exchanged(all)...)
		} else {
			lines = append(lines, ln)
		}
	}
	p.lines = lines
}

// exchanges reads a text without its mark as such a line, or returns nil.
func exchanges(text string) []exchange {
	var all []exchange
	from := 0
	for i := 0; ; {
		open := strings.Index(text[i:], "「")
		if open < 0 {
			break
		}
		open += i
		end := closing(text, open)
		if end < 0 {
			return nil
		}
		i = end + len("」")
		x, ok := answeredBehind(text[from:open], from > 0)
		if !ok || citesAmid.MatchString(text[i:]) {
			continue
		}
		x.answer = strings.TrimSpace(text[open+len("「") : end])
		all = append(all, x)
		from = i
		if strings.HasPrefix(text[from:], "。") {
			from += len("。")
		}
		i = from
	}
	rest := strings.TrimSpace(text[from:])
	switch {
	case len(all) == 0, rest != "" && !counts(findMark(rest).sign):
		return nil
	case rest != "":
		all = append(all, exchange{asked: rest})
	}
	return all
}

// answeredBehind reads what stands before a quote as what was asked, and who answers.
// Behind another answer nobody need have asked anything.
func answeredBehind(text string, again bool) (x exchange, ok bool) {
	m := leadsAnswer.FindStringSubmatch(text)
	if m == nil || m[1] == "" && !(again && m[2] != "") || narrates(m[1]) {
		return x, false
	}
	x.asked, x.led = strings.TrimSpace(m[1]), m[2]+m[3] != ""
	if m[2] == "" || answerAlone.MatchString(m[2]) {
		return x, true
	}
	v, named := parseVoice(m[2])
	if !named && citySide.MatchString(m[2]) {
		v, named = voice{speaker: m[2]}, true
	}
	x.answerer = v
	return x, named && (!v.weak() || citySide.MatchString(m[2]))
}

// exchanged makes lines of what was asked and answered in a line.
func (ln line) exchanged(all []exchange) []line {
	m := findMark(ln.text)
	sign := strings.TrimSuffix(ln.text, m.rest)
	var asker voice
	if named := askerBefore.FindStringSubmatch(all[0].asked); named != nil {
		if v, ok := somebody(named[1]); ok && v.speaker == strings.TrimSpace(named[1]) {
			asker, all[0].asked = v, named[2]
		}
	}
	var lines []line
	put := func(text string, said *speech) {
		one := ln
		one.text, one.said, one.gap = text, said, ln.gap && len(lines) == 0
		lines = append(lines, one)
	}
	for _, x := range all {
		if first := findMark(x.asked); counts(first.sign) {
			x.asked = first.rest
		}
		quoted := askedQuoted.FindStringSubmatch(x.asked)
		switch {
		case x.asked == "":
		case quoted != nil:
			put(sign+x.asked, &speech{voice: asker, kind: KindQuestion, text: quoted[1], closed: true})
		case asker != (voice{}):
			put(sign+x.asked, &speech{voice: asker, text: x.asked, closed: true})
		case sign == "" && !ln.item && asksEnd.MatchString(x.asked):
			s, ok := parseSpeech(x.asked, false)
			if !ok {
				s = speech{kind: KindRemark, text: x.asked}
			}
			s.closed = true
			put(x.asked, &s)
		default:
			put(sign+x.asked, nil)
		}
		if x.answer != "" {
			put(x.answer, &speech{voice: x.answerer, kind: KindAnswer, text: x.answer, closed: true})
		}
	}
	return lines
}
