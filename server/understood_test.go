package server

import (
	"strings"
	"testing"
)

func TestUnderstood(t *testing.T) {
	for _, c := range []struct{ name, text, ja, en string }{
		{"one plain word", "窓口", "", ""},
		{"a question in one go", "窓口で説明するには", "", ""},
		{"nothing", "", "", ""},
		{"two words", "窓口 電話", "検索の内容：「窓口」と「電話」を両方含む発言", "Searched for remarks that contain both “窓口” and “電話”"},
		{"a phrase", "「窓口対応」", "検索の内容：「窓口対応」（文字どおり）を含む発言", "Searched for remarks that contain the exact text “窓口対応”"},
		{"a field", "区分:アンケート", "検索の内容：すべての発言（区分：アンケート）", "Searched for all remarks (kind: Survey answer)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := understood(japanese, c.text); got != c.ja {
				t.Errorf("got %q, want %q", got, c.ja)
			}
			if got := understood(english, c.text); got != c.en {
				t.Errorf("got %q, want %q", got, c.en)
			}
		})
	}
	if got := []rune(understood(japanese, strings.Repeat("窓口 ", 600))); len(got) > maxUnderstoodRunes+20 {
		t.Errorf("%d characters", len(got))
	}
}

func TestNotes(t *testing.T) {
	if got := notes(japanese, "窓口 電話"); got != nil {
		t.Errorf("got %q", got)
	}
	for l, want := range map[lang]string{japanese: "」という項目はないため", english: "there is no field"} {
		if got := strings.Join(notes(l, "kindd:survey 窓口"), " "); !strings.Contains(got, want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
}
