// Package synonym holds which words people use for the same thing (残業,
// 時間外勤務, 超過勤務), so that a search for one finds the others. Nothing of it
// is in an index: it is asked while a query is read, and can be edited at any
// time. A text file says it, a group a line:
//
//	# Whoever searches for one of these is happy with the others.
//	高齢者, お年寄り, シニア
//
//	# One way, from the broader word to the narrower.
//	ごみ => 廃棄物
//
//	# Not the same, but who searches for the first may want these last of all.
//	残業 ~> ノー残業デー, 業務量, 終電
//
//	# Words of the bundled file that mean something else here, or all of it.
//	!default off 生保
//	!default off
//
// Parse tells the rest of what may be written. The common use is a file of the
// organisation's own, over the bundled one, read again whenever it is saved:
//
//	file, err := synonym.Open("synonyms.txt", synonym.Config{Fold: fold, Base: synonym.Default(fold)})
//	file.Set().Members("超過勤務") // 残業, 時間外勤務, …
//
// Words are compared folded (width, case, old characters); how is the caller's
// to say, since package analyzer imports this one. What Members returns is as
// the file has it.
package synonym

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"sync"
	"unicode/utf8"
)

// Fold makes one text of the writings that are to be the same word. It must
// give the same for the same text always.
type Fold func(string) string

// Set is the groups of words that mean the same. It is immutable and safe for
// concurrent use; the zero Set is empty.
type Set struct {
	groups      []group
	at          map[string][]int // folded word → the groups it asks, ascending
	longest     map[rune]int     // first code point → bytes of the longest word that begins with it
	related     *Set             // what is not the same but on the same subject; nil if there is none
	off         switches
	fingerprint func() string // nil for the zero Set; made when it is first asked for
}

// A group is words that mean the same.
type group []member

// A member is one word of a group. Both are true of most; a word that only asks
// stands left of an arrow, one that only answers right of it.
type member struct {
	written, folded string
	asks            bool // a query that holds it is widened
	answers         bool // and to it, if it holds another
}

// newSet makes a Set of groups of words that mean the same and groups of words
// on the same subject, both of which it keeps.
func newSet(groups, related []group, off switches) *Set {
	s := &Set{groups: groups, at: make(map[string][]int), longest: make(map[rune]int), off: off}
	for i, g := range groups {
		for _, m := range g {
			if m.asks && g.answersTo(m.folded) {
				s.at[m.folded] = append(s.at[m.folded], i)
				first, _ := utf8.DecodeRuneInString(m.folded)
				s.longest[first] = max(s.longest[first], len(m.folded))
			}
		}
	}
	if len(related) > 0 {
		s.related = newSet(related, nil, switches{})
	}
	s.fingerprint = sync.OnceValue(s.sum)
	return s
}

// sum is the Fingerprint. It takes longer than reading the set, and not every
// search asks for it.
func (s *Set) sum() string {
	sum := sha256.New()
	s.off.hash(sum)
	for _, g := range s.groups {
		g.hash(sum)
	}
	fmt.Fprintln(sum, s.Related().Fingerprint())
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// answersTo reports whether the group has an answer to a word.
func (g group) answersTo(folded string) bool {
	for _, m := range g {
		if m.answers && m.folded != folded {
			return true
		}
	}
	return false
}

func (g group) hash(sum hash.Hash) {
	for _, m := range g {
		fmt.Fprintf(sum, "%q %q %t %t\n", m.written, m.folded, m.asks, m.answers)
	}
	fmt.Fprintln(sum)
}

// Members returns the words that a folded phrase is to be widened to: the other
// members of the groups it is in, in the order of the file, as they are
// written, each once; nil if there are none.
func (s *Set) Members(folded string) []string {
	groups := s.at[folded]
	if groups == nil {
		return nil
	}
	var words []string
	seen := map[string]bool{folded: true}
	for _, i := range groups {
		for _, m := range s.groups[i] {
			if m.answers && !seen[m.folded] {
				seen[m.folded] = true
				words = append(words, m.written)
			}
		}
	}
	return words
}

// Longest returns the length in bytes of the longest phrase with Members that a
// folded text begins with, or 0. ends tells whether a phrase may end at byte n
// of the text, which is where a word ends; nil lets it end anywhere. So 育児休業
// is found at the beginning of 育児休業の申請, though it is two words, and 会任 is
// not in 会任せ. To find all of a query, ask at each word's start, and go on
// behind what was found.
func (s *Set) Longest(text string, ends func(n int) bool) int {
	first, _ := utf8.DecodeRuneInString(text)
	for n := min(s.longest[first], len(text)); n > 0; n-- {
		if n < len(text) && !utf8.RuneStart(text[n]) {
			continue
		}
		if s.at[text[:n]] != nil && (ends == nil || ends(n)) {
			return n
		}
	}
	return 0
}

// Related returns the words on the same subject: its Members are not what a
// phrase means, but what is often said where that is talked about (点字 and 手話
// for 障害者). They are no synonyms, and no Set of them has Related of its own.
func (s *Set) Related() *Set {
	if s.related == nil {
		return &Set{}
	}
	return s.related
}

// Fingerprint names what the set says: 16 hexadecimal digits that are the same
// for two sets only if they answer alike, "" for the zero Set.
func (s *Set) Fingerprint() string {
	if s.fingerprint == nil {
		return ""
	}
	return s.fingerprint()
}
