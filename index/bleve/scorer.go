package bleve

import (
	"sync"

	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// What a query adds up lies hit by hit, not by document number: a thousand hits of
// a hundred thousand remarks are then read from front to back, in what a
// processor's cache holds.

// scored is what is added up for one hit.
type scored struct {
	score  float64
	found  float64 // idf found
	tf     float64 // of the word under way; zero between words
	norm   float64 // what BM25 sets against tf for the remark's length
	weight float64 // of the kind
	factor float64 // what the sum was multiplied by
	gain   float64 // by those around it
}

// scorer scores some remarks of one segment.
type scorer struct {
	*matcher
	tier  index.Tier // of the hits
	stats *statistics
	set   *roaring.Bitmap // the hits
	*scoring
}

// scoring is the room for hits and what is added up for them.
type scoring struct {
	docs []uint32 // ascending
	of   []scored // of each of docs
}

// scorings keeps the room of scorers for the next.
var scorings = sync.Pool{New: func() any { return new(scoring) }}

// newScorer returns a scorer of docs of a tier, to be given back with release.
func (m *matcher) newScorer(stats *statistics, tier index.Tier, docs *roaring.Bitmap) *scorer {
	t := scorings.Get().(*scoring)
	if n := int(docs.GetCardinality()); cap(t.docs) < n {
		t.docs, t.of = make([]uint32, n), make([]scored, n)
	} else {
		t.docs, t.of = t.docs[:n], t.of[:n]
	}
	docs.ManyIterator().NextMany(t.docs)
	weight := m.kindWeight()
	for i, doc := range t.docs {
		t.of[i] = scored{norm: stats.norm(m.tables.remarks.at(doc, remarkLength)), weight: weight(doc)}
	}
	return &scorer{matcher: m, tier: tier, stats: stats, set: docs, scoring: t}
}

// release gives the room back.
func (s *scorer) release() { scorings.Put(s.scoring) }

// each calls visit with the sums of those of docs that are hits.
func (s *scorer) each(docs *roaring.Bitmap, visit func(*scored)) {
	if !docs.IsEmpty() {
		s.eachOf(roaring.And(docs, s.set), visit)
	}
}

// eachOf calls visit with the sums of some hits.
func (s *scorer) eachOf(hits *roaring.Bitmap, visit func(*scored)) {
	if int(hits.GetCardinality()) == len(s.docs) {
		for i := range s.of {
			visit(&s.of[i])
		}
		return
	}
	i := 0
	each(hits, func(doc uint32) {
		i = s.place(doc, i)
		visit(&s.of[i])
	})
}

// eachTimes calls visit with the sums of some hits that have a word, and how
// often they have it.
func (s *scorer) eachTimes(p postings, hits *roaring.Bitmap, visit func(t *scored, times int)) error {
	i := 0
	return p.each(hits, func(doc uint32, times int) {
		i = s.place(doc, i)
		visit(&s.of[i], times)
	})
}

// place returns where a hit is among docs, which is at from or behind. It takes
// steps twice as long as the one before until it is past the hit: most are near,
// and of ten in ten thousand not all others are looked at.
func (s *scorer) place(doc uint32, from int) int {
	step := 1
	for from < len(s.docs) && s.docs[from] < doc {
		from += step
		step *= 2
	}
	if from < len(s.docs) && s.docs[from] == doc {
		return from
	}
	// It lies within the last step.
	low, high := from-step/2+1, min(from, len(s.docs))
	for low < high {
		if mid := int(uint(low+high) >> 1); s.docs[mid] < doc {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
