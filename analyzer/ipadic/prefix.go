package ipadic

import (
	"sync/atomic"
	"unicode/utf8"
)

// prefixes finds the words that a text begins with: a walk through the image's
// trie, which is kagome's, a character at a time.
type prefixes struct {
	image *image

	// first is where the walk has come to behind each character of the basic
	// multilingual plane: 0 for not known yet, noState for nowhere. Every place of
	// every text begins with such a step, of three bytes for nearly all.
	first []atomic.Int32

	// more tells of each word whether the next one is written the same, a bit each.
	// It is a fiftieth of the map that kagome looks it up in.
	more []uint64
}

// noState is no state of the trie.
const noState = -1

func newPrefixes(im *image) prefixes {
	p := prefixes{im, make([]atomic.Int32, 1<<16), make([]uint64, len(im.morphs)/64+1)}
	for _, h := range im.homographs {
		for w := h.First; w < h.First+h.More; w++ {
			p.more[w/64] |= 1 << (w % 64)
		}
	}
	return p
}

// hasMore reports whether the word after w is written as w is.
func (p *prefixes) hasMore(w Word) bool { return p.more[w/64]>>(w%64)&1 != 0 }

// after returns the state behind a first character.
func (p *prefixes) after(r rune) int32 {
	var bytes [utf8.UTFMax]byte
	if int(r) >= len(p.first) {
		return p.follow(0, string(bytes[:utf8.EncodeRune(bytes[:], r)]))
	}
	state := p.first[r].Load()
	if state == 0 {
		state = p.follow(0, string(bytes[:utf8.EncodeRune(bytes[:], r)]))
		p.first[r].Store(state) // whoever else does so stores the same
	}
	return state
}

// follow returns the state behind some bytes more.
func (p *prefixes) follow(state int32, bytes string) int32 {
	trie := p.image.trie
	for i := range len(bytes) {
		next := trie[state].Base + int32(bytes[i])
		if bytes[i] == 0 || uint(next) >= uint(len(trie)) || trie[next].Check != state {
			return noState // a zero byte is how the trie marks the end of a word
		}
		state = next
	}
	return state
}

// word returns the first of the words that end in a state.
func (p *prefixes) word(state int32) (Word, bool) {
	trie := p.image.trie
	end := trie[state].Base
	if uint(end) >= uint(len(trie)) || trie[end].Check != state || trie[end].Base > 0 {
		return NoWord, false
	}
	return Word(-trie[end].Base), true
}

// runeLen returns how many bytes the character has that begins with b.
func runeLen(b byte) int {
	switch {
	case b < 0xC0:
		return 1
	case b < 0xE0:
		return 2
	case b < 0xF0:
		return 3
	}
	return 4
}
