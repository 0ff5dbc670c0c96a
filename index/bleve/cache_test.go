package bleve

import (
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
