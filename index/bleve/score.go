package bleve

import (
	"math"
	"sync"

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

// scorer scores the remarks of one segment.
type scorer struct {
	*matcher
	tier   index.Tier // of docs
	stats  *statistics
	docs   *roaring.Bitmap
	all    *[]float64
	score  []float64 // by document number; only those in docs mean anything
	weight []float64 // of the kind
	factor []float64 // what the sum was multiplied by
	found  []float64 // idf found
	tf     []float64 // of the word under way; zero between words
	norm   []float64 // what BM25 sets against tf for the remark's length
}

// sums keeps the numbers of scorers for the next: six a remark of the largest
// segment are too many to make anew for each query. All are zero.
var sums = sync.Pool{New: func() any { return new([]float64) }}

// newScorer returns a scorer of docs of a tier, to be given back with release.
func (m *matcher) newScorer(stats *statistics, tier index.Tier, docs *roaring.Bitmap) *scorer {
	n := m.tables.remarks.rows()
	all := sums.Get().(*[]float64)
	if len(*all) < 6*n {
		*all = make([]float64, 6*n)
	}
	of := func(i int) []float64 { return (*all)[i*n : (i+1)*n : (i+1)*n] }
	s := &scorer{
		matcher: m, tier: tier, stats: stats, docs: docs, all: all,
		score: of(0), weight: of(1), factor: of(2), found: of(3), tf: of(4), norm: of(5),
	}
	each(docs, func(doc uint32) { s.norm[doc] = stats.norm(m.tables.remarks.at(doc, remarkLength)) })
	return s
}

// release gives the numbers back.
func (s *scorer) release() {
	each(s.docs, func(doc uint32) {
		s.score[doc], s.weight[doc], s.factor[doc], s.found[doc], s.tf[doc], s.norm[doc] = 0, 0, 0, 0, 0, 0
	})
	sums.Put(s.all)
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
	weight := s.kindWeight()
	total := s.stats.total(s.plan)
	each(s.docs, func(doc uint32) {
		s.weight[doc] = weight(doc)
		s.factor[doc] = s.weight[doc]
		if total > 0 {
			s.factor[doc] *= 1 + math.Min(1, s.found[doc]/total)
		}
		s.score[doc] *= s.factor[doc]
	})
}

// addNeighbours adds what a hit gains by those around it. A neighbour counts by
// what it says, not by the weight of its kind; that is the hit's own matter.
func (s *scorer) addNeighbours() {
	gains := s.tf // between words it is zero, and it is not needed any more
	docs := s.docs.ToArray()
	for i, doc := range docs {
		m := s.tables.remarks.at(doc, remarkMeeting)
		first := s.tables.meetings.at(m, meetingFirstRemark)
		last := first + s.tables.meetings.at(m, meetingRemarks) - 1
		best := 0.0
		gain := func(n uint32) { best = math.Max(best, s.score[n]/s.weight[n]) }
		for j := i - 1; j >= 0 && docs[j] >= first && doc-docs[j] <= neighbours; j-- {
			gain(docs[j])
		}
		for j := i + 1; j < len(docs) && docs[j] <= last && docs[j]-doc <= neighbours; j++ {
			gain(docs[j])
		}
		gains[doc] = neighbourWeight * s.weight[doc] * best
	}
	for _, doc := range docs {
		s.score[doc] += gains[doc]
	}
}

func (s *scorer) bm25(doc uint32, tf, idf float64) float64 {
	return bm25(s.norm[doc], tf, idf)
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
	each(roaring.And(roaring.Or(f.literal, f.inside), s.docs), func(doc uint32) {
		s.score[doc] += s.bm25(doc, 1, idf)
		s.found[doc] += whole
	})
	if err := s.addAlternatives(l, idf, whole); err != nil {
		return err
	}
	if !l.several() {
		return nil
	}
	standing := s.standing(l.folded)
	for _, text := range l.respelled() {
		standing.Or(s.standing(text))
	}
	each(standing, func(doc uint32) { s.score[doc] += phraseWeight * s.bm25(doc, 1, sum) })
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
			each(roaring.And(docs, s.docs), func(doc uint32) {
				s.score[doc] += s.bm25(doc, a.weight, idf)
				s.found[doc] += whole
			})
			continue
		}
		t, err := s.term(a.term)
		if err != nil {
			return err
		}
		err = t.text.each(t.text.among(s.docs), func(doc uint32, freq int) {
			s.score[doc] += s.bm25(doc, a.weight*float64(freq), idf)
			s.found[doc] += whole
		})
		if err != nil {
			return err
		}
		if t.heading != nil {
			each(roaring.And(t.heading, s.docs), func(doc uint32) { s.score[doc] += a.weight * headingWeight * idf })
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
		docs = roaring.And(docs, s.docs)
		docs.AndNot(counted)
		each(docs, func(doc uint32) {
			s.score[doc] += s.bm25(doc, a.weight, sum/float64(len(u.words)))
			s.found[doc] += sum
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
	each(s.standing(p.folded), func(doc uint32) { s.score[doc] += gain })
}

// standing returns which of docs have all bigrams of a folded text.
func (s *scorer) standing(folded string) *roaring.Bitmap {
	if known := s.grammed[folded]; known != nil {
		return roaring.And(known, s.docs)
	}
	return s.grams.among(s.docs, folded)
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
