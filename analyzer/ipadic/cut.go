package ipadic

import (
	"math"
	"slices"
	"sync"

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
	characters []character
	nodes      []node
	ends       []int32 // by place in characters: the last of the nodes that end there, or none

	before []reached // what ends where the search is, the cheapest first
	after  []reached // the cheapest way to each kind of word that begins there
}

// node is a word that may be one of the text's.
type node struct {
	cost       int32 // of the cheapest way up to its end
	from       int32 // the node before it on that way
	next       int32 // another node with the same end, made before; or none
	word       Word
	start, end uint16 // characters
	right      int16  // its kind, to what follows
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
	var ok bool
	if c.characters, ok = d.image.characters(c.characters[:0], text); !ok {
		return dst, false
	}
	n := len(c.characters) - 1
	c.begin(n)
	var group run
	for at := range n {
		if !c.arrive(at) {
			continue
		}
		found := c.addKnown(d, at)
		if class := &d.image.classes[c.characters[at].category]; !found || class.Invoke != 0 {
			unknown := run{at, at + 1, false}
			if class.Group != 0 {
				group.reach(c.characters[:n], at)
				unknown = group
			}
			c.addUnknown(d, class, at, unknown)
		}
	}
	if !c.arrive(n) {
		return dst, false
	}
	first := len(dst)
	for i := c.cheapest(d, 0).node; i != 0; i = c.nodes[i].from {
		n := &c.nodes[i]
		dst = append(dst, Piece{int(c.characters[n.start].at), int(c.characters[n.end].at), n.word})
	}
	slices.Reverse(dst[first:])
	return dst, true
}

// begin makes ready for a text of n characters. The node before all others ends
// where the text begins.
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
	before := c.before[:0]
next:
	for i := c.ends[at]; i != none; i = c.nodes[i].next {
		n := &c.nodes[i]
		kind, cost := n.right, n.cost
		place := 0
		for ; place < len(before) && before[place].kind != kind; place++ {
		}
		if place == len(before) {
			before = append(before, reached{})
		} else if cost > before[place].cost {
			continue next
		}
		for ; place > 0 && before[place-1].cost > cost; place-- {
			before[place] = before[place-1]
		}
		before[place] = reached{kind, cost, i}
	}
	c.before, c.after = before, c.after[:0]
	return len(before) > 0
}

// cheapest returns the cheapest way to a word of a kind that begins where the
// search is.
func (c *cutter) cheapest(d *Dictionary, left int16) reached {
	for i := range c.after {
		if c.after[i].kind == left {
			return c.after[i]
		}
	}
	best := reached{left, math.MaxInt32, none}
	row := d.image.costs[int(d.image.head.Rows)*int(left):]
	least := int32(d.image.least[left])
	for i := range c.before {
		b := &c.before[i]
		if b.cost+least > best.cost {
			break // and so are all that follow
		}
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
		word: w, start: uint16(start), end: uint16(end), right: m.RightID,
	}
	c.ends[end] = int32(n)
}

// addKnown adds the words of the dictionary that begin with a character, and
// reports whether there are any.
func (c *cutter) addKnown(d *Dictionary, at int) (found bool) {
	state := int32(0)
	for end := at; ; {
		next, ok := d.image.follow(state, c.characters[end].code)
		if !ok {
			return found
		}
		state = next
		end++
		if s := &d.image.steps[state]; s.Word != noWord {
			found = true
			for w := Word(s.Word); w <= Word(s.Word)+Word(s.More); w++ {
				c.add(d, w, at, end)
			}
		}
	}
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
