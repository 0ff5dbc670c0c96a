package data

import (
	"bytes"
	"fmt"
	"strings"
)

// Printed pages have a head and a foot: the title, the day of printing, an
// address, the number of the page. Within the text of a PDF they would stand
// amid what somebody says.

const (
	// headLines is how many lines at the beginning and at the end of a printed
	// page may be its head and foot.
	headLines = 2
	// samePages is the number of pages from which a line that stands at the same
	// end of most of them is their head or foot.
	samePages = 3
)

var (
	// printed is what browsers print at the edges of a page: 2026/11/25 20:16
	// and the title, the address and 1/2.
	printed = lazily(`^(?:[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4},?[ 　]+[0-9]{1,2}:[0-9]{2}(?:[ 　]?[AP]M)?(?:[ 　].*)?|(?:https?|file)://[^ 　]*(?:[ 　]+[0-9]{1,4}/[0-9]{1,4})?)$`)
	digits  = lazily(`[0-9０-９]+`)
)

// withoutRunningHeads sets the number of the page in the place of the heads and
// feet of the pages of a text, which form feeds end: numbers are taken off what
// is said, and a sentence goes on after them.
func withoutRunningHeads(text []byte) []byte {
	pages := bytes.Split(text, []byte{'\f'})
	if n := len(pages); n > 1 && len(bytes.TrimSpace(pages[n-1])) == 0 {
		pages = pages[:n-1]
	}
	lines := make([][]string, len(pages))
	times := map[string]int{}
	for i, page := range pages {
		lines[i] = strings.Split(string(page), "\n")
		for _, at := range edges(lines[i]) {
			times[headKey(lines[i][at])]++
		}
	}
	for i := range lines {
		for _, at := range edges(lines[i]) {
			line := lines[i][at]
			if n := times[headKey(line)]; n >= samePages && 2*n > len(pages) || printed.MatchString(tidy(line)) || pageMark.MatchString(tidy(line)) {
				lines[i][at] = fmt.Sprintf("- %d -", i+1)
			}
		}
	}
	var all []string
	for _, page := range lines {
		all = append(all, strings.Join(page, "\n"))
	}
	return []byte(strings.Join(all, "\n"))
}

// edges returns the indexes of the first and last lines of a page that hold
// anything, each once.
func edges(lines []string) []int {
	var full []int
	for i, line := range lines {
		if tidy(line) != "" {
			full = append(full, i)
		}
	}
	if len(full) <= 2*headLines {
		return full
	}
	return append(full[:headLines:headLines], full[len(full)-headLines:]...)
}

// headsOfLeaves finds the heads and feet of printed pages that have come amid the lines of a
// text without form feeds: the same line stands beside page numbers that count on.
//
//	…道が⏎- 3 -⏎第2回審議会　会議録⏎暗いです。 … - 4 -⏎第2回審議会　会議録
//
// It may also hold them: 3 【第2回審議会】 … 4 【第2回審議会】.
func (p *page) headsOfLeaves() map[int]bool {
	at, last := map[string][]int{}, map[string]int{} // lines of a text, and the number beside the last
	note := func(key string, i, n int) {
		if len(at[key]) > 0 && n != last[key]+1 {
			at[key] = nil // figures, or the numbers of a list
		}
		at[key], last[key] = append(at[key], i), n
	}
	for i := range p.lines {
		if m := numberedHead.FindStringSubmatch(p.lines[i].text); m != nil && p.mayHeadLeaf(i) {
			key := headKey(m[0])
			if on := at[key]; len(on) > 0 && i-on[len(on)-1] < shortestLeaf {
				at[key] = nil // rows of a table
			}
			note(key, i, leafNumber(m[1]+m[2]))
		}
		if p.lines[i].cell || !pageMark.MatchString(p.lines[i].text) {
			continue
		}
		n := leafNumber(digits.FindString(p.lines[i].text))
		for _, beside := range []int{i - 1, i + 1} {
			if beside < 0 || beside == len(p.lines) || !p.mayHeadLeaf(beside) {
				continue
			}
			note(headKey(p.lines[beside].text), beside, n)
		}
	}
	heads := map[int]bool{}
	for _, lines := range at {
		for _, i := range lines {
			heads[i] = len(lines) >= samePages
		}
	}
	return heads
}

// numberedHead is a head with the number of the page before or behind it, and shortestLeaf how
// many lines a page has at least between two.
var numberedHead = lazily(`^([0-9０-９]{1,4})[ 　]*[^0-9０-９ 　].*$|^.*[^0-9０-９ 　][ 　]+(?:` + dashes + `[ 　]*)?([0-9０-９]{1,4})(?:[ 　]*` + dashes + `)?$`)

const shortestLeaf = 8

// leafNumber is the number of a page by its digits.
func leafNumber(digits string) int {
	c := cursor{s: digits}
	n, _ := c.number(4)
	return n
}

// gapsOfLeaves reports whether most of the empty lines stand where printed pages end, so that
// those tell nothing.
func (p *page) gapsOfLeaves(heads map[int]bool) bool {
	leaves, others := 0, 0
	for i := 1; i < len(p.lines); i++ {
		switch {
		case !p.lines[i].gap, heads[i], pageMark.MatchString(p.lines[i].text):
		case heads[i-1] || pageMark.MatchString(p.lines[i-1].text):
			leaves++
		default:
			others++
		}
	}
	return leaves > others
}

// mayHeadLeaf reports whether the line i may be the head of a printed page: words, and none
// that somebody says or is named by.
func (p *page) mayHeadLeaf(i int) bool {
	ln := &p.lines[i]
	_, named := parseVoice(trimSpeaker(ln.text))
	return ln.level == 0 && ln.said == nil && !ln.cell && !named && length(ln.text) > 3 && length(ln.text) <= maxHeading &&
		!strings.ContainsAny(ln.text, "。、") && nominal(ln.text) && !pageMark.MatchString(ln.text)
}

// headKey is a line without what differs from page to page.
func headKey(line string) string { return digits.ReplaceAllString(tidy(line), "#") }
