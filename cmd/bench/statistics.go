package main

import (
	"math"
	"slices"
)

// quantile returns the smallest value that at least the share q of the values do
// not exceed (nearest rank), and NaN of none.
func quantile(values []float64, q float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(values))
	rank := int(math.Ceil(q * float64(len(sorted))))
	return sorted[min(max(rank, 1), len(sorted))-1]
}

// median returns the middle value, of an even number the mean of the two.
func median(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// ratios divides run by run what two engines took in the same pair of runs.
func ratios(ours, theirs []float64) []float64 {
	var rs []float64
	for i := range min(len(ours), len(theirs)) {
		rs = append(rs, ours[i]/theirs[i])
	}
	return rs
}
