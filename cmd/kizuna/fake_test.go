package main

import (
	"bytes"
	"context"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"kizuna/data"
	"kizuna/index"
)

// fakeEngine keeps meetings in memory and finds a remark by a piece of its
// text. It remembers what it was asked and how its batches ended.
type fakeEngine struct {
	meetings []*data.Meeting
	asked    index.Query
	insight  index.InsightQuery
	words    []index.TellingWord

	refuse    error // what Begin fails with
	committed int
	discarded int
	onPut     func()
}

var _ index.Engine = (*fakeEngine)(nil)

func (e *fakeEngine) Search(_ context.Context, q index.Query) (*index.Results, error) {
	e.asked = q
	r := &index.Results{Query: q.Text, Tiers: map[index.Tier]int{}, OfMeetings: len(e.meetings)}
	if q.After != "" {
		q.Offset, _ = strconv.Atoi(q.After)
	}
	for _, m := range e.meetings {
		before := r.Total
		for _, rm := range m.Remarks {
			byteAt := strings.Index(rm.Text, q.Text)
			if byteAt < 0 {
				continue
			}
			r.Total++
			if r.Total <= q.Offset || len(r.Hits) == q.Limit {
				continue
			}
			start := utf8.RuneCountInString(rm.Text[:byteAt])
			marks := []index.Span{{Start: start, End: start + utf8.RuneCountInString(q.Text)}}
			r.Hits = append(r.Hits, index.Hit{
				Remark: rm, Meeting: summaryOf(m), Snippet: index.Snippet{Text: rm.Text, Marks: marks},
				Marks: marks, Score: 1, Tier: index.TierMain, Found: []index.Found{{Why: index.ReasonLiteral, Text: q.Text}},
			})
		}
		if r.Total > before {
			r.TotalMeetings++
		}
	}
	r.Tiers[index.TierMain] = r.Total
	if to := q.Offset + len(r.Hits); to < r.Total && len(r.Hits) > 0 {
		r.Next = strconv.Itoa(to)
	}
	return r, nil
}

// Suggest knows one word.
func (e *fakeEngine) Suggest(ctx context.Context, typed index.Typed) ([]index.Suggestion, error) {
	if typed.Limit == 0 || !strings.HasPrefix("窓口", typed.Text) {
		return nil, nil
	}
	r, err := e.Search(ctx, index.Query{Text: "窓口"})
	if err != nil || r.Total == 0 {
		return nil, err
	}
	return []index.Suggestion{{Kind: index.SuggestedWord, Query: "窓口", Remarks: r.Total}}, nil
}

// Insight counts the hits of each meeting's fiscal year, and tells e.words.
func (e *fakeEngine) Insight(ctx context.Context, q index.InsightQuery) (*index.Insight, error) {
	e.insight = q
	r := &index.Insight{Query: q.Text, OfMeetings: len(e.meetings), Words: e.words[:min(q.Words, len(e.words))]}
	years := map[int]index.YearCount{}
	for _, m := range e.meetings {
		found, err := (&fakeEngine{meetings: []*data.Meeting{m}}).Search(ctx, q.Query())
		if err != nil {
			return nil, err
		}
		r.Total += found.Total
		r.TotalMeetings += found.TotalMeetings
		c := years[q.Years.Of(m.Date)]
		c.Remarks += found.Total
		c.Meetings += found.TotalMeetings
		c.OfRemarks += len(m.Remarks)
		c.OfMeetings++
		years[q.Years.Of(m.Date)] = c
	}
	r.Years, r.Undated = index.Timeline(years)
	r.Tiers, r.Read = map[index.Tier]int{index.TierMain: r.Total}, r.Total
	return r, nil
}

func (e *fakeEngine) Meeting(_ context.Context, id string) (*data.Meeting, error) {
	for _, m := range e.meetings {
		if m.ID == id {
			return m, nil
		}
	}
	return nil, index.ErrNotFound
}

func (e *fakeEngine) Remark(_ context.Context, id string) (*index.Located, error) {
	for _, m := range e.meetings {
		for _, r := range m.Remarks {
			if r.ID == id {
				return &index.Located{Remark: r, Meeting: summaryOf(m)}, nil
			}
		}
	}
	return nil, index.ErrNotFound
}

