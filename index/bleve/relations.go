package bleve

import (
	"slices"
	"sort"
	"strings"

	"kizuna/analyzer"
	"kizuna/analyzer/variant"
)

// Which words are spellings of one another is no matter of the postings but of
// the vocabulary, which is a thousand times smaller. Beside its words a segment
// keeps a sorted list of lines, a key of package variant and a term that has it,
// parted by a zero byte. A query looks up its words' keys there, asks
// variant.Relate about each term it meets, and searches for those that are
// related as for one word.

// soundsOf returns the keys that a term is filed under: none for an amount or a
// date.
func soundsOf(a *analyzer.Analyzer, term string) []string {
	if analyzer.IsQuantity(term) {
		return nil
	}
	return variant.Keys(term, a.Word(term).Readings)
}

// relationsOf returns the lines of all terms, and of segments that are merged.
func relationsOf(a *analyzer.Analyzer, merged []string, vocabularies ...map[string]bool) []string {
	lines := merged
	for _, terms := range vocabularies {
		for term := range terms {
			for _, key := range soundsOf(a, term) {
				lines = append(lines, key+"\x00"+term)
			}
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// relationTable reads the lines of a segment.
type relationTable struct{ stringTable }

// find returns the number of the first line not before s.
func (t relationTable) find(s string) int {
	return sort.Search(t.count(), func(i int) bool { return string(t.bytes(uint32(i))) >= s })
}

// terms returns the terms filed under a key.
func (t relationTable) terms(key string) (terms []string) {
	prefix := key + "\x00"
	for i := t.find(prefix); i < t.count(); i++ {
		line := t.bytes(uint32(i))
		if len(line) < len(prefix) || string(line[:len(prefix)]) != prefix {
			break
		}
		terms = append(terms, string(line[len(prefix):]))
	}
	return terms
}

// under calls visit with every key that begins with a prefix, and its term.
func (t relationTable) under(prefix string, visit func(key, term string)) {
	for i := t.find(prefix); i < t.count(); i++ {
		line := t.at(uint32(i))
		if !strings.HasPrefix(line, prefix) {
			return
		}
		key, term, _ := strings.Cut(line, "\x00")
		visit(key, term)
	}
}
