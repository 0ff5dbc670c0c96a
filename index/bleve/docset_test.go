package bleve

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestDocSet(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		documents := 1 + random.IntN(500)
		a, b := newDocSet(documents), newDocSet(documents)
		var both, all []uint32
		for doc := range uint32(documents) {
			all = append(all, doc)
			inA, inB := random.IntN(2) == 0, random.IntN(3) == 0
			if inA {
				a.add(doc)
			}
			if inB {
				b.add(doc)
			}
			if inA && inB {
				both = append(both, doc)
			}
			if a.has(doc) != inA || b.has(doc) != inB {
				t.Fatalf("document %d of %d: has %t and %t, want %t and %t", doc, documents, a.has(doc), b.has(doc), inA, inB)
			}
		}
		a.add(1 << 31)
		if a.has(1<<31) || a.has(uint32(documents)+64) {
			t.Fatal("it has documents that the segment does not have")
		}
		if got := b.keep(a.keep(slices.Clone(all))); !slices.Equal(got, both) {
			t.Fatalf("one kept by the other: %v, want %v", got, both)
		}
		a.and(b)
		if got := a.keep(all); !slices.Equal(got, both) {
			t.Fatalf("one and the other: %v, want %v", got, both)
		}
	}
}

func TestSeek(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		docs := make([]uint32, random.IntN(100))
		for i := range docs {
			docs[i] = uint32(random.IntN(300))
		}
		slices.Sort(docs)
		docs = slices.Compact(docs)
		for doc := range uint32(302) {
			want, _ := slices.BinarySearch(docs, doc)
			for from := range want + 1 {
				if got := seek(docs, doc, from); got != want {
					t.Fatalf("%d from %d on in %v: at %d, want %d", doc, from, docs, got, want)
				}
			}
		}
	}
}
