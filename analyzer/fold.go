package analyzer

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folding makes one writing of what readers take for the same: it applies
// Unicode NFKC (full width, half width, circled and squared forms), lower
// case, one dash for the many, today's form of old name characters, and drops
// white space, which Japanese text has for looks and at line ends. Between two
// Latin letters or digits one space stays, since there it divides words.
//
//	№１の窓口　対応  →  no1の窓口対応
//
// A fold can change the length of a text in both directions (㍻ → 平成,
// ｶﾞ → ガ), so each folded code point remembers the code points it came from.

// Folded is a folded text and where each of its code points comes from.
type Folded struct {
	Text   string
	Starts []int // code point in the original where folded code point i begins
	Ends   []int // and where it ends (half-open)
}

// Fold folds a text and keeps the way back to the original.
func Fold(text string) Folded {
	var f folded
	f.origins = true
	f.fold(text)
	return Folded{string(f.bytes), f.starts, f.ends}
}

// Locate returns where code points of the folded text come from: for each of
// places, which ascend, the half-open range of code points of the original. It
// gives what Fold does, without a word about the rest.
func Locate(text string, places []int) (starts, ends []int) {
	f := folded{wanted: places}
	f.fold(text)
	return f.starts, f.ends
}

// AppendFold appends the folded text to dst: the same bytes as Fold, without
// the way back.
func AppendFold(dst []byte, text string) []byte {
	f := folded{bytes: dst}
	f.fold(text)
	return f.bytes
}

// folded is a fold under way.
type folded struct {
	bytes   []byte
	breaks  []int // byte offsets in bytes where white space was dropped
	origins bool  // keep starts and ends
	starts  []int
	ends    []int
	wanted  []int // the only code points of the result to keep starts and ends of; no bytes then
	place   int   // code points emitted, while something is wanted

	at, end int  // code points of the original: the cluster being folded
	space   bool // white space waits before the next code point
	spaceAt int
	last    rune // the last one emitted
}

func (f *folded) fold(text string) {
	for i := 0; i < len(text); {
		if f.wanted != nil && len(f.wanted) == 0 {
			return // all were found
		}
		if !f.origins {
			if n := inertRun(text[i:]); n > 0 {
				f.emitRun(text[i : i+n])
				i += n
				continue
			}
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if isSpace(r) {
			f.end = f.at + 1
			f.wait()
			f.at = f.end
			i += size
			continue
		}
		marks, count := marksAt(text[i+size:])
		f.end = f.at + 1 + count
		switch {
		case marks > 0:
			f.cluster(text[i : i+size+marks])
		case 'A' <= r && r <= 'Z':
			f.emit(r + 'a' - 'A')
		case r < utf8.RuneSelf || isInert(r):
			f.emit(r)
		case 0xFF01 <= r && r <= 0xFF5E:
			f.emit(unicode.ToLower(r - 0xFEE0))
		default:
			f.cluster(text[i : i+size])
		}
		f.at = f.end
		i += size + marks
	}
}

// cluster folds a code point with its combining marks. A mark without anything
// to combine with has no place in a text; the Japanese sound marks have a form
// of their own for that.
func (f *folded) cluster(s string) {
	first := true
	for _, r := range norm.NFKC.String(s) {
		if isSpace(r) || isIgnorable(r) {
			continue // ゛ decomposes to a space and a mark
		}
		if first && unicode.Is(unicode.M, r) {
			switch r {
			case 0x3099:
				r = '゛'
			case 0x309A:
				r = '゜'
			default:
				continue
			}
		}
		first = false
		f.emit(foldRune(unicode.ToLower(r)))
	}
}

func (f *folded) wait() {
	if !f.space {
		f.space, f.spaceAt = true, f.at
	}
}

func (f *folded) emit(r rune) {
	if f.space {
		f.space = false
		if isLatin(f.last) && isLatin(r) {
			f.put(' ', f.spaceAt, f.at)
		} else if len(f.bytes) > 0 {
			f.breaks = append(f.breaks, len(f.bytes))
		}
	}
	f.put(r, f.at, f.end)
	f.last = r
}

// put writes a code point that comes from code points start to end.
func (f *folded) put(r rune, start, end int) {
	if f.wanted != nil {
		if len(f.wanted) > 0 && f.wanted[0] == f.place {
			f.starts, f.ends = append(f.starts, start), append(f.ends, end)
			f.wanted = f.wanted[1:]
		}
		f.place++
		return
	}
	f.bytes = utf8.AppendRune(f.bytes, r)
	if f.origins {
		f.starts, f.ends = append(f.starts, start), append(f.ends, end)
	}
}

// emitRun emits a stretch of inert kana and kanji, three bytes each.
func (f *folded) emitRun(s string) {
	if f.space {
		f.space = false
		if len(f.bytes) > 0 {
			f.breaks = append(f.breaks, len(f.bytes))
		}
	}
	f.last = 'あ' // any that is not Latin
	if f.wanted == nil {
		f.bytes = append(f.bytes, s...)
	} else {
		n := len(s) / 3
		for len(f.wanted) > 0 && f.wanted[0] < f.place+n {
			at := f.at + f.wanted[0] - f.place
			f.starts, f.ends = append(f.starts, at), append(f.ends, at+1)
			f.wanted = f.wanted[1:]
		}
		f.place += n
	}
	f.at += len(s) / 3
}

// inertRun returns the length in bytes of the stretch of inert kana and kanji
// that s begins with, followed by no mark. Most text is made of such stretches,
// and copying them whole folds four times as fast as going by code points.
func inertRun(s string) int {
	i := 0
	for i+2 < len(s) {
		c, d, e := s[i], s[i+1], s[i+2]
		if d&0xC0 != 0x80 || e&0xC0 != 0x80 {
			return endRun(s, i)
		}
		if c == 0xE3 {
			switch d {
			case 0x81:
				if e == 0x80 {
					return endRun(s, i)
				}
			case 0x82:
				if e > 0x96 && e < 0xA1 {
					return endRun(s, i)
				}
			case 0x83:
				if e == 0xBF {
					return endRun(s, i)
				}
			case 0x80:
				if e != 0x81 && e != 0x82 && (e < 0x85 || e > 0x91) {
					return endRun(s, i)
				}
			default:
				return endRun(s, i)
			}
		} else if c < 0xE4 || c > 0xE9 || !isInertKanji(rune(c&0xF)<<12|rune(d&0x3F)<<6|rune(e&0x3F)) {
			return endRun(s, i)
		}
		i += 3
	}
	return endRun(s, i)
}

// endRun takes the last code point back when a mark follows it.
func endRun(s string, i int) int {
	if i > 0 && i < len(s) && mayBeMark(s[i:]) {
		if n, _ := marksAt(s[i:]); n > 0 {
			return i - 3
		}
	}
	return i
}

// marksAt returns how many bytes and code points of combining marks and
// ignorable code points s begins with.
func marksAt(s string) (bytes, count int) {
	for bytes < len(s) && mayBeMark(s[bytes:]) {
		r, n := utf8.DecodeRuneInString(s[bytes:])
		if !isMark(r) {
			break
		}
		bytes += n
		count++
	}
	return bytes, count
}

// mayBeMark tells by the first bytes of s, without decoding them, that no mark
// begins there, as is so nearly always: ASCII, kana and kanji.
func mayBeMark(s string) bool {
	switch c := s[0]; {
	case c < 0xC2 || 0xE4 <= c && c <= 0xE9:
		return false
	case c == 0xE3:
		return len(s) > 2 && s[1] == 0x82 && (s[2] == 0x99 || s[2] == 0x9A)
	}
	return true
}

// isMark reports whether a code point belongs to the one before it. The half
// width sound marks are letters to Unicode, but NFKC joins them: ｶﾞ is ガ.
func isMark(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r == 0xFF9E || r == 0xFF9F:
		return true
	case 0x3041 <= r && r <= 0x9FFF:
		return r == 0x3099 || r == 0x309A
	}
	return unicode.Is(unicode.M, r) || isIgnorable(r)
}

