package eval

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing"

	"kizuna/analyzer"
	"kizuna/data"
	"kizuna/index"
)

// scanner is a Searcher that finds what stands in the remarks of one meeting by
// reading them, but for the remarks it has lost.
type scanner struct {
	fake
	meeting data.Meeting
	lost    string
	asked   []string
}

func (s *scanner) Search(_ context.Context, q index.Query) (*index.Results, error) {
	s.asked = append(s.asked, q.Text)
	r := &index.Results{}
	want := strings.Trim(q.Text, `"`)
	for _, remark := range s.meeting.Remarks {
		if remark.ID != s.lost && strings.Contains(remark.Text, want) {
			r.Hits = append(r.Hits, index.Hit{Remark: remark, Tier: index.TierPartial})
		}
	}
	return r, nil
}

func (s *scanner) Meeting(context.Context, string) (*data.Meeting, error) { return &s.meeting, nil }

func (s *scanner) Meetings(context.Context) iter.Seq2[index.MeetingSummary, error] {
	return func(yield func(index.MeetingSummary, error) bool) {
		yield(index.MeetingSummary{ID: s.meeting.ID, Remarks: len(s.meeting.Remarks)}, nil)
	}
}

func TestLiteral(t *testing.T) {
	a, err := analyzer.New(analyzer.Config{})
	if err != nil {
		t.Fatal(err)
	}
	s := &scanner{lost: "R2", meeting: data.Meeting{ID: "M", Remarks: []data.Remark{
		{ID: "R1", Text: "窓口の混雑を減らすため、予約制を試しています。"},
		{ID: "R2", Text: "ｶﾞｲﾄﾞﾗｲﾝを作りました -案"},
		{ID: "R3", Text: "　"},
	}}}
	r, err := Literal(t.Context(), s, a, 300, 1)
	if err != nil {
		t.Fatal(err)
	}
	if r.Pieces < 150 || r.Pieces > 300 {
		t.Errorf("%d pieces", r.Pieces)
	}
	if r.Found == 0 || r.Found > r.Pieces*3/4 {
		t.Errorf("%d of %d pieces found; half the remarks are lost", r.Found, r.Pieces)
	}
	if r.AtEdges == 0 || r.AtEdges == r.Pieces || r.InMain != 0 {
		t.Errorf("%d pieces at edges, %d of them in main; all hits are partial", r.AtEdges, r.InMain)
	}
	if len(r.Missed) != maxMissed {
		t.Errorf("%d failures are told", len(r.Missed))
	}
	for _, q := range s.asked {
		if strings.HasPrefix(q, "ﾞ") || strings.HasPrefix(q, "-") || strings.TrimSpace(q) == "" {
			t.Errorf("%q is no piece as a person types it", q)
		}
	}
	again := &scanner{meeting: s.meeting}
	if _, err := Literal(t.Context(), again, a, 300, 1); err != nil || fmt.Sprint(again.asked) != fmt.Sprint(s.asked) {
		t.Errorf("the same seed asks for other pieces (%v)", err)
	}
	if r, err := Literal(t.Context(), &scanner{}, a, 300, 1); err != nil || r.Pieces != 0 {
		t.Errorf("an empty index: %+v, %v", r, err)
	}
}
