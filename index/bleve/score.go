package bleve

import (
	"math"

	"kizuna/data"
	"kizuna/index"

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
//   - a whole text of several words that stands as typed counts as a word of its
//     own, with the sum of their idf, times phraseWeight; how often it stands
//     there is counted on the texts of the best hits (see rescore);
//   - words in the heading a remark stands under, and in the meeting's title,
//     add a part of their idf;
//   - the sum is multiplied by one plus the share of the query's idf that was
//     found, so that many words once beat one word often;
//   - and by the weight of the kind: the page's own words, agendas and lists come
//     below what people said;
//   - last, a hit gains neighbourWeight times the best score among the hits right
//     before and after it in the meeting: an answer seldom repeats the words of
//     its question, and what is talked about in one breath belongs together.
const (
	k1            = 1.0
	b             = 0.5
	pairWeight    = 1.3
	phraseWeight  = 1.0
	headingWeight = 0.5
	titleWeight   = 0.3

	neighbourWeight = 0.15
	neighbours      = 2 // remarks to each side: between question and answer the chair speaks
)

var kindWeights = map[data.Kind]float64{
	data.KindNarration: 0.25,
	data.KindRoster:    0.25,
	data.KindAgenda:    0.5,
	data.KindChair:     0.5,
}

// scores scores docs of a tier. The scorer is to be released.
func (m *matcher) scores(stats *statistics, tier index.Tier, docs *roaring.Bitmap) (*scorer, error) {
	s := m.newScorer(stats, tier, docs)
	if err := s.addAll(func(string) error { return timeout(m.ctx) }); err != nil {
		s.release()
		return nil, err
	}
	s.multiply()
	s.addNeighbours()
	return s, nil
}

// addAll adds up what is found. After each step it says which it was, and goes
// on unless that is an error.
func (s *scorer) addAll(step func(what string) error) error {
	for _, w := range s.plan.words {
		if err := s.addWord(w); err != nil {
			return err
		}
		if err := step("word " + w.term()); err != nil {
			return err
		}
	}
	for _, l := range s.plan.asked {
		if err := s.addText(l); err != nil {
			return err
		}
		if err := step("text " + l.folded); err != nil {
			return err
		}
		if err := s.addSubject(l); err != nil {
			return err
		}
		if err := step("on the subject of " + l.folded); err != nil {
			return err
		}
	}
	for _, p := range s.plan.pairs {
		if p.first.number >= 0 && p.second.number >= 0 {
			s.addPair(p)
			if err := step("side by side " + p.folded); err != nil {
				return err
			}
		}
	}
	return nil
}

// multiply multiplies the sums by the share of the query found and by the
// weight of the kind.
func (s *scorer) multiply() {
	total := s.stats.total(s.plan)
	for i := range s.of {
		t := &s.of[i]
		t.factor = t.weight
		if total > 0 {
			t.factor *= 1 + math.Min(1, t.found/total)
		}
		t.score *= t.factor
	}
}

// addNeighbours adds what a hit gains by those around it. A neighbour counts by
// what it says, not by the weight of its kind; that is the hit's own matter.
func (s *scorer) addNeighbours() {
	m := uint32(0)
	for i, doc := range s.docs {
		from, to := i, i+1 // hits near enough, if they are of the same meeting
		for from > 0 && doc-s.docs[from-1] <= neighbours {
			from--
		}
		for to < len(s.docs) && s.docs[to]-doc <= neighbours {
			to++
		}
		if to-from == 1 {
			continue
		}
		m = s.tables.meetingOf(doc, m)
		first := s.tables.meetings.at(m, meetingFirstRemark)
		next := first + s.tables.meetings.at(m, meetingRemarks)
		best := 0.0
		for j := from; j < to; j++ {
			if n := &s.of[j]; j != i && s.docs[j] >= first && s.docs[j] < next {
				best = math.Max(best, n.score/n.weight)
			}
		}
		s.of[i].gain = neighbourWeight * s.of[i].weight * best
	}
	for i := range s.of {
		s.of[i].score += s.of[i].gain
	}
}

// addText adds what a text of the query gains by standing as a whole, or by
// what stands for it.
func (s *scorer) addText(l *leaf) error {
	f, err := s.leaf(l)
	if err != nil {
		return err
	}
	idf := s.stats.literal[l.number]
	sum := 0.0
	for _, u := range l.units {
		for _, w := range u.words {
			sum += s.stats.words[w.number]
		}
		if err := s.addSynonyms(u); err != nil {
			return err
		}
	}
	whole := math.Max(sum, idf)
	s.each(roaring.Or(f.literal, f.inside), func(t *scored) {
		t.score += bm25(t.norm, 1, idf)
		t.found += whole
	})
	if err := s.addAlternatives(l, idf, whole); err != nil {
		return err
	}
	if !l.several() {
		return nil
	}
	s.eachStanding(append(l.respelled(), l.folded), func(t *scored) { t.score += phraseWeight * bm25(t.norm, 1, sum) })
	return nil
}

// addAlternatives adds what stands for the whole of a text.
func (s *scorer) addAlternatives(l *leaf, idf, whole float64) error {
	for i := range l.alternatives {
		a := &l.alternatives[i]
		if a.term == "" {
			docs, err := s.alternative(a, roaring.New())
			if err != nil {
				return err
			}
			s.each(docs, func(t *scored) {
				t.score += bm25(t.norm, a.weight, idf)
				t.found += whole
			})
			continue
		}
		t, err := s.term(a.term)
		if err != nil {
			return err
		}
		err = s.eachOccurrence(t.text, func(t *scored, times int) {
			t.score += bm25(t.norm, a.weight*float64(times), idf)
			t.found += whole
		})
		if err != nil {
			return err
		}
		if t.heading != nil {
			s.each(t.heading, func(t *scored) { t.score += a.weight * headingWeight * idf })
		}
	}
	return nil
}

// addSynonyms adds what stands for several words together.
func (s *scorer) addSynonyms(u *unit) error {
	if len(u.synonyms) == 0 {
		return nil
	}
	sum := 0.0
	for _, w := range u.words {
		sum += s.stats.words[w.number]
	}
	counted := roaring.New()
	for i := range u.synonyms {
		a := &u.synonyms[i]
		docs, err := s.alternative(a, counted)
		if err != nil {
			return err
		}
		docs = roaring.And(docs, s.set)
		docs.AndNot(counted)
		s.eachOf(docs, func(t *scored) {
			t.score += bm25(t.norm, a.weight, sum/float64(len(u.words)))
			t.found += sum
		})
		counted.Or(docs)
	}
	return nil
}

// addPair adds what two words gain by standing side by side. That the bigrams of
// the pair are all there is taken for that; to be wrong now and then moves no
// hit in or out.
func (s *scorer) addPair(p pair) {
	gain := pairWeight * (s.stats.words[p.first.number] + s.stats.words[p.second.number]) / 2
	s.eachStanding([]string{p.folded}, func(t *scored) { t.score += gain })
}

// kindWeight returns what the kind of a remark weighs.
func (s *segment) kindWeight() func(doc uint32) float64 {
	type weighed struct {
		kind   uint32 // number of the string
		weight float64
	}
	var some [8]weighed
	known := some[:0] // a handful, the last met at the end
	return func(doc uint32) float64 {
		kind := s.tables.remarks.at(doc, remarkKind)
		for i := range known {
			if known[i].kind == kind {
				return known[i].weight
			}
		}
		weight, ok := kindWeights[data.Kind(s.tables.strings.at(kind))]
		if !ok {
			weight = 1
		}
		known = append(known, weighed{kind, weight})
		return weight
	}
}

// each calls visit with every document, ascending.
func each(docs *roaring.Bitmap, visit func(doc uint32)) {
	var some [256]uint32
	it := docs.ManyIterator()
	for n := it.NextMany(some[:]); n > 0; n = it.NextMany(some[:]) {
		for _, doc := range some[:n] {
			visit(doc)
		}
	}
}
