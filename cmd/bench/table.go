package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
)

// row is one thing that was measured, of every engine it was measured of.
type row struct {
	what   string
	unit   unit
	values map[string]float64 // by column
	notes  map[string]string  // what stands in a column without a value
	limits []limit
}

func (r row) verdict() verdict { return judge(r.limits, r.values) }

func (r row) cell(column string) string {
	if v, ok := r.values[column]; ok {
		return r.unit.value(v)
	}
	return r.notes[column]
}

// table holds the rows in the order they were measured.
type table struct{ rows []row }

func (t *table) add(r row) { t.rows = append(t.rows, r) }

// columns returns those of the engines in which anything stands, in their order.
func (t *table) columns() []string {
	used := map[string]bool{}
	for _, r := range t.rows {
		for name := range maps.Keys(r.values) {
			used[name] = true
		}
		for name := range maps.Keys(r.notes) {
			used[name] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(columnOrder), func(c string) bool { return !used[c] })
}

// String writes the table in Markdown, in columns as wide as what stands in
// them.
func (t *table) String() string {
	columns := t.columns()
	lines := [][]string{append(append([]string{"what"}, columns...), "bar", "")}
	for _, r := range t.rows {
		line := []string{r.what}
		for _, c := range columns {
			line = append(line, r.cell(c))
		}
		lines = append(lines, append(line, barText(r.limits, r.unit), string(r.verdict())))
	}
	widths := make([]int, len(lines[0]))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], runewidth.StringWidth(cell))
		}
	}
	rule := make([]string, len(widths))
	for i, w := range widths {
		rule[i] = strings.Repeat("-", max(3, w))
	}
	var b strings.Builder
	for _, line := range slices.Insert(lines, 1, rule) {
		for i, cell := range line {
			b.WriteString("| " + cell + strings.Repeat(" ", max(0, widths[i]-runewidth.StringWidth(cell))+1))
		}
		b.WriteString("|\n")
	}
	return b.String()
}

// count returns how many bars got a verdict.
func (t *table) count(v verdict) int {
	n := 0
	for _, r := range t.rows {
		if r.verdict() == v {
			n++
		}
	}
	return n
}
