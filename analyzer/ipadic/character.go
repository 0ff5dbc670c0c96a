package ipadic

import "unicode/utf8"

// character is a character of a text that is cut.
type character struct {
	at       uint16 // bytes
	code     uint16 // its number in the trie
	category byte   // its class, as a number into the image's classes
}

// characters appends the characters of a text of no more than [maxCut] bytes, and
// one of no code behind them, where it ends. It reports whether all could be
// read: what is not UTF-8 kagome cuts byte by byte.
func (im *image) characters(dst []character, text string) ([]character, bool) {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError {
			return dst, false
		}
		dst = append(dst, character{uint16(at), im.code(r), im.category(r)})
		at += size
	}
	return append(dst, character{at: uint16(len(text)), code: noCode}), true
}

func (im *image) category(r rune) byte {
	if int(r) < len(im.categories) {
		return im.categories[r]
	}
	return im.categories[0]
}
