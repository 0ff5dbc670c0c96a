package bleve

import (
	"math"

	"github.com/RoaringBitmap/roaring/v2"
)

// addWord adds a word: occurrences of all its spellings together are its
// frequency, so that who writes it in two ways says it no less often.
func (s *scorer) addWord(w *word) error {
	idf := s.stats.words[w.number]
	have, err := s.addOccurrences(w, idf, idf)
	if err != nil {
		return err
	}
	return s.addHeading(w, have, idf)
}

// addOccurrences adds what the occurrences of a word in the text are worth, and
// found to what is found of the query, and returns the remarks that have it.
func (s *scorer) addOccurrences(w *word, idf, found float64) (*roaring.Bitmap, error) {
	if a := w.alternatives[0]; len(w.alternatives) == 1 && a.term != "" {
		t, err := s.term(a.term)
		if err != nil {
			return nil, err
		}
		have := t.text.among(s.set)
		return have, s.eachTimes(t.text, have, func(t *scored, times int) {
			t.score += bm25(t.norm, a.weight*float64(times), idf)
			t.found += found
		})
	}
	have := roaring.New()
	for i := range w.alternatives {
		a := &w.alternatives[i]
		if a.term == "" {
			docs, err := s.alternative(a, have)
			if err != nil {
				return nil, err
			}
			docs = roaring.And(docs, s.set)
			s.eachOf(docs, func(t *scored) { t.tf += a.weight })
			have.Or(docs)
			continue
		}
		t, err := s.term(a.term)
		if err != nil {
			return nil, err
		}
		hits := t.text.among(s.set)
		if err := s.eachTimes(t.text, hits, func(t *scored, times int) { t.tf += a.weight * float64(times) }); err != nil {
			return nil, err
		}
		have.Or(hits)
	}
	s.eachOf(have, func(t *scored) {
		t.score += bm25(t.norm, t.tf, idf)
		t.found += found
		t.tf = 0
	})
	return have, nil
}

// addHeading adds what a word gains by standing in the heading or the title.
func (s *scorer) addHeading(w *word, have *roaring.Bitmap, idf float64) error {
	t, err := s.term(w.term())
	if err != nil {
		return err
	}
	if t.heading != nil {
		under := roaring.And(t.heading, s.set)
		s.eachOf(under, func(t *scored) { t.score += headingWeight * idf })
		under.AndNot(have)
		s.eachOf(under, func(t *scored) { t.found += idf })
	}
	if t.title != nil {
		last, titled := uint32(math.MaxUint32), false // a heading, and whether the meeting's title has the word
		for i, doc := range s.docs {
			if h := s.tables.remarks.at(doc, remarkHeading); h != last {
				last, titled = h, t.title.Contains(h)
			}
			if titled {
				s.of[i].score += titleWeight * idf
			}
		}
	}
	return nil
}
