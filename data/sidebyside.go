package data

import (
	"slices"
	"strings"
)

// The text of a PDF may have the columns of a table beside each other, as the page has them:
//
//	番号   意見                   市の考え方
//	       池の柵が低い。去年も   ご不便をおかけしてお
//	 1     子どもが落ちた。       ります。6月に替えます。
//	       夜が暗い。             街灯は12月に付けます。
//	 2
//
// Where the cells begin tells which column each is of; where sentences end, and that cells
// stand at the top of the rows or in the middle, which row.

// A piece is a part of a line that wide spaces set apart.
type piece struct {
	text     string
	from, to int // columns of the page; letters of full width take two
}

// A besideTable is a table whose columns stand beside each other.
type besideTable struct {
	last int // its last line in the source
	rows [][]string
}

// A besideLine is a line of one.
type besideLine struct {
	cells   []string
	section string // the heading above it
	number  int    // of the row, or 0
	gap     bool
}

// besideTables returns such tables of a text by the line their headings stand in.
func besideTables(raw []string) map[int]besideTable {
	var all map[int]besideTable
	for i := 0; i < len(raw); i++ {
		head := besideHead(raw[i])
		if head == nil {
			continue
		}
		lines, end := besideLines(raw, i, head)
		rows := besideRows(lines, head)
		if len(rows) <= flatRows {
			continue
		}
		if all == nil {
			all = map[int]besideTable{}
		}
		all[i+1] = besideTable{end, rows}
		i = end - 1
	}
	return all
}

// piecesBeside cuts a line at its wide spaces.
func piecesBeside(raw string) []piece {
	var all []piece
	at, spaces := 0, 2
	for _, r := range raw {
		width := runeBreadth(r)
		switch {
		case r == ' ' || r == '\u00a0' || r == '\t' || r == '\f' || r == '　' && (spaces > 0 || len(all) == 0):
			spaces += width
		case spaces > 1:
			all = append(all, piece{string(r), at, at + width})
			spaces = 0
		default:
			last := &all[len(all)-1]
			last.text, last.to = last.text+strings.Repeat(" ", spaces)+string(r), at+width
			spaces = 0
		}
		if r != '\f' {
			at += width
		}
	}
	return all
}

// runeBreadth is how many columns of a page a letter takes.
func runeBreadth(r rune) int {
	if r >= '\u1100' {
		return 2
	}
	return 1
}

func breadth(text string) int {
	n := 0
	for _, r := range text {
		n += runeBreadth(r)
	}
	return n
}

// besideHead returns the headings of columns in a line, among them one of texts and behind it
// one of answers; none in any other.
func besideHead(raw string) []piece {
	if len(raw) > maxParagraph || !strings.Contains(raw, "  ") {
		return nil
	}
	head := piecesBeside(raw)
	if headsBeside(head) < 0 {
		head = spelledPieces(head) // 意  見   回  答
	}
	switch headsBeside(head) {
	case -1:
		return nil
	case 0: // the column of numbers may have no heading
		head = append([]piece{{"番号", 0, max(1, head[0].from)}}, head...)
	}
	return head
}

// headsBeside returns which of the headings is that of the first texts, or -1 where they are
// none of a table with answers.
func headsBeside(head []piece) int {
	texts := make([]string, len(head))
	for i, h := range head {
		if texts[i] = h.text; length(h.text) > maxLabelLine || sentence(h.text) {
			return -1
		}
	}
	asked := slices.IndexFunc(texts, asksText)
	if slices.Index(kindsOf(texts), columnAnswer) < asked || headingScore(texts) < 2 {
		return -1
	}
	return asked
}

// spelledPieces joins the letters of headings that wide spaces set apart: 意　　見.
func spelledPieces(pieces []piece) []piece {
	var all []piece
	for i := 0; i < len(pieces); {
		run, letters := i, ""
		for ; run < len(pieces) && length(pieces[run].text) == 1; run++ {
			letters += pieces[run].text
		}
		heads := spelled(letters)
		if heads == nil {
			all, i = append(all, pieces[i]), i+1
			continue
		}
		for _, text := range heads {
			last := i + length(text) - 1
			all = append(all, piece{text, pieces[i].from, pieces[last].to})
			i = last + 1
		}
	}
	return all
}

