package bleve

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"kizuna/data"
	"kizuna/index"
	"kizuna/index/excerpt"

	"github.com/RoaringBitmap/roaring/v2"
)

// A remark is compared with others by its telling words. What two have in common is
//
//	Σ weight · BM25 of the word, said as often as both say it
//
// over the words, and its share of what the remark has in common with itself is
// their score. A long speech that repeats one of the words gains nothing by that.

const (
	// maxCompared bounds the remarks of a segment that are scored. The rarest words
	// choose them; the others only add to those that are chosen (the continue
	// strategy: Moffat and Zobel, Self-Indexing Inverted Files for Fast Text
	// Retrieval, 1996).
	maxCompared = 20_000
	// maxChosen bounds the best remarks, whose texts may be read to see whether they
	// are nearly the same.
	maxChosen = 200
	// leastShare and leastWords are what remarks must have in common. With less they
	// have a word or two in common by chance.
	leastShare = 0.15
	leastWords = 2
)

// sums keeps the numbers of comparisons for the next: two a remark of the largest
// segment are too many to make anew each time. All are zero.
var sums = sync.Pool{New: func() any { return new([]float64) }}

// comparison compares a remark with the others of a generation.
type comparison struct {
	ctx      context.Context
	marker   marker
	segments []*live
	stats    statistics
	words    []topicWord // the most telling first
	perfect  float64     // what the remark has in common with itself
}

// newComparison compares with a remark of that text, of length words.
func (e *Engine) newComparison(ctx context.Context, g *generation, text string, length uint32) (*comparison, error) {
	c := &comparison{ctx: ctx, marker: marker{analyzer: e.analyzer}, segments: g.segments}
	c.stats = statistics{remarks: float64(g.Remarks), length: float64(g.Tokens) / max(1, float64(g.Remarks))}
	var err error
	c.words, err = e.topicWords(ctx, g, text)
	for i := range c.words {
		w := &c.words[i]
		w.most = w.weight * bm25(c.stats.norm(length), w.times, w.idf)
		c.perfect += w.most
	}
	return c, err
}

// rank scores the remarks of segment number i and offers to the best those that
// narrow leaves.
func (c *comparison) rank(top *best[ranked], i int, narrow func(docs *roaring.Bitmap)) error {
	l := c.segments[i]
	all := sums.Get().(*[]float64)
	defer sums.Put(all)
	n := l.tables.remarks.rows()
	if len(*all) < 2*n {
		*all = make([]float64, 2*n)
	}
	score, words, have := (*all)[:n], (*all)[n:2*n], roaring.New()
	defer func() { each(have, func(doc uint32) { score[doc], words[doc] = 0, 0 }) }()
	rarest := slices.SortedFunc(slices.Values(c.words), func(a, b topicWord) int {
		return cmp.Or(cmp.Compare(a.count, b.count), cmp.Compare(a.term, b.term))
	})
	for _, w := range rarest {
		if err := timeout(c.ctx); err != nil {
			return err
		}
		p := w.postings[i]
		if p.docs == nil {
			continue
		}
		hits := p.docs
		if !have.IsEmpty() && have.GetCardinality()+hits.GetCardinality() > maxCompared {
			hits = p.among(have)
		}
		have.Or(hits)
		add := func(doc uint32, times int) {
			both := min(w.times, float64(times))
			score[doc] += min(w.most, w.weight*bm25(c.stats.norm(l.tables.remarks.at(doc, remarkLength)), both, w.idf))
			words[doc]++
		}
		if w.times == 1 { // how often the others say it does not matter
			each(hits, func(doc uint32) { add(doc, 1) })
			continue
		}
		docs := hits.ToArray()
		if err := p.each(docs, hits, func(at, times int) { add(docs[at], times) }); err != nil {
			return err
		}
	}
	docs := have.Clone()
	narrow(docs)
	weight := l.kindWeight()
	each(docs, func(doc uint32) {
		share := weight(doc) * score[doc] / c.perfect
		if share >= leastShare && words[doc] >= leastWords {
			top.add(ranked{l, doc, l.tables.remarks.at(doc, remarkMeeting), share, 1, index.TierRelated})
		}
	})
	return nil
}

// choose returns the first of the candidates, one a meeting and none that is nearly
// the same text as the remark or one before it.
func (c *comparison) choose(text *cachedRemark, candidates []ranked, limit int) ([]index.Hit, error) {
	folded, _ := text.foldedText()
	known := []shingles{shinglesOf(folded)}
	meetings := map[string]bool{}
	hits := []index.Hit{}
	for _, candidate := range candidates {
		if len(hits) == limit {
			break
		}
		if err := timeout(c.ctx); err != nil {
			return nil, err
		}
		id := string(candidate.meetingID())
		if meetings[id] {
			continue
		}
		r, text, err := candidate.segment.remark(candidate.doc)
		if err != nil {
			return nil, err
		}
		folded, _ := text.foldedText()
		own := shinglesOf(folded)
		if slices.ContainsFunc(known, func(k shingles) bool { return own.in(k) >= nearlySame }) {
			continue
		}
		known = append(known, own)
		meetings[id] = true
		hits = append(hits, c.show(candidate, r, text))
	}
	return hits, nil
}

func (c *comparison) show(h ranked, r data.Remark, text *cachedRemark) index.Hit {
	segment := slices.Index(c.segments, h.segment)
	found, marks := c.inCommon(text, func(w *topicWord) bool {
		docs := w.postings[segment].docs
		return docs != nil && docs.Contains(h.doc)
	})
	return index.Hit{
		Remark:  r,
		Meeting: h.segment.summary(h.meeting),
		Snippet: excerpt.Cut(r.Text, marks, snippetRunes),
		Marks:   marks,
		Score:   h.score,
		Tier:    h.tier,
		Found:   found,
	}
}

// inCommon returns the words of a comparison that a text has, each as it stands at
// its first place, the most telling first, and where they stand in it. has tells
// which to look for.
func (c *comparison) inCommon(text *cachedRemark, has func(*topicWord) bool) (found []index.Found, marks []index.Span) {
	folded, edges := text.foldedText()
	for i := range c.words {
		if w := &c.words[i]; has(w) {
			if spans := c.marker.wordSpans(folded, edges, w.term); len(spans) > 0 {
				marks = append(marks, spans...)
				found = append(found, index.Found{Why: index.ReasonWord, Text: folded[spans[0].Start:spans[0].End]})
			}
		}
	}
	return found, toOriginal(text, excerpt.Join(marks))
}
