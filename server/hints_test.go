package server

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/data"
)

func TestHints(t *testing.T) {
	for _, c := range []struct {
		name, text string
		kinds      []data.Kind
		want       []string
	}{
		{"one word", "月面", nil, nil},
		{"two words", "月面 基地", nil, []string{"月面 OR 基地"}},
		{"filters", "月面", []data.Kind{data.KindSurvey}, []string{"月面"}},
		{"a phrase", "「月面基地」", nil, []string{"月面基地"}},
		{"what has operators already", "月面 OR 基地", nil, nil},
		{"what has fields", "発言者:市長 月面", nil, nil},
		{"quotation marks with nothing between", `""`, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := emptySearch()
			q.text, q.kinds = c.text, c.kinds
			var got []string
			for _, h := range hints(japanese, q) {
				address, err := url.Parse(h.Href)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, address.Query().Get("q"))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
