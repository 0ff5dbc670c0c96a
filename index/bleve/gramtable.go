package bleve

// gramTable finds the postings of a bigram while a segment is built, of some
// hundred thousand: a hash table with linear probing (Knuth, The Art of Computer
// Programming, volume 3, 6.4) whose places hold the lists themselves, so that most
// are found with one look at memory.
type gramTable struct {
	places []gramPlace // a power of two of them
	used   int
	shift  uint // to the hash's highest bits, as many as number the places
}

// gramPlace is a bigram with its postings, or free.
type gramPlace struct {
	gram  gram
	taken bool
	gramList
}

// firstPlaces is how many places a new table has, as a power of two.
const firstPlaces = 12

func newGramTable() *gramTable {
	return &gramTable{places: make([]gramPlace, 1<<firstPlaces), shift: 64 - firstPlaces}
}

// of returns the list of a bigram, a new one if it has none. It is good until the
// next call.
func (t *gramTable) of(g gram) *gramList {
	p := t.find(g)
	if !p.taken {
		if 3*t.used >= 2*len(t.places) {
			t.grow()
			p = t.find(g)
		}
		p.gram, p.taken = g, true
		t.used++
	}
	return &p.gramList
}

// find returns the place of a bigram, or the free one where it would be.
func (t *gramTable) find(g gram) *gramPlace {
	// 2⁶⁴ divided by the golden ratio spreads what lies close (Knuth, 6.4).
	for i := uint64(g) * 0x9E3779B97F4A7C15 >> t.shift; ; i++ {
		if p := &t.places[i&uint64(len(t.places)-1)]; !p.taken || p.gram == g {
			return p
		}
	}
}

func (t *gramTable) grow() {
	old := t.places
	t.places = make([]gramPlace, 2*len(old))
	t.shift--
	for i := range old {
		if old[i].taken {
			*t.find(old[i].gram) = old[i]
		}
	}
}

// each calls visit with every bigram and its list, in no order.
func (t *gramTable) each(visit func(g gram, l *gramList)) {
	for i := range t.places {
		if p := &t.places[i]; p.taken {
			visit(p.gram, &p.gramList)
		}
	}
}
