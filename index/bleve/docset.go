package bleve

import "github.com/RoaringBitmap/roaring/v2"

// docSet is a set of documents with a bit for each of a segment: what stands in
// many of them is asked of one after another faster than a Roaring bitmap is
// intersected.
type docSet []uint64

func newDocSet(documents int) docSet { return make(docSet, (documents+63)/64) }

func (d docSet) has(doc uint32) bool {
	at := int(doc >> 6)
	return at < len(d) && d[at]>>(doc&63)&1 != 0
}

// add adds a document; one that the segment does not have is damage, and is left
// out.
func (d docSet) add(doc uint32) {
	if at := int(doc >> 6); at < len(d) {
		d[at] |= 1 << (doc & 63)
	}
}

func (d docSet) addMany(docs []uint32) {
	for _, doc := range docs {
		d.add(doc)
	}
}

// bitmap returns the set as a bitmap. It shares memory with the set, which must not
// be changed any more; the bitmap may be, it copies what it changes.
func (d docSet) bitmap() *roaring.Bitmap {
	docs := roaring.New()
	docs.FromDense(d, false)
	return docs
}

// and keeps what is in another set of the segment too.
func (d docSet) and(other docSet) {
	for i, word := range other[:len(d)] {
		d[i] &= word
	}
}

// keep keeps of docs, in place, those that are in the set.
func (d docSet) keep(docs []uint32) []uint32 {
	n := 0
	for _, doc := range docs {
		docs[n] = doc
		if d.has(doc) {
			n++
		}
	}
	return docs[:n]
}

// seek returns where in docs, which ascend, the first stands that is not below doc;
// it is at from or behind. It takes steps twice as long as the one before until it
// is past: most are near, and of ten in ten thousand not all others are looked at.
func seek(docs []uint32, doc uint32, from int) int {
	if from >= len(docs) || docs[from] >= doc {
		return from
	}
	step := 1
	for from+step < len(docs) && docs[from+step] < doc {
		from += step
		step *= 2
	}
	low, high := from+1, min(from+step, len(docs))
	for low < high {
		if mid := int(uint(low+high) >> 1); docs[mid] < doc {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
