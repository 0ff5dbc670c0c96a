package bleve

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// Similar returns what was said in other meetings that is like one remark.
func (e *Engine) Similar(ctx context.Context, q index.SimilarQuery) (_ *index.Similar, err error) {
	began := time.Now()
	defer e.guard(&err, debug.SetPanicOnFault(true))
	if q.Limit < 0 || q.Limit > index.MaxSimilar {
		return nil, index.NewError(index.ErrBadQuery,
			fmt.Sprintf("limit %d is out of range: 0 to %d", q.Limit, index.MaxSimilar),
			fmt.Sprintf("limit の値 %d は範囲外です。0 から %d までにしてください", q.Limit, index.MaxSimilar), nil)
	}
	g, err := e.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release(g)
	s, doc, err := g.findRemark(q.Remark)
	if err != nil {
		return nil, e.damaged(err)
	}
	if s == nil {
		return nil, noRemark(q.Remark)
	}
	answer, err := e.similar(ctx, g, s, doc, q)
	if err != nil {
		return nil, e.failure(ctx, err)
	}
	answer.Took = time.Since(began)
	return answer, nil
}

func (e *Engine) similar(ctx context.Context, g *generation, s *live, doc uint32, q index.SimilarQuery) (*index.Similar, error) {
	r, text, err := s.remark(doc)
	if err != nil {
		return nil, err
	}
	meeting := s.tables.remarks.at(doc, remarkMeeting)
	answer := &index.Similar{Remark: index.Located{Remark: r, Meeting: s.summary(meeting)}, Hits: []index.Hit{}}
	c, err := e.newComparison(ctx, g, r.Text, s.tables.remarks.at(doc, remarkLength))
	if err != nil {
		return nil, err
	}
	found, marks := c.inCommon(text, func(*topicWord) bool { return true })
	answer.Marks = marks
	for _, f := range found {
		answer.Words = append(answer.Words, f.Text)
	}
	top := best[ranked]{n: maxChosen, compare: before(index.SortRelevance)}
	speakers := speakersOf(g.segments, q.Filter.Speakers)
	for i, l := range g.segments {
		err := c.rank(&top, i, func(docs *roaring.Bitmap) {
			if l == s {
				first := uint64(l.tables.meetings.at(meeting, meetingFirstRemark))
				docs.RemoveRange(first, first+uint64(l.tables.meetings.at(meeting, meetingRemarks)))
			}
			l.narrow(docs, q.Filter, speakers)
		})
		if err != nil {
			return nil, err
		}
	}
	answer.Hits, err = c.choose(text, top.sorted(), q.Limit)
	return answer, err
}