// besideLines returns the lines of the table whose headings stand in the line i, and the index
// behind them.
func besideLines(raw []string, i int, head []piece) (all []besideLine, end int) {
	starts := besideStarts(raw, i+1, head)
	section, number, gap := "", 0, false
	end = i + 1
	for n := i + 1; n < len(raw); n++ {
		pieces := piecesBeside(raw[n])
		if len(pieces) == 0 {
			gap = true
			continue
		}
		text := tidy(raw[n])
		if again := besideHead(raw[n]); again != nil && slices.EqualFunc(again, head, func(a, b piece) bool { return a.text == b.text }) {
			starts = besideStarts(raw, n+1, again)
			continue
		}
		cells, fits := besideCells(pieces, starts)
		count, rest := rowNumber(cells[0])
		switch next := nextBeside(raw, n+1, starts); {
		case ruled(text), len(pieces) == 1 && pageMark.MatchString(text) && (cells[0] == "" || count != number+1):
			continue
		case cells[0] != "" && (count != number+1 || rest != "") || !fits:
			if len(pieces) > 1 || !nominal(text) || next != number+1 {
				return all, end
			}
			section = undecorated(text)
			continue
		}
		if cells[0] != "" {
			number = count
		}
		all = append(all, besideLine{cells, section, count, gap})
		gap, end = false, n+1
	}
	return all, end
}

// nextBeside is the number of the row that begins next, or 0 where none does.
func nextBeside(raw []string, i int, starts []int) int {
	for n := i; n < min(len(raw), i+maxFlatRow); n++ {
		if pieces := piecesBeside(raw[n]); len(pieces) > 1 {
			if cells, _ := besideCells(pieces, starts); cells[0] != "" {
				number, _ := rowNumber(cells[0])
				return number
			}
		}
	}
	return 0
}

// besideStarts tells where the cells of each column begin: mostly, below headings of texts,
// and at the left of all below others, which may stand in the middle.
func besideStarts(raw []string, i int, head []piece) []int {
	starts := make([]int, len(head))
	times := make([]map[int]int, len(head))
	for k := range head {
		starts[k], times[k] = head[k].from, map[int]int{}
	}
	var between []piece // those below no heading
	for n := i; n < len(raw) && besideHead(raw[n]) == nil; n++ {
		for _, one := range piecesBeside(raw[n]) {
			first := slices.IndexFunc(head, func(h piece) bool { return one.from < h.to })
			switch {
			case first < 0 || one.to <= head[first].from:
				between = append(between, one)
			case first+1 == len(head) || one.to <= head[first+1].from:
				times[first][one.from]++
			}
		}
	}
	begins := func(k int) {
		best := 0
		for from, n := range times[k] {
			if c := columnOf(head[k].text); c.texts() && (n > best || n == best && from < starts[k]) {
				best, starts[k] = n, from
			} else if !c.texts() {
				starts[k] = min(starts[k], from)
			}
		}
	}
	for k := range head {
		begins(k)
	}
	for _, one := range between { // left of its heading, or the end of a text
		if k := slices.IndexFunc(head, func(h piece) bool { return one.to <= h.from }); k > 0 && one.from > starts[k-1]+1 && one.from < starts[k] {
			times[k][one.from]++
		}
	}
	for k := 1; k < len(head); k++ {
		begins(k)
	}
	starts[0] = 0
	return starts
}

// besideCells sorts the pieces of a line into columns; it does not fit where one reaches
// into the next column but the last of a line, or begins before its column.
func besideCells(pieces []piece, starts []int) (cells []string, fits bool) {
	cells, fits = make([]string, len(starts)), true
	for _, one := range cutAt(pieces, starts) {
		k := len(starts) - 1
		for k > 0 && starts[k] > one.from+1 {
			k--
		}
		if k+1 < len(starts) && one.to > starts[k+1]+2 {
			fits = false
		}
		cells[k] = strings.TrimSpace(joinLines(cells[k], one.text))
	}
	return cells, fits
}

// cutAt cuts pieces at single spaces before which a full cell ends and the next begins.
func cutAt(pieces []piece, starts []int) []piece {
	var all []piece
	for _, one := range pieces {
		at, from := one.from, one.from
		var text strings.Builder
		for _, r := range one.text {
			width := runeBreadth(r)
			if r == ' ' && slices.ContainsFunc(starts, func(s int) bool { return at+1 >= s-1 && at+1 <= s+1 && s > from }) {
				all = append(all, piece{text.String(), from, at})
				text.Reset()
				from = at + 1
			} else {
				text.WriteRune(r)
			}
			at += width
		}
		all = append(all, piece{text.String(), from, at})
	}
	return all
}
