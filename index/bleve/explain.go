package bleve

import (
	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// explain takes the score of a hit apart, by scoring it once more alone. What
// its neighbours and its text gave it is the rest.
func (m *matcher) explain(stats *statistics, h ranked) ([]index.Part, error) {
	s := m.newScorer(stats, h.tier, roaring.BitmapOf(h.doc))
	defer s.release()
	var parts []index.Part
	last := 0.0
	sum := &s.of[0]
	err := s.addAll(func(what string) error {
		if now := sum.score; now != last {
			parts = append(parts, index.Part{What: what, Score: now - last})
			last = now
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.multiply()
	if w := sum.weight; w > 0 {
		parts = append(parts,
			index.Part{What: "times the share of the query found", Score: sum.factor / w},
			index.Part{What: "times the weight of the kind", Score: w})
	}
	if rest := h.score - sum.score; rest != 0 {
		parts = append(parts, index.Part{What: "remarks around it, and the whole text counted", Score: rest})
	}
	return parts, nil
}
