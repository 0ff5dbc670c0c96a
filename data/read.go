package data

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// MaxPageBytes bounds the formats that must be read whole: text and HTML. The
// longest council minutes take 5 MB.
const MaxPageBytes = 16 << 20

// headBytes is how much of a source is looked at to find its format: past the
// scripts that pages begin with.
const headBytes = 64 << 10

// Read reads the meetings of one source and yields each. name is the file or
// address it comes from; it names the source in messages and tells nothing
// about its format, which the content decides. Rows are read as a stream: at no
// time are more than maxPendingRows of them, or maxPendingBytes, in memory.
//
// What cannot be read is left out with a warning in the report, and everything
// good is kept. Read fails with a *Problem when nothing is left (ErrEmpty,
// ErrBinary, ErrNoRemarks, ErrTooLarge, ErrMalformed), with the error of r or of
// yield, or with that of ctx as soon as it is done. The report is valid in any case.
func Read(ctx context.Context, name string, r io.Reader, opts Options, yield func(*Meeting) error) (Report, error) {
	s := &source{ctx: ctx, name: name, opts: opts, yield: yield, kinds: map[string]Kind{}, report: Report{
		Source: name, Remarks: map[Kind]int{}, LeftOut: map[Omission]int{}, Warnings: []Problem{},
	}}
	err := s.read(untilDone{ctx, r})
	return s.report, err
}

// ReadAll is Read into memory, for sources known to be small.
func ReadAll(ctx context.Context, name string, r io.Reader, opts Options) ([]*Meeting, Report, error) {
	var all []*Meeting
	report, err := Read(ctx, name, r, opts, func(m *Meeting) error {
		all = append(all, m)
		return nil
	})
	return all, report, err
}

// A source is one reading under way, until its context is done.
type source struct {
	ctx    context.Context
	name   string
	opts   Options
	report Report
	yield  func(*Meeting) error
	raw    *rawReader

	kinds    map[string]Kind // by words that are none, each told once
	unheaded bool            // it is read as text, and looks like a table without headings
}

// untilDone is a reader that fails when its context is done.
type untilDone struct {
	ctx context.Context
	r   io.Reader
}

func (r untilDone) Read(b []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(b)
}

func (s *source) read(r io.Reader) error {
	in, head, err := s.unpack(r)
	if err != nil {
		return err
	}
	if contained(head) && (s.opts.Format == "" || s.opts.Format == FormatXLSX || s.opts.Format == FormatDOCX) {
		if err := s.readContainer(in, head); err != nil {
			return err
		}
		if s.report.Meetings == 0 {
			return s.nothing()
		}
		return nil
	}
	if s.opts.PDF != nil && bytes.HasPrefix(head, []byte("%PDF")) {
		return s.readPDF(in)
	}
	if fault := binaryFault(head); fault != nil {
		return fault.at(s.name, 0)
	}
	f, err := s.format(head)
	if err != nil {
		return err
	}
	s.report.Format = f.name
	if f.packs {
		return newProblem(ErrMalformed,
			fmt.Sprintf("it is no %s file", f.name),
			fmt.Sprintf("%s のファイルではありません", f.name)).at(s.name, 0)
	}
	if err := f.read(s, in); err != nil {
		return err
	}
	if s.report.Meetings == 0 {
		return s.nothing()
	}
	return nil
}

// format returns the format that was asked for, or that the head shows.
func (s *source) format(head []byte) (*format, error) {
	text, _ := findEncoding(head).decode(head)
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // as macLineEnds does
	}
	text = strings.TrimSpace(text)
	if text == "" && len(head) < headBytes {
		return nil, newProblem(ErrEmpty, "the file is empty; nothing was read", "ファイルが空です。何も読み込みませんでした").at(s.name, 0)
	}
	for i := range formats {
		f := &formats[i]
		// Whoever names columns has a table, whatever its headings say.
		named := f.name == FormatCSV && len(s.opts.Columns) > 0
		if s.opts.Format == f.name || s.opts.Format == "" && (named || f.sniff(text)) {
			s.unheaded = f.name == FormatText && looksLikeRows(text)
			return f, nil
		}
	}
	return nil, newProblem(ErrFormat,
		fmt.Sprintf("there is no format %q; use one of %v", s.opts.Format, Formats()),
		fmt.Sprintf("形式「%s」はありません。%v のどれかを指定してください", s.opts.Format, Formats()))
}

