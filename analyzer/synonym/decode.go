package synonym

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
	utf16 "golang.org/x/text/encoding/unicode"
)

// decode returns a file as UTF-8 with lines that end in LF. Characters that are
// broken become U+FFFD. It is not ok when the file is no text.
func decode(b []byte) (text string, ok bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		text = strings.ToValidUTF8(string(b[3:]), "\uFFFD")
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		// A decoder of UTF-16 fails on nothing: it puts U+FFFD.
		decoded, err := utf16.UTF16(utf16.LittleEndian, utf16.UseBOM).NewDecoder().Bytes(b)
		if err != nil {
			return "", false
		}
		text = string(decoded)
	case utf8.Valid(b):
		text = string(b)
	default:
		text = strings.ToValidUTF8(string(b), "\uFFFD")
		if sjis, err := japanese.ShiftJIS.NewDecoder().Bytes(b); err == nil && doubts(string(sjis)) < doubts(text) {
			text = string(sjis)
		}
	}
	if strings.ContainsRune(text, 0) {
		return "", false
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), true
}

// doubts counts the characters that tell of a text decoded wrongly: broken
// ones, and the half width katakana and private characters that UTF-8 read as
// Shift_JIS is full of.
func doubts(text string) int {
	n := 0
	for _, r := range text {
		if r == utf8.RuneError || r >= '｡' && r <= 'ﾟ' || unicode.Is(unicode.Co, r) {
			n++
		}
	}
	return n
}
