package data

import (
	"strings"
	"testing"
)

func TestCells(t *testing.T) {
	for text, cell := range map[string]string{
		"":                  "",
		"窓口です。":             "窓口です。",
		"'":                 "'",
		"'引用'":              "'引用'",
		"5-1":               "5-1",
		"ー長音で始まる":           "ー長音で始まる",
		"窓口\n=1":            "窓口\n=1",
		"\u3000=1":          "\u3000=1",
		`=HYPERLINK("x")`:   `'=HYPERLINK("x")`,
		"＝1+1":              "'＝1+1",
		"-窓口":               "'-窓口",
		"－３％":               "'－３％",
		"+81-3":             "'+81-3",
		"＋1":                "'＋1",
		"@SUM(A1)":          "'@SUM(A1)",
		"＠窓口":               "'＠窓口",
		"\t=1":              "'\t=1",
		"\r=1":              "'\r=1",
		"\n=1":              "'\n=1",
		"\x00=1":            "'\x00=1",
		"'=1":               "''=1",
		"''-":               "'''-",
		"'" + "\ufffd" + "": "'\ufffd",
	} {
		if got := InertCell(text); got != cell {
			t.Errorf("%q is written as %q, want %q", text, got, cell)
		}
		if got := plainCell(cell); got != text {
			t.Errorf("%q is read as %q, want %q", cell, got, text)
		}
	}
}

// FuzzCells holds that no cell begins with a sign of a formula, and that every
// text comes back.
func FuzzCells(f *testing.F) {
	for _, s := range []string{"=1", "'", "''-x", "\xff=", "'＝", "\t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cell := InertCell(text)
		if strings.IndexAny(cell, formulaSigns) == 0 {
			t.Errorf("%q is written as %q", text, cell)
		}
		if got := plainCell(cell); got != text {
			t.Errorf("%q is written as %q and read as %q", text, cell, got)
		}
	})
}
