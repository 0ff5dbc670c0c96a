package data

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxRowBytes bounds a row of a CSV file. A quote that is never closed takes in
// all that follows.
const maxRowBytes = 4 << 20

// delimiters, the more telling first.
var delimiters = []rune{'\t', ',', ';'}

// looksLikeCSV tells a table by rows of as many fields and headings that are
// known, or that are questions.
func looksLikeCSV(head string) bool {
	_, ok := findDelimiter(head)
	return ok
}

// findDelimiter returns the sign between the fields of a table.
func findDelimiter(head string) (rune, bool) {
	for _, d := range delimiters {
		rows := firstRows(head, d)
		at := headingRow(rows)
		if at < 0 || len(rows) < at+2 || len(rows[at].cells) < 2 {
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
	return ',', false
}

// firstRows reads the rows at the beginning of a file, up to the number among
// which headings stand.
func firstRows(head string, delimiter rune) []tableRow {
	in := newCSV(strings.NewReader(head), delimiter)
	var rows []tableRow
	for len(rows) < headingRows {
		cells, err := in.Read()
		if err != nil {
			break
		}
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			line, _ := in.FieldPos(0)
			rows = append(rows, tableRow{append([]string(nil), cells...), line})
		}
	}
	return rows
}

func newCSV(r io.Reader, delimiter rune) *csv.Reader {
	in := csv.NewReader(r)
	in.Comma, in.FieldsPerRecord, in.LazyQuotes, in.ReuseRecord = delimiter, -1, true, true
	return in
}

// readCSV reads a table of text: CSV, TSV, or with semicolons between fields.
func (s *source) readCSV(in *bufio.Reader) error {
	text, err := s.decodeStream(in)
	if err != nil {
		return err
	}
	head, _ := text.Peek(headBytes)
	delimiter, ok := findDelimiter(string(head))
	if !ok {
		delimiter = likelyDelimiter(string(head))
	}
	bounded := &boundedReader{r: text, left: maxRowBytes + headBytes}
	rows := newCSV(bounded, delimiter)
	g := newGrouper(s)
	t := newTable(s, g, s.baseName())
	broken := 0
	for {
		bounded.left = maxRowBytes + headBytes
		cells, err := rows.Read()
		if err == io.EOF {
			break
		}
		if errors.Is(err, errTooLong) {
			last := tableRow{}
			if n := len(t.waiting); n > 0 {
				last = t.waiting[n-1]
			}
			s.skip(OmitMalformed, newProblem(ErrTooLarge,
				fmt.Sprintf("a row is longer than %d MB: a quote is opened and never closed; what came before was kept", maxRowBytes>>20),
				fmt.Sprintf("1行が %d MB を超えています。引用符が閉じていないようです。そこまでは読み込みました", maxRowBytes>>20)).at(s.name, last.number).showing(strings.Join(last.cells, string(delimiter))))
			break
		}
		if err != nil {
			if err := s.readFault(err, g.any()); err != nil {
				return err
			}
			break
		}
		line, _ := rows.FieldPos(0)
		for i := range cells {
			if strings.Contains(cells[i], "\uFFFD") || strings.ToValidUTF8(cells[i], "\uFFFD") != cells[i] {
				if broken++; broken == 1 {
					s.report.warn(newProblem(nil,
						"the row holds broken characters; they were replaced by \uFFFD",
						"この行に壊れた文字があり、\uFFFD に置き換えました").at(s.name, line).showing(strings.Join(cells, string(delimiter))))
				}
			}
		}
		if err := t.row(cells, line); err != nil {
			return err
		}
	}
	if err := t.end(); err != nil {
		return err
	}
	return g.flush()
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
