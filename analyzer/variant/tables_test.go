package variant

import (
	"strings"
	"testing"
)

// Every entry of a table stands in a case of testdata/variants.txt, so that
// none is there without an example.

func TestEveryExchangeHasACase(t *testing.T) {
	used := map[exchange]bool{}
	for _, c := range groups(t) {
		for _, a := range c.words {
			for _, b := range c.words {
				x, y := []rune(formOf(a).skeleton()), []rune(formOf(b).skeleton())
				if len(x) != len(y) {
					continue
				}
				for i := range x {
					for _, e := range exchangesOf[x[i]] {
						if entry, _, _ := strings.Cut(exchanges[e], " "); x[i] != y[i] && strings.ContainsRune(entry, y[i]) {
							used[e] = true
						}
					}
				}
			}
		}
	}
	for i, e := range exchanges {
		if !used[exchange(i)] {
			t.Errorf("no case for %s", e)
		}
	}
}

func TestEveryWordOfATableHasACase(t *testing.T) {
	together := map[[2]string]bool{}
	apart := map[string]bool{}
	for _, c := range groups(t) {
		for _, a := range c.words {
			for _, b := range c.words {
				together[[2]string{a, b}] = true
				together[[2]string{formOf(a).skeleton(), formOf(b).skeleton()}] = true
			}
		}
	}
	for _, c := range readCases(t) {
		if c.kind == "≠" {
			for _, w := range c.words {
				apart[w] = true
			}
		}
	}
	for from, to := range sameLoans {
		if !together[[2]string{from, string(to)}] {
			t.Errorf("no case for the loan %s %s", from, string(to))
		}
	}
	for _, c := range compounds {
		if !together[c] {
			t.Errorf("no case for the compound %s", c)
		}
	}
	for kana, words := range kanaWords {
		for _, w := range words {
			if !together[[2]string{kana, w}] {
				t.Errorf("no case for %s %s", kana, w)
			}
		}
	}
	for _, group := range mixedWords {
		for _, w := range group[1:] {
			if !together[[2]string{group[0], w}] {
				t.Errorf("no case for %s %s", group[0], w)
			}
		}
	}
	for w := range otherLoans {
		if !apart[w] {
			t.Errorf("no case for %s", w)
		}
	}
	for w := range ownNouns {
		if !apart[w] {
			t.Errorf("no case for %s", w)
		}
	}
	for pair := range realNeighbours {
		if !apart[pair[0]] || !apart[pair[1]] {
			t.Errorf("no case for %s ≠ %s", pair[0], pair[1])
		}
	}
}

// groups returns the cases that are one word.
func groups(t *testing.T) (groups []line) {
	for _, c := range readCases(t) {
		if c.kind == "" {
			groups = append(groups, c)
		}
	}
	return groups
}
