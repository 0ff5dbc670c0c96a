package bleve

import (
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// Which remarks have half of a sentence's words is counted, a number a document:
// four in a word of memory, so that the numbers that are large enough are found four at
// a time.
const (
	lanes    = 4
	laneBits = 16
	laneLows = 1<<(0*laneBits) | 1<<(1*laneBits) | 1<<(2*laneBits) | 1<<(3*laneBits)
	laneTops = laneLows << (laneBits - 1)
)

// tallies keeps the numbers for the next query. All are zero.
var tallies = sync.Pool{New: func() any { return new([]uint64) }}

// atLeast returns the documents that are in n of the lists or more; there are fewer
// than 1<<15 lists.
func atLeast(lists []*roaring.Bitmap, n int) *roaring.Bitmap {
	switch n {
	case len(lists):
		return roaring.FastAnd(lists...)
	case 1:
		return roaring.FastOr(lists...)
	}
	lists = slices.DeleteFunc(slices.Clone(lists), (*roaring.Bitmap).IsEmpty)
	if len(lists) < n {
		return roaring.New()
	}
	documents := uint32(0)
	for _, l := range lists {
		documents = max(documents, l.Maximum()+1)
	}
	all := tallies.Get().(*[]uint64)
	if words := int(documents+lanes-1) / lanes; len(*all) < words {
		*all = make([]uint64, words)
	}
	counts := (*all)[:int(documents+lanes-1)/lanes]
	var some [256]uint32
	for _, l := range lists {
		it := l.ManyIterator()
		for m := it.NextMany(some[:]); m > 0; m = it.NextMany(some[:]) {
			for _, doc := range some[:m] {
				counts[doc/lanes] += 1 << (doc % lanes * laneBits)
			}
		}
	}
	found := newDocSet(int(documents))
	for i, four := range counts {
		// With its top bit set, a number of n or more keeps it when n is taken away.
		enough := ((four | laneTops) - uint64(n)*laneLows) & laneTops
		if enough == 0 {
			continue
		}
		for lane := range uint32(lanes) {
			if enough>>(lane*laneBits+laneBits-1)&1 != 0 {
				found.add(uint32(i)*lanes + lane)
			}
		}
	}
	clear(counts)
	tallies.Put(all)
	return found.bitmap()
}
