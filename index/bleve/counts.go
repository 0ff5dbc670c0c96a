package bleve

import (
	"math"

	segapi "github.com/blevesearch/scorch_segment_api/v2"
	lru "github.com/hashicorp/golang-lru/v2"
)

// zap keeps frequencies as varints in chunks, and to read one of them passes over
// those before it: for a word that stands in a fifth of all remarks that was half
// of the time of a search. Such words are few and come again in every other
// query, so where they stand is kept as it is first read, with a byte for how often
// where it is more than once.

const (
	// minCounted is in how many remarks a word stands whose frequencies are kept.
	// Rarer ones are read as fast as they are found.
	minCounted = 1024
	// maxCounted bounds the words of a segment whose frequencies are kept. Each has a
	// bit a remark, 18 KB of 143,000 remarks, and five bytes a remark with more than one.
	maxCounted = 1024
)

// termCounts are the frequencies of a word in the documents that have it, dead ones
// too. They do not change.
type termCounts struct {
	have  docSet
	docs  []uint32 // that have it more than once
	times []uint8  // in each of docs; above 255 is 255, which BM25 cannot tell apart
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
	t := &termCounts{have: newDocSet(int(s.Count()))}
	it := list.Iterator(true, false, false, nil)
	for {
		hit, err := it.Next()
		if err != nil {
			return nil, err
		}
		if hit == nil {
			break
		}
		t.have.add(uint32(hit.Number()))
		if n := hit.Frequency(); n > 1 {
			t.docs = append(t.docs, uint32(hit.Number()))
			t.times = append(t.times, uint8(min(n, math.MaxUint8)))
		}
	}
	c.lru.Add(word, t)
	return t, nil
}

// each calls visit with the place of each of hits that has the word, which ascend,
// and how often it has it.
func (t *termCounts) each(hits []uint32, visit func(i, times int)) {
	at := 0
	for i, doc := range hits {
		if !t.have.has(doc) {
			continue
		}
		times := 1
		if at = seek(t.docs, doc, at); at < len(t.docs) && t.docs[at] == doc {
			times = int(t.times[at])
		}
		visit(i, times)
	}
}
