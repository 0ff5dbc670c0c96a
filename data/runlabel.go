package data

import (
	"slices"
	"strings"
)

// Of pages that a converter made one line of, labels that come again behind the ends of
// sentences tell where lines began, whatever stands behind them:
//
//	…道が暗い。 石田部長）月内に直します。 青木委員）もう一つあります。
//	…道が暗い。 回答 月内に直します。 質問 バスは増えますか。 回答 …
//	…道が暗い。 （2）バスが少ない。 （3）…

// A leadLabel is a notation of such labels.
type leadLabel struct {
	at     *pattern                // a label at the beginning of a text, and what it says
	is     func(label string) bool // whether it may be one
	named  bool                    // it is who speaks, known or not
	asks   bool                    // it stands before questions alone
	counts bool                    // labels are numbers that go up
	alone  bool                    // what it stands before has a line of its own
	plain  bool                    // other things that begin lines are read beside it
	amid   bool                    // nothing need set it apart from the sentence before
	sure   bool                    // one that comes again is enough
	beside bool                    // it names somebody only beside questions that a sign marks
}

var leadLabels = []leadLabel{
	{at: lazily(`^([ー—―–─]{1,2})[^ー—―–─ 　][^。]*[。？?]`), asks: true, sure: true, amid: true},
	{at: lazily(`^` + anyName + `[)）][^)） 　]`), named: true},
	{at: lazily(`^` + anyName + `「`), named: true},
	{at: lazily(`^` + anyName + `(?:[…‥―—]+|[|｜／/])[^ 　]`), named: true},
	{at: lazily(`^([^ 　。、「」（）()：:【】○◯〇◎◆]{1,14})[ 　]+[^ 　]`), named: true, beside: true},
	{at: lazily(`^` + anyName + `[:：][ 　]*[^ 　]`), named: true, plain: true, amid: true},
	{at: lazily(`^[【〔［〈＜<（(\[]` + anyName + `[】〕］〉＞>）)\]][ 　]*[^ 　]`), named: true, plain: true, amid: true},
	{at: lazily(`^([問答])[0-9０-９]{0,2}[.．:：]?[ 　]`), is: anyLabel, sure: true, amid: true},
	{at: lazily(`^([QＱAＡ][0-9０-９]{0,2})[.．:：]?[ 　]*[^ 　A-Za-z0-9]`), is: anyLabel, sure: true, amid: true},
	{at: lazily(`^([●■□・]?[ 　]?[【〔]?[^ 　、。「」（）()：:【】○◯〇◎◆]{2,10}[】〕]?)[ 　]`), is: themeLabel, alone: true, amid: true},
	{at: lazily(`^([●■□◆・]?[ 　]?(?:[【〔［〈＜<（(\[][^ 　、。：:【】〔〕（）()＜＞<>]{1,12}[】〕］〉＞>）)\]][:：]?|[^ 　、。「」（）()：:【】○◯〇◎◆]{2,10}[:：]))[ 　]*[^ 　]`), is: themeLabel, sure: true, amid: true},
	{at: lazily(`^[（(]([0-9０-９]{1,2})[)）]`), counts: true, amid: true},
	{at: lazily(`^([0-9０-９]{1,2})[.．][^0-9０-９]`), counts: true, amid: true},
	{at: lazily(`^([①-⑳])`), counts: true, amid: true},
	{at: lazily(`^(「)`), sure: true},
}

// anyLabel takes whatever stands so for a label, and themeLabel what is one by its words.
func anyLabel(string) bool { return true }

func themeLabel(label string) bool { return readTheme(strings.TrimRight(label, ":：")).label }

// mayBe reports whether a label may be one of its notation.
func (kind leadLabel) mayBe(label string) bool {
	if kind.named {
		return namesSomebody(label) || bySurname(label) || len(namesOf(label)) > 1
	}
	return kind.is == nil || kind.is(label)
}

// cutLabels gives lines of their own to what begins with such labels.
func (p *page) cutLabels() {
	var all []line
	for i, ln := range p.lines {
		if !p.holdsPage(i) {
			all = append(all, ln)
			continue
		}
		ends := labelsInRun(ln.text, false)
		p.ran = p.ran || len(ends) >= manyTurns
		all = append(all, ln.cutAt(ends)...)
	}
	p.lines = all
}

// A labelInRun is where a label stands, by bytes.
type labelInRun struct {
	label    string
	from, to int
}

