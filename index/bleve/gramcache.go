package bleve

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	lru "github.com/hashicorp/golang-lru/v2"
)

// The bigrams of ordinary words stand in a tenth of all remarks, and come again in
// the next query: to read their postings was a fifth of what a sentence cost.

const (
	// minKeptGram is how many bytes the postings of a bigram have, about one a
	// remark, that are kept as a set. Shorter ones are read as fast as they are found.
	minKeptGram = 2048
	// maxKeptGrams bounds the sets of a segment. Each has at most a bit a remark, 18 KB
	// of 143,000 remarks.
	maxKeptGrams = 1024
)

// gramCache keeps the remarks of frequent bigrams, by the number of the bigram. They
// must not be changed. A bigram that is read twice at the same moment is read
// twice; that does no harm.
type gramCache struct {
	sets *lru.Cache[int, *roaring.Bitmap]
}

func newGramCache() *gramCache {
	c, err := lru.New[int, *roaring.Bitmap](maxKeptGrams)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &gramCache{c}
}

// set returns the remarks of bigram number i.
func (r gramReader) set(i int) *roaring.Bitmap {
	if docs, ok := r.kept.sets.Get(i); ok {
		return docs
	}
	docs := roaring.BitmapOf(decodeDocs(nil, r.postings(i))...)
	r.kept.sets.Add(i, docs)
	return docs
}

// rare reports whether the postings of bigram number i are read each time.
func (r gramReader) rare(i int) bool { return len(r.postings(i)) < minKeptGram }

// common returns the remarks that have all of some bigrams, one at least, the rarest
// first.
func (r gramReader) common(grams []int) *roaring.Bitmap {
	if !r.rare(grams[0]) {
		common := r.set(grams[0]).Clone()
		for _, i := range grams[1:] {
			common.And(r.set(i))
		}
		return common
	}
	docs := decodeDocs(nil, r.postings(grams[0]))
	for _, i := range grams[1:] {
		switch {
		case len(docs) == 0:
		case r.rare(i):
			docs = intersectDocs(docs, r.postings(i))
		default:
			set := r.set(i)
			docs = slices.DeleteFunc(docs, func(doc uint32) bool { return !set.Contains(doc) })
		}
	}
	return roaring.BitmapOf(docs...)
}
