package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"kizuna/data"
	"kizuna/server/wire"
)

// importReport is what became of an import, as --format json writes it.
type importReport struct {
	Index    string `json:"index"`    // the index directory
	Meetings int    `json:"meetings"` // put in, each counted once
	Remarks  int    `json:"remarks"`  // of these meetings, as they were put in last
	Failed   int    `json:"failed"`   // sources with an error
	Warnings int    `json:"warnings"` // of all sources
	// Unchanged is the number of meetings, of those put in, that were there already,
	// the same; NotFetched that of web pages which had not changed.
	Unchanged  int             `json:"unchanged"`
	NotFetched int             `json:"not_fetched"`
	DryRun     bool            `json:"dry_run"` // nothing was written
	Sources    []*sourceReport `json:"sources"`
}

// sourceReport is what became of one source.
type sourceReport struct {
	*wire.ImportedSource
	Skipped    bool `json:"skipped"`     // a page of a site that holds no remarks
	NotFetched bool `json:"not_fetched"` // a page on the web that had not changed

	// Content is what a dry run would have put in.
	Content []*data.Meeting `json:"content,omitempty"`
	// ContentLeftOut is the number of meetings beyond what a dry run shows.
	ContentLeftOut int `json:"content_left_out,omitempty"`

	content []*data.Meeting
	doubts  []message // found by the import, not by the reader
	cause   error
}

// newSourceReport begins the report of a source.
func newSourceReport(name string) *sourceReport {
	return &sourceReport{ImportedSource: wire.NewImportedSource(name)}
}

// unchanged counts the meetings of a source that were there already, the same.
func (r *sourceReport) unchanged() (n int) {
	for _, m := range r.Meetings {
		if m.Unchanged {
			n++
		}
	}
	return n
}

// fail notes the first error of a source.
func (r *sourceReport) fail(err error) {
	if r.cause == nil {
		r.cause = err
		r.Error = &wire.Sentence{English: describe(err, english), Japanese: describe(err, japanese)}
	}
}

// failed notes a source that could not even be opened.
func (im *importer) failed(name string, err error) {
	one := newSourceReport(name)
	one.fail(err)
	im.done(one)
}

// done takes a source into the report and, for people, tells about it.
func (im *importer) done(one *sourceReport) {
	if one.Warnings == nil {
		one.Warnings = []data.Problem{}
	}
	im.report.Sources = append(im.report.Sources, one)
	im.report.Warnings += len(one.Warnings) + one.MoreWarnings
	im.progress.pause()
	if len(one.Meetings) > 0 && im.opts.format == formatText {
		fmt.Fprintln(im.streams.out, sourceLine(one, im.streams.lang))
	}
	im.showContent(one)
	if one.NotFetched {
		im.report.NotFetched++
		im.streams.say(message{"%s: not changed", "%s：変わっていません"}, oneLine(one.Source))
	}
	if one.Skipped {
		im.streams.say(message{"%s: no remarks in it", "%s：発言はありません"}, oneLine(one.Source))
	}
	for _, w := range one.Warnings {
		im.streams.say(message{"  warning: %s", "  注意：%s"}, oneLine(describe(&w, im.streams.lang)))
		if w.Text != "" {
			im.streams.say(message{"    in: %s", "    その行：%s"}, oneLine(w.Text))
		}
	}
	if one.MoreWarnings > 0 {
		im.streams.say(message{"  more warnings: %d", "  ほかに注意が%d件あります"}, one.MoreWarnings)
	}
	if one.cause != nil {
		im.report.Failed++
		im.streams.say(message{"  not imported: %s", "  取り込めませんでした：%s"}, oneLine(describe(one.cause, im.streams.lang)))
	}
}

// say tells news in the midst of the progress bar.
func (im *importer) say(m message, args ...any) {
	im.progress.pause()
	im.streams.say(m, args...)
}

