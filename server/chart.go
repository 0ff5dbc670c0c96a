package server

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Sizes of charts, in pixels.
const (
	chartHeight  = 150 // of the plot, with what stands under it
	labelHeight  = 20  // of the years below
	headroom     = 14  // above the highest line, for its number
	lineEvery    = 40  // a line with a number, about
	fewestPixels = 2   // of a bar that is not nothing
	fewestYears  = 8   // that there is room for, so that few have no fat bars
)

// mostLabels is how many years fit beside each other on a phone.
const mostLabels = 7

// chart is a bar chart over years, as the template draws it. Across, places are
// percentages, so that it fills the room there is and its letters stay as large
// as all others; down, they are pixels.
type chart struct {
	Height, Base float64 // of the whole; where bars stand
	LabelY       float64 // where the years' names stand
	Bars         []bar
	Lines        []chartLine
	Labels       []chartLabel
}

// bar is a year's bar, none where nothing was found.
type bar struct {
	X, Width  string
	Y, Height float64
	Href      string
	Title     string
}

// chartLine is a line across, with its number.
type chartLine struct {
	Y     float64
	Label string
}

// chartLabel is a year below.
type chartLabel struct{ X, Text string }

// yearBar is what a chart shows of a year.
type yearBar struct {
	year        int
	value       float64
	href, title string
}

// newChart draws bars of one scale, that begins at nothing. name writes a number
// of the scale.
func newChart(years []yearBar, height float64, name func(float64) string) chart {
	c := chart{Height: height, Base: height - labelHeight, LabelY: height - 2}
	top := 0.0
	for _, y := range years {
		top = max(top, y.value)
	}
	scale := (c.Base - headroom) / max(top, math.SmallestNonzeroFloat32)
	for i, line := 1.0, niceStep(top*lineEvery/c.Base); i*line <= top; i++ {
		c.Lines = append(c.Lines, chartLine{round(c.Base - i*line*scale), name(i * line)})
	}
	slot := 100 / float64(max(fewestYears, len(years)))
	step := labelStep(len(years))
	for i, y := range years {
		left := float64(i) * slot
		if y.year%step == 0 {
			c.Labels = append(c.Labels, chartLabel{percent(left + slot/2), strconv.Itoa(y.year)})
		}
		if y.value == 0 {
			continue
		}
		tall := max(fewestPixels, y.value*scale)
		c.Bars = append(c.Bars, bar{percent(left + slot*0.12), percent(slot * 0.76), round(c.Base - tall), round(tall), y.href, y.title})
	}
	return c
}

// niceStep returns the least of 1, 2 and 5 times a power of ten that is not below
// a number.
func niceStep(least float64) float64 {
	if least <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, times := range []float64{1, 2, 5} {
		if times*power >= least {
			return times * power
		}
	}
	return 10 * power
}

// labelStep returns every how manyth year has a label.
func labelStep(years int) int {
	for _, step := range []int{1, 2, 5, 10, 20, 50, 100} {
		if years <= step*mostLabels {
			return step
		}
	}
	return 1000
}

func percent(v float64) string { return fmt.Sprintf("%.2f%%", v) }

func round(v float64) float64 { return math.Round(v*10) / 10 }

// sparkline draws bars without numbers in one path, one unit of width a year and
// 100 high.
func sparkline(values []float64) string {
	top := 0.0
	for _, v := range values {
		top = max(top, v)
	}
	var b strings.Builder
	for i, v := range values {
		if v > 0 {
			fmt.Fprintf(&b, "M%d.1 100V%.0fh.8V100z", i, 100-max(fewestPixels, 100*v/top))
		}
	}
	return b.String()
}
