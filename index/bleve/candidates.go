package bleve

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// candidate is a completion of what was typed.
type candidate struct {
	*completion
	class int // 0 for what begins so; 1 for what has a word that does, verbs and adjectives, and single characters
}

// soundsLike reports whether two completions can be read alike.
func (c candidate) soundsLike(other candidate) bool {
	for _, o := range other.openings {
		if o.at == 0 && o.sound != "" && slices.Contains(c.openings, o) {
			return true
		}
	}
	return false
}

// candidates are the best completions of something, each once.
type candidates struct {
	n    int
	list []candidate // the best first
}

func better(a, b candidate) int {
	return cmp.Or(cmp.Compare(a.class, b.class), moreFrequent(*a.completion, *b.completion))
}

func (c *candidates) offer(it candidate) {
	if len(c.list) == c.n && (c.n == 0 || better(it, c.list[c.n-1]) >= 0) {
		return
	}
	if at := slices.IndexFunc(c.list, func(o candidate) bool { return o.completion == it.completion }); at >= 0 {
		if c.list[at].class <= it.class {
			return
		}
		c.list = slices.Delete(c.list, at, at+1)
	}
	at, _ := slices.BinarySearchFunc(c.list, it, better)
	c.list = slices.Insert(c.list[:min(len(c.list), c.n-1)], min(at, c.n-1), it)
}

// find returns the best n completions of what was typed, and the best sections.
func (c *completions) find(w written, n int) (words, sections []candidate) {
	said, under := candidates{n: n}, candidates{n: n}
	offer := func(f filed) {
		it := candidate{completion: &c.all[f.completion]}
		if it.openings[f.opening].at > 0 || it.kind == kindPredicate || utf8.RuneCountInString(it.text) == 1 && it.text != w.tail {
			it.class = 1
		}
		if it.kind == kindSection {
			under.offer(it)
		} else {
			said.offer(it)
		}
	}
	for _, f := range beginning(c.byText, c.text, w.tail) {
		offer(f)
	}
	for _, sound := range w.sounds {
		for _, f := range beginning(c.bySound, c.sound, sound) {
			offer(f)
		}
	}
	if len(w.rest) > 0 {
		for _, f := range beginning(c.byText, c.text, w.settled) {
			if c.goesOn(f, w) {
				offer(f)
			}
		}
	}
	return said.list, under.list
}

// goesOn reports whether what follows the settled part of what was typed is read
// as the rest of it.
func (c *completions) goesOn(f filed, w written) bool {
	it := &c.all[f.completion]
	at := it.openings[f.opening].at + uint16(len(w.settled))
	for _, o := range it.openings {
		if o.at == at && slices.ContainsFunc(w.rest, func(b string) bool { return strings.HasPrefix(o.sound, b) }) {
			return true
		}
	}
	return false
}
