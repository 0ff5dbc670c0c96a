package main

import "testing"

func TestBarHolds(t *testing.T) {
	values := map[string]float64{kizunaName: 2, groongaName: 4, luceneName: 1}
	for _, c := range []struct {
		name   string
		limits []limit
		want   verdict
	}{
		{"no bar", nil, noBar},
		{"below", []limit{{bound: 3}}, held},
		{"at the bound", []limit{{bound: 2}}, held},
		{"above", []limit{{bound: 1.9}}, missed},
		{"at least, above", []limit{{bound: 1, least: true}}, held},
		{"at least, below", []limit{{bound: 3, least: true}}, missed},
		{"ahead of a peer", []limit{{bound: 1, times: groongaName}}, held},
		{"behind a peer", []limit{{bound: 1, times: luceneName}}, missed},
		{"within twice a peer's", []limit{{bound: 2, times: luceneName}}, held},
		{"of another column", []limit{{at: groongaName, bound: 3}}, missed},
		{"peer not there", []limit{{bound: 3}, {bound: 1, times: sqliteName}}, unknown},
		{"one missed, whatever is not known", []limit{{bound: 1, times: sqliteName}, {bound: 1}}, missed},
		{"one of two missed", []limit{{bound: 3}, {bound: 1, times: luceneName}}, missed},
	} {
		if got := judge(c.limits, values); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := judge([]limit{{bound: 1}}, map[string]float64{kizunaName: median(nil)}); got != unknown {
		t.Errorf("of no measurement: %q", got)
	}
}

func TestBarText(t *testing.T) {
	for _, c := range []struct {
		limits []limit
		unit   unit
		want   string
	}{
		{[]limit{{bound: 25e-3}}, milliseconds, "≤ 25 ms"},
		{[]limit{{bound: 600e6}}, megabytes, "≤ 600 MB"},
		{[]limit{{bound: 600, least: true}}, perSecond, "≥ 600 /s"},
		{[]limit{{bound: 2e-3}, {bound: 1, times: groongaName}}, milliseconds, "≤ 2 ms, ≤ 1 × Groonga"},
		{[]limit{{at: plainName, bound: 1.1}}, ratio, "plain bleve ≤ 1.1 ×"},
		{nil, ratio, ""},
	} {
		if got := barText(c.limits, c.unit); got != c.want {
			t.Errorf("barText = %q, want %q", got, c.want)
		}
	}
}
