package data

import "strings"

// Answers to a question may stand one behind the other, with slashes between them, and
// lines may end within one:
//
//	【北地区】
//	近いから / 兄も通っていたから / 朝の支度に余裕が
//	あるから
//
// Each of them becomes an item of a list, and so does the only one below such a heading.

// manySlashed is the number of lines with several slashes that make it the way in which a
// page lists answers, and manySlashes how many make them several.
const (
	manySlashed = 3
	manySlashes = 2
)

// shortRest bounds the rest of an answer that is no heading, in runes: …だと思⏎う.
const shortRest = 4

// answerEnd ends an answer, and no heading.
var answerEnd = lazily(`(?:ください|下さい|ます|です|ました|ません)$`)

// slash sets answers apart.
var slash = lazily(`[ 　]+/[ 　]+|[ 　]*／[ 　]*`)

// slashes returns the number of slashes in the line i that set answers apart.
func (p *page) slashes(i int) int {
	ln := &p.lines[i]
	if ln.level > 0 || ln.said != nil || ln.skip != "" || ln.cell || !strings.ContainsAny(ln.text, "/／") || crumbs(ln.text) {
		return 0
	}
	parts, told := slash.Split(ln.text, -1), 0
	for _, part := range parts {
		if strings.ContainsFunc(part, hiragana) {
			told++
		}
	}
	if 2*told <= len(parts) {
		return 0
	}
	return len(parts) - 1
}

// splitSlashes gives each answer a line of its own.
func (p *page) splitSlashes() {
	n := 0
	for i := range p.lines {
		if p.slashes(i) >= manySlashes {
			n++
		}
	}
	if n < manySlashed {
		return
	}
	var all []line
	listed := false // the line above is such an answer
	for i := 0; i < len(p.lines); i++ {
		ln := p.lines[i]
		alone := i > 0 && headingBrackets.MatchString(p.lines[i-1].text) && !headingBrackets.MatchString(ln.text) && ln.skip == ""
		if p.slashes(i) == 0 && !alone {
			ln.gap = ln.gap || listed
			all = append(all, ln)
			listed = false
			continue
		}
		for p.fills(i) {
			i++
			ln.text = joinLines(ln.text, p.lines[i].text)
		}
		for _, part := range slash.Split(ln.text, -1) {
			one := ln
			one.text, one.item = tidy(part), true
			if one.text != "" {
				all = append(all, one)
			}
		}
		listed = true
	}
	p.lines = all
}

// fills reports whether the line i fills the width of the page amid an answer, so that
// the next goes on with it.
func (p *page) fills(i int) bool {
	if i+1 == len(p.lines) || 10*length(p.lines[i].text) < 7*p.margin {
		return false
	}
	next := &p.lines[i+1]
	if length(next.text) > shortRest && !answerEnd.MatchString(next.text) && p.slashes(i+1) == 0 && i+2 < len(p.lines) && headingBrackets.MatchString(p.lines[i+2].text) {
		return false // it heads what stands below
	}
	return !next.gap && next.level == 0 && next.skip == "" && findMark(next.text).sign == "" && !headingBrackets.MatchString(next.text)
}
