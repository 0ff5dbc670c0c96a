package data

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	// maxSheetMemory bounds what is held of a sheet; larger ones are unpacked to
	// a temporary file and read as a stream.
	maxSheetMemory = 16 << 20
	// maxCells bounds the cells of a workbook, blank ones before a cell included:
	// a million rows of 48 columns. A file can claim 16,384 columns in a few bytes.
	maxCells = 50_000_000
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
	sheets := &workbook{s: s, g: newGrouper(s), book: book, since1904: props.Date1904 != nil && *props.Date1904, left: maxCells}
	names := book.GetSheetList()
	for _, name := range names {
		if visible, err := book.GetSheetVisible(name); err == nil && !visible {
			continue
		}
		if err := sheets.read(name, len(names) > 1); err != nil {
			return err
		}
	}
	return sheets.g.flush()
}

// A workbook is one under way.
type workbook struct {
	s         *source
	g         *grouper
	book      *excelize.File
	since1904 bool // days count from 1904 and not from 1900
	left      int  // cells that may still be read
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
		if w.left -= len(cells); w.left < 0 {
			w.s.report.warn(newProblem(ErrTooLarge,
				fmt.Sprintf("with the row after this one it has more than %d cells; what came before was kept", maxCells),
				fmt.Sprintf("次の行からセルの数が %d を超えます。ここまでは読み込みました", maxCells)).at(w.s.name, last.number).showing(last.seen()))
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
