package main

import (
	"math"
	"strconv"
)

// unit writes the values of a row.
type unit struct {
	name string
	size float64 // of one of it, in what is measured: seconds, bytes or nothing
}

// Units.
var (
	milliseconds = unit{"ms", 1e-3}
	seconds      = unit{"s", 1}
	megabytes    = unit{"MB", 1e6}
	ratio        = unit{"×", 1}
	perSecond    = unit{"/s", 1}
)

// value writes a measured value with as many digits as are worth reading.
func (u unit) value(v float64) string {
	v /= u.size
	digits := 0
	if a := math.Abs(v); a < 100 && a > 0 {
		digits = min(2, 2-int(math.Floor(math.Log10(a)))-1)
		digits = max(1, digits)
	}
	if math.Abs(v) < 10 && v != 0 {
		digits = 2
	}
	return strconv.FormatFloat(v, 'f', digits, 64) + " " + u.name
}

// bound writes the round value of a bar.
func (u unit) bound(v float64) string {
	return strconv.FormatFloat(v/u.size, 'g', 4, 64) + " " + u.name
}
