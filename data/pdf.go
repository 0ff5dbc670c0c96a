package data

import (
	"bufio"
	"bytes"
	"io"
	"strings"
)

// readPDF reads a PDF by the text that Options.PDF makes of it.
func (s *source) readPDF(in *bufio.Reader) error {
	s.report.Format = FormatPDF
	b, err := io.ReadAll(io.LimitReader(in, maxContainerBytes+1))
	if err != nil {
		return s.readFault(err, false)
	}
	if len(b) > maxContainerBytes {
		return s.tooLarge(maxContainerBytes)
	}
	text, err := s.opts.PDF(b)
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return newProblem(ErrNoRemarks,
			"the PDF holds no text; it is likely made of scanned pictures, which need character recognition first",
			"PDF に文字が入っていません。紙を写した画像のようです。先に文字認識（OCR）をしてください").at(s.name, 0)
	}
	page, err := s.readPage(bytes.NewReader(withoutRunningHeads(text)))
	if err != nil {
		return err
	}
	s.doubtTables(page)
	if err := s.meetingOf(readLines(page)); err != nil {
		return err
	}
	if s.report.Meetings == 0 {
		return s.nothing()
	}
	return nil
}

// doubtTables warns of a table with several columns of what people said. The text
// of a PDF has no cells: what stands side by side may run into each other.
func (s *source) doubtTables(text string) {
	number := 0
	for line := range strings.Lines(text) {
		number++
		headings := strings.Fields(line)
		if length(line) > 4*maxHeading || len(headings) < 2 {
			continue
		}
		texts := 0
		for _, h := range headings {
			c := columnOf(h)
			if c == "" {
				texts = 0
				break
			}
			if c.texts() {
				texts++
			}
		}
		if texts > 1 {
			s.report.warn(newProblem(nil,
				"a table begins here, whose columns may run into each other, since a PDF has no cells; import the Excel or Word file it was made from if there is one",
				"ここから表があります。PDF には欄の区切りがないため、隣の欄と文が混ざることがあります。元の Excel や Word があれば、それを取り込んでください").at(s.name, number).showing(line))
			return
		}
	}
}
