package data

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"strings"
)

// maxRowBytes bounds a row of a CSV file. A quote that is never closed would
// take in all that follows.
const maxRowBytes = 4 << 20

// csvRows reads the rows of a table of text, each by itself. By encoding/csv alone
// a quote out of its place ends the reading, or, read lazily, takes the rows that
// follow into its cell. So rows are told apart first, as Excel does: a quote at the
// beginning of a cell is closed by the next single one. Where none comes before the
// end of the file, or within maxRowBytes, the row ends with its line.
type csvRows struct {
	in        *lineReader
	delimiter byte
	number    int    // of the row's first line, from 1
	ahead     []byte // whole lines that were read in search of a quote
	long      []byte // the beginning of a line too long, met behind them; nil where there is none
	lines     int    // read so far
	err       error  // of the source, once these are used up
}

// A csvFault is what is doubtful about a row.
type csvFault int

const (
	csvGood     csvFault = iota
	csvUnclosed          // a quote is never closed
	csvStray             // text stands behind a quote that closes a cell
	csvTooLong           // the line was longer than maxRowBytes, and is left out
)

func newCSVRows(r *bufio.Reader, delimiter rune) *csvRows {
	return &csvRows{in: &lineReader{in: r, most: maxRowBytes}, delimiter: byte(delimiter)}
}

// next returns the cells of the next row, and io.EOF or the error of the source
// behind the last.
func (c *csvRows) next() ([]string, csvFault, error) {
	line, tooLong := c.line()
	c.number = c.lines
	switch {
	case tooLong:
		return []string{string(line)}, csvTooLong, nil
	case len(line) == 0 && c.err != nil:
		return nil, csvGood, c.err
	}
	row := append([]byte(nil), line...)
	first := len(row)
	state := c.scan(cellBegins, row)
	for state == cellQuoted && len(row) <= maxRowBytes {
		more, tooLong := c.line()
		if tooLong {
			c.long = append([]byte(nil), more...)
			c.lines--
			break
		}
		if len(more) == 0 {
			break
		}
		row = append(row, more...)
		state = c.scan(state, more)
	}
	if state == cellQuoted {
		rest := row[first:]
		c.lines -= bytes.Count(rest, []byte("\n"))
		if len(rest) > 0 && rest[len(rest)-1] != '\n' {
			c.lines--
		}
		c.ahead = append(append([]byte(nil), rest...), c.ahead...)
		cells, _ := c.lenient(row[:first])
		return cells, csvUnclosed, nil
	}
	return c.cells(row)
}

// line returns the next line with its end, or nothing at the end of the source.
// What is returned is valid until the next call.
func (c *csvRows) line() (line []byte, tooLong bool) {
	if len(c.ahead) > 0 {
		line = c.ahead
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		c.ahead = c.ahead[len(line):]
		c.lines++
		return line, false
	}
	if line, c.long = c.long, nil; line != nil {
		c.lines++
		return line, true
	}
	if c.err != nil {
		return nil, false
	}
	line, c.err = c.in.next()
	if len(line) > 0 {
		c.lines++
	}
	return line, c.in.tooLong
}

// cells parses a row whose quotes are closed.
func (c *csvRows) cells(row []byte) ([]string, csvFault, error) {
	row = bytes.TrimRight(row, "\r\n")
	if bytes.IndexByte(row, '"') < 0 {
		return strings.Split(string(row), string(rune(c.delimiter))), csvGood, nil
	}
	in := csv.NewReader(bytes.NewReader(row))
	in.Comma, in.FieldsPerRecord = rune(c.delimiter), -1
	if cells, err := in.Read(); err == nil {
		return cells, csvGood, nil
	}
	cells, stray := c.lenient(row)
	if stray {
		return cells, csvStray, nil
	}
	return cells, csvGood, nil
}

// The states of a cell that is scanned.
type cellState int

const (
	cellBegins cellState = iota
	cellBare             // without quotes, or behind them
	cellQuoted
	cellQuote // a quote within quotes: it closes them, or is the first of two
)

// scan returns the state after b, which begins in a state.
func (c *csvRows) scan(state cellState, b []byte) cellState {
	for _, ch := range b {
		state = c.step(state, ch)
	}
	return state
}

func (c *csvRows) step(state cellState, ch byte) cellState {
	switch {
	case state == cellQuoted && ch == '"':
		return cellQuote
	case state == cellQuoted, state == cellQuote && ch == '"', state == cellBegins && ch == '"':
		return cellQuoted
	case ch == c.delimiter, ch == '\n':
		return cellBegins
	case ch == '\r' && state == cellQuote:
		return cellQuote // before the end of the line
	}
	return cellBare
}

// lenient takes a row as Excel does, and tells whether text stands behind a quote
// that closed a cell.
func (c *csvRows) lenient(row []byte) (cells []string, stray bool) {
	row = bytes.TrimRight(row, "\r\n")
	var cell []byte
	state := cellBegins
	for _, ch := range row {
		before := state
		state = c.step(state, ch)
		switch {
		case state == cellBegins && before != cellQuoted:
			cells, cell = append(cells, string(cell)), nil
		case before == cellBegins && state == cellQuoted, state == cellQuote:
		default:
			stray = stray || before == cellQuote && state == cellBare
			cell = append(cell, ch)
		}
	}
	return append(cells, string(cell)), stray
}

// macLineEnds returns a reader of a text whose lines end with a carriage return
// alone, as Excel's CSV (Macintosh) has it, with the ends all others have.
func macLineEnds(r *bufio.Reader) *bufio.Reader {
	if head, _ := r.Peek(headBytes); bytes.IndexByte(head, '\n') >= 0 || bytes.IndexByte(head, '\r') < 0 {
		return r
	}
	return bufio.NewReaderSize(carriageReader{r}, headBytes)
}

type carriageReader struct{ r io.Reader }

func (c carriageReader) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	for i := range b[:n] {
		if b[i] == '\r' {
			b[i] = '\n'
		}
	}
	return n, err
}
