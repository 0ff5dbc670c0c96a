package bleve

import (
	"math"

	"github.com/RoaringBitmap/roaring/v2"
)

// addWord adds a word: occurrences of all its spellings together are its
// frequency, so that who writes it in two ways says it no less often.
func (s *scorer) addWord(w *word) error {
	idf := s.stats.words[w.number]
	if err := s.addOccurrences(w, idf, idf); err != nil {
		return err
	}
	return s.addHeading(w, idf)
}

// addOccurrences adds what the occurrences of a word in the text are worth, and
// found to what is found of the query.
func (s *scorer) addOccurrences(w *word, idf, found float64) error {
	if a := w.alternatives[0]; len(w.alternatives) == 1 && a.term != "" {
		t, err := s.term(a.term)
		if err != nil {
			return err
		}
		return s.eachOccurrence(t.text, func(t *scored, times int) {
			t.score += bm25(t.norm, a.weight*float64(times), idf)
			t.found += found
		})
	}
	for i := range w.alternatives {
		a := &w.alternatives[i]
		if a.term == "" {
			docs, err := s.alternative(a, roaring.New())
			if err != nil {
				return err
			}
			s.each(docs, func(t *scored) { t.tf += a.weight })
			continue
		}
		t, err := s.term(a.term)
		if err != nil {
			return err
		}
		if err := s.eachOccurrence(t.text, func(t *scored, times int) { t.tf += a.weight * float64(times) }); err != nil {
			return err
		}
	}
	for i := range s.of {
		if t := &s.of[i]; t.tf > 0 {
			t.score += bm25(t.norm, t.tf, idf)
			t.found += found
			t.tf = 0
		}
	}
	return nil
}

// addHeading adds what a word gains by standing in the heading or the title.
func (s *scorer) addHeading(w *word, idf float64) error {
	t, err := s.term(w.term())
	if err != nil {
		return err
	}
	if t.heading != nil {
		under := roaring.And(t.heading, s.set)
		s.eachOf(under, func(t *scored) { t.score += headingWeight * idf })
		have, err := s.inText(w)
		if err != nil {
			return err
		}
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
