package main

import (
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	_ "github.com/blevesearch/bleve/v2/analysis/analyzer/custom" // registers itself
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"
)

const (
	analyzerName  = "kagome"
	tokenizerName = "kagome_search"
)

// newMapping maps one field: analysed by kagome, with positions, stored. There
// is no field of all fields.
func newMapping() (mapping.IndexMapping, error) {
	m := bleve.NewIndexMapping()
	if err := m.AddCustomTokenizer(tokenizerName, map[string]any{"type": tokenizerName}); err != nil {
		return nil, err
	}
	if err := m.AddCustomAnalyzer(analyzerName, map[string]any{"type": "custom", "tokenizer": tokenizerName}); err != nil {
		return nil, err
	}
	text := bleve.NewTextFieldMapping()
	text.Analyzer = analyzerName
	text.DocValues = false
	text.IncludeInAll = false
	remark := bleve.NewDocumentStaticMapping()
	remark.AddFieldMappingsAt(textField, text)
	m.DefaultMapping = remark
	m.DefaultAnalyzer = analyzerName
	m.ScoringModel = "bm25"
	return m, nil
}

func init() {
	err := registry.RegisterTokenizer(tokenizerName, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
		t, err := tokenizer.New(ipa.Dict(), tokenizer.OmitBosEos())
		if err != nil {
			return nil, err
		}
		return &searchMode{tokenizer: t}, nil
	})
	if err != nil {
		panic(err)
	}
}

// searchMode gives bleve the dictionary forms of the words that kagome cuts in
// its search mode, but for particles, auxiliaries and symbols.
type searchMode struct {
	tokenizer *tokenizer.Tokenizer
	terms     sync.Map // of the dictionary's words: id → term, "" for what is left out
}

// Tokenize implements analysis.Tokenizer.
func (s *searchMode) Tokenize(input []byte) analysis.TokenStream {
	tokens := s.tokenizer.Analyze(string(input), tokenizer.Search)
	stream := make(analysis.TokenStream, 0, len(tokens))
	for i := range tokens {
		t := &tokens[i]
		term := s.term(t)
		if term == "" {
			continue
		}
		stream = append(stream, &analysis.Token{
			Term:  []byte(term),
			Start: t.Position, End: t.Position + len(t.Surface),
			Position: i + 1,
			Type:     analysis.Ideographic,
		})
	}
	return stream
}

// term looks a word up once: kagome makes new strings of its features each time
// it is asked.
func (s *searchMode) term(t *tokenizer.Token) string {
	if t.Class != tokenizer.KNOWN {
		return termOf(t)
	}
	if term, ok := s.terms.Load(t.ID); ok {
		return term.(string)
	}
	term := termOf(t)
	s.terms.Store(t.ID, term)
	return term
}

func termOf(t *tokenizer.Token) string {
	switch pos, _ := t.FeatureAt(0); pos {
	case "助詞", "助動詞", "記号":
		return ""
	}
	if base, ok := t.BaseForm(); ok && base != "*" {
		return base
	}
	return t.Surface
}
