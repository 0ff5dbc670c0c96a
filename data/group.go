package data

import (
	"cmp"
	"container/list"
	"fmt"
	"slices"
)

const (
	// maxPendingRows bounds the rows that wait for others of their meeting, which
	// need not stand together in a file: the answers of 10,000 people to ten questions.
	maxPendingRows = 100_000
	// maxPendingBytes bounds their texts.
	maxPendingBytes = 16 << 20
)

// A grouper gathers rows into meetings. Meetings wait until the file ends or
// there are too many rows; then the one that was added to the longest ago goes
// out. Rows that come for it afterwards make a meeting of their own, ID~2, so
// that nothing is lost and memory stays flat.
type grouper struct {
	s     *source
	open  map[string]*list.Element // by key; values are *group
	order *list.List               // the longest untouched first
	rows  int
	bytes int // of the texts of the rows
	begun int
	parts map[string]int // by key: parts that have gone out
}

type group struct {
	*builder
	key    string
	number int // by first appearance
	bytes  int // of its texts
}

func newGrouper(s *source) *grouper {
	return &grouper{s: s, open: map[string]*list.Element{}, order: list.New(), parts: map[string]int{}}
}

// any reports whether something good was read.
func (g *grouper) any() bool { return g.begun > 0 || g.s.report.Meetings > 0 }

// put adds a row to its meeting, or hands on a record that is a meeting.
func (g *grouper) put(rec *record, line int) error {
	if rec.DietSpeeches != nil || rec.DietMeetings != nil {
		return g.putDiet(rec.DietSpeeches, rec.DietMeetings, line)
	}
	if rec.Remarks != nil {
		return g.s.emit(g.s.meeting(rec, line))
	}
	e := g.open[rec.MeetingID]
	switch {
	case rec.MeetingID == "":
		// However each row writes its day. What is no day is none, as it is in the id of
		// the meeting: rows of one id apart would replace each other.
		day := g.s.day(rec, rec.Date, line)
		key := "\x00" + cmp.Or(rec.Meeting, rec.Title) + "\x00" + day.String()
		if e = g.open[key]; e == nil {
			e = g.begin(key, day, rec, line)
		}
	case e == nil:
		e = g.begin(rec.MeetingID, g.s.day(rec, rec.Date, line), rec, line)
	}
	g.order.MoveToBack(e)
	b := e.Value.(*group)
	before := len(b.Remarks)
	g.s.add(b.builder, rec, line)
	if len(b.Remarks) > before {
		g.rows++
		g.bytes += len(rec.Text)
		b.bytes += len(rec.Text)
	}
	if g.rows > maxPendingRows || g.bytes > maxPendingBytes {
		return g.release(g.order.Front())
	}
	return nil
}

// begin opens the meeting of a row.
func (g *grouper) begin(key string, day Date, rec *record, line int) *list.Element {
	title := cleanLine(cmp.Or(rec.Meeting, rec.Title, g.s.baseName()))
	m := &Meeting{Title: title, Date: day, URL: cleanLine(rec.URL)}
	if m.ID = cleanLine(rec.MeetingID); m.ID == "" {
		m.ID = identify(m.Date, title)
	}
	if part := g.parts[key] + 1; part > 1 {
		id := fmt.Sprintf("%s~%d", m.ID, part)
		g.s.report.warn(newProblem(nil,
			fmt.Sprintf("the rows of meeting %q are more, or farther apart, than the %d rows or %d MB that fit into one; from here on they became meeting %q. Where they are apart, sort the file by meeting", m.ID, maxPendingRows, maxPendingBytes>>20, id),
			fmt.Sprintf("会議「%s」の行が多すぎるか離れすぎているため（一度に扱えるのは %d 行、%d MB まで）、ここからは別の会議「%s」としました。離れているときは、会議ごとに並べ替えてください", m.ID, maxPendingRows, maxPendingBytes>>20, id)).at(g.s.name, line).showing(rec.Text))
		m.ID = id
	}
	g.begun++
	e := g.order.PushBack(&group{builder: newBuilder(m), key: key, number: g.begun})
	g.open[key] = e
	return e
}

// release sends a meeting out.
func (g *grouper) release(e *list.Element) error {
	b := g.order.Remove(e).(*group)
	delete(g.open, b.key)
	g.parts[b.key]++
	g.rows -= len(b.Remarks)
	g.bytes -= b.bytes
	if len(b.Remarks) == 0 {
		return nil
	}
	return g.s.emit(b.Meeting)
}

// flush sends out all that wait, in the order they first appeared.
func (g *grouper) flush() error {
	var rest []*list.Element
	for e := g.order.Front(); e != nil; e = e.Next() {
		rest = append(rest, e)
	}
	slices.SortFunc(rest, func(a, b *list.Element) int {
		return cmp.Compare(a.Value.(*group).number, b.Value.(*group).number)
	})
	for _, e := range rest {
		if err := g.release(e); err != nil {
			return err
		}
	}
	return nil
}