// isIgnorable reports whether a code point changes only the look of the one
// before it, or nothing: variation selectors, zero width marks, soft hyphens.
func isIgnorable(r rune) bool {
	return r == 0xAD || 0x200B <= r && r <= 0x200F || 0x2060 <= r && r <= 0x2064 ||
		0xFE00 <= r && r <= 0xFE0F || r == 0xFEFF || 0xE0100 <= r && r <= 0xE01EF
}

// isInert reports whether folding leaves a code point as it is, when no mark
// follows: kana and the kanji without an older form, most of any text.
func isInert(r rune) bool {
	switch {
	case 0x3041 <= r && r <= 0x3096, 0x30A1 <= r && r <= 0x30FE, r == 0x3001, r == 0x3002, 0x3005 <= r && r <= 0x3011:
		return true
	}
	return isInertKanji(r)
}

const firstKanji, lastKanji = 0x4E00, 0x9FFF

// isInertKanji reports whether a code point is a kanji without an older form to
// today's.
func isInertKanji(r rune) bool {
	if r < firstKanji || r > lastKanji {
		return false
	}
	i := r - firstKanji
	return oldKanji[i>>6]>>(i&63)&1 == 0
}

// oldKanji has a bit set for each of the kanji in oldForms.
var oldKanji = func() (bits [(lastKanji-firstKanji)/64 + 1]uint64) {
	for old := range oldForms {
		if i := old - firstKanji; old >= firstKanji && old <= lastKanji {
			bits[i>>6] |= 1 << (i & 63)
		}
	}
	return bits
}()

func isSpace(r rune) bool {
	return r == ' ' || r == 0x3000 || r != 0xFEFF && r < 0x3001 && (unicode.IsSpace(r) || r < ' ' || r == 0x7f)
}

// isLatin reports whether a folded code point is a letter or digit between
// which a space divides words.
func isLatin(r rune) bool {
	return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 0xDF <= r && r < 0x250 && unicode.IsLetter(r)
}

// foldRune folds what NFKC keeps apart.
func foldRune(r rune) rune {
	switch r {
	case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212: // ‐ ‑ ‒ – — ― −
		return '-'
	case 0x301C, 0x223C, 0x223E: // 〜 ∼ ∾
		return '~'
	case '’', '‘', '‛':
		return '\''
	case '“', '”', '‟':
		return '"'
	}
	if today, old := oldForms[r]; old {
		return today
	}
	return r
}
