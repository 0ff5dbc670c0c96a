package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cleanText makes a text fit for a Remark: valid UTF-8, no control characters
// but line ends and tabs, no white space at its ends.
func cleanText(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	return strings.TrimSpace(dropControls(text))
}

// cleanLine is cleanText for what stands in one line: names, titles, headings.
func cleanLine(text string) string {
	return tidy(strings.ReplaceAll(cleanText(text), "\n", " "))
}

// dropControls makes every line end \n and removes the other control
// characters but tabs, and the marks of no width that pages are strewn with.
func dropControls(text string) string {
	if !strings.ContainsFunc(text, unwanted) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unwanted(r) {
			return -1
		}
		return r
	}, lineEnds.Replace(text))
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n")

func unwanted(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case r < 0x100:
		return unicode.IsControl(r) || r == '\u00ad'
	}
	return r == '\u200b' || r == '\u2028' || r == '\u2029' || r == '\ufeff'
}
