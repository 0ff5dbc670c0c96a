package eval

import (
	"math"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestScore(t *testing.T) {
	log2 := math.Log2
	for _, c := range []struct {
		name    string
		ranking []string
		grades  map[string]int
		want    Scores
	}{
		{"the one right remark first", []string{"a", "x"}, map[string]int{"a": 1}, Scores{1, 1, 0.5, 1, 1, 1, 1}},
		{"the one right remark third", []string{"x", "y", "a"}, map[string]int{"a": 1},
			Scores{1 / log2(4), 1, 1.0 / 3, 1.0 / 3, 0, 1, 1}},
		{"nothing found", nil, map[string]int{"a": 1}, Scores{}},
		// gained 1/log2(2) + 3/log2(4) = 2.5; best 3/log2(2) + 1/log2(3) = 3.6309…
		{"the better one behind", []string{"a", "x", "b"}, map[string]int{"a": 1, "b": 2, "x": 0},
			Scores{2.5 / (3 + 1/log2(3)), 2.5 / (3 + 1/log2(3)), 1, 1, 1, 1, 1}},
		{"one of three found", []string{"a"}, map[string]int{"a": 1, "b": 1, "c": 1},
			Scores{1 / (1 + 1/log2(3) + 1/log2(4)), 1 / (1 + 1/log2(3) + 1/log2(4)), 1, 1, 1, 1, 1.0 / 3}},
		{"the tenth counts", append(numbered(9), "a"), map[string]int{"a": 1}, Scores{1 / log2(11), 1, 0.1, 0.1, 0, 1, 1}},
		{"the eleventh counts for recall alone", append(numbered(10), "a"), map[string]int{"a": 1}, Scores{0, 1, 0, 0, 0, 0, 1}},
		{"the hundred and first counts among the judged alone", append(numbered(100), "a"), map[string]int{"a": 1}, Scores{CondensedNDCG10: 1}},
		{"more right ones than the ideal has places", numbered(10), allRight(12), Scores{1, 1, 1, 1, 1, 1, 10.0 / 12}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := score(c.ranking, c.grades)
			if !near(got.NDCG10, c.want.NDCG10) || !near(got.MRR10, c.want.MRR10) || got.Hit1 != c.want.Hit1 ||
				!near(got.CondensedNDCG10, c.want.CondensedNDCG10) || !near(got.Judged10, c.want.Judged10) ||
				got.Hit10 != c.want.Hit10 || !near(got.Recall100, c.want.Recall100) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func allRight(n int) map[string]int {
	grades := map[string]int{}
	for _, id := range numbered(n) {
		grades[id] = 1
	}
	return grades
}

func TestPercentile(t *testing.T) {
	for _, c := range []struct {
		sorted  []float64
		p, want float64
	}{
		{nil, 50, 0},
		{[]float64{7}, 95, 7},
		{[]float64{1, 2, 3, 4}, 50, 2},
		{[]float64{1, 2, 3, 4, 5}, 50, 3},
		{[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}, 95, 19},
	} {
		if got := percentile(c.sorted, c.p); got != c.want {
			t.Errorf("percentile %v of %v is %v, want %v", c.p, c.sorted, got, c.want)
		}
	}
}
