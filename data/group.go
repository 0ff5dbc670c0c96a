package data

import (
	"cmp"
	"container/list"
	"fmt"
	"slices"
)

// maxPendingRows bounds the rows that wait for others of their meeting, which
// need not stand together in a file. Rows of remarks average under a kilobyte,
// so this is some 20 MB.
const maxPendingRows = 20_000

// A grouper gathers rows into meetings. Meetings wait until the file ends or
// there are too many rows; then the one that was added to the longest ago goes
// out. Rows that come for it afterwards make a meeting of their own, ID~2, so
// that nothing is lost and memory stays flat.
type grouper struct {
	s     *source
	open  map[string]*list.Element // by key; values are *group
	order *list.List               // the longest untouched first
	rows  int
	begun int
	parts map[string]int // by key: parts that have gone out
}

type group struct {
	*builder
	key    string
	number int // by first appearance
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
	key := rec.MeetingID
	if key == "" {
		key = "\x00" + cmp.Or(rec.Meeting, rec.Title) + "\x00" + oneNotation(rec.Date)
	}
	e := g.open[key]
	if e == nil {
		e = g.begin(key, rec, line)
	}
	g.order.MoveToBack(e)
	b := e.Value.(*group)
	before := len(b.Remarks)
	g.s.add(b.builder, rec, line)
	g.rows += len(b.Remarks) - before
	if g.rows > maxPendingRows {
		return g.release(g.order.Front())
	}
	return nil
}

// oneNotation writes a day in one way, so that rows of a meeting are found to be
// of one meeting however each writes its day.
func oneNotation(day string) string {
	if d, err := ParseDate(day); err == nil {
		return d.String()
	}
	return day
}

// begin opens the meeting of a row.
func (g *grouper) begin(key string, rec *record, line int) *list.Element {
	title := cleanLine(cmp.Or(rec.Meeting, rec.Title, g.s.baseName()))
	m := &Meeting{Title: title, Date: g.s.day(rec, rec.Date, line), URL: cleanLine(rec.URL)}
	if m.ID = cleanLine(rec.MeetingID); m.ID == "" {
		m.ID = identify(m.Date, title)
	}
	if part := g.parts[key] + 1; part > 1 {
		id := fmt.Sprintf("%s~%d", m.ID, part)
		g.s.report.warn(newProblem(nil,
			fmt.Sprintf("more rows of meeting %q come here, over %d rows after the others; they became meeting %q. Sort the file by meeting to keep them together", m.ID, maxPendingRows, id),
			fmt.Sprintf("会議「%s」の続きが %d 行以上離れているため、別の会議「%s」としました。会議ごとに並べ替えると一つになります", m.ID, maxPendingRows, id)).at(g.s.name, line).showing(rec.Text))
		m.ID = id
	}
	g.begun++
	e := g.order.PushBack(&group{newBuilder(m), key, g.begun})
	g.open[key] = e
	return e
}

// release sends a meeting out.
func (g *grouper) release(e *list.Element) error {
	b := g.order.Remove(e).(*group)
	delete(g.open, b.key)
	g.parts[b.key]++
	g.rows -= len(b.Remarks)
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