// labelsInRun returns the bytes of a text at which labels stand that come again, and
// those right behind them where they stand alone: of the plain notations, or of the others.
func labelsInRun(text string, plain bool) []int {
	spaced := fieldsOf(text)
	pieces := piecesOf(text, spaced)
	var at []int
	asked := false
	for _, kind := range leadLabels {
		if kind.plain != plain && !(asked && kind.named) || kind.beside && !asked {
			continue
		}
		fields := spaced
		if kind.amid {
			fields = pieces
		}
		behind, any := kind.find(text, fields)
		found := kind.take(behind, any, asked)
		asked = asked || kind.asks && len(found) > 0
		for _, label := range found {
			if at = append(at, label.from); kind.alone {
				at = append(at, label.to)
			}
		}
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// piecesOf are the fields of a text, cut once more behind the ends of sentences that
// nothing sets apart: …が暗い。回答：月内に直します。.
func piecesOf(text string, fields []field) []field {
	var all []field
	for _, f := range fields {
		from := f.from
		for i, r := range text[f.from:f.to] {
			if to := f.from + i; to > from && !strings.ContainsRune("。！？!?」』）)", r) && strings.ContainsAny(lastRune(text[from:to]), "。！？!?") {
				all = append(all, field{from, to})
				from = to
			}
		}
		all = append(all, field{from, f.to})
	}
	return all
}

// find returns the labels of a notation that begin fields of a text, and those of them that
// stand behind the ends of sentences.
func (kind leadLabel) find(text string, fields []field) (behind, any []labelInRun) {
	for k := 1; k < len(fields); k++ {
		f := fields[k]
		m := kind.at.FindStringSubmatch(beginning(text[f.from:]))
		if m == nil || !kind.mayBe(m[1]) {
			continue
		}
		label := labelInRun{m[1], f.from, f.from + strings.Index(text[f.from:], m[1]) + len(m[1])}
		if !kind.counts {
			label.label = strings.Map(unnumbered, m[1]) // 意見1, 【意見2】
		}
		any = append(any, label)
		if behindEnd(text, fields, k) {
			behind = append(behind, label)
		}
	}
	return behind, any
}

// unnumbered drops the digits of a label.
func unnumbered(r rune) rune {
	if strings.ContainsRune("0123456789０１２３４５６７８９", r) {
		return -1
	}
	return r
}

// take returns which of the labels begin lines: those that come again behind the ends
// of sentences, and wherever else these stand; two that take turns, whatever they stand
// behind; or numbers that go up. Where others ask by a sign, one name is enough.
func (kind leadLabel) take(behind, any []labelInRun, asked bool) []labelInRun {
	if kind.counts {
		return inSequence(behind, any)
	}
	if turns := kind.alternate(any); turns != nil {
		return turns
	}
	times := map[string]int{}
	for _, label := range behind {
		times[label.label]++
	}
	again, known := 0, false // labels that come again, and whether one names somebody known
	for label, n := range times {
		if n > 1 {
			again++
		}
		known = known || !kind.named || namesSomebody(label)
	}
	few := manyTurns
	if len(any) >= manyTurns && (kind.named || kind.asks) {
		few = 2 // the first may stand behind the title and the day
	}
	one := kind.sure || asked && kind.named
	if len(behind) < few || again == 0 || !known && again < 2 && !asked || !one && len(times) < 2 {
		return nil
	}
	return slices.DeleteFunc(any, func(label labelInRun) bool {
		all := namesOf(label.label)
		return times[label.label] == 0 || len(all) > 1 && slices.ContainsFunc(all, func(name string) bool { return times[name] == 0 })
	})
}

// fewTurns is the number of labels that shows that two take turns.
const fewTurns = 4

// alternate returns the labels where two that are known take turns: of pages without full
// stops nothing else tells where lines end.
func (kind leadLabel) alternate(any []labelInRun) []labelInRun {
	n := len(any)
	if n < fewTurns || kind.is == nil && !kind.named || kind.beside || any[n-1].label == any[n-2].label {
		return nil
	}
	from := n // where they begin to
	for from > 0 && any[from-1].label == any[n-1-(n-from)%2].label && (!kind.named || namesSomebody(any[from-1].label)) {
		from--
	}
	if n-from < fewTurns || from > 1 {
		return nil
	}
	return any[from:]
}

// inSequence returns the numbers that go up by one from 1 on, where manyTurns of them do and
// most of these stand behind the ends of sentences: between others there are headings.
func inSequence(behind, any []labelInRun) []labelInRun {
	var found, up []labelInRun
	ends := 0 // of sentences before them
	take := func() {
		if len(up) >= manyTurns && 2*ends >= len(up)-1 {
			found = append(found, up...)
		}
		up, ends = nil, 0
	}
	for _, label := range any {
		n := numberOf(label.label)
		if n == 1 {
			take()
		}
		if n != len(up)+1 {
			continue
		}
		up = append(up, label)
		if n > 1 && slices.Contains(behind, label) {
			ends++
		}
	}
	take()
	return found
}
