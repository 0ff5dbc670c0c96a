package bleve

import (
	"bytes"
	"cmp"
	"container/heap"
	"slices"

	"kizuna/index"
)

// ranked is a hit before it is shown.
type ranked struct {
	segment *live
	doc     uint32
	meeting uint32 // its row
	score   float64
	factor  float64 // what the sum of the score was multiplied by
	tier    index.Tier
}

// before orders hits of one tier. Every order is total: what is equal in score
// and date goes by the meeting's id, then by place in the meeting.
func before(sort index.Sort) func(a, b ranked) int {
	score := func(a, b ranked) int { return cmp.Compare(b.score, a.score) }
	newest := func(a, b ranked) int { return cmp.Compare(b.day(), a.day()) }
	// An unknown day, 0, wraps around and comes last here too.
	oldest := func(a, b ranked) int { return cmp.Compare(a.day()-1, b.day()-1) }
	id := func(a, b ranked) int {
		if a.place() == b.place() {
			return 0
		}
		return bytes.Compare(a.meetingID(), b.meetingID())
	}
	place := func(a, b ranked) int { return cmp.Compare(a.doc, b.doc) }
	keys := []func(a, b ranked) int{score, newest, id, place}
	switch sort {
	case index.SortNewest:
		keys = []func(a, b ranked) int{newest, score, id, place}
	case index.SortOldest:
		keys = []func(a, b ranked) int{oldest, score, id, place}
	}
	return func(a, b ranked) int {
		for _, key := range keys {
			if c := key(a, b); c != 0 {
				return c
			}
		}
		return 0
	}
}

// day returns the day of the hit's meeting, as dayNumber; 0 if unknown.
func (r ranked) day() uint32 { return r.segment.tables.meetings.at(r.meeting, meetingDate) }

// meetingID returns the id of the hit's meeting, in place.
func (r ranked) meetingID() []byte {
	return r.segment.tables.strings.bytes(r.segment.tables.meetings.at(r.meeting, meetingID))
}

// best keeps the first n of many hits, or groups of them.
type best[T any] struct {
	n       int
	compare func(a, b T) int
	after   *T  // only what comes after it counts; nil for all
	kept    []T // a heap with the last of the best on top
}

func (t *best[T]) Len() int           { return len(t.kept) }
func (t *best[T]) Less(i, j int) bool { return t.compare(t.kept[i], t.kept[j]) > 0 }
func (t *best[T]) Swap(i, j int)      { t.kept[i], t.kept[j] = t.kept[j], t.kept[i] }
func (t *best[T]) Push(any)           { panic("never pushed: what is added is put in its place") }
func (t *best[T]) Pop() any           { panic("never popped: the last is replaced in place") }

// full reports whether what is added from now on replaces the last.
func (t *best[T]) full() bool { return t.n > 0 && len(t.kept) == t.n }

// last returns the last of those kept, of which there are some.
func (t *best[T]) last() *T { return &t.kept[0] }

func (t *best[T]) add(r T) {
	switch {
	case t.after != nil && t.compare(r, *t.after) <= 0:
	case len(t.kept) < t.n:
		t.kept = append(t.kept, r)
		heap.Fix(t, len(t.kept)-1)
	case t.n > 0 && t.compare(r, t.kept[0]) < 0:
		t.kept[0] = r
		heap.Fix(t, 0)
	}
}

// sorted returns what was kept, in order.
func (t *best[T]) sorted() []T {
	slices.SortFunc(t.kept, t.compare)
	return t.kept
}
