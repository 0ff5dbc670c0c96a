package bleve

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"
)

// TestScoreColumn holds that what a score knows of a remark is the same before and
// after a segment has its column, and that meetings are found by their remarks.
func TestScoreColumn(t *testing.T) {
	e := openDir(t, t.TempDir())
	for round := range 3 {
		commit(t, e, func(b index.Batch) error {
			for m := range 5 {
				var texts []string
				for i := range 1 + (m*7+round)%9 {
					texts = append(texts, "窓口の話"+strings.Repeat("、電話の話", i))
				}
				meeting := small(fmt.Sprintf("M%d-%d", round, m), texts...)
				for i := range meeting.Remarks {
					meeting.Remarks[i].Kind = []data.Kind{data.KindRemark, data.KindChair, data.KindNarration}[i%3]
				}
				if err := b.Put(t.Context(), meeting); err != nil {
					return err
				}
			}
			return nil
		})
	}
	g, err := e.acquire()
	if err != nil {
		t.Fatal(err)
	}
	defer e.release(g)
	stats := &statistics{length: 3}
	weights := map[float64]bool{}
	for _, s := range g.segments {
		n := s.tables.remarks.rows()
		hits := &scoring{of: make([]scored, n)}
		for doc := range uint32(n) {
			hits.docs = append(hits.docs, doc)
			meeting := s.tables.remarks.at(doc, remarkMeeting)
			for from := range meeting + 1 {
				if got := s.tables.meetingOf(doc, from); got != meeting {
					t.Fatalf("remark %d is of meeting %d from %d on, want %d", doc, got, from, meeting)
				}
			}
		}
		s.columns.scored.Store(-int64(n))
		s.measure(hits, stats)
		before := slices.Clone(hits.of)
		s.columns.scored.Store(int64(n))
		s.measure(hits, stats)
		if !slices.Equal(hits.of, before) {
			t.Errorf("with the column %v, without %v", hits.of, before)
		}
		for _, h := range before {
			weights[h.weight] = true
		}
	}
	if len(weights) != 3 {
		t.Errorf("%d weights were met; the test shows little", len(weights))
	}
}
