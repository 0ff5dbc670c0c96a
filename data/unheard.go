package data

import "strings"

// What nothing shows to be somebody's words may be theirs all the same.

// manyUnheard is the number of sentences from which a page on which nobody was
// understood to speak is what somebody wrote all the same.
const manyUnheard = 3

// collectedTitle is the title of opinions that were collected, with what was answered.
var collectedTitle = lazily(`(?:意見|要望|提案|提言|声)等?(?:の(?:概要)?)?(?:一覧|募集(?:の)?結果|(?:と|への|に対する)(?:市|町|村|区|県)?の?(?:回答|考え方)|の?取扱)|における(?:ご)?(?:意見|要望)|パブリック[・ ]?コメント`)

// rescue makes remarks of the paragraphs of a page on which nobody was understood to
// speak, or which holds opinions: what is not understood is kept. A page that only
// tells of itself has none.
func (r *interpreter) rescue() {
	collected, heard := r.page.titled(collectedTitle), r.said()
	if heard && !collected || !heard && r.s.opts.Heard || r.page.rule {
		return
	}
	var unheard []*Remark
	n := 0
	for i := range r.b.Remarks {
		m := &r.b.Remarks[i]
		if voiced(m.Kind) || m.Kind != KindNarration && !sentence(m.Text) || !substance(m.Text) || narrates(m.Text) || noted(m.Text) || linked(m.Text) || leadsIn.MatchString(m.Text) {
			continue
		}
		unheard = append(unheard, m)
		n += len(sentences(m.Text))
	}
	if !heard && n < manyUnheard { // what might have been chosen from is all that was answered
		unheard, n = nil, manyUnheard*len(r.choices)
		for _, i := range r.choices {
			unheard = append(unheard, &r.b.Remarks[i])
		}
	}
	if n < manyUnheard {
		return
	}
	kind := KindRemark
	if r.page.poll {
		kind = KindSurvey
	}
	for _, m := range unheard {
		m.Kind = kind
	}
	if collected {
		return
	}
	r.s.report.warn(newProblem(nil,
		"no sign, quote or name shows who speaks; the paragraphs were kept as remarks",
		"だれの発言かを示す印や名前がありません。段落をそのまま発言として読み込みました").at(r.s.name, 0).showing(unheard[0].Text))
}

// linkBars is the number of bars in a line that set apart links.
const linkBars = 3

// linked reports whether a line looks like links with bars between them: 受診の方へ｜病院案内｜….
func linked(text string) bool {
	return !sentence(text) && strings.Count(text, "｜")+strings.Count(text, "|") >= linkBars
}
