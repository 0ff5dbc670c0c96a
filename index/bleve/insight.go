package bleve

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// Insight tells of all hits of a search how they lie over the years, and by what
// words they differ from the other remarks.
func (e *Engine) Insight(ctx context.Context, q index.InsightQuery) (_ *index.Insight, err error) {
	began := time.Now()
	defer e.guard(&err, debug.SetPanicOnFault(true))
	query := q.Query()
	if err := checkQuery(&query); err != nil {
		return nil, err
	}
	if q.Years, err = index.ParseYearKind(string(q.Years)); err != nil {
		return nil, err
	}
	if q.Words < 0 || q.Words > index.MaxInsightWords {
		return nil, index.NewError(index.ErrBadQuery,
			fmt.Sprintf("words %d is out of range: 0 to %d", q.Words, index.MaxInsightWords),
			fmt.Sprintf("words の値 %d は範囲外です。0 から %d までにしてください", q.Words, index.MaxInsightWords), nil)
	}
	g, err := e.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release(g)
	r, err := e.insight(ctx, g, q)
	if err != nil {
		return nil, e.failure(ctx, err)
	}
	r.Took = time.Since(began)
	return r, nil
}

func (e *Engine) insight(ctx context.Context, g *generation, q index.InsightQuery) (*index.Insight, error) {
	h, err := e.hitsOf(ctx, g, q.Query())
	if err != nil {
		return nil, err
	}
	r := &index.Insight{Query: q.Text, Total: h.total, Tiers: h.tiers}
	for _, m := range h.matchers {
		within, err := m.within(q.Filter)
		if err != nil {
			return nil, err
		}
		r.OfMeetings += within
	}
	h.overYears(r, q.Years)
	if q.Words > 0 && h.total > 0 {
		r.Words, r.Read, err = e.tellingWords(ctx, g, h, q.Words)
	}
	return r, err
}

// hitSet is all hits of a query, in no order.
type hitSet struct {
	plan     *plan
	matchers []*matcher
	docs     []*roaring.Bitmap // by matcher
	tiers    map[index.Tier]int
	total    int
}

// hitsOf finds what Search finds, and ranks nothing.
func (e *Engine) hitsOf(ctx context.Context, g *generation, q index.Query) (*hitSet, error) {
	x := e.expander(ctx, g, q)
	p := newPlan(x, strings.ToValidUTF8(q.Text, ""))
	if err := timeout(ctx); err != nil {
		return nil, err
	}
	p.speakers = speakersOf(g.segments, append(namesAsked(p.root), q.Filter.Speakers...))
	h := &hitSet{plan: p, tiers: map[index.Tier]int{}}
	for _, s := range g.segments {
		h.matchers = append(h.matchers, newMatcher(ctx, s, p))
		h.docs = append(h.docs, roaring.New())
	}
	for _, tier := range tiers(q.Match) {
		if h.total >= fewHits && q.Match == "" {
			break
		}
		if tier == index.TierRelated {
			p.addSubjects(x)
		}
		n := 0
		for i, m := range h.matchers {
			docs, err := m.tier(tier, q.Filter)
			if err != nil {
				return nil, err
			}
			before := h.docs[i].GetCardinality()
			h.docs[i].Or(docs)
			n += int(h.docs[i].GetCardinality() - before)
		}
		h.tiers[tier] = n
		h.total += n
	}
	return h, nil
}
