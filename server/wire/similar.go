package wire

import "kizuna/index"

// Similar is what was said elsewhere that is like one remark.
type Similar struct {
	Remark Cited    `json:"remark"`  // the one asked about
	Words  []string `json:"words"`   // by which it was compared, folded, the most telling first
	TookMS float64  `json:"took_ms"` // milliseconds, to the hundredth
	Hits   []Hit    `json:"hits"`    // the most alike first, one a meeting
}

// NewSimilar pictures an engine's answer.
func NewSimilar(s *index.Similar, v View) Similar {
	m := s.Remark.Meeting
	picture := Similar{
		Remark: NewCited(s.Remark.Remark, NewPlace(m.ID, m.Title, m.Date, m.URL)),
		Words:  list(s.Words),
		TookMS: milliseconds(s.Took),
		Hits:   make([]Hit, len(s.Hits)),
	}
	for i, h := range s.Hits {
		picture.Hits[i] = NewHit(h, v)
	}
	return picture
}
