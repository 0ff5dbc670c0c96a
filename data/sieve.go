package data

import (
	"math"
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A sieve tells of most texts that a pattern does not match them, from what its
// expression asks for: how the text begins, how long it may be, and which of some
// words it must have. Expressions took three quarters of the time of reading minutes,
// and nearly all of them matched nothing. (Code search asks its index in the same way:
// Russ Cox, Regular Expression Matching with a Trigram Index, 2012.)
type sieve struct {
	begins  *runeSet // what a text must begin with one of; nil where anything may
	longest int      // bytes of a text at most, or unbounded
	needles map[rune][]needle
	heads   *runeSet // the keys of needles; nil where nothing is needed
}

// A needle is a word that must be in a text, one of several.
type needle struct {
	word    string
	longest int // bytes of a text that matches by way of it, or unbounded
}

// unbounded is longer than any text.
const unbounded = 1 << 40

// maxNeedles bounds the words of a sieve: looking for more takes longer than it saves.
const maxNeedles = 512

// passes reports whether the expression may match the text.
func (s *sieve) passes(text string) bool {
	if len(text) > s.longest {
		return false
	}
	if s.begins != nil {
		if r, _ := utf8.DecodeRuneInString(text); !s.begins.has(r) {
			return false
		}
	}
	if s.heads == nil {
		return true
	}
	for i, r := range text {
		if !s.heads.has(r) {
			continue
		}
		for _, n := range s.needles[r] {
			if len(text) <= n.longest && strings.HasPrefix(text[i:], n.word) {
				return true
			}
		}
	}
	return false
}

// newSieve makes the sieve of an expression.
func newSieve(expression string) *sieve {
	s := &sieve{longest: unbounded}
	re, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return s // which regexp tells better
	}
	begins, ends := anchored(re, syntax.OpBeginText, false), anchored(re, syntax.OpEndText, true)
	if begins {
		if set, empty := firstRunes(re); !empty {
			s.begins = set
		}
	}
	if begins && ends {
		s.longest = longest(re)
	}
	needles, _ := needlesOf(re)
	if len(needles) == 0 {
		return s
	}
	s.needles, s.heads = map[rune][]needle{}, new(runeSet)
	for _, n := range needles {
		if !begins || !ends {
			n.longest = unbounded
		}
		r, _ := utf8.DecodeRuneInString(n.word)
		s.needles[r] = append(s.needles[r], n)
		s.heads.add(r)
	}
	return s
}

// A runeSet is a set of runes that may take others for its own.
type runeSet [64]uint64

func (s *runeSet) add(r rune)      { s[r>>6&63] |= 1 << (r & 63) }
func (s *runeSet) has(r rune) bool { return s[r>>6&63]&(1<<(r&63)) != 0 }

// merge adds another set; nil stands for all runes, and so it does in the result.
func (s *runeSet) merge(other *runeSet) *runeSet {
	if s == nil || other == nil {
		return nil
	}
	for i := range s {
		s[i] |= other[i]
	}
	return s
}

// maxClass bounds the runes of a class that are looked at one by one.
const maxClass = 512

// classRunes are the runes of a class, or nil where there are too many.
func classRunes(re *syntax.Regexp) []rune {
	var all []rune
	for i := 0; i < len(re.Rune); i += 2 {
		if int(re.Rune[i+1]-re.Rune[i])+len(all) >= maxClass {
			return nil
		}
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			all = append(all, r)
		}
	}
	return all
}

// folds are a rune and those that an expression without case takes for it.
func folds(r rune, re *syntax.Regexp) []rune {
	all := []rune{r}
	if re.Flags&syntax.FoldCase != 0 {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			all = append(all, f)
		}
	}
	return all
}

// anchored reports whether a match always begins, or ends, with the text.
func anchored(re *syntax.Regexp, by syntax.Op, last bool) bool {
	switch re.Op {
	case by:
		return true
	case syntax.OpCapture:
		return anchored(re.Sub[0], by, last)
	case syntax.OpConcat:
		n := 0
		if last {
			n = len(re.Sub) - 1
		}
		return anchored(re.Sub[n], by, last)
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !anchored(sub, by, last) {
				return false
			}
		}
		return true
	}
	return false
}

