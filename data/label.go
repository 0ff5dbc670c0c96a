package data

import "strings"

// Labels in lines of their own tell what stands below each: 【質問】, 市の回答, 意見1.

// maxLabelLine bounds a label in a line of its own, in runes: いただいたご意見の内容.
const maxLabelLine = 16

// labelsAnswers reports whether labels of answers, or of numbered opinions, stand in
// lines of their own.
func (p *page) labelsAnswers() bool {
	for i := range p.lines {
		if p.labels(i) {
			if t := readTheme(p.lines[i].text); t.kind == KindAnswer || strings.ContainsAny(lastRune(t.section), "0123456789０１２３４５６７８９") {
				return true
			}
		}
	}
	return false
}

// labels reports whether the line i is a label of what was said or answered.
func (p *page) labels(i int) bool {
	return i < len(p.lines) && length(department.ReplaceAllString(p.lines[i].text, "")) <= maxLabelLine && readTheme(p.lines[i].text).label
}

// betweenLabels reports whether the line i stands between the label of what was asked
// or said and that of what was answered, so that it is all of it.
func (p *page) betweenLabels(i int) bool {
	return i > 0 && p.labels(i-1) && p.labels(i+1) && !p.labels(i) &&
		readTheme(p.lines[i-1].text).kind != KindAnswer && readTheme(p.lines[i+1].text).kind == KindAnswer
}

// lettersTitle is the title of what people write to a city, and what it answers.
var lettersTitle = lazily(`手紙|お?便り|(?:市民|町民|村民|区民|県民|住民|皆さん|みなさん|皆様)の声|ご意見|提案|要望|メール|ポスト|投書`)

// answersAlone reports whether what is answered on a page has no label, though the
// answers have: a letter, and below it 回答.
func (p *page) answersAlone() bool {
	answers := false
	for i := range p.lines {
		if p.labels(i) {
			if readTheme(p.lines[i].text).kind != KindAnswer {
				return false
			}
			answers = true
		}
	}
	return answers && p.titled(lettersTitle)
}
