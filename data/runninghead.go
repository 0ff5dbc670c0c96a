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

// headKey is a line without what differs from page to page.
func headKey(line string) string { return digits.ReplaceAllString(tidy(line), "#") }
