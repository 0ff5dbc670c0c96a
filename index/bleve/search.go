package bleve

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"time"
	"unicode/utf8"

	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// fewHits is how many hits of a tier are few enough to go on to the next.
const fewHits = 10

// Search answers a query.
func (e *Engine) Search(ctx context.Context, q index.Query) (_ *index.Results, err error) {
	began := time.Now()
	defer e.guard(&err, debug.SetPanicOnFault(true))
	if err := checkQuery(&q); err != nil {
		return nil, err
	}
	g, err := e.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release(g)
	r, err := e.search(ctx, g, q)
	if err != nil {
		return nil, e.failure(ctx, err)
	}
	r.Took = time.Since(began)
	return r, nil
}

// failure is what a question fails with outside that could not be answered.
func (e *Engine) failure(ctx context.Context, err error) error {
	if ended := timeout(ctx); ended != nil {
		return ended
	}
	if errors.Is(err, index.ErrBadQuery) || errors.Is(err, index.ErrStale) {
		return err
	}
	return e.damaged(err)
}

func checkQuery(q *index.Query) error {
	bad := func(english, japanese string) error { return index.NewError(index.ErrBadQuery, english, japanese, nil) }
	sort, err := index.ParseSort(string(q.Sort))
	if err != nil {
		return err
	}
	q.Sort = sort
	switch n := utf8.RuneCountInString(q.Text); {
	case n > index.MaxTextRunes:
		return bad(fmt.Sprintf("the query has %d characters; at most %d can be searched for", n, index.MaxTextRunes),
			fmt.Sprintf("検索語が%d文字あります。%d文字までにしてください", n, index.MaxTextRunes))
	case q.Limit < 0 || q.Limit > index.MaxLimit:
		return bad(fmt.Sprintf("limit %d is out of range: 0 to %d", q.Limit, index.MaxLimit),
			fmt.Sprintf("limit の値 %d は範囲外です。0 から %d までにしてください", q.Limit, index.MaxLimit))
	case q.After != "" && q.Offset != 0:
		return bad("a cursor and an offset were given; give one of them", "カーソルと offset は一緒に使えません。どちらかにしてください")
	case q.Offset < 0 || q.Offset+q.Limit > index.MaxOffset:
		return bad(fmt.Sprintf("offset %d is out of range: with limit at most %d", q.Offset, index.MaxOffset),
			fmt.Sprintf("offset の値 %d は範囲外です。limit と合わせて %d までにしてください", q.Offset, index.MaxOffset))
	}
	switch q.Match {
	case "", index.TierMain, index.TierPartial, index.TierRelated:
		return nil
	}
	return bad(fmt.Sprintf("match %q is none of main, partial, related", q.Match),
		fmt.Sprintf("match の値「%s」はありません。main、partial、related のどれかを指定してください", q.Match))
}

