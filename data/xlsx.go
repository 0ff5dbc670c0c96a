package data

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	// maxSheetMemory bounds what is held of a sheet; larger ones are unpacked to
	// a temporary file and read as a stream.
	maxSheetMemory = 16 << 20
	// maxCells bounds the cells of a workbook, blank ones before a cell included:
	// a million rows of 48 columns. A file can claim 16,384 columns in a few bytes,
	// and have a text of many megabytes in any number of cells, whose bytes together
	// maxPartBytes bounds.
	maxCells = 50_000_000
	// maxRows is the number of rows that Excel has. A file can claim two billion.
	maxRows = 1 << 20
)

// readXLSX reads the visible sheets of a workbook, each as a table.
func (s *source) readXLSX(r *bytes.Reader, z *zip.Reader) error {
	var total uint64
	for _, f := range z.File {
		total += f.UncompressedSize64
	}
	if total > maxPartBytes {
		return s.tooLarge(maxPartBytes)
	}
	for _, f := range z.File {
		if f.UncompressedSize64 > maxSheetMemory {
			if err := s.checkCells(f); err != nil {
				return err
			}
		}
	}
	book, err := excelize.OpenReader(r, excelize.Options{UnzipSizeLimit: maxPartBytes, UnzipXMLSizeLimit: maxSheetMemory, RawCellValue: true})
	if err != nil {
		return s.badWorkbook(err)
	}
	// The temporary files are all that closing could fail on.
	defer func() { _ = book.Close() }()
	props, err := book.GetWorkbookProps()
	if err != nil {
		return s.badWorkbook(err)
	}
	sheets := &workbook{s: s, g: newGrouper(s), book: book, since1904: props.Date1904 != nil && *props.Date1904, left: maxCells, bytes: maxPartBytes}
	names := book.GetSheetList()
	for _, name := range names {
		if visible, err := book.GetSheetVisible(name); err == nil && !visible {
			s.report.LeftOut[OmitSheet]++
			continue
		}
		if err := sheets.read(name, len(names) > 1); err != nil {
			return err
		}
	}
	return sheets.g.flush()
}

// checkCells refuses a part with a text that is longer than a row of CSV may be:
// excelize would hold it several times. Excel writes 32,767 characters at most.
func (s *source) checkCells(f *zip.File) error {
	in, err := f.Open()
	if err != nil {
		return s.badWorkbook(err)
	}
	defer func() { _ = in.Close() }()
	b := make([]byte, headBytes)
	for run := 0; ; {
		n, err := in.Read(b)
		rest := b[:n]
		for {
			i := bytes.IndexByte(rest, '<')
			if i < 0 {
				run += len(rest)
				break
			}
			if run += i; run > maxRowBytes {
				break
			}
			run, rest = 0, rest[i+1:]
		}
		switch {
		case run > maxRowBytes:
			return newProblem(ErrTooLarge,
				fmt.Sprintf("a cell holds more than %d MB of text; save the workbook without it", maxRowBytes>>20),
				fmt.Sprintf("%d MB を超えるセルがあります。そのセルを除いて保存し直してください", maxRowBytes>>20)).at(s.name, 0)
		case err == io.EOF:
			return nil
		case err != nil:
			return s.badWorkbook(err)
		}
	}
}

// A workbook is one under way.
type workbook struct {
	s         *source
	g         *grouper
	book      *excelize.File
	since1904 bool // days count from 1904 and not from 1900
	left      int  // cells that may still be read
	bytes     int  // of their texts
}

// read reads a sheet. A damaged one is left out with a warning.
func (w *workbook) read(name string, many bool) error {
	title := w.s.baseName()
	if many {
		title += "　" + name
		w.s.report.sheet = name
		defer func() { w.s.report.sheet = "" }()
	}
	last := tableRow{}
	rows, err := w.book.Rows(name)
	if err != nil {
		w.bad(last, err)
		return nil
	}
	defer func() { _ = rows.Close() }()
	t := newTable(w.s, w.g, cleanLine(title))
	t.day = w.day
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			w.bad(last, err)
			break
		}
		w.left -= len(cells)
		for _, cell := range cells {
			w.bytes -= len(cell)
		}
		if w.left < 0 || w.bytes < 0 || n > maxRows {
			w.s.report.warn(newProblem(ErrTooLarge,
				fmt.Sprintf("with the row after this one there are more than %d rows, %d cells or %d MB of text; what came before was kept", maxRows, maxCells, maxPartBytes>>20),
				fmt.Sprintf("次の行で %d 行、セル %d 個、%d MB のどれかを超えます。ここまでは読み込みました", maxRows, maxCells, maxPartBytes>>20)).at(w.s.name, last.number).showing(last.seen()))
			break
		}
		last = tableRow{cells, n}
		if err := t.row(cells, n); err != nil {
			return err
		}
	}
	if err := rows.Error(); err != nil {
		w.bad(last, err)
	}
	return t.end()
}

// bad notes a sheet that cannot be read behind a row.
func (w *workbook) bad(last tableRow, err error) {
	w.s.skip(OmitMalformed, newProblem(ErrMalformed,
		fmt.Sprintf("nothing after this can be read (%v); everything else was kept", err),
		"この先を読めません。ほかはすべて読み込みました").at(w.s.name, last.number).showing(last.seen()))
}

// day returns the day a date cell holds, which is a number of days.
func (w *workbook) day(cell string) string {
	var days float64
	if n, err := fmt.Sscanf(cell, "%g", &days); n != 1 || err != nil || days < 1 || days > 100_000 || strings.ContainsAny(cell, "年月日-/") || length(cell) == 8 && !strings.Contains(cell, ".") {
		return cell
	}
	at, err := excelize.ExcelDateToTime(days, w.since1904)
	if err != nil {
		return cell
	}
	return at.Format("2006-01-02")
}

// badWorkbook is the refusal of a workbook that cannot be opened.
func (s *source) badWorkbook(err error) error {
	if errors.Is(err, excelize.ErrWorkbookFileFormat) || errors.Is(err, excelize.ErrWorkbookPassword) {
		return newProblem(ErrMalformed,
			"the workbook is locked with a password; save it without one",
			"ブックにパスワードが掛かっています。パスワードなしで保存し直してください").at(s.name, 0)
	}
	return newProblem(ErrMalformed,
		fmt.Sprintf("the workbook cannot be read (%v); save it again in Excel, or as CSV", err),
		"ブックとして読めません。Excel で保存し直すか、CSV として保存してください").at(s.name, 0)
}
