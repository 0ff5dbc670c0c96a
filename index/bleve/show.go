package bleve

import (
	"context"
	"slices"

	"kizuna/index"
	"kizuna/index/excerpt"

	"github.com/RoaringBitmap/roaring/v2"
)

// How long an excerpt is, about, in code points.
const (
	// snippetRunes is three lines of a desk's screen, six of a phone's.
	snippetRunes = 120
	// furtherRunes is for what follows the first hit of a meeting: enough to see
	// whether it is worth reading, in half the room.
	furtherRunes = 60
)

// shower reads hits for a page and marks them.
type shower struct {
	marker
	ctx      context.Context
	matchers []*matcher
	stats    *statistics
	explain  bool // take scores apart, too
	unmarked bool // show no marks
}

// hits shows hits with excerpts of about so many code points.
func (s *shower) hits(page []ranked, runes int) ([]index.Hit, error) {
	hits := make([]index.Hit, 0, len(page))
	for _, h := range page {
		if err := timeout(s.ctx); err != nil {
			return nil, err
		}
		r, text, err := h.segment.remark(h.doc)
		if err != nil {
			return nil, err
		}
		m := s.matchers[slices.IndexFunc(s.matchers, func(m *matcher) bool { return m.live == h.segment })]
		hit := index.Hit{
			Remark:  r,
			Meeting: h.segment.summary(h.segment.tables.remarks.at(h.doc, remarkMeeting)),
			Score:   h.score,
			Tier:    h.tier,
		}
		if !s.unmarked {
			hit.Marks, hit.Found = s.mark(text, h.tier, func(term string) bool { return m.lacks(h.doc, term) })
			hit.Snippet = excerpt.Cut(r.Text, hit.Marks, runes)
		}
		if s.explain {
			if hit.Parts, err = m.explain(s.stats, h); err != nil {
				return nil, err
			}
		}
		hits = append(hits, hit)
	}
	return hits, nil
}

// groups shows meetings with the first of their hits. found are all hits, by
// segment.
func (s *shower) groups(page []group, found []*roaring.Bitmap) ([]index.Group, error) {
	groups := make([]index.Group, 0, len(page))
	for _, g := range page {
		first, err := s.hits(g.hits[:1], snippetRunes)
		if err != nil {
			return nil, err
		}
		further, err := s.hits(g.hits[1:], furtherRunes)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(s.matchers, func(m *matcher) bool { return m.live == g.meeting.segment })
		t := &g.meeting.segment.tables
		begin := uint64(t.meetings.at(g.meeting.row, meetingFirstRemark))
		remarks := roaring.New()
		remarks.AddRange(begin, begin+uint64(t.meetings.at(g.meeting.row, meetingRemarks)))
		groups = append(groups, index.Group{
			Meeting: first[0].Meeting,
			Total:   int(found[at].AndCardinality(remarks)),
			Hits:    append(first, further...),
		})
	}
	return groups, nil
}
