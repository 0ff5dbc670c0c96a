package data

import (
	"strings"
	"unicode/utf8"
)

// The items of a list run together where a cell, or a line, holds all of it:
//
//	集落全体への提案：○水門を残す。○木陰がほしい？ ○花だんを作る
//
// Each becomes an item again, and what stands before the first the heading above them.

const (
	// listSigns are the signs that begin items amid a line.
	listSigns = "○〇◯◎●■□◇◆・•･‣▪★☆✓"
	// shortestItem is the number of bytes, four letters, from which what stands between two
	// signs may be an item: of ○○町 and 橋・道 it is none.
	shortestItem = 12
)

// unlist gives the items of lists that have run together in a line, or in a cell, lines
// of their own.
func (p *page) unlist() {
	var all []line
	apart := false // the line above is a cell that held a list
	for _, ln := range p.lines {
		at := runItems(ln.text)
		ln.gap, apart = ln.gap || apart, ln.cell && len(at) > 0
		if ln.level > 0 || ln.said != nil || ln.skip != "" || len(at) == 0 {
			all = append(all, ln)
			continue
		}
		one := ln
		one.cell, one.item = false, false
		if above := tidy(ln.text[:at[0]]); above != "" {
			one.text, one.gap = above, true
			all = append(all, one)
		}
		for n, from := range at {
			to := len(ln.text)
			if n+1 < len(at) {
				to = at[n+1]
			}
			one.text, one.gap = tidy(ln.text[from:to]), ln.gap && from == 0
			all = append(all, one)
		}
	}
	p.lines = all
}

// runItems returns the byte offsets of the signs that begin the items of a list that has
// run together in one line, or none where it holds no such list. All have the same sign;
// the first begins the line, or stands behind a label, and each other behind the end of a
// sentence. Where all items but the last end with none, a space stands between them, and
// there are more of them.
func runItems(text string) []int {
	first := strings.IndexAny(text, listSigns)
	if first < 0 || first > 3*maxHeading {
		return countedItems(text)
	}
	sign, size := utf8.DecodeRuneInString(text[first:])
	if above := strings.TrimRight(text[:first], " 　"); above != "" && !labelsList(above, text[first+size:], sign) {
		return nil
	}
	at := []int{first}
	apart := 0 // items that nothing but a space ends
	for i := first + size; i < len(text); i += size {
		n := strings.IndexRune(text[i:], sign)
		if n < 0 {
			break
		}
		i += n
		item := strings.TrimSpace(text[at[len(at)-1]+size : i])
		spaced := strings.ContainsAny(lastRune(text[:i]), " 　\n")
		switch {
		case strings.HasSuffix(text[:i], string(sign)), len(item) < shortestItem:
			continue // of ○○橋
		case strings.ContainsAny(lastRune(item), "。！？!?…」）)"):
		case spaced:
			apart++
		default:
			continue
		}
		at = append(at, i)
	}
	if len(at) < 2 || apart > 0 && len(at) < manyBullets || len(strings.TrimSpace(text[at[len(at)-1]+size:])) < shortestItem {
		return nil
	}
	return at
}

// countedItems is runItems for signs that count: ご要望　①日曜がよい。②大きな字で。
func countedItems(text string) []int {
	first := strings.IndexRune(text, '①')
	if first < 0 || first > 3*maxHeading {
		return nil
	}
	if above := tidy(text[:first]); above != "" && (fact.MatchString(text) || !readTheme(above).opinion) {
		return nil
	}
	at := []int{first}
	for sign := '②'; sign <= '⑳'; sign++ {
		from := at[len(at)-1]
		n := strings.IndexRune(text[from:], sign)
		if n < shortestItem || !strings.ContainsAny(lastRune(strings.TrimSpace(text[from:from+n])), "。！？!?…」）)") {
			break
		}
		at = append(at, from+n)
	}
	if len(at) < 2 {
		return nil
	}
	return at
}

// labelsList reports whether a text before the first sign amid a line is a label of the
// list: it ends with a colon or a bracket, or is set apart by a space, and no sentence.
func labelsList(above, rest string, sign rune) bool {
	return !sentence(above) && length(above) <= maxHeading &&
		(strings.ContainsAny(lastRune(above), ":：】］]〉＞>》") || nominal(above) && strings.Count(rest, string(sign)) > 1)
}
