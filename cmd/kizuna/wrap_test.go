package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"kizuna/index"
	"kizuna/server/wire"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      int
		want       string // lines between |, marks between *
	}{
		{"fits", "窓口対応", 10, "窓口対応"},
		{"Japanese breaks anywhere", "窓口対応の研修", 6, "窓口対|応の研|修"},
		{"a full stop does not begin a line", "窓口対応。", 8, "窓口対|応。"},
		{"an opening bracket does not end a line", "あいう「え」", 8, "あいう|「え」"},
		{"a Latin word is kept whole", "研修の Excel 講座", 7, "研修の|Excel|講座"},
		{"a word longer than a line is cut", "abcdefghij", 4, "abcd|efgh|ij"},
		{"a break in the text is kept", "一行目\n二行目", 20, "一行目|二行目"},
		{"an empty line is kept", "一\n\n二", 20, "一||二"},
		{"no space begins a line", "aaaa bbbb", 4, "aaaa|bbbb"},
		{"nothing", "", 10, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var lines []string
			for _, l := range wrap([]wire.Piece{{Text: c.text}}, c.width) {
				var b strings.Builder
				for _, p := range l {
					b.WriteString(p.Text)
				}
				lines = append(lines, b.String())
			}
			if got := strings.Join(lines, "|"); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWrapKeepsMarks(t *testing.T) {
	lines := wrap(wire.Pieces("あ窓口対応い", []index.Span{{Start: 1, End: 5}}), 6)
	var got []string
	for _, l := range lines {
		for _, p := range l {
			if p.Marked {
				got = append(got, p.Text)
			}
		}
	}
	if strings.Join(got, "|") != "窓口|対応" {
		t.Errorf("marked %q", got)
	}
}

// FuzzWrap holds that wrapping loses nothing but spaces and line breaks, and
// that a line is too wide only when a single unit of it is.
func FuzzWrap(f *testing.F) {
	f.Add("窓口では、まず「話」を聞く。Excel 2024\n以上", 10)
	f.Add("ー。、）））", 3)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if width < 2 || width > 200 || !utf8.ValidString(text) {
			t.Skip()
		}
		var b strings.Builder
		for _, l := range wrap([]wire.Piece{{Text: text}}, width) {
			var cs []cell
			for _, p := range l {
				b.WriteString(p.Text)
				cs = append(cs, cells([]wire.Piece{p})...)
			}
			if w := cellsWidth(cs); w > width && len(cs) > 1 {
				t.Errorf("a line of %d columns, want at most %d: %v", w, width, join(cs))
			}
		}
		strip := strings.NewReplacer(" ", "", "\n", "").Replace
		if strip(b.String()) != strip(text) {
			t.Errorf("got %q of %q", b.String(), text)
		}
	})
}

func TestPrintable(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "窓口\n対応", "窓口\n対応"},
		{"escape", "\x1b[31m赤", "\ufffd[31m赤"},
		{"C1 control", "a\u009bb", "a\ufffdb"},
		{"bell and NUL", "a\a\x00", "a\ufffd\ufffd"},
		{"tab", "a\tb", "a b"},
		{"Windows line end", "a\r\nb", "a\nb"},
		{"right-to-left override", "a\u202eb", "a\ufffdb"},
		{"broken UTF-8", "a\xffb", "a\ufffdb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := printable(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestByteSize(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 999: "999 B", 1000: "1.0 kB", 999_960: "1.0 MB", 1_234_567: "1.2 MB", 5_000_000_000: "5.0 GB", 2_000_000_000_000: "2.0 TB"} {
		if got := byteSize(n); got != want {
			t.Errorf("byteSize(%d) = %s, want %s", n, got, want)
		}
	}
}
