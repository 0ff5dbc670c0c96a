package server

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHints(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"one word", "月面", nil},
		{"two words", "月面 基地", []string{"月面 OR 基地"}},
		{"a phrase", "「月面 基地」", nil},
		{"what has operators already", "月面 OR 基地", nil},
		{"what has fields", "発言者:市長 月面", nil},
		{"quotation marks with nothing between", `""`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := emptySearch()
			q.text, q.offset = c.text, 10
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
