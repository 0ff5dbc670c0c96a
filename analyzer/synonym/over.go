package synonym

import (
	"fmt"
	"hash"
	"maps"
	"slices"
)

// switches is what a file says of the set below it.
type switches struct {
	all   bool            // nothing of it
	words map[string]bool // not these, folded
}

func (o switches) hash(sum hash.Hash) {
	fmt.Fprintf(sum, "%t %q\n", o.all, slices.Sorted(maps.Keys(o.words)))
}

// Over lays a set over another: the groups of both, those of s first, without
// what s switches off in base. A group of base that is left with one member is
// dropped. Groups that share a word stay apart: its Members are those of both,
// but the words of one do not become synonyms of the words of the other.
//
// Sets can be laid in any number; what one switches off is gone from all below
// it, in whatever order they are put together.
func (s *Set) Over(base *Set) *Set {
	off := switches{s.off.all || base.off.all, maps.Clone(s.off.words)}
	if off.words == nil {
		off.words = make(map[string]bool)
	}
	maps.Copy(off.words, base.off.words)
	over := func(groups, base []group) []group {
		groups = slices.Clone(groups)
		if s.off.all {
			return groups
		}
		for _, g := range base {
			if g = g.without(s.off.words); g != nil {
				groups = append(groups, g)
			}
		}
		return groups
	}
	return newSet(over(s.groups, base.groups), over(s.Related().groups, base.Related().groups), off)
}

// without returns the group without some words, or nil if too few are left.
func (g group) without(words map[string]bool) group {
	if !slices.ContainsFunc(g, func(m member) bool { return words[m.folded] }) {
		return g
	}
	var kept group
	for _, m := range g {
		if !words[m.folded] {
			kept = append(kept, m)
		}
	}
	if !slices.ContainsFunc(kept, func(m member) bool { return m.asks && kept.answersTo(m.folded) }) {
		return nil
	}
	return kept
}
