package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"kizuna/analyzer"
	"kizuna/index"
	"kizuna/index/bleve"
	"kizuna/server/wire"
)

// analysis is how a text is understood, as --format json writes it.
type analysis struct {
	Text   string          `json:"text"`   // as given
	Folded string          `json:"folded"` // in which one writing is one text
	Tokens []analysisToken `json:"tokens"`

	Quantities []analysisQuantity `json:"quantities"`

	Fields []index.FieldTerms `json:"fields"` // what goes into each part of the index
}

// analysisQuantity is an amount or a date of the text.
type analysisQuantity struct {
	Surface string   `json:"surface"` // as written: text[start:end]
	Start   int      `json:"start"`   // in code points of the text as given
	End     int      `json:"end"`     // half-open
	Indexed []string `json:"indexed"` // the terms it is found by; a query asks for the first
}

// analysisToken is a word, particle or symbol of the text.
type analysisToken struct {
	Surface string `json:"surface"` // as written: text[start:end]
	Start   int    `json:"start"`   // in code points of the text as given
	End     int    `json:"end"`     // half-open
	Base    string `json:"base"`    // dictionary form, "" for unknown words
	Reading string `json:"reading"` // in katakana, "" for unknown words
	POS     string `json:"pos"`
	Known   bool   `json:"known"`   // the dictionary has it
	Indexed string `json:"indexed"` // the term it is found by, "" if found as text only
}

func (p *program) analyzeCommand() *cobra.Command {
	cmd := p.command("analyze TEXT", message{"how a text is cut into words, and what is indexed", "文がどう単語に分かれ、何が索引に入るかを表示"})
	cmd.Annotations = map[string]string{takesWords: "true"}
	cmd.Example = "  kizuna analyze 窓口で気付きを得ました"
	format := p.formatFlag(cmd)
	cmd.RunE = func(_ *cobra.Command, words []string) error {
		text := strings.Join(words, " ")
		if strings.TrimSpace(text) == "" {
			return usage(message{"say which text to analyze: kizuna analyze TEXT", "調べる文を指定してください（例：kizuna analyze 窓口対応）"})
		}
		a, err := p.streams.openAnalyzer()
		if err != nil {
			return err
		}
		return runAnalyze(a, text, *format, p.streams)
	}
	return cmd
}

// runAnalyze analyses a text and writes what is found.
func runAnalyze(a *analyzer.Analyzer, text, format string, s *streams) error {
	result := analyse(a, strings.ToValidUTF8(text, string(utf8.RuneError)))
	if format == formatJSON {
		return wire.WriteJSON(s.data(), result)
	}
	return writeTokens(s, result)
}

// analyse pictures the analysis of a text, with offsets into it as given.
func analyse(a *analyzer.Analyzer, text string) analysis {
	var found analyzer.Analysis
	a.Analyze(&found, text)
	folded := analyzer.Fold(text)
	original := []rune(text)
	result := analysis{
		Text: text, Folded: found.Text, Tokens: []analysisToken{}, Quantities: []analysisQuantity{},
		Fields: bleve.Fields(a, text),
	}
	// The same place of the folded text, in bytes and in code points.
	at, place := 0, 0
	for _, t := range found.Tokens {
		place += utf8.RuneCountInString(found.Text[at:t.Start])
		last := place + utf8.RuneCountInString(found.Text[t.Start:t.End]) - 1
		start, end := folded.Starts[place], folded.Ends[last]
		morph := a.Morph(t)
		result.Tokens = append(result.Tokens, analysisToken{
			Surface: string(original[start:end]), Start: start, End: end,
			Base: morph.Base, Reading: morph.Reading, POS: morph.POS, Known: morph.Known, Indexed: t.Term,
		})
		at, place = t.End, last+1
	}
	for _, q := range found.Quantities {
		first := utf8.RuneCountInString(found.Text[:q.Start])
		last := first + utf8.RuneCountInString(found.Text[q.Start:q.End]) - 1
		start, end := folded.Starts[first], folded.Ends[last]
		result.Quantities = append(result.Quantities, analysisQuantity{string(original[start:end]), start, end, slices.Clone(q.Terms)})
	}
	return result
}

// fieldNames name the parts of the index.
var fieldNames = map[string]message{
	"words":   {"words", "語"},
	"edges":   {"word edges", "語の切れ目"},
	"bigrams": {"bigrams", "2文字の並び"},
	"alone":   {"single characters", "1文字の語"},
	"sounds":  {"keys of sound", "音の見出し"},
}

// fieldSeparators part the terms of a field, where it is not a space.
var fieldSeparators = map[string]string{"edges": "|", "sounds": ", "}

// writeTokens writes a line a token, and behind them one a part of the index: in
// columns on a terminal, between tabs elsewhere.
func writeTokens(s *streams, a analysis) error {
	var rows [][]string
	for _, t := range a.Tokens {
		rows = append(rows, []string{strconv.Itoa(t.Start) + "-" + strconv.Itoa(t.End), t.Surface, t.Base, t.Reading, t.POS, t.Indexed})
	}
	kind := message{"amount or date", "数量・日付"}.in(s.lang)
	for _, q := range a.Quantities {
		rows = append(rows, []string{strconv.Itoa(q.Start) + "-" + strconv.Itoa(q.End), q.Surface, "", "", kind, strings.Join(q.Indexed, " ")})
	}
	for _, row := range rows {
		for j, cell := range row {
			row[j] = oneLine(cell)
		}
	}
	var fields [][]string
	for _, f := range a.Fields {
		sep := cmp.Or(fieldSeparators[f.Field], " ")
		fields = append(fields, []string{fieldNames[f.Field].in(s.lang), oneLine(strings.Join(f.Terms, sep))})
	}
	if !s.outTerminal {
		for _, row := range append(rows, fields...) {
			if _, err := fmt.Fprintln(s.out, strings.Join(row, "\t")); err != nil {
				return fmt.Errorf("write tokens: %w", err)
			}
		}
		return nil
	}
	head := []string{"offsets", "written", "base form", "reading", "part of speech", "indexed as"}
	if s.lang == japanese {
		head = []string{"位置", "表記", "基本形", "読み", "品詞", "索引の語"}
	}
	if err := writeTable(s, head, rows); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(s.out); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return writeTable(s, []string{message{"part of the index", "索引の部分"}.in(s.lang), message{"what goes in", "入るもの"}.in(s.lang)}, fields)
}
