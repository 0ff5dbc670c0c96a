package ipadic

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// trieBuilder lays out the words of a dictionary as a trie of characters.
type trieBuilder struct {
	codes []uint16 // by character
	words []spelled
	steps []step
	free  int // no state before it is unused

	characters int // of all surfaces
}

// spelled is a word by the codes of its characters.
type spelled struct {
	codes []uint16
	word  int32
	more  uint16
}

// buildTrie makes a trie of the distinct surfaces of the known words, which
// stand in order of their numbers; of each is told how many words more a
// tokenizer may choose.
func buildTrie(surfaces []string, more map[int32]int32) (*trieBuilder, error) {
	b := &trieBuilder{free: 1}
	if err := b.number(surfaces); err != nil {
		return nil, err
	}
	all := make([]uint16, 0, b.characters)
	for w, s := range surfaces {
		if w > 0 && s == surfaces[w-1] {
			continue
		}
		n := more[int32(w)]
		if n > math.MaxUint16 {
			return nil, fmt.Errorf("%d words written %q", n, s)
		}
		from := len(all)
		for _, r := range s {
			all = append(all, b.codes[r])
		}
		b.words = append(b.words, spelled{all[from:], int32(w), uint16(n)})
	}
	slices.SortFunc(b.words, func(x, y spelled) int { return slices.Compare(x.codes, y.codes) })
	b.reserve(0)
	b.steps[0].Check = 0
	b.place(0, b.words, 0)
	return b, nil
}

// number gives each character a code, the frequent ones the lowest, so that the
// states behind them lie together.
func (b *trieBuilder) number(surfaces []string) error {
	count := map[rune]int{}
	last := rune(0)
	for _, s := range surfaces {
		for _, r := range s {
			count[r]++
			b.characters++
			last = max(last, r)
		}
	}
	if len(count) > math.MaxUint16 {
		return fmt.Errorf("words of %d characters", len(count))
	}
	runes := make([]rune, 0, len(count))
	for r := range count {
		runes = append(runes, r)
	}
	slices.SortFunc(runes, func(x, y rune) int { return cmp.Or(count[y]-count[x], int(x-y)) })
	b.codes = make([]uint16, last+1)
	for i, r := range runes {
		b.codes[r] = uint16(1 + i)
	}
	return nil
}

// place lays out the words that begin with the same depth characters, behind
// which the walk is in a state.
func (b *trieBuilder) place(state int32, words []spelled, depth int) {
	b.steps[state].Word = noWord
	if first := &words[0]; len(first.codes) == depth {
		b.steps[state].Word, b.steps[state].More = first.word, first.more
		words = words[1:]
	}
	if len(words) == 0 {
		return
	}
	var groups [][]spelled // by the next character
	for from, i := 0, 1; i <= len(words); i++ {
		if i == len(words) || words[i].codes[depth] != words[from].codes[depth] {
			groups = append(groups, words[from:i])
			from = i
		}
	}
	base := b.room(groups, depth)
	b.steps[state].Base = base
	for _, g := range groups {
		code := g[0].codes[depth]
		b.steps[base+int32(code)].Check = state
		b.steps[state].Next |= 1 << (code % 16)
	}
	for _, g := range groups {
		b.place(base+int32(g[0].codes[depth]), g, depth+1)
	}
}

// room returns the lowest base from which every group's state is unused.
func (b *trieBuilder) room(groups [][]spelled, depth int) int32 {
	for b.reserve(b.free); b.steps[b.free].Check != unused; b.reserve(b.free) {
		b.free++
	}
	least := int(groups[0][0].codes[depth])
next:
	for at := max(b.free, least); ; at++ {
		base := at - least
		for _, g := range groups {
			state := base + int(g[0].codes[depth])
			b.reserve(state)
			if b.steps[state].Check != unused {
				continue next
			}
		}
		return int32(base)
	}
}

// reserve makes sure that a state is there.
func (b *trieBuilder) reserve(state int) {
	for len(b.steps) <= state {
		b.steps = append(b.steps, step{Check: unused, Word: noWord})
	}
}
