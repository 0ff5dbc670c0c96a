package bleve

import (
	"sync"
	"sync/atomic"
)

// Opened blocks stay in memory, at most so many for all segments of an engine. A
// search that reads thousands of texts asks for as many blocks, so that what costs
// is to find one: each segment has a slot a block, and who finds it there marks it as used, if
// it is not. When there is no more room, a hand goes round the slots that are
// filled, takes the mark from those that were used since it came last, and clears
// the first that was not (the clock of Corbató, A Paging Experiment with the
// Multics System, 1968). A list in the order of use, behind a lock, took a tenth
// of the searches that read most.

// blockSlot is where an opened block is kept. Its zero value is empty.
type blockSlot struct {
	block atomic.Pointer[block]
	used  atomic.Bool
}

// get returns the block, or nil.
func (s *blockSlot) get() *block {
	b := s.block.Load()
	if b != nil && !s.used.Load() {
		s.used.Store(true)
	}
	return b
}

// blockCache bounds the opened blocks of all segments of an engine. A block read
// twice at the same moment is read twice; that does no harm.
type blockCache struct {
	hits, misses atomic.Uint64

	mu     sync.Mutex
	room   int // blocks
	filled []*blockSlot
	hand   int // the next of filled to look at
}

func newBlockCache(blocks int) *blockCache { return &blockCache{room: blocks} }

// put fills a slot.
func (c *blockCache) put(s *blockSlot, b *block) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s.block.Swap(b) != nil {
		return // it is one of those filled
	}
	if len(c.filled) < c.room {
		c.filled = append(c.filled, s)
		return
	}
	for c.filled[c.hand].used.Swap(false) {
		c.hand = (c.hand + 1) % len(c.filled)
	}
	c.filled[c.hand].block.Store(nil)
	c.filled[c.hand] = s
	c.hand = (c.hand + 1) % len(c.filled)
}
