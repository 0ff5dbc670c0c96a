package bleve

import (
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	lru "github.com/hashicorp/golang-lru/v2"
)

// The bigrams of ordinary words stand in a tenth of all remarks, and come again in
// the next query: to read their postings was a fifth of what a sentence cost.

const (
	// minKeptGram is how many bytes the postings of a bigram have at least, about one
	// a remark, that are kept as a set. Shorter ones are read as fast as they are found.
	minKeptGram = 2048
	// keptGramShare is in which share of all remarks a bigram stands that is kept: a
	// set is then at most eight times as large as its postings.
	keptGramShare = 1. / 64
	// maxKeptGrams bounds the sets of a segment. Each has a bit a remark, 18 KB of
	// 143,000 remarks.
	maxKeptGrams = 1024
)

// gramCache keeps the remarks of frequent bigrams, by the number of the bigram. They
// must not be changed. A bigram that is read twice at the same moment is read
// twice; that does no harm.
type gramCache struct {
	sets *lru.Cache[int, gramSet]
}

// gramSet is the remarks of a bigram, as a set and, for a text of two characters, as
// a bitmap, which is made when it is first asked for.
type gramSet struct {
	docSet
	bitmap func() *roaring.Bitmap
}

func newGramCache() *gramCache {
	c, err := lru.New[int, gramSet](maxKeptGrams)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &gramCache{c}
}

// set returns the remarks of bigram number i.
func (r gramReader) set(i int) gramSet {
	if set, ok := r.kept.sets.Get(i); ok {
		return set
	}
	docs := newDocSet(r.documents)
	decoding(r.postings(i), docs.addMany)
	set := gramSet{docs, sync.OnceValue(docs.bitmap)}
	r.kept.sets.Add(i, set)
	return set
}

// rare reports whether the postings of bigram number i are read each time.
func (r gramReader) rare(i int) bool {
	return len(r.postings(i)) < max(minKeptGram, int(keptGramShare*float64(r.documents)))
}

// common returns the remarks that have all of some bigrams, one at least, the rarest
// first. They must not be changed.
func (r gramReader) common(grams []int) *roaring.Bitmap {
	if !r.rare(grams[0]) {
		first := r.set(grams[0])
		if len(grams) == 1 {
			return first.bitmap()
		}
		set := slices.Clone(first.docSet)
		for _, i := range grams[1:] {
			set.and(r.set(i).docSet)
		}
		return set.bitmap()
	}
	common := roaring.New()
	decoding(r.postings(grams[0]), func(docs []uint32) { common.AddMany(r.keep(docs, grams[1:])) })
	return common
}

// keep keeps of docs, in place, those that have all of some bigrams.
func (r gramReader) keep(docs []uint32, grams []int) []uint32 {
	for _, i := range grams {
		switch {
		case len(docs) == 0:
			return docs
		case r.rare(i):
			docs = intersectDocs(docs, r.postings(i))
		default:
			docs = r.set(i).keep(docs)
		}
	}
	return docs
}
