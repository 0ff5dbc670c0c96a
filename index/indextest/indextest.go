// Package indextest is the suite that any engine must pass to stand behind the
// door of package index. It speaks to the engine through that door alone.
//
//	func TestConformance(t *testing.T) {
//		indextest.Run(t, func(t *testing.T) index.Engine { … an empty index … })
//	}
package indextest

import (
	"context"
	"testing"

	"kizuna/data"
	"kizuna/index"
)

// Run runs the suite. open gives a new, empty engine for each test; the suite
// closes it.
func Run(t *testing.T, open func(t *testing.T) index.Engine) {
	tests := []struct {
		name string
		run  func(t *testing.T, e index.Engine)
	}{
		{"an empty index answers", emptyIndex},
		{"a commit shows whole, a discarded batch not at all", wholeOrNothing},
		{"putting again replaces", replaces},
		{"putting the same again is told", tellsUnchanged},
		{"removing is idempotent", removes},
		{"of several puts in a batch the last counts", lastPutCounts},
		{"a bad meeting is refused alone", refusesBadMeetings},
		{"the version changes with what is answered", versions},
		{"one batch at a time", oneBatch},
		{"readers see one generation", oneGeneration},
		{"what is read is what was put", readsBack},
		{"meetings come newest first", listsMeetings},
		{"the compound stands above its parts", compoundFirst},
		{"people stand above the page's own words", peopleFirst},
		{"the query language", queryLanguage},
		{"filters", filters},
		{"sections are found", headings},
		{"facets count the hits", facets},
		{"facets are what counting one by one gives", facetsAreCounts},
		{"insight counts the years", insightCounts},
		{"insight tells the words particular to the hits", insightWords},
		{"insight refuses what is out of range", insightRefuses},
		{"values are listed by their readings", listedValues},
		{"sorting", sorting},
		{"pages join to the whole", pages},
		{"pages by cursor join to the whole", cursors},
		{"all hits come page by page", pagesOfAll},
		{"groups are the hits by meeting", groups},
		{"meetings found are told beside those searched", meetingsInAll},
		{"inside a word is the partial tier", tiers},
		{"expansions are other texts that are there", expansions},
		{"marks lie on what was asked for", marks},
		{"hits as ids only are the same hits", onlyIDs},
		{"suggestions have hits", suggestions},
		{"suggestions follow the index", suggestionsFollow},
		{"what cannot be completed is told", badTyped},
		{"what was said elsewhere is found", findsSimilar},
		{"what was said elsewhere is filtered", filtersSimilar},
		{"bad questions for what was said elsewhere are told", refusesSimilar},
		{"any text is a query", anyText},
		{"bad queries are told", badQueries},
		{"the context is honoured", contextEnds},
		{"a closed engine says so", closed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := open(t)
			t.Cleanup(func() {
				if err := e.Close(); err != nil {
					t.Errorf("Close: %v", err)
				}
			})
			tt.run(t, e)
		})
	}
}

// ctx is the context of calls that are not about contexts.
func ctx(t *testing.T) context.Context { return t.Context() }

// put puts meetings in one batch.
func put(t *testing.T, e index.Engine, meetings ...*data.Meeting) {
	t.Helper()
	b := begin(t, e)
	for _, m := range meetings {
		if err := b.Put(ctx(t), m); err != nil {
			t.Fatalf("Put(%s): %v", m.ID, err)
		}
	}
	if err := b.Commit(ctx(t)); err != nil {
		t.Fatalf("Commit: %v", err)
	}
}

func begin(t *testing.T, e index.Engine) index.Batch {
	t.Helper()
	b, err := e.Begin(ctx(t))
	if err != nil {
		t.Fatalf("Begin: %v", err)
	}
	return b
}

// search asks for up to 100 hits.
func search(t *testing.T, e index.Engine, q index.Query) *index.Results {
	t.Helper()
	if q.Limit == 0 {
		q.Limit = 100
	}
	r, err := e.Search(ctx(t), q)
	if err != nil {
		t.Fatalf("Search(%q): %v", q.Text, err)
	}
	return r
}

// ids returns the ids of the hits in order.
func ids(r *index.Results) []string {
	out := []string{}
	for _, h := range r.Hits {
		out = append(out, h.Remark.ID)
	}
	return out
}

// meeting makes a meeting of remarks, which need only what the test is about.
func meeting(id string, date data.Date, remarks ...data.Remark) *data.Meeting {
	m := &data.Meeting{ID: id, Title: id + "の会", Date: date, Source: id + ".txt", Remarks: remarks}
	seen := map[string]bool{"": true}
	for i := range m.Remarks {
		r := &m.Remarks[i]
		r.Seq = i + 1
		if r.ID == "" {
			r.ID = id + "-" + string(rune('1'+i))
		}
		if r.Kind == "" {
			r.Kind = data.KindRemark
		}
		if !seen[r.Section] {
			seen[r.Section] = true
			m.Sections = append(m.Sections, r.Section)
		}
	}
	return m
}

func say(text string) data.Remark { return data.Remark{Text: text} }

func day(year, month, day int) data.Date { return data.Date{Year: year, Month: month, Day: day} }

// council is a small index most tests ask.
func council() []*data.Meeting {
	return []*data.Meeting{
		meeting("M1", day(2025, 9, 12),
			data.Remark{Section: "窓口で学んだこと", Speaker: "職員", Text: "一か月ほどで窓口対応に慣れました。"},
			data.Remark{Section: "窓口で学んだこと", Text: "窓口が混むと電話に出られず、対応が遅れます。"},
			data.Remark{Section: "窓口で学んだこと", Text: "お礼を言われてとても助かりました。"},
			data.Remark{Section: "意見交換を終えて", Kind: data.KindComment, Speaker: "市長", Role: "市長", Text: "東京都の施設を見学した話がよかったと思います。"},
			data.Remark{Kind: data.KindGreeting, Speaker: "森川市長", Role: "市長", Text: "今日は皆さんの声を聞かせてください。"},
			data.Remark{Kind: data.KindNarration, Text: "各課での窓口対応について語られました。"},
		),
		meeting("M2", day(2024, 2, 20),
			data.Remark{Section: "終了後のアンケート", Kind: data.KindSurvey, Text: "ほかの課の苦情への対応を知ることができた。"},
			data.Remark{Section: "終了後のアンケート", Kind: data.KindSurvey, Text: "電話での問い合わせが減ったと聞いて驚いた。"},
			data.Remark{Section: "防災訓練の振り返り", Speaker: "副市長", Role: "副市長", Text: "避難所の受付をもっと早く開けるようにしたい。"},
		),
		meeting("M3", data.Date{},
			data.Remark{Section: "ＩＣＴの活用", Text: "ＲＰＡの導入で作業時間が９７％減った。ｶﾞｲﾄﾞﾗｲﾝも作った。"},
			data.Remark{Section: "ＩＣＴの活用", Text: "Well-beingを高める1on1の面談が楽しみです😊"},
		),
	}
}
