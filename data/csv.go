package data

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// delimiters, the more telling first.
var delimiters = []rune{'\t', ',', ';'}

// looksLikeCSV tells a table by rows of as many fields and headings that are
// known, or that are questions, or a column of prose.
func looksLikeCSV(head string) bool {
	_, ok := findDelimiter(head)
	return ok
}

// findDelimiter returns the sign between the fields of a table.
func findDelimiter(head string) (rune, bool) {
	for _, d := range delimiters {
		rows := firstRows(head, d)
		at := headingRow(rows)
		if at < 0 || len(rows) < at+2 || len(rows[at].cells) < 2 || namesTurn(rows[at].cells) {
			continue
		}
		alike := 0
		for _, r := range rows[at+1:] {
			if len(r.cells) == len(rows[at].cells) {
				alike++
			}
		}
		if 3*alike >= 2*(len(rows)-at-1) {
			return d, true
		}
	}
	for _, d := range delimiters {
		if rows := firstRows(head, d); len(rows) > 0 && len(rows[0].cells) > 2 && alikeRows(rows) && proseColumn(rows) >= 0 {
			return d, true
		}
	}
	return ',', false
}

// alikeRows reports whether rows have as many cells; the last may be cut.
func alikeRows(rows []tableRow) bool {
	return !slices.ContainsFunc(rows[:len(rows)-1], func(r tableRow) bool { return len(r.cells) != len(rows[0].cells) })
}

// namesTurn reports whether a row is no heading, but somebody and what they ask.
func namesTurn(cells []string) bool {
	_, named := parseVoice(strings.TrimSpace(cells[0]))
	return named && len(cells) == 2 && strings.HasSuffix(strings.TrimSpace(cells[1]), "。")
}

// looksLikeRows tells a table without headings by rows of as many fields.
func looksLikeRows(head string) bool {
	for _, d := range delimiters {
		rows := firstRows(head, d)
		if len(rows) > 1 && len(rows[0].cells) > 1 && alikeRows(rows) {
			return true
		}
	}
	return false
}

// firstRows reads the rows at the beginning of a file, up to the number among
// which headings stand.
func firstRows(head string, delimiter rune) []tableRow {
	in := newCSVRows(macLineEnds(bufio.NewReaderSize(strings.NewReader(head), headBytes)), delimiter)
	var rows []tableRow
	for len(rows) < headingRows {
		cells, _, err := in.next()
		if err != nil {
			break
		}
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			rows = append(rows, tableRow{cells, in.number})
		}
	}
	return rows
}

// readCSV reads a table of text: CSV, TSV, or with semicolons between fields.
func (s *source) readCSV(in *bufio.Reader) error {
	text, err := s.decodeStream(in)
	if err != nil {
		return err
	}
	text = macLineEnds(text)
	head, _ := text.Peek(headBytes)
	delimiter, ok := findDelimiter(string(head))
	if !ok {
		delimiter = likelyDelimiter(string(head))
	}
	rows := newCSVRows(text, delimiter)
	g := newGrouper(s)
	t := newTable(s, g, s.baseName())
	for {
		cells, fault, err := rows.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			if err := s.readFault(err, g.any()); err != nil {
				return err
			}
			break
		}
		if fault != csvGood {
			s.doubtRow(fault, rows.number, strings.Join(cells, string(delimiter)))
		}
		if fault == csvTooLong {
			continue
		}
		if slices.ContainsFunc(cells, brokenText) {
			s.report.warn(newProblem(nil,
				"the row holds broken characters; they were replaced by \uFFFD",
				"この行に壊れた文字があり、\uFFFD に置き換えました").at(s.name, rows.number).showing(strings.Join(cells, string(delimiter))))
		}
		if err := t.row(cells, rows.number); err != nil {
			return err
		}
	}
	if err := t.end(); err != nil {
		return err
	}
	return g.flush()
}

// brokenText reports whether a text holds broken characters.
func brokenText(text string) bool {
	return !utf8.ValidString(text) || strings.Contains(text, "\uFFFD")
}

// doubtRow warns of a row whose quotes are not as they should be, or leaves it out.
func (s *source) doubtRow(fault csvFault, line int, seen string) {
	switch fault {
	case csvUnclosed:
		s.report.warn(newProblem(ErrMalformed,
			"a quote is opened and never closed; the row was taken to end with this line",
			"引用符（\"）が閉じていません。この行で終わるものとして読みました").at(s.name, line).showing(seen))
	case csvStray:
		s.report.warn(newProblem(ErrMalformed,
			"text stands behind the quote that ends a cell; it was taken into the cell",
			"引用符（\"）で閉じたセルに続きがあります。同じセルの文として読みました").at(s.name, line).showing(seen))
	case csvTooLong:
		s.skip(OmitMalformed, newProblem(ErrTooLarge,
			fmt.Sprintf("the row is longer than %d MB and was left out", maxRowBytes>>20),
			fmt.Sprintf("行が %d MB を超えているため、読み込みませんでした", maxRowBytes>>20)).at(s.name, line).showing(seen))
	}
}

// likelyDelimiter returns the sign that stands most often in the first line.
func likelyDelimiter(head string) rune {
	line, _ := firstLine(head)
	best, most := ',', 0
	for _, d := range delimiters {
		if n := strings.Count(line, string(d)); n > most {
			best, most = d, n
		}
	}
	return best
}
