package data

import "strings"

// Labels in lines of their own tell what stands below each: 【質問】, 市の回答, 意見1.

// maxLabelLine bounds a label in a line of its own, in runes: いただいたご意見の内容.
const maxLabelLine = 16

// labelsAnswers reports whether labels of answers, or of numbered opinions, stand in
// lines of their own, or those of what was written and of what was done.
func (p *page) labelsAnswers() bool {
	wrote, done := false, false
	for i := range p.lines {
		if p.labels(i) {
			if t := readTheme(p.lines[i].text); t.kind == KindAnswer || strings.ContainsAny(lastRune(t.section), "0123456789０１２３４５６７８９") {
				return true
			}
		}
		if text := p.lines[i].text; length(text) <= maxLabelLine {
			t := readTheme(text)
			wrote, done = wrote || t.label || contentTheme.MatchString(text), done || doneTheme.MatchString(unclothed(text))
		}
	}
	return wrote && done
}

// labels reports whether the line i is a label of what was said or answered. Beside labels
// of answers 投稿要旨 and 市民の声 are some, too.
func (p *page) labels(i int) bool {
	if i == len(p.lines) || len(p.lines[i].text) > 3*maxFurniture {
		return false
	}
	label, _ := labelOf(p.lines[i].text)
	t := readTheme(p.lines[i].text)
	return length(label) <= maxLabelLine && (t.label || p.answers && (t.opinionOf() || contentTheme.MatchString(label) || doneTheme.MatchString(unclothed(label)))) && !p.amidTurn(i)
}

// unclothed takes the signs and the brackets off a label, of whatever kind: （対応状況）.
func unclothed(label string) string {
	label = undecorated(label)
	if m := parenthesized.FindStringSubmatch(label); m != nil {
		return m[1]
	}
	return label
}

// amidTurn reports whether the line i is a sentence of somebody who is named not far above,
// which may be a label elsewhere: 青木次長⏎お答えします。
func (p *page) amidTurn(i int) bool {
	if !strings.HasSuffix(p.lines[i].text, "。") {
		return false
	}
	for n := i - 1; n >= max(0, i-brokenCell) && !p.record; n-- {
		text := p.lines[n].text
		if _, named := parseVoice(trimSpeaker(text)); named {
			return true
		}
		if s, speaks := parseSpeech(findMark(text).rest, false); speaks {
			return s.speaker != ""
		}
	}
	return p.record
}

// betweenLabels reports whether the line i stands between the label of what was asked
// or said and that of what was answered, so that it is all of it.
func (p *page) betweenLabels(i int) bool {
	return i > 0 && p.labels(i-1) && p.labels(i+1) && !p.labels(i) &&
		readTheme(p.lines[i-1].text).kind != KindAnswer && readTheme(p.lines[i+1].text).kind == KindAnswer
}

// lettersTitle is the title of what people write to a city, and what it answers.
var lettersTitle = lazily(`手紙|お?便り|はがき|ハガキ|葉書|(?:市民|町民|村民|区民|県民|住民|皆さん|みなさん|皆様)の(?:声|こえ)|ご意見|提案|要望|メール|ポスト|投書`)

// answersAlone reports whether what is answered on a page has no label, though the
// answers have: a letter, and below it 回答.
func (p *page) answersAlone() bool {
	answers := false
	for i := range p.lines {
		if p.lines[i].said != nil {
			return false
		}
		if p.labels(i) {
			if readTheme(p.lines[i].text).kind != KindAnswer {
				return false
			}
			answers = true
		}
	}
	return answers && p.titled(lettersTitle)
}

var (
	// askedAlone is the label of a question, perhaps with who asks, and nothing behind it.
	askedAlone = lazily(`^(?:[QＱ問]|(?:ご|御)?質問)[0-9０-９]{0,2}[ 　]?[:：.．][ 　]*(?:[^ 　.．。、:：]{1,12}[.．])?$`)
	// answeredBelow is the label of its answer, perhaps with who answers, before both texts
	// in one line, or alone.
	answeredBelow = lazily(`^((?:[AＡ答]|(?:ご|御)?回答)[0-9０-９]{0,2}[ 　]?[:：.．][ 　]*(?:[^ 　.．。、:：]{1,12}[.．])?)(?:[ 　]*([^ 　].*?[。？?])[ 　]+([^ 　].*))?$`)
)

// loneLabel is the letter of a question or an answer in a line of its own.
var loneLabel = lazily(`^([QＱAＡ問答])[0-9０-９]{0,2}[ 　]?[:：.．]?$`)

// pairLabels sets labels before their texts: those of a question and of its answer that
// stand above both, and letters in lines of their own.
//
//	Q:参加者. A:森川市長. 橋はいつ直すのか。 来年度に直します。
//	Q⏎橋はいつ直すのか。⏎A⏎来年度に直します。
func (p *page) pairLabels() {
	var all []line
	asked := false // a letter stood alone before a question
	for i := 0; i < len(p.lines); i++ {
		ln := p.lines[i]
		below := p.lines[i+1 : min(len(p.lines), i+4)]
		if ln.level > 0 || ln.said != nil || ln.cell || len(below) == 0 || below[0].level > 0 {
			all = append(all, ln)
			continue
		}
		next := below[0]
		if m := labelled.FindStringSubmatch(ln.text); m != nil && labelledKind(m) == KindQuestion {
			asked = true
		}
		if m := loneLabel.FindStringSubmatch(ln.text); m != nil && (sentence(next.text) || utters(next.text)) && !answeredBelow.MatchString(next.text) {
			if asked = asked || strings.Contains("QＱ問", m[1]); asked {
				ln.text = strings.TrimRight(ln.text, ":：.． 　") + "：" + next.text
				i++
			}
		} else if m := answeredBelow.FindStringSubmatch(next.text); m != nil && askedAlone.MatchString(ln.text) {
			switch {
			case m[2] != "":
				ln.text += m[2]
				p.lines[i+1].text = m[1] + m[3]
			case len(below) == 3 && sentence(below[1].text) && sentence(below[2].text):
				ln.text += below[1].text
				p.lines[i+3].text = m[1] + below[2].text
				i += 2
			}
		}
		all = append(all, ln)
	}
	p.lines = all
}

