package bleve

import (
	"math"

	"kizuna/data"

	"github.com/RoaringBitmap/roaring/v2"
)

// Scores are BM25 with what BM25 cannot see added to it.
//
// A word of the query that occurs tf times in a remark of length words adds
//
//	idf · tf·(k1+1) / (tf + k1·(1−b + b·length/average))
//	idf = ln(1 + (N−n+0.5)/(n+0.5))
//
// with N remarks in the index and n of them with the word (Robertson and
// Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, with
// Lucene's idf, which is never negative). Text found literally but cut into
// other words counts as a word of its own. Then:
//
//   - two neighbouring words of the query that stand side by side add
//     pairWeight times the mean of their idf;
//   - a whole text of several words that stands as typed adds phraseWeight times
//     the sum of their idf;
//   - words in the heading a remark stands under, and in the meeting's title,
//     add a part of their idf;
//   - the sum is multiplied by one plus the share of the query's idf that was
//     found, so that many words once beat one word often;
//   - and by the weight of the kind: the page's own words, agendas and lists come
//     below what people said.
const (
	k1            = 1.2
	b             = 0.4 // remarks differ in length by their nature, less by how much they say of one thing
	pairWeight    = 1.0
	phraseWeight  = 0.5
	headingWeight = 0.5
	titleWeight   = 0.1
)

var kindWeights = map[data.Kind]float64{
	data.KindNarration: 0.25,
	data.KindRoster:    0.25,
	data.KindAgenda:    0.5,
	data.KindChair:     0.5,
}

// statistics are what a score needs to know of the whole generation.
type statistics struct {
	remarks float64
	length  float64 // average, in words
	idf     map[string]float64
	literal []float64 // idf of each leaf's text, by leaf.number
}

func idf(n, with float64) float64 { return math.Log(1 + (n-with+0.5)/(with+0.5)) }

func newStatistics(g *generation, matchers []*matcher, p *plan) (*statistics, error) {
	s := &statistics{
		remarks: float64(g.remarks),
		length:  float64(g.tokens) / math.Max(1, float64(g.remarks)),
		idf:     map[string]float64{},
		literal: make([]float64, len(p.leaves)),
	}
	for _, w := range p.words {
		n := uint64(0)
		for _, m := range matchers {
			t, err := m.term(w)
			if err != nil {
				return nil, err
			}
			if t.text.docs != nil {
				n += t.text.docs.GetCardinality()
			}
		}
		s.idf[w] = idf(s.remarks, float64(n))
	}
	for _, l := range p.asked {
		n := uint64(0)
		for _, m := range matchers {
			f, err := m.leaf(l)
			if err != nil {
				return nil, err
			}
			n += f.literal.GetCardinality() + f.inside.GetCardinality()
			if l.need == 1 {
				n += f.words.GetCardinality()
			}
		}
		s.literal[l.number] = idf(s.remarks, float64(n))
	}
	return s, nil
}

// scorer scores the remarks of one segment.
type scorer struct {
	*matcher
	stats *statistics
	docs  *roaring.Bitmap
	score []float64 // by document number; only those in docs mean anything
	found []float64 // idf found
}

// scores scores docs. The slice is by document number.
func (m *matcher) scores(stats *statistics, docs *roaring.Bitmap) ([]float64, error) {
	n := m.tables.remarks.rows()
	s := &scorer{matcher: m, stats: stats, docs: docs, score: make([]float64, n), found: make([]float64, n)}
	total := 0.0
	for _, w := range m.plan.words {
		if err := s.addWord(w); err != nil {
			return nil, err
		}
		total += stats.idf[w]
	}
	for _, l := range m.plan.asked {
		if len(l.words) == 0 {
			total += stats.literal[l.number]
		}
		if err := s.addText(l); err != nil {
			return nil, err
		}
	}
	for _, p := range m.plan.pairs {
		s.addPair(p)
	}
	weight := m.kindWeight()
	for it := docs.Iterator(); it.HasNext(); {
		doc := it.Next()
		if total > 0 {
			s.score[doc] *= 1 + math.Min(1, s.found[doc]/total)
		}
		s.score[doc] *= weight(doc)
	}
	return s.score, nil
}

func (s *scorer) bm25(doc uint32, tf, idf float64) float64 {
	length := float64(s.tables.remarks.at(doc, remarkLength))
	return idf * tf * (k1 + 1) / (tf + k1*(1-b+b*length/s.stats.length))
}

func (s *scorer) addWord(term string) error {
	t, err := s.term(term)
	if err != nil {
		return err
	}
	idf := s.stats.idf[term]
	err = t.text.each(s.docs, func(doc uint32, freq int) {
		s.score[doc] += s.bm25(doc, float64(freq), idf)
		s.found[doc] += idf
	})
	if err != nil {
		return err
	}
	if t.heading != nil {
		each(roaring.And(t.heading, s.docs), func(doc uint32) {
			s.score[doc] += headingWeight * idf
			if t.text.docs == nil || !t.text.docs.Contains(doc) {
				s.found[doc] += idf
			}
		})
	}
	if t.title != nil {
		each(s.docs, func(doc uint32) {
			if t.title.Contains(s.tables.remarks.at(doc, remarkHeading)) {
				s.score[doc] += titleWeight * idf
			}
		})
	}
	return nil
}

// addText adds what a text of the query gains by standing as typed.
func (s *scorer) addText(l *leaf) error {
	f, err := s.leaf(l)
	if err != nil {
		return err
	}
	idf := s.stats.literal[l.number]
	each(roaring.And(roaring.Or(f.literal, f.inside), s.docs), func(doc uint32) {
		s.score[doc] += s.bm25(doc, 1, idf)
		s.found[doc] += idf
	})
	if len(l.words) < 2 {
		return nil
	}
	sum := 0.0
	for _, w := range l.words {
		sum += s.stats.idf[w.term]
	}
	each(roaring.And(s.grams.candidates(l.folded), s.docs), func(doc uint32) {
		s.score[doc] += phraseWeight * sum
	})
	return nil
}

// addPair adds what two words gain by standing side by side. That the bigrams of
// the pair are all there is taken for that; to be wrong now and then moves no
// hit in or out.
func (s *scorer) addPair(p pair) {
	gain := pairWeight * (s.stats.idf[p.first] + s.stats.idf[p.second]) / 2
	each(roaring.And(s.grams.candidates(p.folded), s.docs), func(doc uint32) { s.score[doc] += gain })
}

func (s *segment) kindWeight() func(doc uint32) float64 {
	known := map[uint32]float64{}
	return func(doc uint32) float64 {
		n := s.tables.remarks.at(doc, remarkKind)
		w, ok := known[n]
		if !ok {
			if w, ok = kindWeights[data.Kind(s.tables.strings.at(n))]; !ok {
				w = 1
			}
			known[n] = w
		}
		return w
	}
}

func each(docs *roaring.Bitmap, visit func(doc uint32)) {
	for it := docs.Iterator(); it.HasNext(); {
		visit(it.Next())
	}
}
