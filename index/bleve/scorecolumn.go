package bleve

import (
	"slices"
	"sync"
	"sync/atomic"
)

// A score asks each hit for its length and the weight of its kind. In the table of
// remarks these lie 24 bytes from those of the next, so that thousands of hits wait
// for as many places in memory. A segment that is searched again and again gets both as
// one number a remark. The first searches do without: a command that asks one
// question would pay for all remarks and use a few.

// scoreColumn tells what a score needs to know of each remark.
type scoreColumn struct {
	remarks []uint32  // length in words << weightBits | number of the weight
	weights []float64 // distinct
}

const weightBits = 4 // there are a handful of weights

// scoreColumns makes the column of a segment when it is due.
type scoreColumns struct {
	scored atomic.Int64 // hits so far
	column func() *scoreColumn
}

func (c *scoreColumns) init(s *segment) { c.column = sync.OnceValue(s.newScoreColumn) }

func (s *segment) newScoreColumn() *scoreColumn {
	c := &scoreColumn{remarks: make([]uint32, s.tables.remarks.rows())}
	weight := s.kindWeight()
	for i := range c.remarks {
		doc := uint32(i)
		w := weight(doc)
		n := slices.Index(c.weights, w)
		if n < 0 {
			n = len(c.weights)
			c.weights = append(c.weights, w)
		}
		c.remarks[i] = s.tables.remarks.at(doc, remarkLength)<<weightBits | uint32(n)
	}
	return c
}

// measure sets what scores need to know of hits.
func (s *segment) measure(hits *scoring, stats *statistics) {
	if s.columns.scored.Add(int64(len(hits.docs))) < int64(s.tables.remarks.rows()) {
		weight := s.kindWeight()
		for i, doc := range hits.docs {
			hits.of[i] = scored{norm: stats.norm(s.tables.remarks.at(doc, remarkLength)), weight: weight(doc)}
		}
		return
	}
	c := s.columns.column()
	for i, doc := range hits.docs {
		n := c.remarks[doc]
		hits.of[i] = scored{norm: stats.norm(n >> weightBits), weight: c.weights[n&(1<<weightBits-1)]}
	}
}
