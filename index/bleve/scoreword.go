package bleve

import "github.com/RoaringBitmap/roaring/v2"

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
		have := t.text.among(s.docs)
		return have, t.text.each(have, func(doc uint32, freq int) {
			s.score[doc] += s.bm25(doc, a.weight*float64(freq), idf)
			s.found[doc] += found
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
			docs = roaring.And(docs, s.docs)
			each(docs, func(doc uint32) { s.tf[doc] += a.weight })
			have.Or(docs)
			continue
		}
		t, err := s.term(a.term)
		if err != nil {
			return nil, err
		}
		hits := t.text.among(s.docs)
		if err := t.text.each(hits, func(doc uint32, freq int) { s.tf[doc] += a.weight * float64(freq) }); err != nil {
			return nil, err
		}
		have.Or(hits)
	}
	each(have, func(doc uint32) {
		s.score[doc] += s.bm25(doc, s.tf[doc], idf)
		s.found[doc] += found
		s.tf[doc] = 0
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
		each(roaring.And(t.heading, s.docs), func(doc uint32) {
			s.score[doc] += headingWeight * idf
			if !have.Contains(doc) {
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
