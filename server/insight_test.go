package server_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

// talkative is an engine with words to tell.
func talkative() *fake {
	return &fake{all: meetings(), words: []index.TellingWord{
		{Text: "待ち時間", Remarks: 3, OfRemarks: 4, Expected: 0.25, G2: 20},
		{Text: "<b>", Remarks: 2, OfRemarks: 9, Expected: 1, G2: 12},
	}}
}

func TestInsightAsks(t *testing.T) {
	f := talkative()
	h := serve(t, f)
	r := get(t, h, "/api/v1/insight?q=窓口&kind=remark&fiscal_year=2025&match=main&synonyms=off&years=calendar&words=1")
	if r.StatusCode != http.StatusOK {
		t.Fatalf("status %d: %s", r.StatusCode, body(t, r))
	}
	q := f.insight
	if q.Text != "窓口" || !slices.Equal(q.Filter.Kinds, []data.Kind{data.KindRemark}) || !slices.Equal(q.Filter.FiscalYears, []int{2025}) ||
		q.Match != index.TierMain || !q.NoSynonyms || q.Years != index.CalendarYears || q.Words != 1 {
		t.Errorf("asked %+v", q)
	}
	var got wire.Insight
	if err := json.Unmarshal([]byte(body(t, r)), &got); err != nil {
		t.Fatal(err)
	}
	if got.YearKind != index.CalendarYears || len(got.Words) != 1 || got.Words[0].Text != "待ち時間" || got.Words[0].G2 != 20 || len(got.Years) == 0 {
		t.Errorf("got %+v", got)
	}
	for _, y := range got.Years {
		if y.From != (data.Date{Year: y.Year, Month: 1, Day: 1}) || y.To != (data.Date{Year: y.Year, Month: 12, Day: 31}) {
			t.Errorf("year %+v", y)
		}
	}
	get(t, h, "/api/v1/insight?q=窓口")
	if f.insight.Years != index.FiscalYears || f.insight.Words != wire.InsightWords {
		t.Errorf("by default: %+v", f.insight)
	}
	// Which of the hits are shown is no matter of all of them.
	if r := get(t, h, "/api/v1/insight?q=窓口&sort=newest"); r.StatusCode != http.StatusBadRequest {
		t.Errorf("sort: status %d", r.StatusCode)
	}
}

// TestEveryBarLeadsToWhatItCounts follows the links of the page and compares the
// hits there with the number in the table.
func TestEveryBarLeadsToWhatItCounts(t *testing.T) {
	f := talkative()
	h := serve(t, f)
	for _, years := range []string{"", "&years=calendar"} {
		page := body(t, get(t, h, "/insight?q=窓口"+years))
		rows := strings.Split(page, "<tr><th scope=\"row\">")[1:]
		followed, empty := 0, 0
		for _, row := range rows {
			href := between(row, `<a href="`, `"`)
			if href == "" {
				empty++
				continue
			}
			followed++
			if strings.Count(page, `<a href="`+href+`" tabindex="-1"`) != 2 {
				t.Errorf("%s is not in both charts", href)
			}
			var res wire.Search
			if err := json.Unmarshal([]byte(body(t, request(h, http.MethodGet, "/api/v1/search"+strings.ReplaceAll(href[1:], "&amp;", "&")))), &res); err != nil {
				t.Fatal(err)
			}
			if want := between(row, "<td>", "</td>"); strconv.Itoa(res.Total) != want || res.Total == 0 {
				t.Errorf("%s: %d hits, the table says %s", href, res.Total, want)
			}
		}
		if followed == 0 || empty == 0 {
			t.Errorf("%d years with hits, %d without: want some of each in %s", followed, empty, page)
		}
	}
}

func TestWordsNarrowTheSearch(t *testing.T) {
	page := body(t, get(t, serve(t, talkative()), "/insight?q=窓口&kind=remark"))
	if strings.Contains(page, "<b>") || !strings.Contains(page, "&lt;b&gt;") {
		t.Error("a word is not escaped")
	}
	if page = body(t, get(t, serve(t, talkative()), "/insight?q=窓口&kind=remark")); !strings.Contains(page, `href="/?q=%E7%AA%93%E5%8F%A3&#43;%E5%BE%85%E3%81%A1%E6%99%82%E9%96%93&amp;kind=remark&amp;match=main"`) {
		t.Errorf("no link to the search with 待ち時間 in\n%s", page)
	}
}

func TestInsightOfNothing(t *testing.T) {
	page := body(t, get(t, serve(t, talkative()), "/insight?q=どこにもない"))
	if strings.Contains(page, "<svg class") || !strings.Contains(page, "どこにもない") {
		t.Errorf("got\n%s", page)
	}
}

func TestResultsLeadToTheInsight(t *testing.T) {
	h := serve(t, talkative())
	if page := body(t, get(t, h, "/?q=窓口&sort=newest")); !strings.Contains(page, `class="over" href="/insight?q=%E7%AA%93%E5%8F%A3"`) {
		t.Error("results do not lead to the insight")
	}
	for _, path := range []string{"/?q=どこにもない", "/?q=窓口&limit=1&offset=1"} {
		if strings.Contains(body(t, get(t, h, path)), `class="over"`) {
			t.Errorf("%s shows the years", path)
		}
	}
}

func between(s, from, to string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, _ = strings.Cut(s, to)
	return s
}
