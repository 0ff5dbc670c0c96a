package server

import (
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/data"
	"kizuna/index"
)

// TestAnAddressReproducesItsSearch holds that the address of a search with all
// that can be chosen is read as the same search, so that it can be sent around.
func TestAnAddressReproducesItsSearch(t *testing.T) {
	day := func(y, m, d int) data.Date { return data.Date{Year: y, Month: m, Day: d} }
	q := search{
		text: `窓口 OR "a&b=c" -苦情 #1?%`, kinds: []data.Kind{data.KindSurvey, data.KindRemark}, speakers: []string{"市長", "A & B"},
		sections: []string{"窓口 で+学んだこと", "甲/乙"}, meetings: []string{"h15-1/2#1?a=b&c=d", "M1"}, years: []int{2024, 2025}, fiscal: []int{2023, 2024},
		from: "令和6年度", to: "2025-09", period: data.Period{From: day(2024, 4, 1), To: day(2025, 9, 30)}, sort: index.SortOldest,
		grouping: flat, reach: reach{match: index.TierPartial, noSynonyms: true}, limit: 25, offset: 50, facets: defaultFacets,
	}
	v := reflect.ValueOf(q)
	for i := range v.NumField() {
		if name := v.Type().Field(i).Name; v.Field(i).IsZero() {
			t.Errorf("the test leaves %s out", name)
		}
	}
	address, err := url.Parse(q.href("/"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := readSearch(parameters(address.Query()))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(q, got, cmp.AllowUnexported(search{}, reach{})); diff != "" {
		t.Errorf("(-asked +read)\n%s", diff)
	}
	// Each chip takes off one condition and keeps the rest.
	all := append(chips(japanese, q, nil), reachChips(japanese, q)...)
	if len(all) != 2+4+1+2+2+2+2 {
		t.Errorf("%d chips: %+v", len(all), all)
	}
	for _, c := range all {
		u, err := url.Parse(c.Href)
		if err != nil {
			t.Fatal(err)
		}
		rest, err := readSearch(parameters(u.Query()))
		if err != nil {
			t.Fatal(err)
		}
		fewer := len(append(chips(japanese, rest, nil), reachChips(japanese, rest)...))
		if fewer != len(all)-1 || rest.text != q.text || rest.offset != 0 || rest.limit != q.limit || rest.sort != q.sort {
			t.Errorf("%s leads to %s with %d of %d chips", c.Label, strings.TrimSpace(c.Href), fewer, len(all))
		}
	}
}
