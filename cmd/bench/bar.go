package main

import (
	"math"
	"strings"
)

// limit is one condition of a bar: the value of the column at (Kizuna's if "")
// is at most, or with least at least, bound; with times, bound times the value
// of that column.
type limit struct {
	at    string
	bound float64
	least bool
	times string
}

// verdict says whether a bar holds.
type verdict string

const (
	noBar   verdict = ""
	held    verdict = "held"
	missed  verdict = "MISSED"
	unknown verdict = "not known" // a peer it speaks of is not there
)

// judge holds values, by column, against limits. A limit that is missed decides,
// whatever is not known of the others.
func judge(limits []limit, values map[string]float64) verdict {
	v := noBar
	for _, l := range limits {
		switch l.judge(values) {
		case missed:
			return missed
		case unknown:
			v = unknown
		case held:
			if v == noBar {
				v = held
			}
		}
	}
	return v
}

func (l limit) judge(values map[string]float64) verdict {
	value, known := values[l.column()]
	bound := l.bound
	if l.times != "" {
		other, there := values[l.times]
		known = known && there
		bound *= other
	}
	switch {
	case !known || math.IsNaN(value) || math.IsNaN(bound):
		return unknown
	case l.least && value >= bound, !l.least && value <= bound:
		return held
	}
	return missed
}

func (l limit) column() string {
	if l.at == "" {
		return kizunaName
	}
	return l.at
}

// barText writes limits for people.
func barText(limits []limit, u unit) string {
	var parts []string
	for _, l := range limits {
		sign := "≤ "
		if l.least {
			sign = "≥ "
		}
		text := sign + u.bound(l.bound)
		if l.times != "" {
			text = sign + ratio.bound(l.bound) + " " + l.times
		}
		if l.at != "" {
			text = l.at + " " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}
