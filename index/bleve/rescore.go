package bleve

import (
	"context"
	"slices"
	"strings"

	"kizuna/index"
)

// rescored is how many of the best hits of a tier are scored again on their
// texts. It does not depend on the page asked for, so that pages join.
const rescored = 50

// rescores reports whether the best hits are scored again.
func (p *plan) rescores() bool { return slices.ContainsFunc(p.asked, (*leaf).several) }

// rescore looks into the texts of the best hits, in order, for what the index
// does not know: how often a text of several words stands there as typed, or
// that its bigrams only happened to be all there. Postings with positions would
// know it of every hit, at three times the size.
func rescore(ctx context.Context, p *plan, stats *statistics, hits []ranked) error {
	hits = hits[:min(len(hits), rescored)]
	for _, l := range p.asked {
		if !l.several() {
			continue
		}
		sum := 0.0
		for _, u := range l.units {
			for _, w := range u.words {
				sum += stats.words[w.number]
			}
		}
		candidates := map[*live]func(doc uint32) bool{}
		for i := range hits {
			h := &hits[i]
			if candidates[h.segment] == nil {
				candidates[h.segment] = h.segment.grams.candidates(l.folded).Contains
			}
			if !candidates[h.segment](h.doc) {
				continue
			}
			r, err := h.segment.texts.remark(h.doc)
			if err != nil {
				return err
			}
			text, _ := r.foldedText()
			norm := stats.norm(h.segment.tables.remarks.at(h.doc, remarkLength))
			times := float64(strings.Count(text, l.folded))
			h.score += h.factor * phraseWeight * (bm25(norm, times, sum) - bm25(norm, 1, sum))
		}
	}
	slices.SortFunc(hits, before(index.SortRelevance))
	return timeout(ctx)
}
