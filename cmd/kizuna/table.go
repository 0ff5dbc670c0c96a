package main

import (
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"
)

// writeTable writes rows in columns as wide as what stands in them.
func writeTable(s *streams, head []string, rows [][]string) error {
	widths := make([]int, len(head))
	for _, row := range append([][]string{head}, rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], runewidth.StringWidth(cell))
		}
	}
	line := func(row []string, st style) string {
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(s.paint(st, cell))
			if i < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-runewidth.StringWidth(cell)+2))
			}
		}
		return strings.TrimRight(b.String(), " ")
	}
	if _, err := fmt.Fprintln(s.out, line(head, styleFaint)); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	for _, row := range rows {
		if _, err := fmt.Fprintln(s.out, line(row, "")); err != nil {
			return fmt.Errorf("write table: %w", err)
		}
	}
	return nil
}