func (e *Engine) search(ctx context.Context, g *generation, q index.Query) (*index.Results, error) {
	begin, err := e.start(g, q)
	if err != nil {
		return nil, err
	}
	x := e.expander(ctx, g, q)
	p := newPlan(x, strings.ToValidUTF8(q.Text, ""))
	if err := timeout(ctx); err != nil {
		return nil, err
	}
	p.speakers = speakersOf(g.segments, append(namesAsked(p.root), q.Filter.Speakers...))
	matchers := make([]*matcher, len(g.segments))
	for i, s := range g.segments {
		matchers[i] = newMatcher(ctx, s, p)
	}
	r := &index.Results{Query: q.Text, Tiers: map[index.Tier]int{}}
	seen := make([]*roaring.Bitmap, len(matchers)) // hits of the tiers fetched; nil for none
	var stats *statistics
	var hits []ranked
	var by *groups // in place of hits, where they are asked for by meeting
	if q.ByMeeting {
		by = newGroups(q.Sort)
	}
	skip := 0
	for _, tier := range tiers(q.Match) {
		if r.Total >= fewHits && q.Match == "" {
			break
		}
		if tier == index.TierRelated {
			p.addSubjects(x)
		}
		above, got := r.Total, len(hits)
		if by != nil {
			above, got = by.total(), len(by.all)
		}
		passing, after, none := begin.plan(tier, above, q.Sort)
		skip = max(skip, passing)
		want := skip + q.Limit - got
		if none {
			want = 0
		}
		top := best[ranked]{n: max(0, want), compare: before(q.Sort), after: after}
		if top.n > 0 && after == nil && p.rescores() {
			top.n = max(top.n, rescored)
		}
		if by != nil {
			top.n = by.begin(top.n, after)
		}
		for i, m := range matchers {
			docs, err := m.tier(tier, q.Filter)
			if err != nil {
				return nil, err
			}
			if seen[i] != nil {
				docs.AndNot(seen[i])
			}
			if docs.IsEmpty() {
				continue
			}
			if seen[i] == nil {
				seen[i] = docs
			} else {
				seen[i] = roaring.Or(seen[i], docs)
			}
			r.Tiers[tier] += int(docs.GetCardinality())
			by.meet(m.live, docs)
			if top.n == 0 && !by.wants() {
				continue
			}
			if stats == nil {
				if stats, err = newStatistics(g, matchers, p); err != nil {
					return nil, err
				}
			}
			if tier == index.TierRelated && stats.subject == nil {
				if err := stats.addSubjects(matchers, p); err != nil {
					return nil, err
				}
			}
			if err := m.rank(&top, by, tier, stats, docs, q.Sort); err != nil {
				return nil, err
			}
		}
		r.Tiers[tier] += 0 // fetched, even if nothing is there
		r.Total += r.Tiers[tier]
		page := top.sorted()
		if q.Sort == index.SortRelevance && stats != nil && after == nil {
			if err := rescore(ctx, p, stats, page); err != nil {
				return nil, err
			}
		}
		if by != nil {
			by.end(page, want)
			continue
		}
		hits = append(hits, page[:min(len(page), max(0, want))]...)
	}
	count := newCounter()
	for i, m := range matchers {
		if seen[i] != nil {
			count.add(m.live, seen[i], q.Facets > 0)
		}
		within, err := m.within(q.Filter)
		if err != nil {
			return nil, err
		}
		r.OfMeetings += within
	}
	r.TotalMeetings = count.meetings
	if q.Facets > 0 {
		r.Facets = count.facets(q.Facets)
	}
	show := shower{ctx: ctx, marker: marker{e.analyzer, p}, matchers: matchers, stats: stats, explain: q.Explain, onlyIDs: q.OnlyIDs}
	if by != nil {
		page := by.all[min(skip, len(by.all)):]
		if count := begin.passed() + len(page); len(page) > 0 && count < r.TotalMeetings {
			r.Next = e.next(g, q, page[len(page)-1].hits[0], count)
		}
		r.Groups, err = show.groups(page, seen)
		return r, err
	}
	page := hits[min(skip, len(hits)):]
	if count := begin.passed() + len(page); len(page) > 0 && count < r.Total {
		r.Next = e.next(g, q, page[len(page)-1], count)
	}
	r.Hits, err = show.hits(page, snippetRunes)
	return r, err
}

// tiers returns the tiers to fetch, in order.
func tiers(match index.Tier) []index.Tier {
	switch match {
	case index.TierMain:
		return []index.Tier{index.TierMain}
	case index.TierPartial:
		return []index.Tier{index.TierMain, index.TierPartial}
	}
	return []index.Tier{index.TierMain, index.TierPartial, index.TierRelated}
}

// tier returns the live remarks of a tier and of those above it, in part.
func (m *matcher) tier(tier index.Tier, f index.Filter) (docs *roaring.Bitmap, err error) {
	switch tier {
	case index.TierMain:
		docs, err = m.eval(m.plan.root, false)
	case index.TierPartial:
		docs, err = m.eval(m.plan.root, true)
	default:
		docs, err = m.related()
	}
	if err == nil {
		err = m.narrow(docs, f, m.plan.speakers)
	}
	return docs, err
}

// rank scores docs and offers them to the best, and to the groups if there are
// any.
func (m *matcher) rank(top *best[ranked], by *groups, tier index.Tier, stats *statistics, docs *roaring.Bitmap, sort index.Sort) error {
	scores, err := m.scores(stats, tier, docs)
	if err != nil {
		return err
	}
	defer scores.release()
	meeting := uint32(0)
	for i, doc := range scores.docs {
		t := &scores.of[i]
		// Of a thousand hits all but some tens end here.
		if by == nil && sort == index.SortRelevance && top.full() && t.score < top.last().score {
			continue
		}
		meeting = m.tables.meetingOf(doc, meeting)
		r := ranked{m.live, doc, meeting, t.score, t.factor, tier}
		top.add(r)
		if by != nil {
			by.add(r)
		}
	}
	return timeout(m.ctx)
}
