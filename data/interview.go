package data

import "strings"

// Some pages set a sign before what was asked and none before what was answered:
//
//	◆研修では何をしますか。
//	二年目から四年目の職員が班を作り、…

// question ends like a question.
var question = lazily(`(?:か|かな|でしょう|ください|下さい|教えて(?:ほしい)?|お願いします|とは)[。．.?？]*$|[?？]$`)

// manyQuestions is the number of questions that make a page an interview.
const manyQuestions = 2

// findAsking returns the signs before questions that paragraphs without a sign
// follow.
func (p *page) findAsking() map[string]bool {
	times := map[string]int{}
	signs := map[string]bool{}
	for i := range p.lines {
		if m := findMark(p.lines[i].text); p.asking(i, m) {
			if times[m.sign]++; times[m.sign] >= manyQuestions {
				signs[m.sign] = true
			}
		}
	}
	return signs
}

// asking reports whether the line i is a question behind a sign, with sentences
// without one below.
func (p *page) asking(i int, m mark) bool {
	if m.sign == "" || m.sure || i+1 == len(p.lines) || p.lines[i].cell || !question.MatchString(m.rest) {
		return false
	}
	next := &p.lines[i+1]
	return next.level == 0 && !next.item && findMark(next.text).sign == "" && (strings.Contains(next.text, "。") || length(next.text) > maxHeading/2 || m.sign == askSign)
}

// titleLines is within how many lines of the beginning a page tells what it holds.
const titleLines = 12

var (
	// pollTitle is the title of the answers to a questionnaire.
	pollTitle = lazily(`アンケート(?:調査)?(?:の)?(?:集計|結果|回答|調査|自由)`)
	// pollQuestion is a question of one, with its number.
	pollQuestion = lazily(`^[【〔［\[■◆●○◎]?[ 　]*(?:問|設問|質問)[ 　]?[0-9０-９]{1,2}(?:[-－ー][0-9０-９]{1,2})?[】〕］\]]?[ 　.．:：、]*[^0-9０-９]`)
)

// titled reports whether the title of a page, or a line at its beginning that may
// be one, has words of a kind.
func (p *page) titled(words *pattern) bool {
	for i := range p.lines[:min(len(p.lines), titleLines)] {
		if words.MatchString(p.lines[i].text) && !strings.Contains(p.lines[i].text, "。") {
			return true
		}
	}
	return words.MatchString(p.title)
}
