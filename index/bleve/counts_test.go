package bleve

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// TestKeptFrequencies holds that the frequencies that are kept of a word are those
// on disk, for any of its remarks, and where some meetings are dead.
func TestKeptFrequencies(t *testing.T) {
	e := openDir(t, t.TempDir())
	random := rand.New(rand.NewPCG(7, 8))
	commit(t, e, func(b index.Batch) error {
		for m := range 30 {
			texts := make([]string, 2*minCounted/30)
			for i := range texts {
				texts[i] = "公園の話。" + strings.Repeat("窓口、", random.IntN(4)) + strings.Repeat("清掃、", max(0, random.IntN(400)-80))
			}
			if err := b.Put(t.Context(), small(fmt.Sprintf("M%d", m), texts...)); err != nil {
				return err
			}
		}
		return nil
	})
	commit(t, e, func(b index.Batch) error { return b.Remove(t.Context(), "M3") })
	g, err := e.acquire()
	if err != nil {
		t.Fatal(err)
	}
	defer e.release(g)
	s := g.segments[0]
	if s.dead.IsEmpty() {
		t.Fatal("no remark is dead; the test shows nothing")
	}
	for _, term := range []string{"公園", "窓口", "清掃"} {
		p, err := s.words.postings(fieldWords, term, s.dead)
		if err != nil {
			t.Fatal(err)
		}
		if p.docs.GetCardinality() < minCounted {
			t.Fatalf("%s stands in %d remarks only", term, p.docs.GetCardinality())
		}
		some := roaring.New()
		for it := p.docs.Iterator(); it.HasNext(); {
			if doc := it.Next(); random.IntN(3) == 0 {
				some.Add(doc)
			}
		}
		for _, hits := range []*roaring.Bitmap{s.all(), p.docs, some, roaring.BitmapOf(p.docs.Maximum()), roaring.New()} {
			kept, read := map[uint32]int{}, map[uint32]int{}
			docs, having := hits.ToArray(), p.among(hits)
			if err := p.each(docs, hits, func(i, times int) { kept[docs[i]] = times }); err != nil {
				t.Fatal(err)
			}
			if err := p.read(having, func(doc uint32, times int) { read[doc] = min(times, 255) }); err != nil {
				t.Fatal(err)
			}
			if !maps.Equal(kept, read) || len(read) != int(having.GetCardinality()) {
				t.Errorf("%s in %d remarks: kept frequencies of %d are not those on disk of %d", term, having.GetCardinality(), len(kept), len(read))
			}
		}
	}
}
