package bleve

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"kizuna/analyzer/variant"
	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// Which words are particular to the hits is found in two steps. The texts of some
// hits name the words (names.go): an index has no list of the words of a remark,
// and to go through the postings of all words takes time that grows with the
// index. Each of the likeliest is then counted in all remarks by its postings.
//
// A word is weighed by the log-likelihood ratio G² of the table of remarks that
// are hits or not and have the word or not (Dunning, Accurate Methods for the
// Statistics of Surprise and Coincidence, 1993). Remarks are counted and not
// occurrences: that somebody says a word forty times in one speech is one event,
// while the test takes all for independent. But who speaks long says more of
// every word, and is found more often: of the hits of 防災 in a council's minutes
// two thirds have また, of the rest a seventh. So the number of hits that would have a
// word by chance is the sum over strata of length of the hits in one times the
// share of all its remarks that have the word (as Mantel and Haenszel, 1959, do);
// with one stratum, that is Dunning's.

// Limits of what is read and counted for one query.
const (
	readWords = 100_000 // indexed words in the texts that are read, about
	minRead   = 100     // hits, though they be long
	maxRead   = 1000    // hits, though they be short
	maxNames  = 400     // counted in all remarks
)

// What a word must have to be shown.
const (
	minTelling = 6.63 // G² that chance exceeds once in a hundred words; with the usual once in a thousand (10.83) an index of 500 remarks had words for few queries
	minTimes   = 2    // times the hits expected of remarks like the rest
	minHits    = 2
	minWhole   = 0.2 // of the hits that have it, those in which it stands by itself
)

// weighedName is a name counted in all remarks, or before that by estimate.
type weighedName struct {
	*name
	index.TellingWord
}

func byWeight(a, b weighedName) int {
	return cmp.Or(cmp.Compare(b.G2, a.G2), cmp.Compare(a.text, b.text))
}

// tellingWords returns at most n words, and how many hits were read for them.
func (e *Engine) tellingWords(ctx context.Context, g *generation, h *hitSet, n int) ([]index.TellingWord, int, error) {
	t := h.tally()
	r, err := e.readNames(ctx, t, t.share())
	if err != nil {
		return nil, 0, err
	}
	names, err := t.likely(ctx, r)
	if err != nil {
		return nil, 0, err
	}
	var found []weighedName
	for i, w := range names {
		// What comes now weighs less, by estimate, than what is shown already.
		if i%(2*n) == 0 && len(found) >= 2*n {
			slices.SortFunc(found, byWeight)
			if w.G2 < found[2*n-1].G2 {
				break
			}
		}
		if err := timeout(ctx); err != nil {
			return nil, 0, err
		}
		if err := t.weigh(&w); err != nil {
			return nil, 0, err
		}
		whole := float64(w.whole) / float64(r.read) * t.total
		if w.Remarks >= minHits && w.G2 >= minTelling && float64(w.Remarks) >= minTimes*w.Expected && whole >= minWhole*float64(w.Remarks) {
			found = append(found, w)
		}
	}
	slices.SortFunc(found, byWeight)
	return e.choose(t, found, n), r.read, nil
}

// lengthTally counts remarks by their length. Words are compared in what people
// say: agendas, lists and the formulas of a session have words of their own, and
// would be told of every query that finds an item of an agenda. Where the hits are
// nothing else, they are compared with all remarks.
type lengthTally struct {
	*hitSet
	among          []*roaring.Bitmap  // what is compared, by matcher: what people say, or all
	compared       []*roaring.Bitmap  // of the hits, by matcher
	stratum        [lengthClasses]int // of each class
	hits, all      classCounts        // of what is compared, by stratum
	total, remarks float64            // their sums
	words          float64            // in the hits compared
}

func (h *hitSet) tally() *lengthTally {
	t := &lengthTally{hitSet: h}
	people := false
	for i, m := range h.matchers {
		people = people || h.docs[i].Intersects(m.lengths().people)
	}
	for i, m := range h.matchers {
		ls := m.lengths()
		among, classes := ls.people, &ls.spoken
		if !people {
			among, classes = m.all(), &ls.all
		}
		hits := roaring.And(h.docs[i], among)
		t.among, t.compared = append(t.among, among), append(t.compared, hits)
		t.hits.add(ls, hits)
		for class, count := range classes {
			t.all[class] += count
			t.remarks += count
		}
		t.total += float64(hits.GetCardinality())
		each(hits, func(doc uint32) { t.words += float64(m.tables.remarks.at(doc, remarkLength)) })
	}
	t.stratum = strata(&t.all)
	t.hits, t.all = t.hits.joined(t.stratum), t.all.joined(t.stratum)
	return t
}

// share is how many hits to read.
func (t *lengthTally) share() int {
	n := readWords * t.total / max(1, t.words)
	return int(min(max(n, minRead), maxRead, t.total))
}

// weigh counts a name in all remarks.
func (t *lengthTally) weigh(w *weighedName) error {
	w.TellingWord = index.TellingWord{}
	var having, both classCounts
	with, of := 0.0, 0.0
	for i, m := range t.matchers {
		docs, err := m.having(w.name)
		if err != nil {
			return err
		}
		if docs == nil {
			continue
		}
		w.Remarks += int(docs.AndCardinality(t.docs[i]))
		w.OfRemarks += int(docs.GetCardinality())
		docs = roaring.And(docs, t.among[i])
		hits := roaring.And(docs, t.docs[i])
		having.add(m.lengths(), docs)
		both.add(m.lengths(), hits)
		with += float64(hits.GetCardinality())
		of += float64(docs.GetCardinality())
	}
	having, both = having.joined(t.stratum), both.joined(t.stratum)
	chance, expected := 0.0, 0.0
	for s, hits := range t.hits {
		if hits == 0 {
			continue
		}
		chance += hits * having[s] / t.all[s]
		if rest := t.all[s] - hits; rest > 0 {
			expected += hits * (having[s] - both[s]) / rest
		} else {
			expected += both[s] // nothing to compare with
		}
	}
	if with > 0 {
		w.G2 = logLikelihood(with, chance, t.total, of, t.remarks)
		w.Expected = expected * float64(w.Remarks) / with // of all hits, as of those compared
	}
	return nil
}

