package indextest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

// years is an index in which people speak of 窓口, of 防災 and of neither, with
// words of their own to each, over years one of which has no meeting.
func years() []*data.Meeting {
	var all []*data.Meeting
	for i, date := range []data.Date{day(2018, 3, 31), day(2018, 4, 1), day(2018, 12, 1), day(2019, 3, 1), day(2022, 1, 15), day(2022, 7, 1), {}} {
		var remarks []data.Remark
		for j := range 12 {
			text := "窓口では番号札を配り、お待ちの方に声を掛けています。"
			switch {
			case j >= 4 && j < 7:
				text = "防災の訓練では、避難所の毛布を確かめました。"
			case j >= 7:
				text = fmt.Sprintf("公園の花壇に球根を植えました。%d回目です。", j)
			}
			// Everybody says the same besides, and long speeches say more of it.
			text += strings.Repeat("ご意見をいただき、ありがとうございます。", 1+(i+j)%3)
			remarks = append(remarks, data.Remark{ID: fmt.Sprintf("Y%d-%d", i, j), Text: text})
		}
		all = append(all, meeting(fmt.Sprintf("Y%d", i), date, remarks...))
	}
	return all
}

func insight(t *testing.T, e index.Engine, q index.InsightQuery) *index.Insight {
	t.Helper()
	r, err := e.Insight(ctx(t), q)
	if err != nil {
		t.Fatalf("Insight(%q): %v", q.Text, err)
	}
	return r
}

// insightCounts holds that years and totals are what counting the hits one by one
// gives, over several batches with meetings replaced and removed.
func insightCounts(t *testing.T, e index.Engine) {
	all := years()
	put(t, e, all[:4]...)
	put(t, e, all[2:]...)
	replaced := meeting("Y1", day(2018, 4, 2), say("窓口の当番を決めました。"), say("雨でした。"))
	put(t, e, replaced, meeting("GONE", day(2001, 5, 5), say("窓口の話です。")))
	b := begin(t, e)
	if err := b.Remove(ctx(t), "GONE"); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(ctx(t)); err != nil {
		t.Fatal(err)
	}
	whole := search(t, e, index.Query{Limit: index.MaxLimit})
	for _, kind := range []index.YearKind{"", index.FiscalYears, index.CalendarYears} {
		for _, q := range []index.InsightQuery{
			{}, {Text: "窓口"}, {Text: "窓口", Filter: index.Filter{From: day(2018, 4, 1), To: day(2019, 12, 31)}},
			{Text: "窓口 OR 防災"}, {Text: "どこにもない語"}, {Text: "番号札 窓口 球根"}, {Text: "番号札 窓口 球根", Match: index.TierMain},
			{Filter: index.Filter{Meetings: []string{"Y6"}}},
		} {
			q.Years = kind
			asked := q.Query()
			asked.Limit = index.MaxLimit
			hits := search(t, e, asked)
			got := insight(t, e, q)
			if got.Total != hits.Total || got.TotalMeetings != hits.TotalMeetings || got.OfMeetings != hits.OfMeetings || got.Query != q.Text {
				t.Errorf("%q, %s: %d hits in %d of %d meetings, want %d in %d of %d", q.Text, kind,
					got.Total, got.TotalMeetings, got.OfMeetings, hits.Total, hits.TotalMeetings, hits.OfMeetings)
			}
			if diff := cmp.Diff(hits.Tiers, got.Tiers); diff != "" {
				t.Errorf("%q: tiers (-search +insight):\n%s", q.Text, diff)
			}
			want, undated := countYears(hits, whole, kind)
			if diff := cmp.Diff(want, got.Years); diff != "" {
				t.Errorf("%q, %s: years (-counted +got):\n%s", q.Text, kind, diff)
			}
			if diff := cmp.Diff(undated, got.Undated); diff != "" {
				t.Errorf("%q, %s: undated (-counted +got):\n%s", q.Text, kind, diff)
			}
			if len(got.Words) > 0 || got.Read != 0 {
				t.Errorf("%q: %d words of %d hits, not asked for", q.Text, len(got.Words), got.Read)
			}
		}
	}
}

