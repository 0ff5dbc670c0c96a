package bleve

import (
	"slices"
	"strings"

	"kizuna/analyzer"
	"kizuna/data"
	"kizuna/index"
	"kizuna/index/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// narrow keeps of docs, in place, what a filter lets through.
func (l *live) narrow(docs *roaring.Bitmap, f index.Filter, sp speakers) error {
	if f.IsZero() {
		return nil
	}
	if err := l.narrowTo(docs, f.Remarks); err != nil {
		return err
	}
	l.narrowToMeetings(docs, f)
	passes := l.passes(f, sp)
	if passes == nil {
		return nil
	}
	kept := roaring.New()
	for it := docs.Iterator(); it.HasNext(); {
		if doc := it.Next(); passes(doc) {
			kept.Add(doc)
		}
	}
	docs.And(kept)
	return nil
}

// narrowTo keeps of docs, in place, the remarks that are named, where some are.
func (l *live) narrowTo(docs *roaring.Bitmap, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	named := roaring.New()
	for _, id := range ids {
		doc, ok, err := l.findRemark(id)
		if err != nil {
			return err
		}
		if ok {
			named.Add(doc)
		}
	}
	docs.And(named)
	return nil
}

// narrowToMeetings keeps of docs, in place, the remarks of the meetings that a filter
// lets through.
func (l *live) narrowToMeetings(docs *roaring.Bitmap, f index.Filter) {
	lets := l.lets(f)
	if lets == nil {
		return
	}
	let := roaring.New()
	for m := range uint32(l.tables.meetings.rows()) {
		if lets(m) {
			first := uint64(l.tables.meetings.at(m, meetingFirstRemark))
			let.AddRange(first, first+uint64(l.tables.meetings.at(m, meetingRemarks)))
		}
	}
	docs.And(let)
}

// lets tests a meeting, by row, by what a filter asks of it; nil if it asks nothing.
func (l *live) lets(f index.Filter) func(m uint32) bool {
	if len(f.Meetings)+len(f.Years)+len(f.FiscalYears) == 0 && f.From.IsZero() && f.To.IsZero() {
		return nil
	}
	period := data.Period{From: f.From, To: f.To}
	ids := map[string]bool{}
	for _, id := range f.Meetings {
		ids[id] = true
	}
	return func(m uint32) bool {
		day := dateOf(l.tables.meetings.at(m, meetingDate))
		return (len(ids) == 0 || ids[l.tables.strings.at(l.tables.meetings.at(m, meetingID))]) &&
			(len(f.Years) == 0 || slices.Contains(f.Years, day.Year) && !day.IsZero()) &&
			(len(f.FiscalYears) == 0 || slices.Contains(f.FiscalYears, day.FiscalYear()) && !day.IsZero()) &&
			period.Contains(day)
	}
}

// passes tests a remark by what a filter asks of it itself; nil if it asks nothing.
func (l *live) passes(f index.Filter, sp speakers) func(doc uint32) bool {
	var tests []func(doc uint32) bool
	if len(f.Kinds) > 0 {
		tests = append(tests, l.byString(remarkKind, func(s string) bool {
			for _, k := range f.Kinds {
				if s == string(k) {
					return true
				}
			}
			return false
		}))
	}
	if len(f.Speakers) > 0 {
		tests = append(tests, l.bySpeaker(f.Speakers, sp))
	}
	if len(f.Sections) > 0 {
		want := map[string]bool{}
		for _, s := range f.Sections {
			want[foldName(s)] = true
		}
		tests = append(tests, l.bySection(func(s string) bool { return want[foldName(s)] }))
	}
	if len(tests) == 0 {
		return nil
	}
	return func(doc uint32) bool {
		for _, t := range tests {
			if !t(doc) {
				return false
			}
		}
		return true
	}
}

// within counts the meetings with a remark that the query's fields and exclusions
// and a filter let through, whatever its texts find.
func (m *matcher) within(f index.Filter) (n int, err error) {
	passes := m.passes(f, m.plan.speakers)
	if passes == nil && len(f.Remarks) == 0 && !limits(m.plan.root) {
		lets := m.lets(f)
		for row := range uint32(m.tables.meetings.rows()) {
			if !m.deadMeetings[row] && m.tables.meetings.at(row, meetingRemarks) > 0 && (lets == nil || lets(row)) {
				n++
			}
		}
		return n, nil
	}
	docs, err := m.evalLimits(m.plan.root)
	if err != nil {
		return 0, err
	}
	if err := m.narrowTo(docs, f.Remarks); err != nil {
		return 0, err
	}
	m.narrowToMeetings(docs, f)
	it := docs.Iterator()
	for it.HasNext() {
		doc := it.Next()
		if passes != nil && !passes(doc) {
			continue
		}
		n++
		mt := m.tables.remarks.at(doc, remarkMeeting)
		it.AdvanceIfNeeded(m.tables.meetings.at(mt, meetingFirstRemark) + m.tables.meetings.at(mt, meetingRemarks))
	}
	return n, nil
}

// limits reports whether a node has fields or exclusions that evalLimits looks at.
func limits(n query.Node) bool {
	switch n := n.(type) {
	case query.And:
		return slices.ContainsFunc(n.Nodes, limits)
	case query.Not, query.Field:
		return true
	}
	return false
}

// field returns the live remarks for which a field of the query holds, looked
// through once a query.
func (m *matcher) field(f query.Field) *roaring.Bitmap {
	if m.fields[f] == nil {
		m.fields[f] = m.lookField(f)
	}
	return m.fields[f].Clone()
}

func (m *matcher) lookField(f query.Field) *roaring.Bitmap {
	var test func(doc uint32) bool
	switch f.Name {
	case query.FieldKind:
		test = m.byString(remarkKind, func(s string) bool { return s == string(f.Kind) })
	case query.FieldSpeaker:
		test = m.bySpeaker([]string{f.Value}, m.plan.speakers)
	case query.FieldSection:
		want := foldName(f.Value)
		test = m.bySection(func(s string) bool { return strings.Contains(foldName(s), want) })
	case query.FieldMeeting:
		want := foldName(f.Value)
		test = m.byMeeting(func(mt uint32) bool {
			return m.tables.strings.at(m.tables.meetings.at(mt, meetingID)) == f.Value ||
				strings.Contains(foldName(m.tables.strings.at(m.tables.meetings.at(mt, meetingTitle))), want)
		})
	case query.FieldDate:
		test = m.byMeeting(func(mt uint32) bool {
			return f.Period.Contains(dateOf(m.tables.meetings.at(mt, meetingDate)))
		})
	default:
		return roaring.New()
	}
	docs := roaring.New()
	for it := m.all().Iterator(); it.HasNext(); {
		if doc := it.Next(); test(doc) {
			docs.Add(doc)
		}
	}
	return docs
}

// byMeeting tests a remark by its meeting, asking once a meeting.
func (s *segment) byMeeting(test func(meeting uint32) bool) func(doc uint32) bool {
	known := make([]verdict, s.tables.meetings.rows())
	return func(doc uint32) bool {
		return once(known, s.tables.remarks.at(doc, remarkMeeting), test)
	}
}

// byString tests a remark by a column of strings, asking once a string.
func (s *segment) byString(column int, test func(string) bool) func(doc uint32) bool {
	known := make([]verdict, s.tables.strings.count())
	return func(doc uint32) bool {
		return once(known, s.tables.remarks.at(doc, column), func(n uint32) bool { return test(s.tables.strings.at(n)) })
	}
}

// bySection tests a remark by its section.
func (s *segment) bySection(test func(string) bool) func(doc uint32) bool {
	known := make([]verdict, s.tables.headings.rows())
	return func(doc uint32) bool {
		return once(known, s.tables.remarks.at(doc, remarkHeading), func(h uint32) bool {
			return test(s.tables.strings.at(s.tables.headings.at(h, headingText)))
		})
	}
}

// bySpeaker tests a remark by who spoke, by name or by office.
func (s *segment) bySpeaker(want []string, sp speakers) func(doc uint32) bool {
	test := func(have string) bool {
		for _, w := range want {
			if sp.match(have, w) {
				return true
			}
		}
		return false
	}
	name, role := s.byString(remarkSpeaker, test), s.byString(remarkRole, test)
	return func(doc uint32) bool { return name(doc) || role(doc) }
}

// verdict is what a test said, if it was asked: a byte a row, since a filter may
// ask for every remark.
type verdict byte

const (
	unasked verdict = iota
	passed
	failed
)

func once(known []verdict, n uint32, test func(uint32) bool) bool {
	if known[n] == unasked {
		known[n] = failed
		if test(n) {
			known[n] = passed
		}
	}
	return known[n] == passed
}

// speakers tells whom a name means. Where somebody in the index is called just
// that, by name or by office, it means them alone, so that a facet's value finds
// what the facet counted; else it may be the beginning or the end of a name:
// 森川 finds 森川市長.
type speakers map[string]bool // folded names that people ask for → somebody is called just that

// speakersOf looks up the names a query and its filter ask for.
func speakersOf(segments []*live, names []string) speakers {
	sp := speakers{}
	for _, n := range names {
		sp[foldName(n)] = false
	}
	if len(sp) == 0 {
		return sp
	}
	for _, l := range segments {
		for _, n := range l.speakerStrings() {
			if f := foldName(l.tables.strings.at(n)); f != "" {
				if _, asked := sp[f]; asked {
					sp[f] = true
				}
			}
		}
	}
	return sp
}

func (sp speakers) match(have, want string) bool {
	h, w := foldName(have), foldName(want)
	if h == w || sp[w] || w == "" {
		return h == w && w != ""
	}
	return strings.HasPrefix(h, w) || strings.HasSuffix(h, w)
}

// foldName folds a name for comparison: as texts are folded, and without any
// space.
func foldName(s string) string {
	return strings.ReplaceAll(string(analyzer.AppendFold(nil, s)), " ", "")
}

// namesAsked returns the speakers a tree names.
func namesAsked(n query.Node) []string {
	switch n := n.(type) {
	case query.And:
		return namesOfAll(n.Nodes)
	case query.Or:
		return namesOfAll(n.Nodes)
	case query.Not:
		return namesAsked(n.Node)
	case query.Field:
		if n.Name == query.FieldSpeaker {
			return []string{n.Value}
		}
	}
	return nil
}

func namesOfAll(nodes []query.Node) (names []string) {
	for _, n := range nodes {
		names = append(names, namesAsked(n)...)
	}
	return names
}
