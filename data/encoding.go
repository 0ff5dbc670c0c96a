package data

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	utf16 "golang.org/x/text/encoding/unicode"
)

// A textEncoding is how a source writes its characters.
type textEncoding struct {
	name  string // as people know it
	codec encoding.Encoding
	bom   int // bytes before the text
}

var (
	utf8Encoding      = textEncoding{name: "UTF-8", codec: encoding.Nop}
	iso2022Encoding   = textEncoding{name: "ISO-2022-JP", codec: japanese.ISO2022JP}
	japaneseEncodings = []textEncoding{
		utf8Encoding,
		{name: "Shift_JIS", codec: japanese.ShiftJIS}, // with CP932's additions
		{name: "EUC-JP", codec: japanese.EUCJP},
	}
)

var (
	littleEndian = utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)
	bigEndian    = utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)
)

var boms = []struct {
	bytes string
	textEncoding
}{
	{"\xef\xbb\xbf", textEncoding{"UTF-8", encoding.Nop, 3}},
	{"\xff\xfe", textEncoding{"UTF-16LE", littleEndian, 2}},
	{"\xfe\xff", textEncoding{"UTF-16BE", bigEndian, 2}},
}

// evidenceBytes is how much of a text is weighed to tell its encoding.
const evidenceBytes = 256 << 10

// findEncoding tells how b is written: by its byte order mark; by the NULs of
// UTF-16 without one; by escape
// sequences, which only ISO-2022-JP has; as UTF-8 if it is valid UTF-8, whatever
// it declares, since nothing else is by chance; or else by which encoding reads
// the most Japanese in it with the fewest faults, the declared one being given
// the benefit of the doubt.
func findEncoding(b []byte) textEncoding {
	for _, bom := range boms {
		if bytes.HasPrefix(b, []byte(bom.bytes)) {
			return bom.textEncoding
		}
	}
	b = b[:min(len(b), evidenceBytes)]
	if e, ok := bareUTF16(b); ok {
		return e
	}
	if bytes.Contains(b, []byte("\x1b$B")) || bytes.Contains(b, []byte("\x1b$@")) {
		if !bytes.ContainsFunc(b, func(r rune) bool { return r >= utf8.RuneSelf }) {
			return iso2022Encoding
		}
	}
	if utf8.Valid(b[:wholeRunes(b)]) {
		return utf8Encoding
	}
	declared := declaredEncoding(b)
	best, most := utf8Encoding, -1<<62
	for _, e := range japaneseEncodings {
		text, _ := e.decode(b)
		score := plausibility(text)
		if e.name == declared {
			score += abs(score)/10 + 1
		}
		if score > most {
			best, most = e, score
		}
	}
	return best
}

// bareUTF16 tells UTF-16 without a byte order mark. Its line ends, digits and
// signs have NULs, nearly all on the same side of their characters (一 and 言 have
// theirs on the other).
func bareUTF16(b []byte) (e textEncoding, ok bool) {
	var nuls [2]int // at even and odd places
	for i, c := range b {
		if c == 0 {
			nuls[i%2]++
		}
	}
	e = textEncoding{"UTF-16LE", littleEndian, 0}
	if nuls[0] > nuls[1] {
		e = textEncoding{"UTF-16BE", bigEndian, 0}
	}
	if most := max(nuls[0], nuls[1]); most*200 < len(b) || 3*min(nuls[0], nuls[1]) > most {
		return e, false
	}
	text, err := e.decode(b[:len(b)&^1])
	return e, err == nil && plausibility(text) > 0 && countControls([]byte(text))*controlShare < len(text)
}

// wholeRunes is the length of b without a rune cut off at its end.
func wholeRunes(b []byte) int {
	for n := len(b) - 1; n >= 0 && n > len(b)-utf8.UTFMax; n-- {
		if utf8.RuneStart(b[n]) {
			if !utf8.FullRune(b[n:]) {
				return n
			}
			break
		}
	}
	return len(b)
}

// decode returns b as UTF-8, with U+FFFD for what is broken.
func (e textEncoding) decode(b []byte) (string, error) {
	b = b[min(e.bom, len(b)):]
	if e.codec == encoding.Nop {
		return strings.ToValidUTF8(string(b), "\uFFFD"), nil
	}
	text, err := e.codec.NewDecoder().Bytes(b)
	return string(text), err
}

// plausibility weighs how much a text looks like Japanese that was decoded
// rightly. Wrongly decoded text is full of half-width katakana (EUC-JP read as
// Shift_JIS), of rare signs and of faults.
func plausibility(text string) int {
	score := 0
	for _, r := range text {
		switch {
		case r == utf8.RuneError, unicode.Is(unicode.Co, r):
			score -= 10
		case r < utf8.RuneSelf:
		case unicode.Is(unicode.Hiragana, r), r >= 'ァ' && r <= 'ー', strings.ContainsRune("。、「」（）　", r):
			score += 3
		case unicode.Is(unicode.Han, r):
			score++
		default:
			score--
		}
	}
	return score
}

var declaration = lazily(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)`)

// declarationBytes is where browsers, too, stop looking for a declaration.
const declarationBytes = 4096

// declaredEncoding returns the name of the encoding that a page says it has, or
// "".
func declaredEncoding(b []byte) string {
	m := declaration.FindSubmatch(b[:min(len(b), declarationBytes)])
	if m == nil {
		return ""
	}
	switch strings.ToLower(string(m[1])) {
	case "shift_jis", "shift-jis", "sjis", "x-sjis", "cp932", "ms932", "windows-31j", "ms_kanji":
		return "Shift_JIS"
	case "euc-jp", "x-euc-jp", "eucjp":
		return "EUC-JP"
	case "utf-8", "utf8":
		return "UTF-8"
	}
	return ""
}

// repair warns of what is broken in a decoded text and takes out what no text
// may hold. It refuses a text that is mostly broken.
func (s *source) repair(text string) (string, error) {
	broken := strings.Count(text, "\uFFFD")
	if broken*20 > utf8.RuneCountInString(text) {
		return "", newProblem(ErrBinary,
			"most of it cannot be read as text in UTF-8, Shift_JIS, EUC-JP or ISO-2022-JP; save it again as UTF-8",
			"文字コードを判別できません（UTF-8、Shift_JIS、EUC-JP、ISO-2022-JP のどれとしても読めません）。UTF-8 で保存し直してください").at(s.name, 0)
	}
	if broken > 0 {
		line, seen := lineAt(text, strings.Index(text, "\uFFFD"))
		s.report.warn(newProblem(nil,
			fmt.Sprintf("%d broken characters, the first in this line, were replaced by \uFFFD; everything else was kept", broken),
			fmt.Sprintf("壊れた文字が %d 個あり（最初はこの行）、\uFFFD に置き換えました。ほかはそのまま読み込みました", broken)).at(s.name, line).showing(seen))
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		line, seen := lineAt(text, i)
		s.report.warn(newProblem(nil,
			fmt.Sprintf("%d NUL bytes, the first in this line, were removed", strings.Count(text, "\x00")),
			fmt.Sprintf("NUL 文字を %d 個取り除きました（最初はこの行）", strings.Count(text, "\x00"))).at(s.name, line).showing(seen))
	}
	return dropControls(text), nil
}

// lineAt returns the line of a text that holds the byte offset at, and its
// number from 1.
func lineAt(text string, at int) (number int, line string) {
	start := strings.LastIndexByte(text[:at], '\n') + 1
	line, _, _ = strings.Cut(text[start:], "\n")
	return 1 + strings.Count(text[:start], "\n"), line
}

func abs(n int) int { return max(n, -n) }
