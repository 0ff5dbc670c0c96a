package indextest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

// quarrel is an index in which the same is said in several meetings.
func quarrel() []*data.Meeting {
	return []*data.Meeting{
		meeting("A", day(2025, 6, 1),
			say("橋の夜間工事の騒音がひどくて、赤ちゃんが眠れません。"),
			say("夜間工事の騒音は、うちでも赤ちゃんが起きます。"),
			data.Remark{Kind: data.KindChair, Text: "これより会議を開きます。"}),
		meeting("B", day(2025, 7, 1),
			say("橋の夜間工事の騒音がひどくて、赤ちゃんが眠れませんでした。"), // nearly the same
			data.Remark{Kind: data.KindChair, Text: "これより会議を開きます。"}),
		meeting("C", day(2024, 1, 1),
			say("夜間の工事をやめてほしい。騒音で眠れない夜が続いています。"),
			say("騒音のことは、夜間工事の前に知らせてもらえると助かる。"),
			data.Remark{Kind: data.KindChair, Text: "これより会議を開きます。"}),
		meeting("D", day(2023, 1, 1),
			data.Remark{Kind: data.KindComment, Speaker: "森川市長", Role: "市長", Text: "夜間工事の騒音については、業者に申し入れをしたところです。"},
			say("図書館の本が古いままです。")),
		meeting("E", day(2022, 1, 1),
			say("夜間に橋を渡る人が減りました。"),
			say("給食の味付けが濃いと思います。"),
			say("公園の遊具を直してほしい。"),
			say("駅前の駐輪場が足りません。"),
			say("保育園の申し込みが分かりにくい。"),
			say("消防団の人数が減っています。"),
			say("花壇の水やりを当番にしました。")),
	}
}

func similar(t *testing.T, e index.Engine, q index.SimilarQuery) *index.Similar {
	t.Helper()
	if q.Limit == 0 {
		q.Limit = 10
	}
	s, err := e.Similar(ctx(t), q)
	if err != nil {
		t.Fatalf("Similar(%s): %v", q.Remark, err)
	}
	return s
}

func alike(s *index.Similar) []string { return ids(&index.Results{Hits: s.Hits}) }

func findsSimilar(t *testing.T, e index.Engine) {
	all := quarrel()
	put(t, e, all[:2]...)
	put(t, e, all[2:]...)
	s := similar(t, e, index.SimilarQuery{Remark: "A-1"})
	if got := s.Remark; got.Remark.ID != "A-1" || got.Meeting.ID != "A" || got.Meeting.Remarks != 3 {
		t.Errorf("the remark asked about is %+v", got)
	}
	// Not A-2 of the meeting itself, B-1 is nearly the same, C-2 is the second of C,
	// E-1 has a word that says where and one that says when.
	if diff := cmp.Diff([]string{"C-1", "D-1", "E-1"}, alike(s)); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	wordsInCommon(t, s)
	last := 1.0
	for _, h := range s.Hits {
		if h.Score <= 0 || h.Score > last {
			t.Errorf("%s: score %v after %v", h.Remark.ID, h.Score, last)
		}
		last = h.Score
	}
	for range 3 {
		again := similar(t, e, index.SimilarQuery{Remark: "A-1"})
		again.Took = s.Took
		if diff := cmp.Diff(s, again); diff != "" {
			t.Fatalf("another answer (-first +again):\n%s", diff)
		}
	}
	if got := alike(similar(t, e, index.SimilarQuery{Remark: "A-1", Limit: 1})); !slices.Equal(got, []string{"C-1"}) {
		t.Errorf("limit 1: %v", got)
	}
	if got := alike(similar(t, e, index.SimilarQuery{Remark: "A-3"})); len(got) != 0 {
		t.Errorf("like what the chair says everywhere: %v", got)
	}
	b := begin(t, e)
	if err := errors.Join(b.Remove(ctx(t), "C"), b.Commit(ctx(t))); err != nil {
		t.Fatal(err)
	}
	if got := alike(similar(t, e, index.SimilarQuery{Remark: "A-1"})); slices.Contains(got, "C-1") {
		t.Errorf("of a meeting that was removed: %v", got)
	}
}

// wordsInCommon holds that marks and found are words of both texts.
func wordsInCommon(t *testing.T, s *index.Similar) {
	t.Helper()
	if len(s.Words) < 3 || s.Words[0] == "" || len(s.Marks) < 3 {
		t.Errorf("words %q, marks %v", s.Words, s.Marks)
	}
	for _, h := range s.Hits {
		if len(h.Found) < 2 {
			t.Errorf("%s: %v in common", h.Remark.ID, h.Found)
		}
		marked := ""
		for _, m := range h.Marks {
			marked += string([]rune(h.Remark.Text)[m.Start:m.End]) + " "
		}
		for _, f := range h.Found {
			if f.Why != index.ReasonWord || !strings.Contains(marked, f.Text) {
				t.Errorf("%s: %v is not in the marks %q", h.Remark.ID, f, marked)
			}
		}
		if h.Tier != index.TierRelated || h.Snippet.Text == "" || len(h.Snippet.Marks) == 0 {
			t.Errorf("%s: tier %s, snippet %+v", h.Remark.ID, h.Tier, h.Snippet)
		}
	}
}

func filtersSimilar(t *testing.T, e index.Engine) {
	put(t, e, quarrel()...)
	for name, tt := range map[string]struct {
		filter index.Filter
		want   []string
	}{
		"kind":    {index.Filter{Kinds: []data.Kind{data.KindComment}}, []string{"D-1"}},
		"speaker": {index.Filter{Speakers: []string{"市長"}}, []string{"D-1"}},
		"meeting": {index.Filter{Meetings: []string{"C", "A"}}, []string{"C-1"}},
		"period":  {index.Filter{From: day(2022, 1, 1), To: day(2023, 12, 31)}, []string{"D-1", "E-1"}},
		"none":    {index.Filter{From: day(2026, 1, 1)}, []string{}},
	} {
		if diff := cmp.Diff(tt.want, alike(similar(t, e, index.SimilarQuery{Remark: "A-1", Filter: tt.filter}))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func refusesSimilar(t *testing.T, e index.Engine) {
	put(t, e, quarrel()...)
	ended, cancel := context.WithCancel(ctx(t))
	cancel()
	for name, tt := range map[string]struct {
		ctx  context.Context
		q    index.SimilarQuery
		want error
	}{
		"no such remark": {ctx(t), index.SimilarQuery{Remark: "Z-1", Limit: 1}, index.ErrNotFound},
		"too many":       {ctx(t), index.SimilarQuery{Remark: "A-1", Limit: index.MaxSimilar + 1}, index.ErrBadQuery},
		"less than none": {ctx(t), index.SimilarQuery{Remark: "A-1", Limit: -1}, index.ErrBadQuery},
		"an ended call":  {ended, index.SimilarQuery{Remark: "A-1", Limit: 1}, index.ErrTimeout},
	} {
		if _, err := e.Similar(tt.ctx, tt.q); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
	if s, err := e.Similar(ctx(t), index.SimilarQuery{Remark: "A-1"}); err != nil || len(s.Hits) != 0 {
		t.Errorf("limit 0: %+v, %v", s, err)
	}
}
