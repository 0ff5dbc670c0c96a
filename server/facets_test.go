package server

import (
	"testing"

	"kizuna/index"
)

func TestToggle(t *testing.T) {
	read := func(p parameters) search {
		q, err := readSearch(p)
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	for _, c := range []struct {
		name         string
		from         parameters
		field, value string
		want         string
	}{
		{"the first kind", parameters{"q": {"a"}}, "kind", "remark", "/?q=a&kind=remark"},
		{"a second kind adds up", parameters{"kind": {"remark"}}, "kind", "survey", "/?kind=remark&kind=survey"},
		{"a kind taken off", parameters{"kind": {"remark", "survey"}}, "kind", "remark", "/?kind=survey"},
		{"a year within a period", parameters{"from": {"2024-04"}, "to": {"2025-05"}}, "year", "2025", "/?year=2025&from=2024-04&to=2025-05"},
		{"a year taken off", parameters{"year": {"令和7"}, "q": {"a"}}, "year", "2025", "/?q=a"},
		{"a second fiscal year adds up", parameters{"fiscal_year": {"令和6年度"}}, "fiscal_year", "2025", "/?fiscal_year=2024&fiscal_year=2025"},
		{"a new filter begins at the first page", parameters{"q": {"a"}, "offset": {"30"}, "sort": {"newest"}, "limit": {"5"}}, "speaker", "市長", "/?q=a&speaker=%E5%B8%82%E9%95%B7&sort=newest&limit=5"},
		{"a value that means something in an address", parameters{}, "meeting", "a/b#1&c=d", "/?meeting=a%2Fb%231%26c%3Dd"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := read(c.from)
			before := q.href("/")
			if got := q.toggle(c.field, c.value).href("/"); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if q.href("/") != before {
				t.Error("the search it began with was changed")
			}
		})
	}
}

func TestYearsAndFiscalYearsAreAChoice(t *testing.T) {
	f := &index.Facets{Year: []index.Facet{{Value: "2025", Count: 1}, {Value: "2024", Count: 2}}, FiscalYear: []index.Facet{{Value: "2024", Count: 3}}}
	q := emptySearch()
	for _, fiscal := range []bool{false, true} {
		if fiscal {
			q = q.toggle("fiscal_year", "2024")
		}
		views := facetViews(japanese, q, f, nil)
		if len(views) != 1 || len(views[0].Lists) != 2 || views[0].Lists[0].Current == fiscal || views[0].Lists[1].Current != fiscal {
			t.Fatalf("with a fiscal year chosen %v: %+v", fiscal, views)
		}
		if got := views[0].Lists[1].Open[0]; got.Label != "2024年度（令和6年度）" || got.Selected != fiscal {
			t.Errorf("%+v", got)
		}
	}
	if chips := chips(japanese, q, nil); len(chips) != 1 || chips[0].Label != "年度：令和6年度（2024年4月～2025年3月）" {
		t.Errorf("%+v", chips)
	}
	if chips := chips(english, q, nil); chips[0].Label != "Fiscal year: 2024 (April 2024 – March 2025)" {
		t.Errorf("%+v", chips)
	}
}

func TestFacetsThatAreLongAreFolded(t *testing.T) {
	facets := func(n int) *index.Facets {
		f := &index.Facets{}
		for i := range n {
			f.Section = append(f.Section, index.Facet{Value: number(i), Label: number(i), Count: n - i})
		}
		return f
	}
	for n, open := range map[int]int{1: 1, openFacets: openFacets, openFacets + 1: openFacets + 1, openFacets + 2: openFacets, mostFacets: openFacets, pageFacets: openFacets} {
		v := facetViews(japanese, emptySearch(), facets(n), nil)
		if len(v) != 1 || len(v[0].Lists) != 1 || len(v[0].Lists[0].Open) != open || len(v[0].Lists[0].Open)+len(v[0].Lists[0].More) != min(n, mostFacets) {
			t.Errorf("%d values: %+v, want %d shown", n, v, open)
		}
	}
}
