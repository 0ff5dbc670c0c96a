package bleve

import (
	"math"

	"github.com/RoaringBitmap/roaring/v2"
	segapi "github.com/blevesearch/scorch_segment_api/v2"
	lru "github.com/hashicorp/golang-lru/v2"
)

// zap keeps frequencies as varints in chunks, and to read one of them passes over
// those before it: for a word that stands in a fifth of all remarks that was half
// of the time of a search. Such words are few and come again in every other
// query, so where they stand more than once is kept as it is first read, with a byte
// for how often.

const (
	// minCounted is in how many remarks a word stands whose frequencies are kept.
	// Rarer ones are read as fast as they are found.
	minCounted = 1024
	// maxCounted bounds the words of a segment whose frequencies are kept.
	maxCounted = 512
)

// termCounts are the frequencies of a word in the documents that have it more than
// once, dead ones too. They do not change.
type termCounts struct {
	docs  *roaring.Bitmap
	times []uint8 // by rank in docs; above 255 is 255, which BM25 cannot tell apart
}

// countCache keeps the frequencies of frequent words of a segment.
type countCache struct {
	lru *lru.Cache[fieldTerm, *termCounts]
}

type fieldTerm struct{ field, term string }

func newCountCache() *countCache {
	c, err := lru.New[fieldTerm, *termCounts](maxCounted)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &countCache{c}
}

// counts returns the frequencies of a word, or reads them. A word that is read
// twice at the same moment is read twice; that does no harm.
func (c *countCache) counts(s segapi.Segment, word fieldTerm) (*termCounts, error) {
	if t, ok := c.lru.Get(word); ok {
		return t, nil
	}
	dict, err := s.Dictionary(word.field)
	if err != nil {
		return nil, err
	}
	list, err := dict.PostingsList([]byte(word.term), nil, nil)
	if err != nil {
		return nil, err
	}
	var docs []uint32
	t := &termCounts{}
	it := list.Iterator(true, false, false, nil)
	for {
		hit, err := it.Next()
		if err != nil {
			return nil, err
		}
		if hit == nil {
			break
		}
		if n := hit.Frequency(); n > 1 {
			docs = append(docs, uint32(hit.Number()))
			t.times = append(t.times, uint8(min(n, math.MaxUint8)))
		}
	}
	t.docs = roaring.BitmapOf(docs...)
	c.lru.Add(word, t)
	return t, nil
}

// each calls visit with the frequency in each of hits, which all have the word.
func (t *termCounts) each(hits *roaring.Bitmap, visit func(doc uint32, freq int)) {
	var more [256]uint32
	it := t.docs.ManyIterator()
	rank, i, n := 0, 0, it.NextMany(more[:])
	each(hits, func(doc uint32) {
		for n > 0 && more[i] < doc {
			if i, rank = i+1, rank+1; i == n {
				i, n = 0, it.NextMany(more[:])
			}
		}
		if n > 0 && more[i] == doc {
			visit(doc, int(t.times[rank]))
		} else {
			visit(doc, 1)
		}
	})
}
