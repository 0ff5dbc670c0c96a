package server

import (
	"strconv"
	"strings"
	"testing"
)

// TestChartsAreTrue holds that bars stand in proportion, in their place in time,
// and inside the picture.
func TestChartsAreTrue(t *testing.T) {
	for _, values := range [][]float64{{1}, {0, 0, 3}, {5, 0, 0, 10, 2}, {0.0004, 0.002}, {1, 100000}, make([]float64, 90)} {
		var years []yearBar
		for i, v := range values {
			years = append(years, yearBar{year: 2000 + i, value: v})
		}
		c := newChart(years, chartHeight, count)
		top, bars := 0.0, 0
		for _, v := range values {
			top = max(top, v)
			if v > 0 {
				bars++
			}
		}
		if len(c.Bars) != bars {
			t.Errorf("%v: %d bars, want %d", values, len(c.Bars), bars)
		}
		i := -1
		for _, b := range c.Bars {
			for i++; values[i] == 0; i++ {
			}
			want := max(fewestPixels, values[i]/top*(c.Base-headroom))
			if b.Height < want-0.1 || b.Height > want+0.1 || b.Y+b.Height < c.Base-0.11 || b.Y+b.Height > c.Base+0.11 {
				t.Errorf("%v: bar %d is %v high from %v, want %v on %v", values, i, b.Height, b.Y, want, c.Base)
			}
			x := number64(t, b.X)
			slot := 100 / float64(max(fewestYears, len(values)))
			if x < float64(i)*slot || x+number64(t, b.Width) > float64(i+1)*slot {
				t.Errorf("%v: bar %d stands at %s, %s wide", values, i, b.X, b.Width)
			}
		}
		for _, l := range c.Lines {
			if l.Y < headroom-0.1 || l.Y >= c.Base {
				t.Errorf("%v: a line at %v", values, l.Y)
			}
		}
		if len(c.Labels) > mostLabels+1 {
			t.Errorf("%d years have %d labels", len(values), len(c.Labels))
		}
	}
}

func number64(t *testing.T, percent string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(strings.TrimSuffix(percent, "%"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSparkline(t *testing.T) {
	if got := sparkline([]float64{0, 2, 0, 4, 0.001}); got != "M1.1 100V50h.8V100zM3.1 100V0h.8V100zM4.1 100V98h.8V100z" {
		t.Error(got)
	}
}

func TestNumbersOfCharts(t *testing.T) {
	for v, want := range map[float64]string{0: "0%", 0.0012: "0.12%", 0.005: "0.5%", 0.031: "3.1%", 0.02: "2%", 0.28: "28%", 1: "100%"} {
		if got := japanese.percentage(v); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
	for v, want := range map[float64]string{0.3: "0.5", 1: "1", 1.1: "2", 3: "5", 38: "50", 0.011: "0.02"} {
		if got := strconv.FormatFloat(niceStep(v), 'g', 3, 64); got != want {
			t.Errorf("the step above %v is %s, want %s", v, got, want)
		}
	}
}
