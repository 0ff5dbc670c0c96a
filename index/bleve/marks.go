package bleve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/analyzer/quantity"
	"kizuna/analyzer/variant"
	"kizuna/index"
	"kizuna/index/excerpt"
)

// marker finds what of a shown hit answers the query. It never analyses a text
// again: the edges of its words are kept with it, and between them the
// dictionary tells whether a word is a form of the one asked for.
type marker struct {
	analyzer *analyzer.Analyzer
	plan     *plan
}

// mark returns the marks over a remark's text, in code points of it, and the ways
// it was found. In the partial tier text that begins or ends inside a word is
// marked too, in the related tier words on the query's subject. lacks tells of
// terms that the text is known not to have, so that it is not read for them.
func (m marker) mark(r *cachedRemark, tier index.Tier, lacks func(term string) bool) ([]index.Span, []index.Found) {
	if len(m.plan.asked) == 0 {
		return nil, []index.Found{{Why: index.ReasonField}}
	}
	text, edges := r.foldedText()
	partial := tier == index.TierPartial
	var marks []index.Span
	var found []index.Found
	add := func(why index.Reason, spans []index.Span) {
		if len(spans) > 0 {
			marks = append(marks, spans...)
			found = append(found, index.Found{Why: why, Text: text[spans[0].Start:spans[0].End]})
		}
	}
	spansOf := func(a alternative) []index.Span {
		switch {
		case a.term != "" && lacks(a.term):
			return nil
		case analyzer.IsQuantity(a.term):
			return quantitySpans(text, a.term)
		case a.term != "":
			return m.wordSpans(text, edges, a.term)
		}
		return literalSpans(text, edges, a.text, partial)
	}
	alternative := func(a alternative) { add(a.why, spansOf(a)) }
	for _, l := range m.plan.asked {
		if l.folded != "" {
			add(index.ReasonLiteral, literalSpans(text, edges, l.folded, partial))
		}
		for _, a := range l.alternatives {
			alternative(a)
		}
		for _, u := range l.units {
			for _, a := range u.synonyms {
				alternative(a)
			}
		}
	}
	for _, w := range m.plan.words {
		bound := m.plan.boundOf(w)
		for _, a := range w.alternatives {
			spans := spansOf(a)
			if bound != nil {
				spans = slices.DeleteFunc(spans, func(s index.Span) bool { return !endsWithOne(text[:s.End], bound) })
			}
			add(a.why, spans)
		}
	}
	if tier == index.TierRelated {
		for _, l := range m.plan.asked {
			if l.subject == nil {
				continue
			}
			for _, a := range l.subject.alternatives {
				alternative(a)
			}
		}
	}
	if len(found) == 0 {
		found = append(found, index.Found{Why: index.ReasonHeading})
	}
	return toOriginal(r, excerpt.Join(marks)), found
}

// boundOf returns what a word stands in where it is a suffix in every place of
// the query; nil for other words.
func (p *plan) boundOf(w *word) (bound []string) {
	for _, l := range p.asked {
		for _, u := range l.units {
			at := slices.Index(u.words, w)
			if at < 0 {
				continue
			}
			if len(u.bound) == 0 || at < len(u.words)-1 {
				return nil
			}
			bound = append(bound, u.bound...)
		}
	}
	return bound
}

func endsWithOne(text string, ends []string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(text, end) })
}

// quantitySpans returns where an amount or date stands in a folded text.
func quantitySpans(text, term string) (spans []index.Span) {
	for _, q := range quantity.Find(text, nil) {
		if slices.Contains(q.Terms, term) {
			spans = append(spans, index.Span{Start: q.Start, End: q.End})
		}
	}
	return spans
}

// wordSpans returns where a word stands in a folded text, in whatever form, in
// bytes.
func (m marker) wordSpans(text string, edges analyzer.Edges, term string) (spans []index.Span) {
	stem := analyzer.Stem(term)
	p := newPattern(stem)
	p.each(text, func(at, place int) bool {
		if !edges.At(place) {
			return true
		}
		end, stop := at+len(stem), place+p.runes
		for end < len(text) && !edges.At(stop) {
			_, n := utf8.DecodeRuneInString(text[end:])
			end += n
			stop++
		}
		// A single kana is a form of many words, and nearly always none of them: な of
		// 立派な is not ない.
		piece := text[at:end]
		alone := piece != term && utf8.RuneCountInString(piece) == 1 && variant.IsKana(piece)
		if !alone && m.analyzer.IsForm(piece, term) {
			spans = append(spans, index.Span{Start: at, End: end})
		}
		return true
	})
	return spans
}

// literalSpans returns where a folded text stands in another, in bytes; unless
// inside, from a word's start to a word's end.
func literalSpans(text string, edges analyzer.Edges, want string, inside bool) (spans []index.Span) {
	p := newPattern(want)
	p.each(text, func(at, place int) bool {
		if inside || edges.At(place) && edges.At(place+p.runes) {
			spans = append(spans, index.Span{Start: at, End: at + len(want)})
		}
		return true
	})
	return spans
}

// toOriginal turns spans of bytes of the folded text, ascending and apart, into
// code points of the original.
func toOriginal(r *cachedRemark, spans []index.Span) []index.Span {
	if len(spans) == 0 {
		return nil
	}
	text, _ := r.foldedText()
	places := make([]int, 0, 2*len(spans)) // of the first and the last code point of each
	at, place := 0, 0
	for _, s := range spans {
		place += codePoints(text[at:s.Start])
		places = append(places, place)
		place += codePoints(text[s.Start:s.End])
		at = s.End
		if last := place - 1; last > places[len(places)-1] {
			places = append(places, last)
		}
	}
	starts, ends := analyzer.Locate(r.text, places)
	out, i := spans[:0], 0
	for _, s := range spans {
		start := starts[i]
		if codePoints(text[s.Start:s.End]) > 1 {
			i++
		}
		out = append(out, index.Span{Start: start, End: ends[i]})
		i++
	}
	// Two folded characters can come from one of the original (㌔ is キロ).
	return excerpt.Join(out)
}
