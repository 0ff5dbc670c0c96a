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
}

var leadLabels = []leadLabel{
	{at: lazily(`^` + anyName + `[)）][^)） 　]`), named: true},
	{at: lazily(`^` + anyName + `「`), named: true},
	{at: lazily(`^` + anyName + `(?:[…‥―—]+|[|｜／/])[^ 　]`), named: true},
	{at: lazily(`^` + anyName + `[:：][ 　]?[^ 　]`), named: true, plain: true},
	{at: lazily(`^[【〔［〈＜（(\[]` + anyName + `[】〕］〉＞）)\]][ 　]?[^ 　]`), named: true, plain: true},
	{at: lazily(`^([ー—―–─]{1,2})[^ー—―–─ 　][^。]*[。？?]`), asks: true},
	{at: lazily(`^([問答])[0-9０-９]{0,2}[.．:：]?[ 　]`)},
	{at: lazily(`^([●■□・]?[ 　]?[【〔［]?[^ 　、。「」（）()：:【】○◯〇◎◆]{2,10}[】〕］]?)[ 　]`), is: func(label string) bool { return readTheme(label).label }, alone: true},
	{at: lazily(`^[（(]([0-9０-９]{1,2})[)）]`), counts: true},
	{at: lazily(`^([0-9０-９]{1,2})[.．]`), counts: true},
	{at: lazily(`^(「)`)},
}

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
		all = append(all, ln.cutAt(labelsInRun(ln.text, false))...)
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
	fields := fieldsOf(text)
	var at []int
	for _, kind := range leadLabels {
		if kind.plain != plain {
			continue
		}
		var behind, any []labelInRun
		for k := 1; k < len(fields); k++ {
			f := fields[k]
			m := kind.at.FindStringSubmatch(beginning(text[f.from:]))
			if m == nil || !kind.mayBe(m[1]) {
				continue
			}
			label := labelInRun{m[1], f.from, f.from + strings.Index(text[f.from:], m[1]) + len(m[1])}
			if !kind.counts {
				label.label = strings.TrimRight(m[1], "0123456789０１２３４５６７８９") // 意見1, 意見2
			}
			any = append(any, label)
			if behindEnd(text, fields, k) {
				behind = append(behind, label)
			}
		}
		for _, label := range kind.take(behind, any) {
			if at = append(at, label.from); kind.alone {
				at = append(at, label.to)
			}
		}
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// take returns which of the labels begin lines: those that come again behind the ends
// of sentences, and wherever else these stand, or numbers that go up.
func (kind leadLabel) take(behind, any []labelInRun) []labelInRun {
	if kind.counts {
		return inSequence(behind, any)
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
	if len(behind) < few || again == 0 || !known && again < 2 || (kind.named || kind.is != nil) && len(times) < 2 {
		return nil
	}
	return slices.DeleteFunc(any, func(label labelInRun) bool {
		all := namesOf(label.label)
		return times[label.label] == 0 || len(all) > 1 && slices.ContainsFunc(all, func(name string) bool { return times[name] == 0 })
	})
}

// inSequence returns the numbers that go up by one from 1 on, all behind the ends of
// sentences but the first, or nil where less than manyTurns do.
func inSequence(behind, any []labelInRun) []labelInRun {
	var up []labelInRun
	for _, label := range any {
		c := cursor{s: label.label}
		if n, _ := c.number(2); n == len(up)+1 && (n == 1 || slices.Contains(behind, label)) {
			up = append(up, label)
		}
	}
	if len(up) < manyTurns {
		return nil
	}
	return up
}
