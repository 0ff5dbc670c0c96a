package bleve

import (
	"strings"
	"testing"
	"unicode/utf8"

	"kizuna/analyzer"
)

func FuzzPattern(f *testing.F) {
	for _, s := range [][2]string{
		{"窓口対応の窓口", "窓口"}, {"あああああ", "ああ"}, {"97%は97%", "7%"}, {"ます。ますます。", "ます。"},
		{"", "窓"}, {"口", "窓口"}, {"abcabcabc", "c"}, {"😊と😊", "😊"}, {"の", "の"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, text, want string) {
		text, want = string(analyzer.AppendFold(nil, text)), string(analyzer.AppendFold(nil, want))
		if n := utf8.RuneCountInString(text); codePoints(text) != n {
			t.Fatalf("%q has %d code points, counted %d", text, n, codePoints(text))
		}
		if want == "" {
			return
		}
		p := newPattern(want)
		last, lastPlace := 0, 0
		p.each(text, func(at, place int) bool {
			if strings.Index(text[last:], want) != at-last {
				t.Fatalf("%q in %q from byte %d: found at %d", want, text, last, at)
			}
			if n := utf8.RuneCountInString(text[:at]); n != place {
				t.Fatalf("%q in %q at byte %d: %d code points before it, counted %d", want, text, at, n, place)
			}
			_, n := utf8.DecodeRuneInString(text[at:])
			last, lastPlace = at+n, place
			return true
		})
		if strings.Contains(text[last:], want) {
			t.Fatalf("%q in %q: not found after byte %d, place %d", want, text, last, lastPlace)
		}
	})
}

func TestOccurrence(t *testing.T) {
	// 東京|都|の|京都
	edges := analyzer.EdgesOf([]byte{0b1101_1001}, 6)
	for want, how := range map[string]occurrence{"京": withinWords, "東京都": atEdges, "京都": atEdges, "都の": withinWords, "大阪": nowhere} {
		if got := newPattern(want).in("東京都の京都", edges); got != how {
			t.Errorf("%s: %d, want %d", want, got, how)
		}
	}
}
