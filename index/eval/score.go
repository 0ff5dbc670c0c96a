package eval

import (
	"math"
	"slices"
)

// Scores tell how good the ranking of one query is, or of several on the mean,
// from 0 to 1. A remark that is not judged counts as grade 0.
type Scores struct {
	// NDCG10 is the discounted gain of the first ten, Σ (2^grade − 1) / log2(rank
	// + 1), as a share of the best that the judged remarks allow.
	NDCG10 float64 `json:"ndcg@10"`
	// CondensedNDCG10 is the same of the judged remarks alone, as if the others
	// were not there: where many are not judged, NDCG10 tells how few were, not how
	// good the ranking is (Sakai, Alternatives to Bpref, SIGIR 2007: nDCG′ of the
	// condensed list).
	CondensedNDCG10 float64 `json:"condensed_ndcg@10"`
	// Judged10 is how much of the first ten places holds judged remarks; of fewer
	// hits, of those.
	Judged10  float64 `json:"judged@10"`
	MRR10     float64 `json:"mrr@10"`     // 1 / the rank of the first right hit, if that is in the first ten
	Hit1      float64 `json:"hit@1"`      // whether the first is right
	Hit10     float64 `json:"hit@10"`     // whether one of the first ten is right
	Recall100 float64 `json:"recall@100"` // the share of the right remarks that is in the first hundred
}

// score judges a ranking of remark ids. At least one of the grades is positive.
func score(ranking []string, grades map[string]int) Scores {
	var s Scores
	right := 0 // judged so
	var ideal []int
	for _, g := range grades {
		ideal = append(ideal, g)
		if g > 0 {
			right++
		}
	}
	slices.SortFunc(ideal, func(a, b int) int { return b - a })
	gained, condensed, best := 0.0, 0.0, 0.0
	for i, g := range ideal[:min(10, len(ideal))] {
		best += gain(g, i+1)
	}
	judged := 0
	for _, id := range ranking {
		if g, known := grades[id]; known && judged < 10 {
			judged++
			condensed += gain(g, judged)
		}
	}
	s.CondensedNDCG10 = condensed / best
	first := ranking[:min(10, len(ranking))]
	for _, id := range first {
		if _, known := grades[id]; known {
			s.Judged10 += 1 / float64(len(first))
		}
	}
	found := 0
	for i, id := range ranking[:min(100, len(ranking))] {
		rank, g := i+1, grades[id]
		if g == 0 {
			continue
		}
		found++
		if rank > 10 {
			continue
		}
		gained += gain(g, rank)
		s.Hit10 = 1
		if s.MRR10 == 0 {
			s.MRR10 = 1 / float64(rank)
		}
		if rank == 1 {
			s.Hit1 = 1
		}
	}
	s.NDCG10 = gained / best
	s.Recall100 = float64(found) / float64(right)
	return s
}

// gain is what a remark of a grade is worth at a rank, from 1.
func gain(grade, rank int) float64 {
	return (math.Exp2(float64(grade)) - 1) / math.Log2(float64(rank)+1)
}

func (s *Scores) add(o Scores) {
	s.NDCG10 += o.NDCG10
	s.CondensedNDCG10 += o.CondensedNDCG10
	s.Judged10 += o.Judged10
	s.MRR10 += o.MRR10
	s.Hit1 += o.Hit1
	s.Hit10 += o.Hit10
	s.Recall100 += o.Recall100
}

// over returns the mean of n added scores; that of none is zero.
func (s Scores) over(n int) Scores {
	d := float64(max(n, 1))
	return Scores{s.NDCG10 / d, s.CondensedNDCG10 / d, s.Judged10 / d, s.MRR10 / d, s.Hit1 / d, s.Hit10 / d, s.Recall100 / d}
}
