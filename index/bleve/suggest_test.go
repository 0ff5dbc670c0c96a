package bleve

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"
)

// suggestionsOf returns what a text may become in an index of some remarks, a
// meeting each.
func suggestionsOf(t *testing.T, remarks []string, texts ...string) [][]string {
	t.Helper()
	e, err := Open(t.TempDir(), Config{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	b, err := e.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range remarks {
		id := fmt.Sprint("M", i)
		m := &data.Meeting{ID: id, Title: "会議", Source: id, Remarks: []data.Remark{{ID: id + "-1", Seq: 1, Kind: data.KindRemark, Text: text}}}
		if err := b.Put(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for _, text := range texts {
		found, err := e.Suggest(t.Context(), index.Typed{Text: text, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		queries := []string{}
		for _, s := range found {
			queries = append(queries, s.Query)
		}
		all = append(all, queries)
	}
	return all
}

func TestCompoundsAreSuggested(t *testing.T) {
	remarks := []string{
		"福祉課窓口で子育て支援の話を聞いた。今回説明申し上げます。", "福祉課窓口は混むので、子育て支援は電話で。今回説明申し上げます。",
		"国民健康保険の窓口対応と、ごみ処理の委託契約書。", "国民健康保険料、窓口対応、ごみ処理、リスキリング研修、契約等。",
		"リスキリング研修の契約等。窓口対応の令和七年度方針。", "令和七年度方針を決めた。",
	}
	for _, tt := range []struct{ typed, want, not string }{
		{"まどぐ", "窓口 窓口対応", ""},
		{"窓口たい", "窓口対応", "窓口"},
		{"窓口t", "窓口対応", "窓口"},
		{"こそだて", "子育て 子育て支援", ""},
		{"支援", "支援 子育て支援", ""},
		{"ごみ", "ごみ ごみ処理", ""},
		{"りすき", "リスキリング研修", "リング研修"},
		{"こくみん", "国民 国民健康保険", "国民健康"}, // a part of the longer one, always
		{"か", "", "課窓口"},
		{"契約", "契約", "契約等"},
		{"今回", "今回", "今回説明 今回説明申し上げ"},
		{"ななねん", "", "七年度方針"}, // a number is no name
	} {
		got := suggestionsOf(t, remarks, tt.typed)[0]
		for _, want := range strings.Fields(tt.want) {
			if !slices.Contains(got, want) {
				t.Errorf("%s: %q, want %s", tt.typed, got, want)
			}
		}
		for _, not := range strings.Fields(tt.not) {
			if slices.Contains(got, not) {
				t.Errorf("%s: %q has %s", tt.typed, got, not)
			}
		}
	}
}

// TestTheTableOfSuggestionsIsMadeOnce holds that who has stopped waiting for the
// table does not stop it, and that an engine can be closed meanwhile.
func TestTheTableOfSuggestionsIsMadeOnce(t *testing.T) {
	e, err := Open(t.TempDir(), Config{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	g, err := e.acquire()
	if err != nil {
		t.Fatal(err)
	}
	gone, stop := context.WithCancel(t.Context())
	stop()
	if _, err := e.completions(gone, g); err != nil && !errors.Is(err, index.ErrTimeout) {
		t.Errorf("who is gone: %v", err)
	}
	first, err := e.completions(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	e.release(g)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if again, err := e.completions(t.Context(), g); err != nil || again != first {
		t.Errorf("made again (%v)", err)
	}
}

// TestRareCompoundsAreGivenUp holds the bound of what is counted at a time, and that
// what is common outlives it.
func TestRareCompoundsAreGivenUp(t *testing.T) {
	c := &compoundCounter{counts: map[string]*tally{}}
	for n := range maxTallied {
		c.remark++
		c.count(fmt.Sprint("珍", n), 2, false)
		c.count(fmt.Sprint("稀", n), 2, false)
		c.count("窓口対応", 2, false)
		c.giveUp()
		if len(c.counts) > maxTallied {
			t.Fatalf("%d are counted at a time", len(c.counts))
		}
	}
	if got := c.counts["窓口対応"]; got == nil || got.remarks != maxTallied {
		t.Errorf("what is common: %+v", got)
	}
}
