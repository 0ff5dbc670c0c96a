package main

import (
	"math"
	"testing"
)

func TestQuantileIsTheNearestRank(t *testing.T) {
	hundred := make([]float64, 100)
	for i := range hundred {
		hundred[i] = float64(100 - i) // 100 … 1
	}
	for _, c := range []struct {
		values []float64
		q      float64
		want   float64
	}{
		{hundred, .99, 99},
		{hundred, .5, 50},
		{hundred, 1, 100},
		{hundred, 0, 1},
		{[]float64{7}, .99, 7},
		{[]float64{3, 1, 2}, .99, 3},
		{[]float64{3, 1, 2}, .34, 2},
	} {
		if got := quantile(c.values, c.q); got != c.want {
			t.Errorf("quantile(%d values, %v) = %v, want %v", len(c.values), c.q, got, c.want)
		}
	}
	if hundred[0] != 100 {
		t.Error("the values were put in another order")
	}
	if !math.IsNaN(quantile(nil, .5)) || !math.IsNaN(median(nil)) {
		t.Error("of no values there is none")
	}
}

func TestMedianOfAnEvenNumberIsTheMean(t *testing.T) {
	if got := median([]float64{9, 1, 4, 2}); got != 3 {
		t.Errorf("median = %v, want 3", got)
	}
	if got := median([]float64{9, 1, 4}); got != 4 {
		t.Errorf("median = %v, want 4", got)
	}
}

// A busy minute makes both runs of a pair slow; the ratio of the medians would
// not see that, the median of the ratios does.
func TestRatiosPairRuns(t *testing.T) {
	ours, theirs := []float64{1, 10, 2}, []float64{2, 20, 4}
	for _, r := range ratios(ours, theirs) {
		if r != .5 {
			t.Errorf("ratios = %v, want .5 each", ratios(ours, theirs))
		}
	}
	if n := len(ratios(ours, theirs[:2])); n != 2 {
		t.Errorf("%d ratios of two pairs", n)
	}
}