// sourceLine tells in one line what was found in a source:
//
//	page.txt: text, UTF-8; C124643 “絆”ミーティング 2025-09-12（令和7年9月12日）; Remark 12, Comment 2; left out: navigation 9
func sourceLine(one *sourceReport, l language) string {
	how := []string{string(one.Format)}
	if one.Packing != "" {
		how = append(how, one.Packing)
	}
	if one.Encoding != "" {
		how = append(how, one.Encoding)
	}
	what := message{"meetings: %d", "会議%d件"}.in(l, len(one.Meetings))
	if len(one.Meetings) == 1 {
		m := one.Meetings[0]
		what = strings.Join(strings.Fields(m.ID+" "+m.Title+" "+bothCalendars(m.Date)), " ")
	}
	parts := []string{strings.Join(how, ", "), what}
	var kinds []string
	for _, k := range data.Kinds() {
		if n := one.Report.Remarks[k]; n > 0 {
			kinds = append(kinds, fmt.Sprintf("%s %d", kindLabel(k, l), n))
		}
	}
	parts = append(parts, strings.Join(kinds, ", "))
	if same := one.unchanged(); same > 0 && len(one.Meetings) == 1 {
		parts = append(parts, message{"unchanged", "変更なし"}.in(l))
	} else if same > 0 {
		parts = append(parts, message{"unchanged: %d", "変更なし: %d件"}.in(l, same))
	}
	var left []string
	for _, o := range slices.Sorted(maps.Keys(one.LeftOut)) {
		left = append(left, fmt.Sprintf("%s %d", omissionLabel(o, l), one.LeftOut[o]))
	}
	if len(left) > 0 {
		parts = append(parts, message{"left out: %s", "除いたもの: %s"}.in(l, strings.Join(left, ", ")))
	}
	return oneLine(one.Source + ": " + strings.Join(parts, "; "))
}

// showContent shows what a dry run would have put in.
func (im *importer) showContent(one *sourceReport) {
	if im.opts.format == formatJSON {
		one.Content = one.content
		return
	}
	for _, m := range one.content {
		// What cannot be written to standard output is told at the end.
		_ = writeMeeting(im.streams, m)
		fmt.Fprintln(im.streams.out)
	}
	one.content = nil
	if one.ContentLeftOut > 0 {
		im.streams.say(message{"  %d more meetings were read, and are not shown: a dry run shows %d MB", "  ほかに会議%d件を読み取りましたが、示していません。--dry-run が示すのは %d MB までです"}, one.ContentLeftOut, maxHeld>>20)
	}
}

// doubts is the number of warnings and errors.
func (im *importer) doubts() int { return im.report.Warnings + im.report.Failed }

// refuse ends a strict import in which something was doubtful.
func (im *importer) refuse() error {
	im.report.Index = im.opts.dir
	if im.opts.format == formatJSON {
		if err := wire.WriteJSON(im.streams.data(), im.report); err != nil {
			return err
		}
	}
	return newFault(exitFailure, message{
		"nothing was imported: there were warnings or errors (%d, named above), and --strict allows none",
		"注意やエラーが %d 件あるため（上のとおり）、--strict の指定により何も取り込みませんでした"}, im.doubts())
}

// summary writes the end of the report, and returns how the import ended.
func (im *importer) summary() error {
	im.report.Index, im.report.Meetings = im.opts.dir, len(im.seen)
	for _, put := range im.seen {
		im.report.Remarks += put.remarks
		if put.same {
			im.report.Unchanged++
		}
	}
	im.report.DryRun = im.opts.dryRun
	s, r := im.streams, im.report
	read := 0 // sources with meetings
	for _, one := range r.Sources {
		if len(one.Meetings) > 0 {
			read++
		}
	}
	switch {
	case im.opts.format == formatJSON:
		if err := wire.WriteJSON(s.data(), r); err != nil {
			return err
		}
	case r.Meetings == 0 && r.NotFetched > 0:
		s.print(message{"Nothing has changed (pages: %d)", "変わったものはありません（%dページ）"}, r.NotFetched)
	case r.Meetings == 0:
	case r.DryRun:
		s.print(message{"Understood meetings: %d, remarks: %d, sources: %d; nothing was written (--dry-run)", "会議%d件・発言%d件を、%d個のファイルから読み取りました。書き込みはしていません（--dry-run）"},
			r.Meetings, r.Remarks, read)
	default:
		same := ""
		if r.Unchanged > 0 {
			same = message{"unchanged: %d; ", "うち%d件は変更なし。"}.in(s.lang, r.Unchanged)
		}
		s.print(message{"Imported meetings: %d, remarks: %d, sources: %d (%sindex: %s)", "会議%d件・発言%d件を、%d個のファイルから取り込みました（%s索引：%s）"},
			r.Meetings, r.Remarks, read, same, r.Index)
	}
	switch {
	case r.Failed == 0:
		return nil
	case r.Meetings == 0 && r.NotFetched == 0:
		return newFault(exitFailure, message{"nothing was imported; the reasons stand above", "何も取り込めませんでした。理由は上のとおりです"})
	case r.DryRun:
		return newFault(exitPartial, message{"sources with errors, named above: %d of %d; everything else can be read", "%[2]d個中%[1]d個に上のとおり問題がありました。ほかはすべて読み取れました"},
			r.Failed, len(r.Sources))
	}
	return newFault(exitPartial, message{"sources with errors, named above: %d of %d; everything else is imported", "%[2]d個中%[1]d個に上のとおり問題がありました。ほかはすべて取り込みました"},
		r.Failed, len(r.Sources))
}
