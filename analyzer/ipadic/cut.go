package ipadic

import (
	"math"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/ikawaha/kagome/v2/tokenizer"
)

// Piece is a word that a text is cut into: where it stands, in bytes and
// half-open, and which word it is.
type Piece struct {
	Start, End int
	Word       Word
}

// maxCut is how long a text may be, in bytes, to be cut here: the costs of as
// many words, 2¹⁶ each at most, are sure to fit in 31 bits.
const maxCut = 32 << 10

// Cut appends to dst the words of a text, as kagome's normal mode cuts it. It is
// kagome's Viterbi search over the same numbers, in memory that stays where it
// is: kagome allocates each word that might be one, and compares each with all
// that may stand before it, where many are alike to their neighbours. What is
// rare is left to kagome.
func (d *Dictionary) Cut(dst []Piece, text string) []Piece {
	c := cutters.Get().(*cutter)
	defer cutters.Put(c)
	if len(text) <= maxCut {
		if cut, ok := c.cut(d, dst, text); ok {
			return cut
		}
	}
	tokens := d.Tokenizer().Analyze(text, tokenizer.Normal)
	for i := range tokens {
		t := &tokens[i]
		dst = append(dst, Piece{t.Position, t.Position + len(t.Surface), d.Word(t)})
	}
	return dst
}

// cutters keeps the memory of searches for the next.
var cutters = sync.Pool{New: func() any { return new(cutter) }}

// cutter is one search for the cheapest way through a text.
type cutter struct {
	nodes []node
	ends  []int32 // by place in bytes: the last of the nodes that end there, or none

	before []reached // what ends where the search is
	after  []reached // the cheapest way to each kind of word that begins there
}

// node is a word that may be one of the text's.
type node struct {
	cost       int32 // of the cheapest way up to its end
	from       int32 // the node before it on that way
	next       int32 // another node with the same end, made before; or none
	start, end int32 // bytes
	word       Word
	right      int16 // its kind, to what follows
}

// reached is the cheapest way to or from words of one kind.
type reached struct {
	kind int16
	cost int32
	node int32
}

const none = -1

// cut reports whether it could cut the text.
func (c *cutter) cut(d *Dictionary, dst []Piece, text string) ([]Piece, bool) {
	c.begin(len(text))
	var group run
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError {
			return dst, false // kagome cuts it byte by byte
		}
		if c.arrive(at) {
			found := c.addKnown(d, text, at, r, size)
			category := d.image.category(r)
			if class := &d.image.classes[category]; !found || class.Invoke != 0 {
				unknown := run{at, at + size, false}
				if class.Group != 0 {
					group.reach(d.image, text, at, size, category)
					unknown = group
				}
				c.addUnknown(d, class, at, unknown)
			}
		}
		at += size
	}
	if !c.arrive(len(text)) {
		return dst, false
	}
	first := len(dst)
	for i := c.cheapest(d, 0).node; i != 0; i = c.nodes[i].from {
		n := &c.nodes[i]
		dst = append(dst, Piece{int(n.start), int(n.end), n.word})
	}
	for i, j := first, len(dst)-1; i < j; i, j = i+1, j-1 {
		dst[i], dst[j] = dst[j], dst[i]
	}
	return dst, true
}

// begin makes ready for a text of n bytes. The node before all others ends where
// the text begins.
func (c *cutter) begin(n int) {
	if cap(c.ends) <= n {
		c.ends = make([]int32, n+1)
	}
	c.ends = c.ends[:n+1]
	for i := range c.ends {
		c.ends[i] = none
	}
	c.nodes = append(c.nodes[:0], node{from: none, next: none})
	c.ends[0] = 0
}

// arrive gathers what ends at a place, of each kind the cheapest, and reports
// whether anything does. Of equal costs kagome takes the node made first.
func (c *cutter) arrive(at int) bool {
	c.before, c.after = c.before[:0], c.after[:0]
next:
	for i := c.ends[at]; i != none; i = c.nodes[i].next {
		n := &c.nodes[i]
		for j := range c.before {
			b := &c.before[j]
			if b.kind != n.right {
				continue
			}
			if n.cost <= b.cost {
				b.cost, b.node = n.cost, i
			}
			continue next
		}
		c.before = append(c.before, reached{n.right, n.cost, i})
	}
	return len(c.before) > 0
}

// cheapest returns the cheapest way to a word of a kind that begins where the
// search is.
func (c *cutter) cheapest(d *Dictionary, left int16) reached {
	for _, a := range c.after {
		if a.kind == left {
			return a
		}
	}
	best := reached{left, math.MaxInt32, none}
	row := d.image.costs[int(d.image.head.Rows)*int(left):]
	for _, b := range c.before {
		cost := b.cost + int32(row[b.kind])
		if cost < best.cost || cost == best.cost && b.node < best.node {
			best.cost, best.node = cost, b.node
		}
	}
	c.after = append(c.after, best)
	return best
}

// add adds a word that begins where the search is.
func (c *cutter) add(d *Dictionary, w Word, start, end int) {
	m := d.image.morph(w)
	best := c.cheapest(d, m.LeftID)
	n := len(c.nodes)
	if n == cap(c.nodes) {
		c.nodes = slices.Grow(c.nodes, 1)
	}
	c.nodes = c.nodes[:n+1]
	c.nodes[n] = node{
		cost: best.cost + int32(m.Weight), from: best.node, next: c.ends[end],
		start: int32(start), end: int32(end), word: w, right: m.RightID,
	}
	c.ends[end] = int32(n)
}

// addKnown adds the words of the dictionary that begin with a character, of size
// bytes, and reports whether there are any.
func (c *cutter) addKnown(d *Dictionary, text string, at int, r rune, size int) (found bool) {
	end := at + size
	for state := d.prefixes.after(r); state != noState; {
		if w, ok := d.prefixes.word(state); ok {
			found = true
			c.add(d, w, at, end)
			for ; d.prefixes.hasMore(w); w++ {
				c.add(d, w+1, at, end)
			}
		}
		if end == len(text) {
			break
		}
		next := min(end+runeLen(text[end]), len(text))
		state = d.prefixes.follow(state, text[end:next])
		end = next
	}
	return found
}

// addUnknown adds the unknown words of a class of characters: a run, and what of
// it is before its last character.
func (c *cutter) addUnknown(d *Dictionary, class *class, at int, unknown run) {
	for n := class.First; n <= class.First+class.More; n++ {
		w := Word(len(d.image.morphs)) + Word(n)
		if at < unknown.last {
			c.add(d, w, at, unknown.last)
		}
		c.add(d, w, at, unknown.end)
	}
}
