// Package excerpt cuts from a long text the passage that shows best why it was
// found. It knows nothing of how; it is given the marks.
//
//	s := excerpt.Cut(text, marks, 120)
package excerpt

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"kizuna/index"
)

// Ellipsis stands where something is left out.
const Ellipsis = "…"

// Join sorts spans and joins those that touch or overlap, in place.
func Join(spans []index.Span) []index.Span {
	slices.SortFunc(spans, func(a, b index.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	joined := spans[:0]
	for _, s := range spans {
		if n := len(joined); n > 0 && s.Start <= joined[n-1].End {
			joined[n-1].End = max(joined[n-1].End, s.End)
		} else if s.Start < s.End {
			joined = append(joined, s)
		}
	}
	return joined
}

// Cut returns a passage of about length code points, white space folded, with
// the marks that lie in it. Marks are half-open in code points of text,
// ascending and apart. The passage is the one with the most marked text; it
// begins and ends at a sentence's edge where one is near.
//
// Of all windows that begin at a mark it takes the one that covers the most marked
// code points, the first of equals; then it moves that so that it begins at a
// sentence's start, or else a clause's, if that costs none of the marks, and ends
// at a sentence's end if the rest is short.
func Cut(text string, marks []index.Span, length int) index.Snippet {
	total := utf8.RuneCountInString(text)
	if total <= length {
		p := partOf(text, 0, total, total)
		return p.render(marks, 0, total)
	}
	if len(marks) == 0 {
		p := partOf(text, 0, length+1, total)
		return p.render(nil, 0, p.clip(0, length))
	}
	from, to := densest(marks, length)
	low := max(0, min(from, to-length))
	p := partOf(text, low, max(to, from+length)+1, total)
	start := p.lead(from, low)
	return p.render(marks, start, p.clip(start, max(length, to-start)))
}

// part is a part of a text, whose places are counted in the whole.
type part struct {
	runes []rune
	first int // place of the first of runes
	total int // code points of the whole
}

// partOf returns the code points from place low to place high of a text of so
// many. Texts are long and passages short; the rest is only passed over.
func partOf(text string, low, high, total int) part {
	place, begin := 0, len(text)
	for i := range text {
		if place == low {
			begin = i
		}
		if place == high {
			return part{[]rune(text[begin:i]), low, total}
		}
		place++
	}
	return part{[]rune(text[begin:]), low, total}
}

// at returns the code point at a place, 0 behind the last.
func (p part) at(i int) rune {
	if i < p.total {
		return p.runes[i-p.first]
	}
	return 0
}

// densest returns where the marks of the window begin and end that covers the
// most marked code points.
func densest(marks []index.Span, length int) (from, to int) {
	best, first, last := -1, 0, 0
	for i, m := range marks {
		covered, j := 0, i
		for j < len(marks) && marks[j].End <= m.Start+length {
			covered += marks[j].End - marks[j].Start
			j++
		}
		if covered > best {
			best, first, last = covered, i, max(i, j-1)
		}
	}
	return marks[first].Start, max(marks[last].End, marks[first].Start+1)
}

// lead returns where a passage that must show from begins, not before low: after
// the last sentence end, or else the last clause's, or a little before from.
func (p part) lead(from, low int) int {
	clause := -1
	for i := from; i > low; i-- {
		switch {
		case isSentenceEnd(p.at(i-1)) && !isCloser(p.at(i)):
			return i
		case clause < 0 && isClauseEnd(p.at(i-1)):
			clause = i
		}
	}
	switch {
	case low == 0:
		return 0
	case clause >= 0:
		return clause
	}
	return max(low, from-leadIn)
}

// leadIn is how many code points stand before the first mark when no sentence or
// clause begins near.
const leadIn = 20

// clip returns where a passage of about length from start ends: at the last
// sentence end in its second half, if there is one.
func (p part) clip(start, length int) int {
	end := min(start+length, p.total)
	if end == p.total {
		return end
	}
	for i := end; i > start+length*2/3; i-- {
		if isSentenceEnd(p.at(i-1)) && !isCloser(p.at(i)) {
			return i
		}
	}
	return end
}

// render folds white space and says what was left out.
func (p part) render(marks []index.Span, start, end int) index.Snippet {
	before, after := start > 0, end < p.total
	for start < end && unicode.IsSpace(p.at(start)) {
		start++
	}
	for end > start && unicode.IsSpace(p.at(end-1)) {
		end--
	}
	out := make([]rune, 0, end-start+2)
	place := make([]int, end-start+1) // where each code point of the passage went
	if before {
		out = append(out, []rune(Ellipsis)...)
	}
	for i := start; i < end; i++ {
		place[i-start] = len(out)
		c := p.at(i)
		if unicode.IsSpace(c) {
			if !unicode.IsSpace(out[len(out)-1]) {
				out = append(out, ' ')
			}
			continue
		}
		out = append(out, c)
	}
	place[end-start] = len(out)
	if after {
		out = append(out, []rune(Ellipsis)...)
	}
	s := index.Snippet{Text: string(out)}
	for _, m := range marks {
		from, to := max(m.Start, start), min(m.End, end)
		if from < to && place[from-start] < place[to-start] {
			s.Marks = append(s.Marks, index.Span{Start: place[from-start], End: place[to-start]})
		}
	}
	return s
}

func isSentenceEnd(r rune) bool {
	switch r {
	case '。', '！', '？', '!', '?', '\n', '．', '」', '』':
		return true
	}
	return false
}

func isClauseEnd(r rune) bool {
	switch r {
	case '、', '，', ',', '　', ' ', '・', '「', '（', '(':
		return true
	}
	return false
}

// isCloser reports whether a character belongs to the sentence before it.
func isCloser(r rune) bool {
	switch r {
	case '」', '』', '）', ')', '。', '、', '”', '"', 'と', 'や':
		return true
	}
	return false
}
