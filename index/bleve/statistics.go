package bleve

import (
	"math"

	"github.com/RoaringBitmap/roaring/v2"
)

// statistics are what a score needs to know of the whole generation.
type statistics struct {
	remarks float64
	length  float64   // average, in words
	words   []float64 // idf of each word with its spellings, by word.number
	literal []float64 // idf of each leaf as a whole, by leaf.number
	subject []float64 // idf of the words on its subject together, by leaf.number; nil before the related tier
}

func idf(n, with float64) float64 { return math.Log(1 + (n-with+0.5)/(with+0.5)) }

func newStatistics(g *generation, matchers []*matcher, p *plan) (*statistics, error) {
	s := &statistics{
		remarks: float64(g.Remarks),
		length:  float64(g.Tokens) / math.Max(1, float64(g.Remarks)),
		words:   make([]float64, len(p.words)),
		literal: make([]float64, len(p.leaves)),
	}
	var err error
	for _, w := range p.words {
		if s.words[w.number], err = s.idfOf(w, matchers); err != nil {
			return nil, err
		}
	}
	for _, l := range p.asked {
		n := uint64(0)
		for _, m := range matchers {
			f, err := m.leaf(l)
			if err != nil {
				return nil, err
			}
			n += f.literal.GetCardinality() + f.inside.GetCardinality() + f.alternatives.GetCardinality()
			if len(l.units) == 1 {
				n += f.words.GetCardinality()
			}
		}
		s.literal[l.number] = idf(s.remarks, math.Min(float64(n), s.remarks))
	}
	return s, nil
}

// addSubjects adds what the scores of the related tier need to know.
func (s *statistics) addSubjects(matchers []*matcher, p *plan) error {
	s.subject = make([]float64, len(p.leaves))
	for _, l := range p.asked {
		if l.subject == nil {
			continue
		}
		var err error
		if s.subject[l.number], err = s.idfOf(l.subject, matchers); err != nil {
			return err
		}
	}
	return nil
}

// idfOf returns the idf of a word with its spellings.
func (s *statistics) idfOf(w *word, matchers []*matcher) (float64, error) {
	n := uint64(0)
	for _, m := range matchers {
		docs, err := m.inText(w)
		if err != nil {
			return 0, err
		}
		n += docs.GetCardinality()
	}
	return idf(s.remarks, float64(n)), nil
}

// inText returns the remarks that have a word in their text, in any spelling. They
// must not be changed.
func (m *matcher) inText(w *word) (*roaring.Bitmap, error) {
	if len(w.alternatives) == 1 && w.term() != "" {
		t, err := m.term(w.term())
		if err != nil || t.text.docs == nil {
			return roaring.New(), err
		}
		return t.text.docs, nil
	}
	docs := roaring.New()
	for i := range w.alternatives {
		a := &w.alternatives[i]
		if a.term == "" {
			d, err := m.alternative(a, docs)
			if err != nil {
				return roaring.New(), err
			}
			docs.Or(d)
			continue
		}
		t, err := m.term(a.term)
		if err != nil {
			return roaring.New(), err
		}
		if t.text.docs != nil {
			docs.Or(t.text.docs)
		}
	}
	return docs, nil
}

// total is the idf of all that is asked for.
func (s *statistics) total(p *plan) float64 {
	sum := 0.0
	for _, idf := range s.words {
		sum += idf
	}
	for _, l := range p.asked {
		if len(l.units) == 0 {
			sum += s.literal[l.number]
		}
	}
	return sum
}

// norm is what a remark of length words sets against how often a word occurs in it.
func (s *statistics) norm(length uint32) float64 { return k1 * (1 - b + b*float64(length)/s.length) }

// bm25 is what a word adds that occurs tf times in a remark of a norm.
func bm25(norm, tf, idf float64) float64 { return idf * tf * (k1 + 1) / (tf + norm) }
