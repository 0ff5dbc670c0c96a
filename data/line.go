package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is what every page comes down to, whatever its format: a line of text
// and what its surroundings tell of it. The readers of text and HTML both make
// lines; blocks are made of lines in one place.
type line struct {
	text   string   // without white space at its ends; never empty
	number int      // in the source, from 1; 0 where unknown
	gap    bool     // set apart from the line before by an empty line or an element
	indent int      // columns of white space before it
	level  int      // 1 to 6 when the markup says it is a heading
	item   bool     // the markup says it is an item of a list
	within bool     // the markup says it goes on with the item before it
	strong bool     // the markup sets the whole line in bold
	link   bool     // it is nothing but links
	cell   bool     // it is a row of a table
	run    bool     // it is a part of a line that held a whole page
	names  bool     // the markup says that it names who says what is below
	said   *speech  // a table shows who says it
	skip   Omission // the markup shows it to be furniture
}

// A page is what a text or an HTML file holds before anybody understands it.
type page struct {
	lines  []line
	title  string // told by the markup; may be empty
	url    string // told by the markup; may be empty
	marked bool   // headings are told by the markup, so short lines are none
	whole  bool   // the markup shows that the page did not break off
	dense  bool   // no empty line sets anything apart
	loose  bool   // an empty line follows every line, and means nothing
	margin int    // runes of the longest line
	ran    bool   // a line held a whole page
	opened bool   // somebody has spoken on the lines that have become blocks

	traits
	casting

	items map[string]bool // items found so far: a line of the same words heads what they announced
	rows  map[int]bool    // lines of small tables: 令和2年度 44件 8.0日

	besides map[int]besideTable // tables whose columns stand beside each other
}

// A page of fewer lines than this tells nothing about its use of empty lines.
const fewLines = 10

// readLines makes lines of plain text.
func readLines(text string) *page {
	p := &page{}
	gap, gaps := true, 0
	raw := strings.Split(text, "\n")
	p.besides = besideTables(raw)
	for i, raw := range raw {
		t := tidy(wideGaps.ReplaceAllString(raw, "$1　"))
		if t == "" {
			gap = true
			continue
		}
		ln := line{text: t, number: i + 1, gap: gap, indent: indentation(raw)}
		if hashes := len(t) - len(strings.TrimLeft(t, "#")); hashes > 0 && hashes <= 6 && strings.HasPrefix(t[hashes:], " ") {
			ln.level, ln.text = hashes, tidy(t[hashes:])
		}
		if gap {
			gaps++
		}
		p.margin = max(p.margin, length(t))
		p.lines = append(p.lines, ln)
		gap = false
	}
	p.dense = gaps <= 1 && len(p.lines) >= fewLines
	p.loose = gaps == len(p.lines) && len(p.lines) >= fewLines
	if 10*gaps >= 9*len(p.lines) {
		p.closeGaps()
	}
	return p
}

const (
	// sameWidth is the number of lines broken at one width that shows where lines end,
	// and slack by how many runes they may fall short of it.
	sameWidth = 3
	slack     = 3
	// narrowest is the least width of lines that sentences are broken at, in runes.
	narrowest = 20
)

// closeGaps takes the empty lines away that stand amid sentences, of a page that has
// one behind nearly every line: where several lines break off at one width, what
// follows such a line goes on with it.
func (p *page) closeGaps() {
	broken := func(i int) bool {
		return i+1 < len(p.lines) && p.lines[i].level == 0 && p.lines[i+1].level == 0 && !ended(p.lines[i].text) && findMark(p.lines[i+1].text).sign == ""
	}
	times := map[int]int{}
	for i := range p.lines {
		if n := length(p.lines[i].text); n >= narrowest && broken(i) {
			times[n]++
		}
	}
	width := 0
	for n := range times {
		all := 0
		for short := range slack + 1 {
			all += times[n-short]
		}
		if all >= sameWidth && n > width {
			width = n
		}
	}
	for i := range p.lines {
		text := p.lines[i].text
		if n := length(text); broken(i) && (n <= width && n >= width-slack || unfinished.MatchString(text) || goesOn.MatchString(p.lines[i+1].text)) {
			p.lines[i+1].gap = false
		}
	}
}

// wideGaps are spaces in a row, or a tab, behind a Japanese letter: in text they set apart
// what follows, as one of full width does.
var wideGaps = lazily(`([^\x00-\x7f　])(?:[ \x{a0}]{2,}|[ \x{a0}]+　|[ \x{a0}]*\t\s*)`)

// cut reports whether a line may have been cut at the margin of its page. Where
// empty lines tell paragraphs apart, any line may: the author broke it.
func (p *page) cut(text string) bool {
	return !p.dense || 10*length(text) >= 7*p.margin
}

// tidy trims a line, turns no-break spaces and tabs into spaces and joins runs
// of ASCII spaces. Full-width spaces inside are kept: they set names apart.
func tidy(s string) string {
	s = strings.TrimSpace(plainSpaces.Replace(s))
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return s
}

var plainSpaces = strings.NewReplacer("\u00a0", " ", "\t", " ", "｡", "。", "､", "、")

// indentation is the width of the white space before a line, in columns.
func indentation(raw string) int {
	n := 0
	for _, r := range raw {
		switch {
		case r == '　':
			n += 2
		case r == '\t':
			n += 4
		case unicode.IsSpace(r):
			n++
		default:
			return n
		}
	}
	return n
}

// joinLines joins two parts of a sentence that a line end cut.
func joinLines(a, b string) string {
	if spaced(a, b) {
		return a + " " + b
	}
	return a + b
}

// spaced reports whether a line end between two texts stands for a space: not
// where either side is Japanese.
func spaced(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return last > ' ' && last < utf8.RuneSelf && first < utf8.RuneSelf
}

// ended reports whether a text ends like a sentence.
func ended(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("。．.！!？?」』）)】］]…", r)
}

// sign is the class of the sign that the line begins with: that of its mark, or "li" where
// the markup alone makes it an item.
func (ln *line) sign(m mark) string {
	if m.sign == "" && ln.item {
		return "li"
	}
	return m.sign
}

// length is the length of a text in runes.
func length(text string) int { return utf8.RuneCountInString(text) }
