package main

import (
	"math"
	"strconv"
	"strings"
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
	count        = unit{"", 1}
)

// value writes a measured value, with three digits or, of large ones, all.
func (u unit) value(v float64) string {
	v /= u.size
	digits := 0
	switch a := math.Abs(v); {
	case u == count:
	case a < 10:
		digits = 2
	case a < 100:
		digits = 1
	}
	return strings.TrimSpace(strconv.FormatFloat(v, 'f', digits, 64) + " " + u.name)
}

// bound writes the round value of a bar.
func (u unit) bound(v float64) string {
	return strings.TrimSpace(strconv.FormatFloat(v/u.size, 'g', 4, 64) + " " + u.name)
}
