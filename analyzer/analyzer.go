// Package analyzer turns Japanese text into what an index needs: a folded
// text in which different widths and cases of one writing are the same bytes,
// the words in it with their dictionary forms, and the places where words
// begin.
//
//	a, err := analyzer.New(analyzer.Config{})
//	var analysis analyzer.Analysis
//	a.Analyze(&analysis, "窓口対応に慣れました。")
//
// The same Analyzer reads remarks when they are indexed and queries when they
// are asked; an index remembers the Fingerprint of the one that wrote it.
package analyzer

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"kizuna/analyzer/ipadic"
	"kizuna/analyzer/quantity"

	"github.com/ikawaha/kagome/v2/tokenizer"
)

// rulesVersion names the rules of this package. A change in what Analyze gives
// for any text must change it: indexes written before must be rebuilt.
//
//	1: the first
//	2: quantities and dates as terms
//	3: 三割 is 30%
const rulesVersion = "3"

// Config configures an Analyzer. Its zero value is useful.
type Config struct {
	// DictionaryDir is where the dictionary's image is kept, about 43 MB; ""
	// is the folder kizuna of the user's cache folder.
	DictionaryDir string
}

// Analyzer analyses Japanese text. It is safe for concurrent use.
type Analyzer struct {
	lexicon *lexicon
	parts   sync.Map // surface of a long word → []part, empty for one that stays whole
}

// New returns an Analyzer over the IPA dictionary.
func New(c Config) (*Analyzer, error) {
	lex, err := openLexicon(c.DictionaryDir)
	if err != nil {
		return nil, fmt.Errorf("open dictionary: %w", err)
	}
	return &Analyzer{lexicon: lex}, nil
}

// Fingerprint names the rules and the dictionary. Two Analyzers of one
// fingerprint give the same Analysis of every text.
func (a *Analyzer) Fingerprint() string {
	return "rules " + rulesVersion + ", " + a.lexicon.dict.Fingerprint()
}

// Warning says why opening the dictionary was slow and will be again, or that a
// damaged image was replaced; nil when all is well.
func (a *Analyzer) Warning() error { return a.lexicon.dict.Warning() }

// Morph tells what the dictionary says of a token of this Analyzer.
func (a *Analyzer) Morph(t Token) Morph {
	if t.word == latinWord {
		return Morph{POS: "英数字"}
	}
	return a.lexicon.morph(t.word)
}

// IsSuffix reports whether a token of this Analyzer is one that leans on the
// word before it (者, 度, 課): it has a term, but says little alone.
func (a *Analyzer) IsSuffix(t Token) bool {
	return t.word != latinWord && a.lexicon.roles[a.lexicon.dict.POS(t.word)] == suffix
}

// Token is a piece of the folded text: a word, a particle or a symbol.
type Token struct {
	Start, End int    // bytes of Analysis.Text, half-open
	Term       string // the word as it is indexed, or "" for what carries no meaning of its own
	word       ipadic.Word
}

// latinWord is the word of a run of Latin letters and digits, which the
// dictionary is not asked about.
const latinWord = ipadic.NoWord

// Analysis is what Analyze finds in a text. Its memory is reused when it is
// handed to Analyze again.
type Analysis struct {
	Text   string  // the folded text
	Tokens []Token // in order; they cover Text but for the spaces in it
	Edges  Edges   // where words begin and end in Text

	// Quantities are the amounts and dates in Text, over the tokens they are
	// written with, each with terms of its own.
	Quantities []quantity.Span

	folded folded
	pieces []ipadic.Piece
}

// Analyze folds a text and cuts it into words.
func (a *Analyzer) Analyze(dst *Analysis, text string) {
	dst.folded = folded{bytes: dst.folded.bytes[:0], breaks: dst.folded.breaks[:0]}
	dst.folded.fold(text)
	dst.Text = string(dst.folded.bytes)
	dst.Tokens = dst.Tokens[:0]
	start := 0
	for _, end := range dst.folded.breaks {
		a.cut(dst, start, end)
		start = end
	}
	a.cut(dst, start, len(dst.Text))
	a.setEdges(dst)
	dst.Quantities = quantity.Find(dst.Text, dst.Quantities[:0])
}

// EachTerm calls visit with every term by which the text is indexed, as often as
// it occurs: those of its words and those of its quantities.
func (an *Analysis) EachTerm(visit func(term string)) {
	for _, t := range an.Tokens {
		if t.Term != "" {
			visit(t.Term)
		}
	}
	for _, q := range an.Quantities {
		for _, t := range q.Terms {
			visit(t)
		}
	}
}

// IsQuantity reports whether a term is that of an amount or a date.
func IsQuantity(term string) bool { return term != "" && term[0] == quantity.Mark }

// cut analyses Text[start:end], which had no white space in it but between
// Latin words. It goes to the tokenizer sentence by sentence, which keeps its
// lattice small, and without runs of Latin letters and digits, which the
// dictionary would cut to pieces (1on1, well-being).
func (a *Analyzer) cut(dst *Analysis, start, end int) {
	from := start
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(dst.Text[i:end])
		if isLatin(r) {
			a.tokenize(dst, from, i)
			n = latinRun(dst.Text[i:end])
			dst.Tokens = append(dst.Tokens, Token{i, i + n, dst.Text[i : i+n], latinWord})
			i += n
			from = i
			continue
		}
		switch {
		case r == ' ':
			a.tokenize(dst, from, i)
			from = i + n
		case isSentenceEnd(r):
			a.tokenize(dst, from, i+n)
			from = i + n
		}
		i += n
	}
	a.tokenize(dst, from, end)
}

// tokenize cuts Text[start:end] into words.
func (a *Analyzer) tokenize(dst *Analysis, start, end int) {
	if start >= end {
		return
	}
	text := dst.Text[start:end]
	dst.pieces = a.lexicon.dict.Cut(dst.pieces[:0], text)
	for _, p := range dst.pieces {
		surface, from := text[p.Start:p.End], start+p.Start
		if !mayHaveParts(surface) {
			dst.Tokens = append(dst.Tokens, a.lexicon.token(surface, p.Word, from))
			continue
		}
		for _, part := range a.partsOf(surface, p.Word) {
			part.Start += from
			part.End += from
			dst.Tokens = append(dst.Tokens, part)
		}
	}
}

// partsOf cuts a long word as the dictionary's search mode does (関西国際空港
// → 関西, 国際, 空港). Running that mode over long words alone and remembering
// what it gave costs little more than normal mode; over whole texts it took 1.7
// times as long.
func (a *Analyzer) partsOf(surface string, w ipadic.Word) []Token {
	if parts, ok := a.parts.Load(surface); ok {
		return parts.([]Token)
	}
	surface = strings.Clone(surface)
	parts := []Token{a.lexicon.token(surface, w, 0)}
	if cut := a.lexicon.dict.Tokenizer().Analyze(surface, tokenizer.Search); len(cut) > 1 {
		parts = parts[:0]
		for i := range cut {
			parts = append(parts, a.lexicon.token(cut[i].Surface, a.lexicon.dict.Word(&cut[i]), cut[i].Position))
		}
	}
	a.parts.Store(surface, parts)
	return parts
}

// mayHaveParts reports whether search mode may cut a word: it penalises kanji
// words of more than two and other words of more than seven characters
// (Kuromoji's rule, which kagome follows).
func mayHaveParts(surface string) bool {
	n := utf8.RuneCountInString(surface)
	if n <= 2 {
		return false
	}
	if n > 7 {
		return true
	}
	for _, r := range surface {
		if !isKanji(r) {
			return false
		}
	}
	return true
}