// firstRunes are the runes that a match may begin with, nil for any, and whether it may
// be empty.
func firstRunes(re *syntax.Regexp) (set *runeSet, empty bool) {
	set = new(runeSet)
	switch re.Op {
	case syntax.OpLiteral:
		for _, r := range folds(re.Rune[0], re) {
			set.add(r)
		}
		return set, false
	case syntax.OpCharClass:
		all := classRunes(re)
		for _, r := range all {
			set.add(r)
		}
		if all == nil {
			set = nil
		}
		return set, false
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return nil, false
	case syntax.OpCapture, syntax.OpPlus:
		return firstRunes(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest:
		set, _ = firstRunes(re.Sub[0])
		return set, true
	case syntax.OpRepeat:
		set, empty = firstRunes(re.Sub[0])
		return set, empty || re.Min == 0
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			more, empty := firstRunes(sub)
			set = set.merge(more)
			if !empty {
				return set, false
			}
		}
		return set, true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			more, none := firstRunes(sub)
			set, empty = set.merge(more), empty || none
		}
		return set, empty
	}
	return set, true // a place, and no rune
}

// longest is the length of the longest match in bytes, or unbounded.
func longest(re *syntax.Regexp) int {
	n := 0
	switch re.Op {
	case syntax.OpLiteral:
		return utf8.UTFMax * len(re.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return utf8.UTFMax
	case syntax.OpStar, syntax.OpPlus:
		return unbounded
	case syntax.OpCapture, syntax.OpQuest:
		return longest(re.Sub[0])
	case syntax.OpRepeat:
		if re.Max < 0 {
			return unbounded
		}
		return min(re.Max*longest(re.Sub[0]), unbounded)
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			n += longest(sub)
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			n = max(n, longest(sub))
		}
	}
	return min(n, unbounded)
}

// needlesOf returns words of which every match has one, none where there are no such
// words, and how often they may be expected in texts that do not match.
func needlesOf(re *syntax.Regexp) ([]needle, float64) {
	switch re.Op {
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			if same := folds(r, re); len(same) > 1 { // any of these, whatever stands beside it
				return anyOf(same, utf8.UTFMax*len(re.Rune))
			}
		}
		word := string(re.Rune)
		return []needle{{word, len(word)}}, chance(re.Rune)
	case syntax.OpCharClass:
		return anyOf(classRunes(re), utf8.UTFMax)
	case syntax.OpCapture:
		return needlesOf(re.Sub[0])
	case syntax.OpPlus, syntax.OpRepeat:
		if re.Op == syntax.OpRepeat && re.Min == 0 {
			return nil, math.Inf(1)
		}
		all, odds := needlesOf(re.Sub[0])
		return lengthened(all, longest(re)), odds
	case syntax.OpConcat:
		return rarest(re.Sub)
	case syntax.OpAlternate:
		var all []needle
		odds := 0.0
		for _, sub := range re.Sub {
			more, often := needlesOf(sub)
			if len(more) == 0 || len(all)+len(more) > maxNeedles {
				return nil, math.Inf(1)
			}
			all, odds = append(all, more...), odds+often
		}
		return all, odds
	}
	return nil, math.Inf(1)
}

// anyOf returns a needle for each of some runes, of texts of so many bytes at most.
func anyOf(runes []rune, longest int) ([]needle, float64) {
	var all []needle
	odds := 0.0
	for _, r := range runes {
		all = append(all, needle{string(r), longest})
		odds += chance([]rune{r})
	}
	return all, odds
}

// rarest returns the needles of that part of a sequence which has the least common ones.
func rarest(parts []*syntax.Regexp) ([]needle, float64) {
	var best []needle
	odds := math.Inf(1)
	whole := 0
	for _, part := range parts {
		whole = min(whole+longest(part), unbounded)
	}
	for _, part := range parts {
		if all, often := needlesOf(part); len(all) > 0 && often < odds {
			best, odds = all, often
			if whole < unbounded {
				best = lengthened(all, whole-longest(part))
			} else {
				best = lengthened(all, unbounded)
			}
		}
	}
	return best, odds
}

// lengthened returns the needles of texts that are so many bytes longer.
func lengthened(all []needle, by int) []needle {
	longer := make([]needle, len(all))
	for i, n := range all {
		longer[i] = needle{n.word, min(n.longest+by, unbounded)}
	}
	return longer
}

// chance is about how often a line of Japanese has a word, by its letters.
func chance(word []rune) float64 {
	odds := 1.0
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Hiragana, r), strings.ContainsRune("。、 　（）()", r):
			odds *= .5
		case unicode.In(r, unicode.Han, unicode.Katakana):
			odds *= .02
		default:
			odds *= .1
		}
	}
	return odds
}