// likely returns the names that are worth counting in all remarks, by estimates
// from the hits that were read, the heaviest first. These do not know that long
// remarks have more of all words, and of compounds take the best: that no remark
// but hits have them. So what they weigh they rather weigh too heavy.
func (t *lengthTally) likely(ctx context.Context, r *nameReader) ([]weighedName, error) {
	own := t.plan.ownTexts()
	var names []weighedName
	for _, c := range r.names {
		if c.hits < minHits || strings.Contains(own, c.text) {
			continue
		}
		having := 0.0
		for _, m := range t.matchers {
			p, err := m.words.postings(fieldWords, c.text, m.dead)
			if err != nil {
				return nil, err
			}
			if p.docs != nil {
				having += float64(p.docs.GetCardinality())
			}
		}
		hits := float64(c.hits) / float64(r.read) * t.total
		if c.compound {
			having = hits
		}
		having = max(having, hits)
		if expected := having / t.remarks * t.total; hits > expected {
			names = append(names, weighedName{c, index.TellingWord{G2: logLikelihood(hits, expected, t.total, having, t.remarks)}})
		}
	}
	slices.SortFunc(names, byWeight)
	return names[:min(len(names), maxNames)], timeout(ctx)
}

// having returns the live remarks with a name in their text. Where all bigrams of
// a compound are, it is taken to be.
func (m *matcher) having(n *name) (*roaring.Bitmap, error) {
	p, err := m.words.postings(fieldWords, n.text, m.dead)
	if err != nil || p.docs != nil && !n.compound {
		return p.docs, err
	}
	if n.inflected {
		return roaring.New(), nil
	}
	return m.candidates(n.text), nil
}

// Of two names one of which is part of the other, in so many of its hits at
// least, one is left out.
const (
	shareOfPart  = 0.5 // the longer stands in so many of the part's hits that the part adds little
	shareOfWhole = 0.7 // the longer stands in nearly all, and says more
)

// shareOfAll is in which share of all remarks a text stands that adds nothing to a
// name: the city's own.
const shareOfAll = 0.1

// choose leaves out names that say again what a better one says, and returns the
// best n.
func (e *Engine) choose(t *lengthTally, found []weighedName, n int) (words []index.TellingWord) {
	var kept []weighedName
next:
	for _, w := range found {
		for i := range kept {
			k := &kept[i]
			switch {
			case strings.Contains(k.text, w.text) && float64(k.Remarks) >= shareOfPart*float64(w.Remarks),
				e.sameWord(k.text, w.text):
				continue next
			case strings.Contains(w.text, k.text) && float64(w.Remarks) >= shareOfWhole*float64(k.Remarks):
				if w.Text = w.written(); w.Text != "" {
					*k = w
				}
				continue next
			case strings.Contains(w.text, k.text) && t.isCommon(strings.Replace(w.text, k.text, "", 1)):
				continue next
			}
		}
		if len(kept) < n {
			if w.Text = w.written(); w.Text != "" {
				kept = append(kept, w)
			}
		}
	}
	for _, k := range kept {
		words = append(words, k.TellingWord)
	}
	return words
}

// isCommon reports whether a text of two characters or more stands in so many
// remarks that it tells nothing.
func (t *lengthTally) isCommon(text string) bool {
	having := 0.0
	for _, m := range t.matchers {
		if codePoints(text) > 1 {
			having += float64(m.candidates(text).GetCardinality())
		}
	}
	return having > shareOfAll*t.remarks
}

// sameWord reports whether two names are spellings of one word (子供, 子ども).
func (e *Engine) sameWord(s, t string) bool {
	switch variant.Relate(e.analyzer.Word(s), e.analyzer.Word(t)) {
	case variant.Same, variant.Kana:
		return true
	}
	return false
}

// logLikelihood returns G² of the table of all remarks that are hits or not and
// have a word or not: both are hits that have it, expected as many as there would
// be by chance. It says how sure it is that both differs from that, not which way.
func logLikelihood(both, expected, hits, having, all float64) float64 {
	cell := func(observed, expected float64) float64 {
		if observed <= 0 || expected <= 0 {
			return 0
		}
		return observed * math.Log(observed/expected)
	}
	return 2 * (cell(both, expected) + cell(hits-both, hits-expected) +
		cell(having-both, having-expected) + cell(all-hits-having+both, all-hits-having+expected))
}

// ownTexts returns what a query asks for, in every form it is widened to, folded,
// with a zero byte between.
func (p *plan) ownTexts() string {
	var b strings.Builder
	add := func(alternatives []alternative) {
		for _, a := range alternatives {
			b.WriteString(a.term + a.text + "\x00")
		}
	}
	for _, l := range p.asked {
		b.WriteString(l.folded + "\x00")
		add(l.alternatives)
		for _, u := range l.units {
			add(u.synonyms)
		}
	}
	for _, w := range p.words {
		add(w.alternatives)
	}
	return b.String()
}
