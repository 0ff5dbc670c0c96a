package data

import "strings"

// What stood in two cells may be saved without anything between, in a list with numbers:
//
//	1 日時平成21年8月4日
//	2 場所市役所3階
//	3 出席者会長 瀬尾俊也
//	8 会議の内容会長（瀬尾俊也君） ただいまから…

var (
	// stuckFact is a circumstance of the meeting without anything behind its label.
	stuckFact = lazily(`^([(（]?[0-9０-９]{1,2}[)）.．、 　]*(?:` + held + `|日時|場所|会場|(?:出席|欠席|参加|傍聴)(?:者|委員|議員|人)|議題|案件|議事|事務局(?:職員)?|説明員|配[布付]資料))([\p{Han}\p{Katakana}0-9０-９〇○・].*)$`)
	// stuckContent is the head of what was said with the first of it behind.
	stuckContent = lazily(`^([(（]?[0-9０-９]{1,2}[)）.．、 　]*(?:会議|議事|審議|協議|質疑|発言)の?(?:内容|概要|要旨|経過|記録|応答))([\p{Han}○〇◯◎【（(].*)$`)
)

// manyStuck is the number of such labels that shows that nothing stands behind them.
const manyStuck = 3

// unstick sets a colon behind such labels, and a line end behind the head of what was said.
func (p *page) unstick() {
	stuck := 0
	for i := range p.lines {
		if stuckFact.MatchString(p.lines[i].text) {
			stuck++
		}
	}
	if stuck < manyStuck {
		return
	}
	var lines []line
	for _, ln := range p.lines {
		if m := stuckFact.FindStringSubmatch(ln.text); m != nil {
			ln.text = m[1] + "：" + m[2]
		} else if m := stuckContent.FindStringSubmatch(ln.text); m != nil {
			head := ln
			head.text, ln.text = m[1], strings.TrimSpace(m[2])
			lines = append(lines, head)
		}
		lines = append(lines, ln)
	}
	p.lines = lines
}
