package analyzer

import (
	"os"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

var shared = sync.OnceValues(func() (*Analyzer, error) { return New(Config{}) })

func testAnalyzer(t testing.TB) *Analyzer {
	t.Helper()
	a, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestAnalyze reads testdata/analysis.txt: a text, its words with | where one
// may begin or end, and the terms it is indexed by.
func TestAnalyze(t *testing.T) {
	b, err := os.ReadFile("testdata/analysis.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := testAnalyzer(t)
	var an Analysis
	cases := 0
	for _, block := range strings.Split(string(b), "\n\n") {
		var lines []string
		for _, l := range strings.Split(block, "\n") {
			if l != "" && !strings.HasPrefix(l, "#") {
				lines = append(lines, l)
			}
		}
		if len(lines) == 0 {
			continue
		}
		if len(lines) != 3 {
			t.Fatalf("a case of %d lines: %q", len(lines), lines)
		}
		cases++
		a.Analyze(&an, lines[0])
		var edges strings.Builder
		place := 0
		for _, r := range an.Text {
			if place > 0 && an.Edges.At(place) {
				edges.WriteByte('|')
			}
			edges.WriteRune(r)
			place++
		}
		if edges.String() != lines[1] {
			t.Errorf("%s: edges\n got %s\nwant %s", lines[0], edges.String(), lines[1])
		}
		var terms []string
		for _, tok := range an.Tokens {
			if tok.Term != "" {
				terms = append(terms, tok.Term)
			}
		}
		if got := strings.Join(terms, " "); got != lines[2] {
			t.Errorf("%s: terms\n got %s\nwant %s", lines[0], got, lines[2])
		}
	}
	if cases < 10 {
		t.Errorf("only %d cases were read", cases)
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{"", "窓口 対応", "1on1やwell-being。", "😊\xff\u3099", "東京都の関西国際空港", "2025-09-12..", "a b", "ー", "リスキリング研修"} {
		f.Add(s)
	}
	a := testAnalyzer(f)
	f.Fuzz(func(t *testing.T, s string) {
		var an Analysis
		a.Analyze(&an, s)
		if want := Fold(s).Text; an.Text != want {
			t.Fatalf("Analyze(%q) folds to %q, Fold to %q", s, an.Text, want)
		}
		at := 0
		for _, tok := range an.Tokens {
			if strings.Trim(an.Text[at:tok.Start], " ") != "" || tok.End <= tok.Start {
				t.Fatalf("Analyze(%q): token [%d,%d) after %d", s, tok.Start, tok.End, at)
			}
			for _, b := range []int{tok.Start, tok.End} {
				if !an.Edges.At(utf8.RuneCountInString(an.Text[:b])) {
					t.Fatalf("Analyze(%q): no edge at byte %d, an end of a token", s, b)
				}
			}
			at = tok.End
		}
		if strings.Trim(an.Text[at:], " ") != "" {
			t.Fatalf("Analyze(%q): %q is in no token", s, an.Text[at:])
		}
	})
}
