package data

import (
	"bufio"
	"bytes"
	"io"
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
	if err := s.meetingOf(readLines(page)); err != nil {
		return err
	}
	if s.report.Meetings == 0 {
		return s.nothing()
	}
	return nil
}