// nothing is the error of a source that was read and held no remark.
func (s *source) nothing() error {
	if n := s.report.LeftOut[OmitMalformed]; n > 0 {
		first := s.report.Warnings[0]
		return newProblem(ErrMalformed,
			fmt.Sprintf("nothing in it can be read (%d bad pieces); the first: %s", n, first.english),
			fmt.Sprintf("読めるものがありません（%d 件が不正）。最初の理由：%s", n, first.japanese)).at(s.name, first.Line)
	}
	if s.report.Format == FormatCSV || s.report.Format == FormatXLSX {
		return s.noColumn()
	}
	if s.report.Format == FormatJSON || s.report.Format == FormatJSONL {
		return newProblem(ErrNoRemarks,
			`no remarks were found; each row needs its "text", or each meeting its "remarks"`,
			"発言が見つかりません。行ごとに \"text\" が、会議なら \"remarks\" が必要です").at(s.name, 0)
	}
	if s.unheaded {
		return newProblem(ErrNoRemarks,
			"no remarks were found; it looks like a table without headings: say which column holds what, like --map 発言=F,日付=B",
			"発言が見つかりません。見出しのない表のようです。--map 発言=F,日付=B のように、どの列が何かを指定してください").at(s.name, 0)
	}
	return newProblem(ErrNoRemarks,
		"no remarks were found; what people said must be marked by bullets (• ・ ○), by 「quotes」, or by the name of the speaker before it",
		"発言が見つかりません。発言には、行頭の記号（・ • ○）、「かぎかっこ」、発言者名のどれかが必要です").at(s.name, 0)
}

// readPage reads a whole text of at most MaxPageBytes, finding its encoding.
func (s *source) readPage(in io.Reader) (string, error) {
	b, err := io.ReadAll(io.LimitReader(in, MaxPageBytes+1))
	if err != nil {
		if err = s.readFault(err, len(b) > 0); err != nil {
			return "", err
		}
	}
	if len(b) > MaxPageBytes {
		return "", newProblem(ErrTooLarge,
			fmt.Sprintf("the page is larger than %d MB; split it, or convert it to JSON Lines, which have no limit", MaxPageBytes>>20),
			fmt.Sprintf("ページが %d MB を超えています。分割するか、大きさに制限のない JSON Lines に変換してください", MaxPageBytes>>20)).at(s.name, 0)
	}
	found := findEncoding(b)
	s.report.Encoding = found.name
	text, err := found.decode(b)
	if err != nil {
		return "", fmt.Errorf("decode %s as %s: %w", s.name, found.name, err)
	}
	return s.repair(text)
}

// emit finishes a meeting, counts it and hands it on.
func (s *source) emit(m *Meeting) error {
	if s.opts.URL != "" {
		m.URL = s.opts.URL
	}
	if m.URL == "" {
		m.URL = s.opts.From
	}
	if m.Source == "" {
		m.Source = s.name
	}
	if !s.bound(m) {
		return nil
	}
	if err := Validate(m); err != nil {
		var p *Problem
		if !errors.As(err, &p) {
			return err
		}
		s.skip(OmitMalformed, p)
		return nil
	}
	s.report.Meetings++
	for _, r := range m.Remarks {
		s.report.Remarks[r.Kind]++
	}
	return s.yield(m)
}

// skip leaves a piece out with a warning.
func (s *source) skip(why Omission, p *Problem) {
	s.report.LeftOut[why]++
	s.report.warn(p)
}

// baseName is the source's name without its folders and ending.
func (s *source) baseName() string {
	base := path.Base(strings.ReplaceAll(s.name, `\`, "/"))
	for strings.Contains(base[1:], ".") {
		base = base[:strings.LastIndexByte(base, '.')]
	}
	return base
}
