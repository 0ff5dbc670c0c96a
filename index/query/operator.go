package query

import (
	"slices"
	"strings"
	"unicode"
)

// operator is a word that joins or excludes.
type operator int

const (
	none operator = iota
	opOr
	opAnd
	opNot
)

// operators are the words people may write. None is part of another that begins
// alike, so the order does not matter.
var operators = []struct {
	word string
	op   operator
}{
	{"OR", opOr}, {"ＯＲ", opOr}, {"|", opOr}, {"｜", opOr}, {"または", opOr}, {"又は", opOr},
	{"AND", opAnd}, {"ＡＮＤ", opAnd},
	{"NOT", opNot}, {"ＮＯＴ", opNot},
}

// maxOperator is the length of the longest of operators, in runes.
const maxOperator = 3

// joins reports whether an operator stands between two operands.
func joins(op operator) bool { return op == opOr || op == opAnd }

// operatorOf returns what operator a word is.
func operatorOf(word string) operator {
	for _, o := range operators {
		if o.word == word {
			return o.op
		}
	}
	return none
}

// operator returns what operator the text from i to end is, if none of it is
// escaped.
func (s *source) operator(i, end int) operator {
	if end-i > maxOperator || slices.Contains(s.literal[i:end], true) {
		return none
	}
	return operatorOf(string(s.runes[i:end]))
}

// beginsOperator reports whether text begins with an operator that is a word of
// its own.
func beginsOperator(text []rune) bool {
	head := string(text[:min(len(text), maxOperator+1)])
	for _, o := range operators {
		if rest, ok := strings.CutPrefix(head, o.word); ok {
			r := append([]rune(rest), ' ')[0]
			return unicode.IsSpace(r) || isCloseParen(r)
		}
	}
	return false
}
