package analyzer

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"plain Japanese stays", "窓口対応に慣れました。", "窓口対応に慣れました。"},
		{"full width letters and digits", "ＲＰＡで９７％減", "rpaで97%減"},
		{"half width kana with sound marks", "ｶﾞｲﾄﾞﾗｲﾝ ﾊﾟｿｺﾝ", "ガイドラインパソコン"},
		{"sound marks of their own", "か\u3099き\u3099は\u309A", "がぎぱ"},
		{"squared and circled", "㌔㌘ ① № ℡ ㍻", "キログラム1 no tel平成"},
		{"old characters", "髙島 齋藤 渡邊 濵﨑 國", "高島斎藤渡辺浜崎国"},
		{"dashes are one", "A‐B–C—D−E", "a-b-c-d-e"},
		{"the long vowel mark is no dash", "サーバー", "サーバー"},
		{"wave dashes are one", "10〜20 10～20", "10~20 10~20"},
		{"white space goes between kanji", "津 布 久　　博　　人\r\n窓口", "津布久博人窓口"},
		{"one space stays between Latin words", "machine \u3000 learning\n2025 年", "machine learning 2025年"},
		{"accents", "Cafe\u0301 CAFÉ", "café café"},
		{"variation selectors and zero width marks", "葛\U000E0100城\u200B市\uFE0F", "葛城市"},
		{"emoji", "👍😊", "👍😊"},
		{"broken bytes become one sign each", "窓\xff口", "窓\uFFFD口"},
		{"nothing", " \u3000\n", ""},
	} {
		if got := Fold(tt.text).Text; got != tt.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

// TestOldForms holds that the table needs no second look: no form of today is
// the old form of another.
func TestOldForms(t *testing.T) {
	for old, today := range oldForms {
		if further, ok := oldForms[today]; ok {
			t.Errorf("%c → %c → %c", old, today, further)
		}
	}
	for _, pair := range []string{"高髙", "斎齋", "斉齊", "辺邊", "辺邉", "沢澤", "国國", "学學", "桜櫻", "駆驅"} {
		r := []rune(pair)
		if oldForms[r[1]] != r[0] {
			t.Errorf("%c folds to %c, want %c", r[1], oldForms[r[1]], r[0])
		}
	}
}

// FuzzFold holds the way back: every folded code point comes from a piece of
// the original, in order, and folding twice is folding once.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "窓口 対応", "ｶﾞｲﾄﾞ", "㍻31年", "か\u3099", "a\u0301 b", "\xff", "\u3099", "゛", "ﾞ", "①\u20DD", "각", "İ", "ﬁ", "A\u3000B"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Fold(s)
		if !utf8.ValidString(got.Text) {
			t.Fatalf("Fold(%q) = %q is not valid UTF-8", s, got.Text)
		}
		n := utf8.RuneCountInString(got.Text)
		if len(got.Starts) != n || len(got.Ends) != n {
			t.Fatalf("Fold(%q): %d code points, %d starts, %d ends", s, n, len(got.Starts), len(got.Ends))
		}
		length := utf8.RuneCountInString(s)
		for i := range n {
			if got.Starts[i] >= got.Ends[i] || got.Ends[i] > length || i > 0 && (got.Starts[i] < got.Starts[i-1] || got.Ends[i] < got.Ends[i-1]) {
				t.Fatalf("Fold(%q): code point %d comes from [%d,%d)", s, i, got.Starts[i], got.Ends[i])
			}
		}
		if appended := string(AppendFold([]byte("前"), s)); appended != "前"+got.Text {
			t.Fatalf("AppendFold(%q) = %q, Fold gives %q", s, appended, got.Text)
		}
		if n > 0 {
			places := []int{0}
			for p := 1; p < n; p += 1 + p%3 {
				places = append(places, p)
			}
			starts, ends := Locate(s, places)
			for i, p := range places {
				if starts[i] != got.Starts[p] || ends[i] != got.Ends[p] {
					t.Fatalf("Locate(%q): code point %d comes from [%d,%d), Fold says [%d,%d)", s, p, starts[i], ends[i], got.Starts[p], got.Ends[p])
				}
			}
		}
		if again := Fold(got.Text).Text; again != got.Text {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, got.Text, again)
		}
		// What the way back points at folds to what came of it.
		runes := []rune(strings.ToValidUTF8(s, "\uFFFD"))
		if len(runes) != length {
			return // a run of broken bytes is one sign there
		}
		place := 0
		for _, r := range got.Text {
			piece := string(runes[got.Starts[place]:got.Ends[place]])
			if r != ' ' && !strings.ContainsRune(Fold(piece).Text, r) {
				t.Fatalf("Fold(%q): %q is said to come from %q", s, r, piece)
			}
			place++
		}
	})
}
