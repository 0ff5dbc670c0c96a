package bleve

import (
	"slices"
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
	some []uint32 // some of docs, for a while
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
	m.measure(t, stats)
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
	i := 0
	each(hits, func(doc uint32) {
		i = seek(s.docs, doc, i)
		visit(&s.of[i])
	})
}

// eachOccurrence calls visit with the sums of the hits that have a word in their
// text, and how often they have it.
func (s *scorer) eachOccurrence(p postings, visit func(t *scored, times int)) error {
	return p.each(s.docs, s.set, func(i, times int) { visit(&s.of[i], times) })
}

// eachStanding calls visit with the sums of the hits that have all bigrams of one
// of some folded texts.
func (s *scorer) eachStanding(texts []string, visit func(*scored)) {
	some := s.standing(texts[0])
	if len(texts) > 1 {
		union := roaring.BitmapOf(some...)
		for _, text := range texts[1:] {
			union.AddMany(s.standing(text))
		}
		s.eachOf(union, visit)
		return
	}
	i := 0
	for _, doc := range some {
		i = seek(s.docs, doc, i)
		visit(&s.of[i])
	}
}

// standing returns the hits that have all bigrams of a folded text. They are good
// until it is asked again.
func (s *scorer) standing(folded string) []uint32 {
	if known := s.grammed[folded]; known != nil {
		both := roaring.And(known, s.set)
		s.some = slices.Grow(s.some[:0], int(both.GetCardinality()))
		s.some = s.some[:both.ManyIterator().NextMany(s.some[:cap(s.some)])]
	} else {
		s.some = s.grams.among(append(s.some[:0], s.docs...), folded)
	}
	return s.some
}
