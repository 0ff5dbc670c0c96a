package eval

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// WriteTable writes a report as two tables for people: the ranking, a line for
// all queries, and what had to match, a line a class. Columns are aligned by
// characters; one who knows the width of Japanese ones may do better from
// RankingRows and ClassRows.
func WriteTable(w io.Writer, r *Report) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range r.RankingRows() {
		writeRow(t, row)
	}
	fmt.Fprintln(t)
	for _, row := range r.ClassRows() {
		writeRow(t, row)
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("write the table of %s: %w", r.Dataset, err)
	}
	return nil
}

// RankingRows returns a heading and one row.
func (r *Report) RankingRows() [][]string {
	return [][]string{
		{"dataset", "queries", "ranked", "nDCG@10", "condensed", "judged@10", "MRR@10", "Hit@1", "Hit@10", "Recall@100", "p50 ms", "p95 ms"},
		{r.Dataset, fmt.Sprint(r.Queries), fmt.Sprint(r.Ranked), share(r.NDCG10), share(r.CondensedNDCG10), share(r.Judged10), share(r.MRR10), share(r.Hit1),
			share(r.Hit10), share(r.Recall100), fmt.Sprintf("%.1f", r.Latency.P50), fmt.Sprintf("%.1f", r.Latency.P95)},
	}
}

// LiteralRows returns a heading and one row, of a report with Literal.
func (r *Report) LiteralRows() [][]string {
	l := r.Literal
	return [][]string{
		{"literal found", "at edges in main"},
		{part(l.Found, l.Pieces), part(l.InMain, l.AtEdges)},
	}
}

// ClassRows returns a heading, a row a class, and one for all if there are more
// than one.
func (r *Report) ClassRows() [][]string {
	rows := [][]string{{"class", "queries", "right", "must match found", "must not match kept out", "nDCG@10"}}
	for _, c := range r.Classes {
		rows = append(rows, classRow(c.Name, c.Tally))
	}
	if len(r.Classes) > 1 {
		rows = append(rows, classRow("all", r.Tally))
	}
	return rows
}

func classRow(name string, t Tally) []string {
	ndcg := "-"
	if t.Ranked > 0 {
		ndcg = share(t.NDCG10)
	}
	if name == "" {
		name = "-"
	}
	return []string{name, fmt.Sprint(t.Queries), fmt.Sprint(t.Right), part(t.Found, t.MustMatch), part(t.KeptOut, t.MustNotMatch), ndcg}
}

func share(f float64) string { return fmt.Sprintf("%.4f", f) }

// part writes a count and what it is of, or - for none of none.
func part(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%d/%d", n, of)
}

func writeRow(w io.Writer, row []string) {
	for i, cell := range row {
		if i > 0 {
			fmt.Fprint(w, "\t")
		}
		fmt.Fprint(w, cell)
	}
	fmt.Fprintln(w)
}
