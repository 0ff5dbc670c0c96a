package bleve

import "sync"

// numberCounts counts numbers below a bound, in memory that is used again: to make
// and to read through room for all numbers there are takes longer than to count a
// few hundred hits, and the longer the larger the index.
type numberCounts struct {
	counts []uint32 // by number; all are zero when nothing is counted
	met    []uint32 // the numbers with a count
}

// spareCounts keeps the memory of counts for the next.
var spareCounts = sync.Pool{New: func() any { return new(numberCounts) }}

// newNumberCounts returns counts of numbers below a bound, to be given back with
// release.
func newNumberCounts(bound int) *numberCounts {
	c := spareCounts.Get().(*numberCounts)
	if len(c.counts) < bound {
		c.counts = make([]uint32, bound)
	}
	return c
}

func (c *numberCounts) add(n uint32) {
	if c.counts[n] == 0 {
		c.met = append(c.met, n)
	}
	c.counts[n]++
}

// release calls visit with every number that was counted, in the order they were
// met, and gives the memory back.
func (c *numberCounts) release(visit func(n uint32, count int)) {
	for _, n := range c.met {
		visit(n, int(c.counts[n]))
		c.counts[n] = 0
	}
	c.met = c.met[:0]
	spareCounts.Put(c)
}
