package bleve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/index"
	"kizuna/index/excerpt"
)

// marker finds what of a shown hit answers the query.
type marker struct {
	analyzer *analyzer.Analyzer
	plan     *plan
	terms    map[string]bool
	first    string // the characters that terms begin with; "" if a form may begin with others
	analysis analyzer.Analysis
}

func newMarker(a *analyzer.Analyzer, p *plan) *marker {
	m := &marker{analyzer: a, plan: p, terms: map[string]bool{}}
	for _, w := range p.words {
		m.terms[w] = true
	}
	for _, w := range p.words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.Is(unicode.Hiragana, r) { // きた is of くる
			m.first = ""
			break
		}
		m.first += string(r)
	}
	return m
}

// mark returns the marks over a remark's text, in code points of it, and the ways
// it was found. partial marks text that begins or ends inside a word, too.
func (m *marker) mark(r *cachedRemark, partial bool) ([]index.Span, []index.Reason) {
	if len(m.plan.asked) == 0 {
		return nil, []index.Reason{index.ReasonField}
	}
	folded, edges := r.foldedText()
	// A word begins as its dictionary form does, unless that is in hiragana, so
	// only sentences with one of these characters need to be cut.
	m.analyzer.AnalyzeWhere(&m.analysis, r.text, func(sentence string) bool {
		return m.first == "" || strings.ContainsAny(sentence, m.first)
	})
	var bytes []index.Span
	words, literal := false, false
	for _, t := range m.analysis.Tokens {
		if m.terms[t.Term] && t.Term != "" {
			bytes = append(bytes, index.Span{Start: t.Start, End: t.End})
			words = true
		}
	}
	for _, l := range m.plan.asked {
		if l.folded == "" {
			continue
		}
		found := literalSpans(folded, edges, l.folded, partial)
		bytes = append(bytes, found...)
		literal = literal || len(found) > 0
	}
	var why []index.Reason
	if literal {
		why = append(why, index.ReasonLiteral)
	}
	if words {
		why = append(why, index.ReasonWord)
	}
	if !words && !literal {
		why = append(why, index.ReasonHeading)
	}
	return toOriginal(r.text, excerpt.Join(bytes)), why
}

// literalSpans returns where a folded text stands in another, in bytes.
func literalSpans(text string, edges analyzer.Edges, want string, inside bool) (spans []index.Span) {
	length := utf8.RuneCountInString(want)
	at, place := 0, 0
	for {
		i := strings.Index(text[at:], want)
		if i < 0 {
			return spans
		}
		place += utf8.RuneCountInString(text[at : at+i])
		at += i
		if inside || edges.At(place) && edges.At(place+length) {
			spans = append(spans, index.Span{Start: at, End: at + len(want)})
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
		place++
	}
}

// toOriginal turns bytes of the folded text into code points of the original.
// Spans of the folded text that touch may have dropped white space between them
// in the original, so only what is joined here stays one mark.
func toOriginal(text string, spans []index.Span) []index.Span {
	if len(spans) == 0 {
		return nil
	}
	f := analyzer.Fold(text)
	out := spans[:0]
	at, place := 0, 0
	code := func(b int) int {
		place += utf8.RuneCountInString(f.Text[at:b])
		at = b
		return place
	}
	for _, s := range spans {
		first := code(s.Start)
		last := code(s.End) - 1
		out = append(out, index.Span{Start: f.Starts[first], End: f.Ends[last]})
	}
	// Two folded characters can come from one of the original (㌔ is キロ).
	return excerpt.Join(out)
}
