package variant

import (
	"strings"
	"testing"
)

func TestBeginnings(t *testing.T) {
	for _, tt := range []struct{ typed, want string }{
		{"まどぐ", "マドグ"},
		{"マドグ", "マドグ"},
		{"まどg", "マドガ マドギ マドグ マドゲ マドゴ"},
		{"madog", "マドガ マドギ マドグ マドゲ マドゴ マドーガ マドーギ マドーグ マドーゲ マドーゴ"},
		{"madogu", "マドグ マドグー マドーグ マドーグー"}, // as madō gu may have been meant
		{"とうき", "トーキ"},
		{"ky", "キ"},
		{"sh", "シ"},
		{"まっt", "マッタ マッチ マッツ マッテ マット"},
		{"matt", "マッタ マッチ マッツ マッテ マット"},
		{"けn", "ケナ ケニ ケヌ ケネ ケノ ケン"},
		{"kenn", "ケン"},
		{"kensh", "ケンシ"},
		{"shimb", "シンバ シンビ シンブ シンベ シンボ"},
		{"tō", "トー"},
		{"tōk", "トーカ トーキ トーク トーケ トーコ"},
		{"ンー", "ンー"},
		{"窓口", ""},
		{"まどgu", ""},
		{"xyz", ""},
		{"1on", ""},
		{"", ""},
	} {
		if got := strings.Join(Beginnings(tt.typed), " "); got != tt.want {
			t.Errorf("Beginnings(%q) = %q, want %q", tt.typed, got, tt.want)
		}
	}
}

// FuzzBeginnings holds that what is typed on the way to a word begins as the word
// does, kana by kana.
func FuzzBeginnings(f *testing.F) {
	for _, s := range []string{"まどぐちたいおう", "トウキョウ", "おおさか", "ヴァイオリン", "みかづき", "すゞき"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if !IsKana(word) {
			return
		}
		key := ReadingKey(word)
		for i := range word {
			for _, b := range Beginnings(word[:i]) {
				if !strings.HasPrefix(key, b) && !strings.ContainsAny(word, "ヴゔ") {
					t.Errorf("%q begins %q, its beginning %q begins %q", word, key, word[:i], b)
				}
			}
		}
	})
}
