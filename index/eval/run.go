package eval

import (
	"bufio"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"

	"kizuna/index"
)

// runWriter writes hits in TREC's run format, a line each: query id, Q0, remark
// id, rank from 1, score, and the tier where TREC has the name of the run.
//
// Tools that score a run sort it by the score, many of them as a float of 32
// bits, while an engine's scores may be equal and compare within a tier only. So
// a score that is not below the one before it is lowered to just below.
type runWriter struct{ out *bufio.Writer }

func newRunWriter(w io.Writer) *runWriter { return &runWriter{bufio.NewWriter(w)} }

// write writes one query's hits in their order. An error shows at flush.
func (r *runWriter) write(query string, hits []index.Hit) {
	last := float32(math.Inf(1))
	for i, h := range hits {
		score := float32(h.Score)
		if score >= last {
			score = math.Nextafter32(last, float32(math.Inf(-1)))
		}
		last = score
		fields := []string{column(query), "Q0", column(h.Remark.ID), strconv.Itoa(i + 1),
			strconv.FormatFloat(float64(score), 'g', -1, 32), string(h.Tier)}
		_, _ = r.out.WriteString(strings.Join(fields, " ") + "\n")
	}
}

func (r *runWriter) flush() error { return r.out.Flush() }

// column makes an id one column: white space would part it.
func column(id string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return '_'
		}
		return r
	}, id)
}
