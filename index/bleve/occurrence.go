package bleve

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"kizuna/analyzer"
)

// pattern is a folded text to look for in others, not empty.
//
// In Japanese every third byte is the first of a kana, so that a search by a
// text's first byte stops at each character of the other. A pattern is looked
// for by the byte of it that is the rarest in Japanese text, and compared where
// that stands.
type pattern struct {
	text  string
	runes int
	byte  byte // the rarest
	at    int  // where in text it stands
}

func newPattern(text string) pattern {
	p := pattern{text: text, runes: codePoints(text), byte: text[0]}
	for i := range len(text) {
		if often[text[i]] < often[p.byte] {
			p.byte, p.at = text[i], i
		}
	}
	return p
}

// often is how often a byte stands among 10,000 of folded Japanese text: of 20
// million bytes of what was said in a city's council. What is not here is rarer.
var often = [256]uint16{
	0x30: 12, 19, 14, 9, 6, 7, 6, 5, 4, 4, 0, 0, 0, 0, 0, 0,
	0x80: 248, 1636, 508, 87, 156, 51, 81, 39, 94, 58, 124, 144, 124, 63, 26, 74,
	0x90: 53, 48, 64, 84, 72, 64, 66, 106, 23, 106, 45, 47, 51, 52, 14, 110,
	0xA0: 39, 89, 22, 52, 52, 45, 120, 99, 146, 42, 79, 108, 41, 82, 166, 72,
	0xB0: 66, 29, 31, 48, 39, 26, 25, 37, 81, 50, 82, 60, 42, 43, 132, 37,
	0xE0: 0, 0, 2, 2044, 141, 387, 260, 193, 166, 106, 0, 0, 0, 0, 0, 0,
}

// find returns where the pattern stands in a text first, in bytes; -1 for
// nowhere.
func (p pattern) find(text string) int {
	for at := p.at; at < len(text); at++ {
		i := strings.IndexByte(text[at:], p.byte)
		if i < 0 {
			return -1
		}
		at += i
		if strings.HasPrefix(text[at-p.at:], p.text) {
			return at - p.at
		}
	}
	return -1
}

// each calls visit with every place where the pattern stands in a folded text,
// in bytes and in code points, until it says no.
func (p pattern) each(text string, visit func(at, place int) bool) {
	for at, place := 0, 0; ; {
		i := p.find(text[at:])
		if i < 0 {
			return
		}
		place += codePoints(text[at : at+i])
		at += i
		if !visit(at, place) {
			return
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
		place++
	}
}

// occurrence is how a text stands in another.
type occurrence uint8

const (
	nowhere     occurrence = iota
	withinWords            // but never from a word's start to a word's end
	atEdges
)

// in tells how the pattern stands in a folded text. It reads no further than the
// first place at edges: most of a common ending's candidates have one in their
// first sentences.
func (p pattern) in(text string, edges analyzer.Edges) occurrence {
	found := nowhere
	p.each(text, func(_, place int) bool {
		if edges.At(place) && edges.At(place+p.runes) {
			found = atEdges
		} else if found == nowhere {
			found = withinWords
		}
		return found != atEdges
	})
	return found
}

// codePoints counts the code points of a folded text. What is folded is valid
// UTF-8, so they are the bytes that do not continue one, of which eight are
// looked at at once.
func codePoints(s string) int {
	const continues = 0x8080_8080_8080_8080
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		v := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		// The highest bit of a byte that continues is set, and the next is not.
		n -= bits.OnesCount64(v &^ (v << 1) & continues)
	}
	for i := range len(s) {
		if s[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}
