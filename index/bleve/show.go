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
	onlyIDs  bool // show no more of a hit
}

// hits shows hits with excerpts of about so many code points.
func (s *shower) hits(page []ranked, runes int) ([]index.Hit, error) {
	hits := make([]index.Hit, 0, len(page))
	for _, h := range page {
		if err := timeout(s.ctx); err != nil {
			return nil, err
		}
		m := s.matchers[slices.IndexFunc(s.matchers, func(m *matcher) bool { return m.live == h.segment })]
		hit, err := s.hit(m, h, runes)
		if err != nil {
			return nil, err
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

func (s *shower) hit(m *matcher, h ranked, runes int) (hit index.Hit, err error) {
	hit.Score, hit.Tier = h.score, h.tier
	if s.onlyIDs {
		hit.Remark.ID, err = m.words.id(h.doc)
		return hit, err
	}
	var text *cachedRemark
	if hit.Remark, text, err = m.remark(h.doc); err != nil {
		return hit, err
	}
	hit.Meeting = m.summary(h.meeting)
	hit.Marks, hit.Found = s.mark(text, h.tier, func(term string) bool { return m.lacks(h.doc, term) })
	hit.Snippet = excerpt.Cut(hit.Remark.Text, hit.Marks, runes)
	return hit, nil
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
			Meeting: g.meeting.segment.summary(g.meeting.row),
			Total:   int(found[at].AndCardinality(remarks)),
			Hits:    append(first, further...),
		})
	}
	return groups, nil
}
