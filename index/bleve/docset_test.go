package bleve

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
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

// TestDocSetAsBitmap holds that a bitmap that is changed leaves the set as it is.
func TestDocSetAsBitmap(t *testing.T) {
	const documents = 3 << 16
	set := newDocSet(documents)
	for doc := uint32(0); doc < documents; doc += 1 + doc%7 {
		set.add(doc)
	}
	before := slices.Clone(set)
	for range 2 {
		b, rest := set.bitmap(), roaring.New()
		for doc := range uint32(documents) {
			if b.Contains(doc) != set.has(doc) {
				t.Fatalf("document %d: the bitmap has it %t, the set %t", doc, b.Contains(doc), set.has(doc))
			}
		}
		rest.AddRange(0, documents/2)
		union := roaring.Or(b, roaring.BitmapOf(1, documents-1))
		union.AndNot(rest)
		b.AndNot(rest)
		b.Or(roaring.BitmapOf(2, 3, documents-2))
		b.And(rest)
		b.AddMany([]uint32{0, 5, 70000, documents - 1})
		if !slices.Equal(set, before) {
			t.Fatal("the set changed with the bitmap")
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
