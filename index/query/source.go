package query

import (
	"strings"
	"unicode"
)

// source is a query's text with its signs paired, so that the parser can decide
// about each by looking no further than its partner. Positions are indices into
// runes.
type source struct {
	runes   []rune
	literal []bool // the rune was escaped: it is no sign
	phrase  []int  // for a quote that opens a phrase, where it closes; else 0
	closed  []bool // the rune is an opening quote that some quote closes
	paren   []int  // for a parenthesis that opens, where it closes; else 0
	spaces  []int  // how many white spaces stand before the position
	orAnds  []int  // how many operators between spaces begin before the position
}

func newSource(text string) *source {
	s := &source{}
	s.unescape(clean(text))
	n := len(s.runes)
	s.phrase, s.closed, s.paren = make([]int, n), make([]bool, n), make([]int, n)
	s.spaces, s.orAnds = make([]int, n+1), make([]int, n+1)
	s.pairQuotes()
	s.pairParens()
	return s
}

// clean returns text without invalid UTF-8, without characters that only steer
// how text is shown, and with a space for every control character.
func clean(text string) []rune {
	return []rune(strings.Map(func(r rune) rune {
		switch {
		case r == '\u200b', r == '\u2060', r == '\ufeff', unicode.Is(unicode.Bidi_Control, r):
			return -1
		case unicode.IsControl(r):
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "")))
}

// unescape takes the backslashes out that stand before a sign or an operator. Any
// other backslash is text.
func (s *source) unescape(text []rune) {
	s.runes, s.literal = make([]rune, 0, len(text)), make([]bool, 0, len(text))
	for i := 0; i < len(text); i++ {
		escaped := text[i] == '\\' && i+1 < len(text) && (isSign(text[i+1]) || beginsOperator(text[i+1:]))
		if escaped {
			i++
		}
		s.runes, s.literal = append(s.runes, text[i]), append(s.literal, escaped)
	}
}

func isDoubleQuote(r rune) bool { return strings.ContainsRune("\"＂“”„", r) }
func isMinus(r rune) bool       { return r == '-' || r == '－' || r == '−' }
func isOpenParen(r rune) bool   { return r == '(' || r == '（' }
func isCloseParen(r rune) bool  { return r == ')' || r == '）' }
func isColon(r rune) bool       { return r == ':' || r == '：' }
func isComma(r rune) bool       { return r == ',' || r == '，' || r == '、' }
func isOpenBracket(r rune) bool { return r == '「' || r == '『' }

func beginsPhrase(r rune) bool {
	return unicode.IsSpace(r) || isOpenParen(r) || isMinus(r) || isColon(r) || isComma(r)
}

func endsPhrase(r rune) bool {
	return unicode.IsSpace(r) || isOpenParen(r) || isCloseParen(r) || isComma(r)
}

// isSign reports whether a backslash before r makes it text.
func isSign(r rune) bool {
	return r == '\\' || isDoubleQuote(r) || isMinus(r) || isOpenParen(r) || isCloseParen(r) ||
		isColon(r) || isComma(r) || strings.ContainsRune("「」『』|｜", r)
}

// is reports whether there is an unescaped rune of a class at i.
func (s *source) is(class func(rune) bool, i int) bool {
	return i >= 0 && i < len(s.runes) && !s.literal[i] && class(s.runes[i])
}

func (s *source) isSpace(i int) bool { return s.is(unicode.IsSpace, i) }

// pairQuotes finds the phrases: quotations touched by nothing but white space,
// parentheses, other quotations and what stands around a field's value.
func (s *source) pairQuotes() {
	nextDouble := 0 // the double quote next on the right
	brackets := map[rune][]int{}
	for i := len(s.runes) - 1; i >= 0; i-- {
		if s.literal[i] {
			continue
		}
		end := 0
		switch r := s.runes[i]; {
		case isDoubleQuote(r):
			end, nextDouble = nextDouble, i
		case r == '」' || r == '』':
			brackets[r] = append(brackets[r], i)
		case isOpenBracket(r):
			c := r + 1 // Unicode puts each closing bracket behind its opening one
			if open := brackets[c]; len(open) > 0 {
				end, brackets[c] = open[len(open)-1], open[:len(open)-1]
			}
		}
		s.closed[i] = end > 0
		if end > 0 && (end+1 == len(s.runes) || s.is(endsPhrase, end+1) || s.phrase[end+1] > 0) {
			s.phrase[i] = end
		}
	}
	// Only now it is known, from the left, which of them open inside a word or
	// inside another phrase.
	last := -1 // where the last phrase closes
	for i := range s.runes {
		switch {
		case s.phrase[i] == 0:
		case i <= last, i > 0 && i-1 != last && !s.is(beginsPhrase, i-1):
			s.phrase[i] = 0
		default:
			last = s.phrase[i]
		}
	}
}

// pairParens finds the partner of each parenthesis outside phrases, of whatever
// width, and counts white space and operators there.
func (s *source) pairParens() {
	var open []int
	for i := 0; i < len(s.runes); i++ {
		s.spaces[i+1], s.orAnds[i+1] = s.spaces[i], s.orAnds[i]
		switch {
		case s.phrase[i] > 0:
			for end := s.phrase[i]; i < end; i++ {
				s.spaces[i+2], s.orAnds[i+2] = s.spaces[i+1], s.orAnds[i+1]
			}
		case s.isSpace(i):
			s.spaces[i+1]++
		case s.is(isOpenParen, i):
			open = append(open, i)
		case s.is(isCloseParen, i) && len(open) > 0:
			s.paren[open[len(open)-1]] = i
			open = open[:len(open)-1]
		case s.isSpace(i - 1):
			if end := s.wordEnd(i, len(s.runes)); s.isSpace(end) && joins(s.operator(i, end)) {
				s.orAnds[i+1]++
			}
		}
	}
}

// wordEnd returns where the run of characters from i ends: at white space or hi.
func (s *source) wordEnd(i, hi int) int {
	for i < hi && !s.isSpace(i) {
		i++
	}
	return i
}
