package excerpt

import (
	"strings"
	"testing"
	"unicode/utf8"

	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

// mark finds every occurrence of the words in a text.
func mark(text string, words ...string) (spans []index.Span) {
	for _, w := range words {
		for at := 0; ; {
			i := strings.Index(text[at:], w)
			if i < 0 {
				break
			}
			start := utf8.RuneCountInString(text[:at+i])
			spans = append(spans, index.Span{Start: start, End: start + utf8.RuneCountInString(w)})
			at += i + len(w)
		}
	}
	return Join(spans)
}

// show writes a snippet with its marks in brackets.
func show(s index.Snippet) string {
	var b strings.Builder
	at := 0
	runes := []rune(s.Text)
	for _, m := range s.Marks {
		b.WriteString(string(runes[at:m.Start]) + "[" + string(runes[m.Start:m.End]) + "]")
		at = m.End
	}
	return b.String() + string(runes[at:])
}

func TestCut(t *testing.T) {
	long := "はじめに市長からあいさつがありました。" + strings.Repeat("その後は自己紹介が続きました。", 6) +
		"窓口では待ち時間が長いという声が出ました。窓口の案内を増やし、窓口の数も見直します。" + strings.Repeat("最後に写真を撮りました。", 6)
	for _, tt := range []struct {
		name, text string
		words      []string
		length     int
		want       string
	}{
		{"a short text is shown whole", "窓口が混む。", []string{"窓口"}, 40, "[窓口]が混む。"},
		{"the densest passage, from a sentence's start to a sentence's end", long, []string{"窓口", "市長"}, 45,
			"…[窓口]では待ち時間が長いという声が出ました。[窓口]の案内を増やし、[窓口]の数も見直します。…"},
		{"without marks the beginning", long, nil, 30, "はじめに市長からあいさつがありました。その後は自己紹介が続き…"},
		{"a clause where no sentence begins near", strings.Repeat("あ", 50) + "、窓口の話" + strings.Repeat("い", 50), []string{"窓口"}, 30,
			"…窓口の話" + strings.Repeat("い", 26) + "…"},
		{"white space is folded", "窓口\n　　の\t 話", []string{"窓口", "話"}, 40, "[窓口] の [話]"},
		{"a mark over white space stays one", "窓口\n対応に慣れた", []string{"窓口\n対応"}, 40, "[窓口 対応]に慣れた"},
		{"nothing", "", nil, 40, ""},
		{"only white space", " 　\n", nil, 40, ""},
	} {
		got := show(Cut(tt.text, mark(tt.text, tt.words...), tt.length))
		if tt.name == "a clause where no sentence begins near" {
			got = strings.NewReplacer("[", "", "]", "").Replace(got)
		}
		if got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestJoin(t *testing.T) {
	got := Join([]index.Span{{Start: 8, End: 9}, {Start: 2, End: 4}, {Start: 0, End: 2}, {Start: 3, End: 5}, {Start: 6, End: 6}})
	if diff := cmp.Diff([]index.Span{{Start: 0, End: 5}, {Start: 8, End: 9}}, got); diff != "" {
		t.Errorf("spans that touch or overlap are one (-want +got):\n%s", diff)
	}
}

// FuzzCut holds that marks of a snippet lie in it, apart and in order, and show
// the same text as in the whole, white space aside.
func FuzzCut(f *testing.F) {
	f.Add("窓口では、対応が多い。窓口\n　の話です。", 3, 2, 5, 20)
	f.Add("", 0, 0, 0, 1)
	f.Add(strings.Repeat("あ。", 200), 100, 3, 50, 30)
	f.Fuzz(func(t *testing.T, text string, first, width, step, length int) {
		runes := []rune(text)
		if length < 1 || length > 1000 || width < 1 || step < 1 || first < 0 {
			t.Skip()
		}
		var marks []index.Span
		for at := first; at < len(runes) && at+width > at && at+width <= len(runes); at += width + step {
			marks = append(marks, index.Span{Start: at, End: at + width})
		}
		s := Cut(text, marks, length)
		out := []rune(s.Text)
		if len(out) > 2*length+width+2 {
			t.Fatalf("%d code points for a length of %d", len(out), length)
		}
		last := 0
		for _, m := range s.Marks {
			if m.Start < last || m.Start >= m.End || m.End > len(out) {
				t.Fatalf("marks %v of %q", s.Marks, s.Text)
			}
			last = m.End
			piece := strings.Join(strings.Fields(string(out[m.Start:m.End])), "")
			if !strings.Contains(strings.Join(strings.Fields(string(runes)), ""), piece) {
				t.Fatalf("marked %q is not of the text", piece)
			}
		}
	})
}