// fieldLabel is the label of a field of a letter, before it, perhaps with its letters
// set apart: 内　容　…, 投稿要旨：…, 【回 答】….
var fieldLabel = lazily(`^[・○●■◆□]?[ 　]*[【〔［\[（(]?([^ 　:：、。「」【】〔〕［］\[\]（）()]{2,14}(?:[（(][^（）()]{1,6}[)）])?|\p{Han}[ 　]+\p{Han})[ 　]*([】〕］\])） 　:：])[ 　:：]*([^ 　:：].*)$`)

// quotedLabel is a label before a quote, which needs nothing between: ご意見　「…」.
var quotedLabel = lazily(`^[・○●■◆□]?[ 　]*([^ 　:：、。「」【】〔〕［］\[\]（）()]{2,14})([ 　]*)(「.+」)$`)

// labelSpeech reads a label and what somebody says behind it, who may be told by the label
// alone: 市民の声：…, 【市長の回答】…, （いただいたご意見）…, ご意見「…」.
func labelSpeech(text string) (speech, bool) {
	m := quotedLabel.FindStringSubmatch(text)
	if m == nil {
		m = fieldLabel.FindStringSubmatch(text)
		if m == nil || strings.TrimSpace(m[2]) == "" {
			return speech{}, false
		}
	}
	if !speaks(m[3]) && (nominal(m[3]) || !strings.ContainsFunc(m[3], hiragana)) {
		return speech{}, false
	}
	t := readTheme(m[1])
	if !t.label && !t.opinionOf() {
		return speech{}, false
	}
	kind := t.kind
	if kind == "" {
		kind = KindRemark
	}
	said, closed := unquote(m[3])
	return speech{voice: t.whose, kind: kind, text: said, closed: closed}, true
}

// A letterField is what somebody wrote, or what was answered, behind a label.
type letterField struct {
	label, rest string
	apart       string // what sets both apart: space, a colon or a bracket
	answers     bool
}

// bracketFirst is a text that begins with brackets, as who answers does: 【道路課】.
var bracketFirst = lazily(`^[【〔［\[（(＜<〈]`)

// readField reads a line that is one. Behind a colon or a bracket 意見 is read as who
// speaks is, wherever it stands.
func readField(text string) (f letterField, ok bool) {
	m := fieldLabel.FindStringSubmatch(text)
	if m == nil {
		return f, false
	}
	if _, answerer := labelOf(text); answerer != (voice{}) {
		return f, false
	}
	f = letterField{label: noSpaces.Replace(m[1]), rest: m[3], apart: strings.NewReplacer("　", " ", "：", ":").Replace(m[2])}
	t := readTheme(f.label)
	f.answers = t.label && t.kind == KindAnswer || doneTheme.MatchString(f.label)
	return f, f.answers || contentTheme.MatchString(f.label) || f.apart == " " && (t.label || t.opinionOf())
}

// spreadLabels gives the labels of letters and of what was answered to them lines of their
// own, on a page that has both before texts, set apart alike, or letters without a label.
//
//	内　容　街灯が消えている。
//	回　答　月内に直します。
func (p *page) spreadLabels() {
	wrote, replied := map[string]bool{}, map[string]bool{}
	for i := range p.lines {
		if f, ok := readField(p.lines[i].text); ok && (sentence(f.rest) || !bracketFirst.MatchString(f.rest) && p.saysOn(i, f.rest)) {
			if f.answers {
				replied[f.apart] = true
			} else {
				wrote[f.apart] = true
			}
		}
	}
	alone := len(wrote) == 0 && p.titled(lettersTitle) // what was written has no label
	var all []line
	for _, ln := range p.lines {
		if f, ok := readField(ln.text); ok && (wrote[f.apart] || alone && f.apart == " ") && replied[f.apart] && ln.level == 0 && ln.said == nil {
			head := ln
			head.text, head.gap = f.label, true
			all = append(all, head)
			ln.text, ln.gap = f.rest, false
		}
		all = append(all, ln)
	}
	p.lines = all
}

// barLabel is a label with a bar behind it, before its text or its subject.
var barLabel = lazily(`^([^|｜。、 　]{2,10})[ 　]*[|｜][ 　]*([^|｜ 　][^|｜]+)$`)

// spreadBars gives labels with a bar behind them lines of their own, on a page that has
// so those of answers, too. A subject stands above its label.
//
//	ご提案｜駅前のベンチについて
//	回答｜来月に置きます。
func (p *page) spreadBars() {
	answers := false
	for i := range p.lines {
		m := barLabel.FindStringSubmatch(p.lines[i].text)
		answers = answers || m != nil && readTheme(m[1]).label && readTheme(m[1]).kind == KindAnswer
	}
	if !answers {
		return
	}
	var all []line
	for _, ln := range p.lines {
		m := barLabel.FindStringSubmatch(ln.text)
		if m == nil || ln.said != nil || !readTheme(m[1]).label {
			all = append(all, ln)
			continue
		}
		label, rest := ln, ln
		label.text, rest.text = m[1], m[2]
		if sentence(m[2]) {
			label.gap, rest.gap = true, false
			all = append(all, label, rest)
		} else {
			label.gap, rest.gap = true, true
			all = append(all, rest, label)
		}
	}
	p.lines = all
}
