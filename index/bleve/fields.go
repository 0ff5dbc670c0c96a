package bleve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/index"
)

// Fields tells what a remark's text puts into each part of an index, in the
// order of the text, each once:
//
//	words    the terms of words, amounts and dates
//	edges    the folded text, cut wherever a word may begin or end
//	bigrams  pairs of neighbouring characters, the last with nothing
//	alone    characters that are words by themselves
//	sounds   under which keys each word is filed among its spellings
func Fields(a *analyzer.Analyzer, text string) []index.FieldTerms {
	var an analyzer.Analysis
	a.Analyze(&an, text)
	words := index.FieldTerms{Field: "words", Terms: []string{}}
	sounds := index.FieldTerms{Field: "sounds", Terms: []string{}}
	an.EachTerm(func(term string) {
		if slices.Contains(words.Terms, term) {
			return
		}
		words.Terms = append(words.Terms, term)
		if keys := soundsOf(a, term); len(keys) > 0 {
			sounds.Terms = append(sounds.Terms, term+" "+strings.Join(keys, " "))
		}
	})
	bigrams := index.FieldTerms{Field: "bigrams", Terms: []string{}}
	seen := map[gram]bool{}
	eachGram(an.Text, func(g gram) {
		if !seen[g] {
			seen[g] = true
			bigrams.Terms = append(bigrams.Terms, g.String())
		}
	})
	alone := index.FieldTerms{Field: "alone", Terms: []string{}}
	eachAlone(an.Text, an.Edges, func(c rune) {
		if s := string(c); !slices.Contains(alone.Terms, s) {
			alone.Terms = append(alone.Terms, s)
		}
	})
	return []index.FieldTerms{words, {Field: "edges", Terms: pieces(an.Text, an.Edges)}, bigrams, alone, sounds}
}

// pieces cuts a folded text at its edges.
func pieces(text string, edges analyzer.Edges) []string {
	cut := []string{}
	for place, r := range []rune(text) {
		if edges.At(place) {
			cut = append(cut, "")
		}
		cut[len(cut)-1] = string(utf8.AppendRune([]byte(cut[len(cut)-1]), r))
	}
	return cut
}