// countYears counts hits, and all remarks, by year.
func countYears(hits, whole *index.Results, kind index.YearKind) (years []index.YearCount, undated index.YearCount) {
	count := func(year int) (c index.YearCount) {
		c.Year = year
		of := func(r *index.Results) (remarks, meetings int) {
			seen := map[string]bool{}
			for _, h := range r.Hits {
				if kind.Of(h.Meeting.Date) == year {
					remarks++
					seen[h.Meeting.ID] = true
				}
			}
			return remarks, len(seen)
		}
		c.Remarks, c.Meetings = of(hits)
		c.OfRemarks, c.OfMeetings = of(whole)
		return c
	}
	first, last := 9999, 0
	for _, h := range whole.Hits {
		if year := kind.Of(h.Meeting.Date); year > 0 {
			first, last = min(first, year), max(last, year)
		}
	}
	for year := first; year <= last; year++ {
		years = append(years, count(year))
	}
	return years, count(0)
}

// insightWords holds what the words of the hits are: those that people say of it
// and not of other things, with counts that are true.
func insightWords(t *testing.T, e index.Engine) {
	all := years()
	put(t, e, all[:3]...)
	put(t, e, all[3:]...)
	for _, tt := range []struct {
		query string
		want  []string
		not   []string
	}{
		{"窓口", []string{"番号札"}, []string{"窓口", "で", "を", "意見", "ありがとう", "公園", "避難所"}},
		{"防災", []string{"訓練", "避難所", "毛布"}, []string{"防災", "の", "意見", "番号札"}},
		{"公園 花壇", []string{"球根", "植える"}, []string{"公園", "花壇", "花", "回", "9"}},
		{"毛布", []string{"防災", "訓練", "避難所"}, []string{"毛布"}},
		{"どこにもない語", nil, nil},
		{"", nil, []string{"窓口", "意見"}},
	} {
		r := insight(t, e, index.InsightQuery{Text: tt.query, Words: 20})
		words := map[string]index.TellingWord{}
		for i, w := range r.Words {
			words[w.Text] = w
			if i > 0 && w.G2 > r.Words[0].G2 {
				t.Errorf("%q: %s is not below %s", tt.query, w.Text, r.Words[0].Text)
			}
			if w.Remarks < 1 || w.OfRemarks < w.Remarks || float64(w.Remarks) <= w.Expected || w.G2 <= 0 {
				t.Errorf("%q: %+v", tt.query, w)
			}
			alone := search(t, e, index.Query{Text: w.Text, NoSynonyms: true, Match: index.TierMain})
			both := search(t, e, index.Query{Text: strings.TrimSpace(tt.query + " " + w.Text), NoSynonyms: true, Match: index.TierMain})
			if w.OfRemarks != alone.Total || w.Remarks != both.Total {
				t.Errorf("%q: %s in %d of %d hits, a search finds %d of %d", tt.query, w.Text, w.Remarks, w.OfRemarks, both.Total, alone.Total)
			}
		}
		for _, w := range tt.want {
			if _, ok := words[w]; !ok {
				t.Errorf("%q: %s is missing in %v", tt.query, w, r.Words)
			}
		}
		for _, w := range tt.not {
			if _, ok := words[w]; ok {
				t.Errorf("%q: %s is among the words", tt.query, w)
			}
		}
		if r.Total > 0 && (r.Read < 1 || r.Read > r.Total) {
			t.Errorf("%q: %d hits read of %d", tt.query, r.Read, r.Total)
		}
		again := insight(t, e, index.InsightQuery{Text: tt.query, Words: 20})
		if !slices.Equal(r.Words, again.Words) {
			t.Errorf("%q: other words when asked again", tt.query)
		}
		if one := insight(t, e, index.InsightQuery{Text: tt.query, Words: 1}); len(one.Words) > 1 || len(one.Words) == 1 && one.Words[0] != r.Words[0] {
			t.Errorf("%q: of one word asked for: %v", tt.query, one.Words)
		}
	}
}

// insightRefuses holds what is not answered.
func insightRefuses(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	for name, q := range map[string]index.InsightQuery{
		"too long":       {Text: strings.Repeat("あ", index.MaxTextRunes+1)},
		"match":          {Match: "everything"},
		"years":          {Years: "lunar"},
		"words":          {Words: index.MaxInsightWords + 1},
		"negative words": {Words: -1},
	} {
		if _, err := e.Insight(ctx(t), q); !errors.Is(err, index.ErrBadQuery) {
			t.Errorf("%s: %v, want ErrBadQuery", name, err)
		}
	}
	ended, cancel := context.WithCancel(ctx(t))
	cancel()
	if _, err := e.Insight(ended, index.InsightQuery{Text: "窓口", Words: 5}); !errors.Is(err, index.ErrTimeout) {
		t.Errorf("an ended context: %v, want ErrTimeout", err)
	}
}
