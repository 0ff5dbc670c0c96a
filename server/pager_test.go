package server

import (
	"strconv"
	"strings"
	"testing"
)

// drawn writes a pager as a line: < and > where one can turn, the current page
// in brackets, … where pages are left out.
func drawn(p pager) string {
	var parts []string
	if p.Previous != "" {
		parts = append(parts, "<"+p.Previous)
	}
	for _, page := range p.Pages {
		if page.Gap {
			parts = append(parts, "…")
		}
		label := page.Label
		if page.Current {
			label = "[" + label + "]"
		}
		parts = append(parts, label)
	}
	if p.Next != "" {
		parts = append(parts, p.Next+">")
	}
	return strings.Join(parts, " ")
}

func TestPager(t *testing.T) {
	for _, c := range []struct {
		name                string
		total, size, offset int
		want                string
	}{
		{"nothing", 0, 10, 0, ""},
		{"one page", 10, 10, 0, ""},
		{"two", 11, 10, 0, "[1] 2 10>"},
		{"the last", 11, 10, 10, "<0 1 [2]"},
		{"amid many", 200, 10, 100, "<90 1 … 9 10 [11] 12 13 … 20 110>"},
		{"near the beginning", 200, 10, 20, "<10 1 2 [3] 4 5 … 20 30>"},
		{"an offset that is no page's", 30, 10, 5, "<0 [1] 2 3 15>"},
		{"past the end", 30, 10, 500, "<490 1 2 [3]"},
		{"a size of nothing", 30, 0, 0, ""},
		{"no further than the engine ranks", 500_000, 10, 99_990, "<99980 1 … 9,998 9,999 [10,000]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := drawn(newPager(japanese, c.total, c.size, c.offset, strconv.Itoa)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
