package wire_test

import (
	"bytes"
	"html"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

// hit is one hit with every field set.
func hit() index.Hit {
	return index.Hit{
		Remark: data.Remark{ID: "M1-2", Seq: 2, Section: "窓口", Kind: data.KindRemark, Speaker: "森川市長", Role: "市長",
			Text: "窓口の対応は<A&B>です。"},
		Meeting: index.MeetingSummary{ID: "M1", Title: "みどり野市の集い", Date: data.Date{Year: 2025, Month: 9, Day: 12}, URL: "https://example.jp/m1"},
		Snippet: index.Snippet{Text: "…対応は<A&B>です。", Marks: []index.Span{{Start: 1, End: 3}}},
		Marks:   []index.Span{{Start: 0, End: 2}, {Start: 3, End: 5}},
		Score:   1.5, Tier: index.TierMain, Found: []index.Found{{Why: index.ReasonWord, Text: "窓口"}},
	}
}

func encode(t *testing.T, v any) string {
	t.Helper()
	var b bytes.Buffer
	if err := wire.WriteJSON(&b, v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestJSON(t *testing.T) {
	meeting := &data.Meeting{ID: "M1", Title: "集い", Source: "a.txt", Remarks: []data.Remark{
		{ID: "M1-1", Seq: 1, Kind: data.KindRemark, Text: "一"},
		{ID: "M1-2", Seq: 2, Kind: data.KindRemark, Text: "二"},
	}}
	among, err := wire.NewRemark(meeting, "M1-1", wire.Neighbours)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		v    any
		want string
	}{
		{"a search, every field", wire.NewSearch(&index.Results{Query: "窓口", Total: 9, TotalMeetings: 3, OfMeetings: 12, Tiers: map[index.Tier]int{index.TierMain: 4, index.TierPartial: 5}, Took: 1234567, Hits: []index.Hit{hit()},
			Facets: index.Facets{Kind: []index.Facet{{Value: "remark", Label: "発言", Count: 9}}}}, wire.View{Origin: "https://kizuna.example"}),
			`{"query":"窓口","total":9,"total_meetings":3,"of_meetings":12,"tiers":{"main":4,"partial":5},"took_ms":1.23,"hits":[{"id":"M1-2","seq":2,"kind":"remark",` +
				`"speaker":"森川市長","role":"市長","section":"窓口","text":"窓口の対応は<A&B>です。","snippet":"…対応は<A&B>です。",` +
				`"snippet_html":"…<mark>対応</mark>は&lt;A&amp;B&gt;です。","marks":[[0,2],[3,5]],"score":1.5,"tier":"main","why":["word"],"found":[{"why":"word","text":"窓口"}],` +
				`"permalink":"https://kizuna.example/meetings/M1#remark-2","meeting":{"id":"M1","title":"みどり野市の集い","date":"2025-09-12","date_ja":"令和7年9月12日","url":"https://example.jp/m1"}}],` +
				`"facets":{"kind":[{"value":"remark","label":"発言","count":9}],"year":[],"fiscal_year":[],"section":[],"speaker":[],"meeting":[]}}` + "\n"},
		{"a search without hits has no null", wire.NewSearch(&index.Results{Query: "無"}, wire.View{}),
			`{"query":"無","total":0,"total_meetings":0,"of_meetings":0,"tiers":{},"took_ms":0,"hits":[],"facets":{"kind":[],"year":[],"fiscal_year":[],"section":[],"speaker":[],"meeting":[]}}` + "\n"},
		{"a search by meeting", wire.NewSearch(&index.Results{Query: "窓口", Total: 9, TotalMeetings: 1, OfMeetings: 12, Next: "n",
			Groups: []index.Group{{Meeting: hit().Meeting, Total: 9, Hits: []index.Hit{{}}}}}, wire.View{}),
			`{"query":"窓口","total":9,"total_meetings":1,"of_meetings":12,"tiers":{},"took_ms":0,"hits":[],"groups":[{"meeting":{"id":"M1","title":"みどり野市の集い","date":"2025-09-12","date_ja":"令和7年9月12日","url":"https://example.jp/m1"},"total":9,"hits":[` +
				strings.TrimSpace(encode(t, wire.NewHit(index.Hit{}, wire.View{}))) + `]}],"next":"n","facets":{"kind":[],"year":[],"fiscal_year":[],"section":[],"speaker":[],"meeting":[]}}` + "\n"},
		{"a search by meeting without hits", wire.NewSearch(&index.Results{Query: "無", Groups: []index.Group{}}, wire.View{}),
			`{"query":"無","total":0,"total_meetings":0,"of_meetings":0,"tiers":{},"took_ms":0,"hits":[],"groups":[],"facets":{"kind":[],"year":[],"fiscal_year":[],"section":[],"speaker":[],"meeting":[]}}` + "\n"},
		{"a bare hit has no null and no date", wire.NewHit(index.Hit{}, wire.View{}),
			`{"id":"","seq":0,"kind":"","speaker":"","role":"","section":"","text":"","snippet":"","snippet_html":"","marks":[],"score":0,"tier":"","why":[],"found":[],` +
				`"permalink":"/meetings/#remark-0","meeting":{"id":"","title":"","date":"","date_ja":"","url":""}}` + "\n"},
		{"a meeting without sections", wire.NewMeeting(&data.Meeting{ID: "M1"}),
			`{"id":"M1","title":"","date":"","updated":"","url":"","source":"","sections":[],"remarks":[]}` + "\n"},
		{"the first remark among its neighbours", among,
			`{"id":"M1-1","seq":1,"section":"","kind":"remark","speaker":"","role":"","text":"一",` +
				`"meeting":{"id":"M1","title":"集い","date":"","date_ja":"","url":""},"before":[],` +
				`"after":[{"id":"M1-2","seq":2,"section":"","kind":"remark","speaker":"","role":"","text":"二"}]}` + "\n"},
		{"a list of meetings", wire.NewMeetingList(5, []index.MeetingSummary{{ID: "M1", Remarks: 2}}),
			`{"total":5,"meetings":[{"id":"M1","title":"","date":"","updated":"","url":"","source":"","sections":[],"remarks":2}]}` + "\n"},
		{"no meetings", wire.NewMeetingList(0, nil), `{"total":0,"meetings":[]}` + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, encode(t, c.v)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestNewMeetingLeavesTheOriginalAlone(t *testing.T) {
	m := &data.Meeting{ID: "M1"}
	wire.NewMeeting(m)
	if m.Sections != nil || m.Remarks != nil {
		t.Error("the meeting given was changed")
	}
}

func TestRemarkNeighbours(t *testing.T) {
	m := &data.Meeting{ID: "M1"}
	for _, id := range []string{"1", "2", "3", "4", "5", "6"} {
		m.Remarks = append(m.Remarks, data.Remark{ID: id})
	}
	ids := func(rs []data.Remark) (s string) {
		for _, r := range rs {
			s += r.ID
		}
		return s
	}
	for _, c := range []struct {
		name, id string
		n        int
		want     string
	}{
		{"first", "1", 2, "|23"}, {"second", "2", 2, "1|34"}, {"middle", "4", 2, "23|56"}, {"last", "6", 2, "45|"},
		{"alone", "4", 0, "|"}, {"all there are", "4", 20, "123|56"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := wire.NewRemark(m, c.id, c.n)
			if err != nil {
				t.Fatal(err)
			}
			if got := ids(r.Before) + "|" + ids(r.After); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	if _, err := wire.NewRemark(m, "7", 1); err == nil {
		t.Error("a remark that is not there was found")
	}
}

func TestMarkHTML(t *testing.T) {
	s := func(start, end int) index.Span { return index.Span{Start: start, End: end} }
	for _, c := range []struct {
		name, text string
		marks      []index.Span
		want       string
	}{
		{"no marks", "a<b", nil, "a&lt;b"},
		{"code points, not bytes", "窓口対応", []index.Span{s(2, 4)}, "窓口<mark>対応</mark>"},
		{"escaped inside and out", `"<&>"`, []index.Span{s(1, 2)}, "&#34;<mark>&lt;</mark>&amp;&gt;&#34;"},
		{"two marks", "あいう", []index.Span{s(0, 1), s(2, 3)}, "<mark>あ</mark>い<mark>う</mark>"},
		{"past the end", "あい", []index.Span{s(1, 9)}, "あ<mark>い</mark>"},
		{"overlapping", "あいう", []index.Span{s(0, 2), s(1, 3)}, "<mark>あい</mark><mark>う</mark>"},
		{"backwards", "あい", []index.Span{s(2, 1)}, "あい"},
		{"before the start", "あい", []index.Span{s(-3, 1)}, "<mark>あ</mark>い"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := wire.MarkHTML(c.text, c.marks); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// FuzzMarkHTML holds that whatever the marks are, taking them away and
// unescaping gives the text back, and nothing of the text becomes markup.
func FuzzMarkHTML(f *testing.F) {
	f.Add("窓口<b>対応", 0, 3, 2, 9)
	f.Add("\xff<mark>", -1, 1, 1, 0)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		got := wire.MarkHTML(text, []index.Span{{Start: a, End: b}, {Start: c, End: d}})
		plain := strings.NewReplacer("<mark>", "", "</mark>", "").Replace(got)
		if strings.ContainsAny(plain, "<>") {
			t.Errorf("markup left in %q", got)
		}
		if want := html.UnescapeString(html.EscapeString(string([]rune(text)))); html.UnescapeString(plain) != want {
			t.Errorf("text changed: %q, want %q", html.UnescapeString(plain), want)
		}
	})
}

func TestTookIsInHundredths(t *testing.T) {
	if got := wire.NewSearch(&index.Results{Took: 3456 * time.Microsecond}, wire.View{}).TookMS; got != 3.46 {
		t.Errorf("took %v, want 3.46", got)
	}
}