// Similar returns the remarks of other meetings.
func (e *fakeEngine) Similar(ctx context.Context, q index.SimilarQuery) (*index.Similar, error) {
	asked, err := e.Remark(ctx, q.Remark)
	if err != nil {
		return nil, err
	}
	s := &index.Similar{Remark: *asked, Words: []string{"窓口", "話"}}
	for _, m := range e.meetings {
		for _, r := range m.Remarks {
			if m.ID != asked.Meeting.ID && len(s.Hits) < q.Limit {
				s.Hits = append(s.Hits, index.Hit{Remark: r, Meeting: summaryOf(m), Snippet: index.Snippet{Text: r.Text}, Score: .5, Tier: index.TierRelated,
					Found: []index.Found{{Why: index.ReasonWord, Text: "窓口"}, {Why: index.ReasonWord, Text: "話"}}})
			}
		}
	}
	return s, nil
}

func (e *fakeEngine) Meetings(context.Context) iter.Seq2[index.MeetingSummary, error] {
	return func(yield func(index.MeetingSummary, error) bool) {
		for _, m := range e.meetings {
			if !yield(summaryOf(m), nil) {
				return
			}
		}
	}
}

func (e *fakeEngine) Expand(_ context.Context, text string) (*index.Expansion, error) {
	return &index.Expansion{Text: text}, nil
}

// Correct knows one slip of the keys.
func (e *fakeEngine) Correct(_ context.Context, text string) ([]string, error) {
	if text == "窓囗" {
		return []string{"窓口"}, nil
	}
	return nil, nil
}

func (e *fakeEngine) Values(context.Context, index.ValueField) ([]index.Value, error) {
	return nil, nil
}

func (e *fakeEngine) Version(context.Context) (string, error) { return strconv.Itoa(e.committed), nil }

func (e *fakeEngine) Stats(context.Context) (index.Stats, error) {
	return index.Stats{Meetings: len(e.meetings), Remarks: 3, TextBytes: 1234, DiskBytes: 999, KeptBytes: 12, Segments: 2, Generation: 4, Previous: 3, Committed: time.Date(2025, 9, 12, 9, 30, 0, 0, time.UTC), Format: "1", Analyzer: "test"}, nil
}

func (e *fakeEngine) Close() error { return nil }

func (e *fakeEngine) Begin(context.Context) (index.Batch, error) {
	if e.refuse != nil {
		return nil, e.refuse
	}
	return &fakeBatch{engine: e}, nil
}

type fakeBatch struct {
	engine *fakeEngine
	puts   []*data.Meeting
	ended  bool
}

func (b *fakeBatch) Put(_ context.Context, m *data.Meeting) error {
	if b.engine.onPut != nil {
		b.engine.onPut()
	}
	if err := data.Validate(m); err != nil {
		return index.NewError(index.ErrBadMeeting, err.Error(), err.Error(), nil)
	}
	b.puts = append(slices.DeleteFunc(b.puts, func(o *data.Meeting) bool { return o.ID == m.ID }), m)
	return nil
}

func (b *fakeBatch) Remove(context.Context, string) error { return nil }

func (b *fakeBatch) Commit(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	b.ended = true
	b.engine.committed++
	b.engine.meetings = append(b.engine.meetings, b.puts...)
	return nil
}

func (b *fakeBatch) Unchanged() int { return 0 }

func (b *fakeBatch) Discard() error {
	if !b.ended {
		b.ended = true
		b.engine.discarded++
	}
	return nil
}

func summaryOf(m *data.Meeting) index.MeetingSummary {
	return index.MeetingSummary{ID: m.ID, Title: m.Title, Date: m.Date, URL: m.URL, Sections: m.Sections, Remarks: len(m.Remarks)}
}

// townMeeting is a small meeting of the made-up city.
func townMeeting() *data.Meeting {
	return &data.Meeting{
		ID: "M1", Title: "みどり野市の集い", Date: data.Date{Year: 2025, Month: 9, Day: 12}, Updated: data.Date{Year: 2025, Month: 10, Day: 2},
		Source: "m1.txt", Sections: []string{"窓口", "電話"},
		Remarks: []data.Remark{
			{ID: "M1-1", Seq: 1, Section: "窓口", Kind: data.KindRemark, Text: "窓口では、まず話を聞くようにしています。"},
			{ID: "M1-2", Seq: 2, Section: "窓口", Kind: data.KindComment, Speaker: "森川市長", Role: "市長", Text: "窓口の待ち時間を短くしたい。\x1b[31m赤\x1b[0m"},
			{ID: "M1-3", Seq: 3, Section: "電話", Kind: data.KindSurvey, Text: "電話の取り次ぎが難しい。"},
		},
	}
}

// testStreams returns streams that keep what is written to them.
func testStreams(l language) (s *streams, stdout, stderr *bytes.Buffer) {
	stdout, stderr = new(bytes.Buffer), new(bytes.Buffer)
	return &streams{in: strings.NewReader(""), out: stdout, err: stderr, width: 60, lang: l, zone: time.UTC}, stdout, stderr
}
