package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"kizuna/analyzer"
)

// Lengths of what is cut out of texts, in code points.
const (
	minWord, maxWord         = 2, 8
	minPhrase, maxPhrase     = 4, 8
	minSentence, maxSentence = 12, 60
	minStopWords             = 3
)

// maxMisses bounds how often in a row nothing new is drawn before there is taken
// to be nothing new.
const maxMisses = 5000

// generator draws questions from texts. The same seed and texts give the same
// questions, and no question twice.
//
// A word is a noun of a text drawn at random, so that frequent words are asked
// for more often, as people do; two words come from one sentence; a phrase is a
// run of neighbouring words, a stop word a run of particles and auxiliaries
// (について, でございます).
type generator struct {
	analyzer *analyzer.Analyzer
	texts    []string
	days     []string
	draw     *rand.Rand
	seen     map[asked]bool
	analysis analyzer.Analysis
}

// asked is what makes a question another one.
type asked struct {
	kind kind
	text string
}

func newGenerator(a *analyzer.Analyzer, texts, days []string, seed uint64) *generator {
	return &generator{analyzer: a, texts: texts, days: days, draw: rand.New(rand.NewPCG(seed, 1)), seen: map[asked]bool{}}
}

// questions draws n questions of a kind, or as many as the texts have.
func (g *generator) questions(k kind, n int) []question {
	var qs []question
	for misses := 0; len(qs) < n && misses < maxMisses; misses++ {
		q, ok := g.question(k)
		// A word asked for with facets may be asked for without them too; within
		// one kind none is asked for again.
		if id := (asked{k, q.text}); ok && !g.seen[id] {
			g.seen[id] = true
			qs = append(qs, q)
			misses = 0
		}
	}
	return qs
}

func (g *generator) question(k kind) (question, bool) {
	s := g.sentence()
	if s == "" {
		return question{}, false
	}
	g.analyzer.Analyze(&g.analysis, s)
	q := question{kind: k}
	switch k {
	case twoWords:
		a, b := g.noun(), g.noun()
		if a == "" || b == "" || strings.Contains(a, b) || strings.Contains(b, a) {
			return q, false
		}
		q.text, q.words = a+" "+b, []string{a, b}
	case phrase:
		q.text, q.words = g.run(func(t analyzer.Token) bool { return true }, minPhrase, maxPhrase)
	case sentence:
		if n := utf8.RuneCountInString(s); n < minSentence || n > maxSentence {
			return q, false
		}
		q.text, q.words = s, g.contentWords()
	case character:
		runes := []rune(g.analysis.Text)
		if r := runes[g.draw.IntN(len(runes))]; isJapanese(r) {
			q.text, q.words = string(r), []string{string(r)}
		}
	case stopWords:
		q.text, _ = g.run(func(t analyzer.Token) bool { return t.Term == "" }, minStopWords, maxPhrase)
		q.words = []string{q.text}
	default:
		q.text = g.noun()
		q.words = []string{q.text}
	}
	if k == dated {
		q.from, q.to = g.period()
	}
	return q, q.text != "" && len(q.words) > 0
}

// sentence draws a sentence without brackets and signs, which mean something to
// one engine or another.
func (g *generator) sentence() string {
	text := g.texts[g.draw.IntN(len(g.texts))]
	all := strings.FieldsFunc(text, func(r rune) bool { return r == '。' || unicode.IsSpace(r) })
	if len(all) == 0 {
		return ""
	}
	s := all[g.draw.IntN(len(all))]
	for _, r := range s {
		if !isJapanese(r) && r != '、' {
			return ""
		}
	}
	return s
}

// isJapanese reports whether a character is kanji or kana.
func isJapanese(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー'
}

func (g *generator) surface(t analyzer.Token) string { return g.analysis.Text[t.Start:t.End] }

// noun draws a noun of the sentence, or "".
func (g *generator) noun() string {
	if len(g.analysis.Tokens) == 0 {
		return ""
	}
	t := g.analysis.Tokens[g.draw.IntN(len(g.analysis.Tokens))]
	word := g.surface(t)
	if n := utf8.RuneCountInString(word); t.Term == "" || n < minWord || n > maxWord {
		return ""
	}
	if pos := g.analyzer.Morph(t).POS; !strings.HasPrefix(pos, "名詞") || strings.Contains(pos, "代名詞") || strings.Contains(pos, "数") {
		return ""
	}
	return word
}

// run draws a run of neighbouring words of the sentence that all please, and is
// from shortest to longest code points long.
func (g *generator) run(pleases func(analyzer.Token) bool, shortest, longest int) (string, []string) {
	tokens := g.analysis.Tokens
	if len(tokens) == 0 {
		return "", nil
	}
	wanted := shortest + g.draw.IntN(longest-shortest+1)
	text, words := "", []string(nil)
	for _, t := range tokens[g.draw.IntN(len(tokens)):] {
		if !pleases(t) || strings.ContainsFunc(g.surface(t), func(r rune) bool { return !isJapanese(r) }) {
			break
		}
		text += g.surface(t)
		if t.Term != "" {
			words = append(words, g.surface(t))
		}
		if utf8.RuneCountInString(text) >= wanted {
			break
		}
	}
	if n := utf8.RuneCountInString(text); n < shortest || n > longest {
		return "", nil
	}
	return text, words
}

// contentWords returns the words of the sentence that carry meaning.
func (g *generator) contentWords() []string {
	var words []string
	for _, t := range g.analysis.Tokens {
		if t.Term != "" {
			words = append(words, g.surface(t))
		}
	}
	return words
}

// period draws some years of those the meetings were held in.
func (g *generator) period() (from, to string) {
	if len(g.days) == 0 {
		return "", ""
	}
	var first, last int
	_, _ = fmt.Sscanf(g.days[0], "%d-", &first) // days are ISO dates; 0 is open enough
	_, _ = fmt.Sscanf(g.days[len(g.days)-1], "%d-", &last)
	year := first + g.draw.IntN(last-first+1)
	return fmt.Sprintf("%04d-04-01", year), fmt.Sprintf("%04d-03-31", year+1+g.draw.IntN(5))
}
