package bleve

import (
	"cmp"
	"slices"
	"strconv"

	"kizuna/data"
	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// counter counts hits by field over the tables of remarks, one number a remark
// and field, and puts segments together by the strings themselves.
type counter struct {
	kind, section, speaker map[string]int
	year, fiscalYear       map[int]int
	meeting                map[string]meetingCount
	meetings               int
}

type meetingCount struct {
	title string
	count int
}

func newCounter() *counter {
	return &counter{
		kind: map[string]int{}, section: map[string]int{}, speaker: map[string]int{},
		year: map[int]int{}, fiscalYear: map[int]int{},
		meeting: map[string]meetingCount{},
	}
}

// add counts the hits of a segment. A person is counted by name and by office;
// where both are one word, once. With fields off it counts meetings alone.
func (c *counter) add(s *live, docs *roaring.Bitmap, fields bool) {
	t := &s.tables
	s.eachMeeting(docs, func(m uint32, hits int) {
		c.meetings++
		if !fields {
			return
		}
		c.meeting[t.strings.at(t.meetings.at(m, meetingID))] = meetingCount{t.strings.at(t.meetings.at(m, meetingTitle)), hits}
		if day := dateOf(t.meetings.at(m, meetingDate)); !day.IsZero() {
			c.year[day.Year] += hits
			c.fiscalYear[day.FiscalYear()] += hits
		}
	})
	if !fields {
		return
	}
	kinds := make(map[uint32]int)
	people, headings := newNumberCounts(t.strings.count()), newNumberCounts(t.headings.rows())
	each(docs, func(doc uint32) {
		kinds[t.remarks.at(doc, remarkKind)]++
		headings.add(t.remarks.at(doc, remarkHeading))
		speaker, role := t.remarks.at(doc, remarkSpeaker), t.remarks.at(doc, remarkRole)
		people.add(speaker)
		if role != speaker {
			people.add(role)
		}
	})
	for n, count := range kinds {
		c.kind[t.strings.at(n)] += count
	}
	headings.release(func(h uint32, count int) {
		if section := t.headings.at(h, headingText); section != 0 {
			c.section[t.strings.at(section)] += count
		}
	})
	people.release(func(n uint32, count int) {
		if n > 0 {
			c.speaker[t.strings.at(n)] += count
		}
	})
}

// eachMeeting calls visit with every meeting, by row, that some documents are of,
// and how many: a meeting's remarks are neighbours.
func (s *segment) eachMeeting(docs *roaring.Bitmap, visit func(m uint32, docs int)) {
	m, next, n := uint32(0), uint32(0), 0
	each(docs, func(doc uint32) {
		if doc >= next {
			if n > 0 {
				visit(m, n)
			}
			m, n = s.tables.meetingOf(doc, m), 0
			next = s.tables.meetings.at(m, meetingFirstRemark) + s.tables.meetings.at(m, meetingRemarks)
		}
		n++
	})
	if n > 0 {
		visit(m, n)
	}
}

// facets returns the most frequent values of each field, at most n; years are
// then put newest first.
func (c *counter) facets(n int) index.Facets {
	same := func(v string) string { return v }
	f := index.Facets{
		Kind:       top(c.kind, n, func(v string) string { return data.Kind(v).Japanese() }),
		Year:       topYears(c.year, n, "年"),
		FiscalYear: topYears(c.fiscalYear, n, "年度"),
		Section:    top(c.section, n, same),
		Speaker:    top(c.speaker, n, same),
	}
	counts := make(map[string]int, len(c.meeting))
	for id, m := range c.meeting {
		counts[id] = m.count
	}
	f.Meeting = top(counts, n, func(id string) string { return c.meeting[id].title })
	return f
}

// topYears is top for years, which are then put newest first.
func topYears(counts map[int]int, n int, unit string) []index.Facet {
	values := make(map[string]int, len(counts))
	for y, count := range counts {
		values[strconv.Itoa(y)] = count
	}
	years := top(values, n, func(v string) string { return v + unit })
	slices.SortFunc(years, func(a, b index.Facet) int { return cmp.Compare(b.Value, a.Value) })
	return years
}

func top(counts map[string]int, n int, label func(string) string) []index.Facet {
	all := make([]index.Facet, 0, len(counts))
	for v, count := range counts {
		all = append(all, index.Facet{Value: v, Count: count})
	}
	slices.SortFunc(all, func(a, b index.Facet) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	all = all[:min(n, len(all))]
	for i := range all {
		all[i].Label = label(all[i].Value)
	}
	return all
}
