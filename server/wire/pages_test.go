package wire_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"iter"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/index"
	"kizuna/server/wire"
)

// paged are results that come on pages, and then an error, if there is one.
func paged(err error, pages ...*index.Results) iter.Seq2[*index.Results, error] {
	return func(yield func(*index.Results, error) bool) {
		for _, p := range pages {
			if !yield(p, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

func write(t *testing.T, f wire.Format, v wire.View, pages ...*index.Results) string {
	t.Helper()
	var b bytes.Buffer
	if err := wire.WriteSearch(&b, f, v, paged(nil, pages...)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// said is a hit that says a text.
func said(text string) index.Hit {
	h := hit()
	h.Remark.Text = text
	return h
}

var atHome = wire.View{Origin: "https://kizuna.example", Japanese: true}

func TestCSV(t *testing.T) {
	for _, c := range []struct {
		view wire.View
		want string
	}{
		{atHome, "\ufeff日付,和暦,会議名,テーマ,区分,発言者,役職,発言内容,抜粋,一致の理由,一致の段階,発言のURL,出典,会議ID,発言ID,会議内の順,得点\r\n" +
			"\"2025-09-12\",\"令和7年9月12日\",\"みどり野市の集い\",\"窓口\",\"発言\",\"森川市長\",\"市長\",\"窓口の対応は<A&B>です。\",\"…対応は<A&B>です。\",\"語「窓口」\",\"主な結果\",\"https://kizuna.example/meetings/M1#remark-2\",\"https://example.jp/m1\",\"M1\",\"M1-2\",\"2\",\"1.5\"\r\n" +
			"\"2025-09-12\",\"令和7年9月12日\",\"みどり野市の集い\",\"窓口\",\"発言\",\"森川市長\",\"市長\",\"\"\"一行目\"\",\r\n二行目\",\"…対応は<A&B>です。\",\"語「窓口」\",\"主な結果\",\"https://kizuna.example/meetings/M1#remark-2\",\"https://example.jp/m1\",\"M1\",\"M1-2\",\"2\",\"1.5\"\r\n"},
		{wire.View{}, "\ufeffdate,date_ja,meeting,section,kind,speaker,role,text,snippet,why,tier,permalink,url,meeting_id,id,seq,score\r\n" +
			"\"2025-09-12\",\"令和7年9月12日\",\"みどり野市の集い\",\"窓口\",\"remark\",\"森川市長\",\"市長\",\"窓口の対応は<A&B>です。\",\"…対応は<A&B>です。\",\"word: 窓口\",\"main\",\"/meetings/M1#remark-2\",\"https://example.jp/m1\",\"M1\",\"M1-2\",\"2\",\"1.5\"\r\n" +
			"\"2025-09-12\",\"令和7年9月12日\",\"みどり野市の集い\",\"窓口\",\"remark\",\"森川市長\",\"市長\",\"\"\"一行目\"\",\r\n二行目\",\"…対応は<A&B>です。\",\"word: 窓口\",\"main\",\"/meetings/M1#remark-2\",\"https://example.jp/m1\",\"M1\",\"M1-2\",\"2\",\"1.5\"\r\n"},
	} {
		got := write(t, wire.FormatCSV, c.view, &index.Results{Hits: []index.Hit{hit()}}, &index.Results{Hits: []index.Hit{said("\"一行目\",\n二行目")}})
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

func TestWhyInATable(t *testing.T) {
	h := hit()
	h.Found = []index.Found{{Why: index.ReasonSynonym, Text: "お年寄り"}, {Why: index.ReasonWord, Text: "窓口"}, {Why: index.ReasonWord, Text: "対応"}, {Why: index.ReasonVariant, Text: "対応"}, {Why: index.ReasonHeading}}
	for view, want := range map[wire.View]string{
		{Japanese: true}: "語「窓口」「対応」、同義語「お年寄り」、見出し",
		{}:               "word: 窓口, 対応; synonym: お年寄り; heading",
	} {
		rows, err := csv.NewReader(strings.NewReader(write(t, wire.FormatCSV, view, &index.Results{Hits: []index.Hit{h}}))).ReadAll()
		if err != nil || len(rows) != 2 || rows[1][9] != want {
			t.Errorf("got %q, %v, want %s", rows, err, want)
		}
	}
}

// TestNoCellIsAFormula holds that no cell begins as a formula does, whichever
// field it comes from.
func TestNoCellIsAFormula(t *testing.T) {
	const text = `=HYPERLINK("https://portal.midorino.example")`
	h := said(text)
	h.Remark.Speaker, h.Remark.Role, h.Remark.Section, h.Meeting.Title, h.Meeting.URL, h.Meeting.ID, h.Remark.ID, h.Snippet.Text = text, text, text, text, text, text, text, text
	h.Found, h.Remark.Kind = []index.Found{{Why: text, Text: text}}, text
	rows, err := csv.NewReader(strings.NewReader(write(t, wire.FormatCSV, wire.View{}, &index.Results{Hits: []index.Hit{h}}))).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	guarded := 0
	for i, cell := range rows[1] {
		if strings.HasPrefix(cell, "=") {
			t.Errorf("%s is a formula: %s", rows[0][i], cell)
		}
		if cell == "'"+text {
			guarded++
		}
	}
	if guarded != 10 {
		t.Errorf("%d cells are guarded: %q", guarded, rows[1])
	}
}

func TestJSONLines(t *testing.T) {
	got := write(t, wire.FormatJSONL, atHome, &index.Results{Hits: []index.Hit{said("一"), said("二")}}, &index.Results{Hits: []index.Hit{said("三")}})
	lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines: %s", len(lines), got)
	}
	for i, text := range []string{"一", "二", "三"} {
		if want := strings.TrimSuffix(encode(t, wire.NewHit(said(text), atHome)), "\n"); lines[i] != want {
			t.Errorf("line %d is %s, want %s", i, lines[i], want)
		}
	}
}

// TestPagesAreOneObject holds that hits which come on pages make the object that
// one page of all of them makes.
func TestPagesAreOneObject(t *testing.T) {
	facets := index.Facets{Kind: []index.Facet{{Value: "remark", Label: `"hits":[]`, Count: 3}}}
	whole := func(next string, hits ...index.Hit) *index.Results {
		return &index.Results{Query: `"hits":[]`, Total: 3, TotalMeetings: 1, Tiers: map[index.Tier]int{index.TierMain: 3}, Took: 5e6, Next: next, Hits: hits, Facets: facets}
	}
	for name, c := range map[string]struct {
		pages []*index.Results
		want  *index.Results
	}{
		"no hits":       {[]*index.Results{whole("")}, whole("")},
		"one page":      {[]*index.Results{whole("", said("一"), said("<二>"))}, whole("", said("一"), said("<二>"))},
		"three pages":   {[]*index.Results{whole("a", said("一")), {Next: "b", Hits: []index.Hit{said("二")}}, {Hits: []index.Hit{said("三")}}}, whole("", said("一"), said("二"), said("三"))},
		"more to come":  {[]*index.Results{whole("a", said("一")), {Next: "b", Hits: []index.Hit{said("二")}}}, whole("b", said("一"), said("二"))},
		"an empty page": {[]*index.Results{whole("a", said("一")), {}}, whole("", said("一"))},
	} {
		got := write(t, wire.FormatJSON, atHome, c.pages...)
		if diff := cmp.Diff(encode(t, wire.NewSearch(c.want, atHome)), got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
		if !json.Valid([]byte(got)) {
			t.Errorf("%s: no JSON: %s", name, got)
		}
	}
}

func TestAnErrorBeforeTheFirstPageLeavesNoTrace(t *testing.T) {
	broken := errors.New("broken")
	for _, f := range []wire.Format{wire.FormatJSON, wire.FormatJSONL, wire.FormatCSV} {
		var b bytes.Buffer
		if err := wire.WriteSearch(&b, f, atHome, paged(broken)); !errors.Is(err, broken) || b.Len() > 0 {
			t.Errorf("%s: %v, wrote %q", f, err, b.String())
		}
		if err := wire.WriteSearch(&b, f, atHome, paged(broken, &index.Results{Hits: []index.Hit{hit()}})); !errors.Is(err, broken) || b.Len() == 0 {
			t.Errorf("%s, in the middle: %v, wrote %q", f, err, b.String())
		}
	}
}
