package bleve

import (
	"testing"

	"kizuna/analyzer"
	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

func TestFields(t *testing.T) {
	a, err := analyzer.New(analyzer.Config{})
	if err != nil {
		t.Fatal(err)
	}
	want := []index.FieldTerms{
		{Field: "words", Terms: []string{"子供", "97", "=97%", "=97"}},
		{Field: "edges", Terms: []string{"子供", "は", "97", "%", "。"}},
		{Field: "bigrams", Terms: []string{"子供", "供は", "は9", "97", "7%", "%。", "。"}},
		{Field: "alone", Terms: []string{"は", "%", "。"}},
		{Field: "sounds", Terms: []string{"子供 rコドモ"}},
	}
	if diff := cmp.Diff(want, Fields(a, "子供は９７％。")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, f := range Fields(a, "") {
		if f.Terms == nil || len(f.Terms) > 0 {
			t.Errorf("%s of nothing: %#v", f.Field, f.Terms)
		}
	}
}
