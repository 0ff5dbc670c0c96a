package bleve

import (
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/analyzer/variant"
	"kizuna/index"
)

// maxOpening is how far from the beginning of a heading, in bytes, words of it are
// filed.
const maxOpening = 200

// maxFiled bounds the readings a word is filed under. Few have more than two;
// single kanji that serve as names have dozens.
const maxFiled = 3

// completionKind is where a completion comes from.
type completionKind uint8

const (
	kindWord      completionKind = iota // a noun
	kindPhrase                          // a compound
	kindPredicate                       // a verb or an adjective
	kindSection
)

// completion is what something typed may become.
type completion struct {
	text     string    // folded
	heading  string    // of a section, as written
	openings []opening // where words in it begin, the first at 0; several at one place are readings
	remarks  uint32    // that have it, about
	kind     completionKind
}

// opening is a place in a completion where a word begins.
type opening struct {
	at    uint16 // bytes of text
	sound string // variant.ReadingKey of what follows, as far as it is known
}

// filed is an opening of a completion, by their numbers.
type filed struct {
	completion uint32
	opening    uint16
}

// maxStoredRunes bounds what is suggested, in code points.
const maxStoredRunes = 40

// compound makes a completion of words that stand together often, or reports that
// they make no noun: neither 今回議会 nor 答弁申し上げ is one.
func (e *Engine) compound(an *analyzer.Analysis, text string, remarks uint32) (completion, bool) {
	e.analyzer.Analyze(an, text)
	n := len(an.Tokens)
	if n < 2 || an.Text != text || utf8.RuneCountInString(text) > maxStoredRunes {
		return completion{}, false
	}
	for i, t := range an.Tokens {
		switch part := e.analyzer.NounPart(t); {
		case part == analyzer.NoNoun,
			part == analyzer.NounSuffix && i == 0,
			part == analyzer.NounPrefix && i == n-1,
			i == n-1 && text[t.Start:] == "等":
			return completion{}, false
		}
	}
	c := completion{kind: kindPhrase, text: text, remarks: remarks}
	for i, t := range an.Tokens {
		if i > 0 && e.analyzer.NounPart(t) != analyzer.Noun {
			continue
		}
		c.openings = append(c.openings, opening{uint16(t.Start), e.soundOf(an, i)})
	}
	return c, true
}

// section makes a completion of the heading of a section.
func (e *Engine) section(an *analyzer.Analysis, heading string, remarks uint32) completion {
	e.analyzer.Analyze(an, heading)
	c := completion{kind: kindSection, text: an.Text, heading: heading, remarks: remarks}
	for i, t := range an.Tokens {
		if t.Term == "" && i > 0 || t.Start > maxOpening {
			continue
		}
		c.openings = append(c.openings, opening{uint16(t.Start), e.soundOf(an, i)})
	}
	return c
}

// soundOf returns the ReadingKey of what readingOf gives.
func (e *Engine) soundOf(an *analyzer.Analysis, from int) string {
	return variant.ReadingKey(e.readingOf(an, from))
}

// readingOf returns how an analysed text is read from a token on, in katakana, up
// to the first that nobody knows how to read.
func (e *Engine) readingOf(an *analyzer.Analysis, from int) string {
	reading := ""
	for i := from; i < len(an.Tokens); i++ {
		t := an.Tokens[i]
		r := e.analyzer.ReadingOf(an.Tokens[i : i+1])
		if word := an.Text[t.Start:t.End]; r == "" && variant.IsKana(word) {
			r = variant.Katakana(word)
		}
		if r == "" {
			break
		}
		reading += r
	}
	return reading
}

// suggested is how a kind of completion is told of.
func (k completionKind) suggested() index.SuggestionKind {
	switch k {
	case kindPhrase:
		return index.SuggestedPhrase
	case kindSection:
		return index.SuggestedSection
	}
	return index.SuggestedWord
}
