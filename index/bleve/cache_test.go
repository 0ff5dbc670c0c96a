package bleve

import (
	"slices"
	"testing"

	"kizuna/index"
)

// TestCacheIsCounted holds that what is read again is read from memory, and that
// it shows.
func TestCacheIsCounted(t *testing.T) {
	e := openDir(t, t.TempDir())
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("A", "窓口の話をしました。")) })
	counts := func() (hits, misses uint64) {
		t.Helper()
		if _, err := e.Remark(t.Context(), "A-1"); err != nil {
			t.Fatal(err)
		}
		st, err := e.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return st.CacheHits, st.CacheMisses
	}
	hits, misses := counts()
	if misses == 0 {
		t.Errorf("%d hits and %d misses after the first read", hits, misses)
	}
	if again, still := counts(); again <= hits || still != misses {
		t.Errorf("%d hits and %d misses, then %d and %d", hits, misses, again, still)
	}
}

// TestCacheIsBounded holds that a full cache gives up a block that was not asked for
// since the hand last came by, and that a block read twice is held once.
func TestCacheIsBounded(t *testing.T) {
	c, slots := newBlockCache(3), make([]blockSlot, 6)
	open := func() (open []int) {
		for i := range slots {
			if slots[i].block.Load() != nil {
				open = append(open, i)
			}
		}
		return open
	}
	put := func(i int, want ...int) {
		t.Helper()
		c.put(&slots[i], &block{})
		if got := open(); !slices.Equal(got, want) {
			t.Fatalf("after block %d blocks %v are open, want %v", i, got, want)
		}
	}
	put(0, 0)
	put(1, 0, 1)
	put(1, 0, 1)
	put(2, 0, 1, 2)
	if slots[0].get() == nil || slots[4].get() != nil {
		t.Fatal("block 0 is not found, or block 4 is")
	}
	put(3, 0, 2, 3)
	put(4, 0, 3, 4)
	put(5, 3, 4, 5)
	for i := 3; i < 6; i++ {
		slots[i].get()
	}
	put(0, 0, 4, 5) // all were asked for: the hand goes round
}
