package indextest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"kizuna/index"
)

// expansions holds what Expand and Correct promise of any text: parts in order,
// other texts, each once; that a search finds what it is said to, and anything at
// all by a correction.
func expansions(t *testing.T, e index.Engine) {
	put(t, e, append(council(), meeting("M4", day(2025, 1, 1),
		say("待機児童の保護者の声を聞いた。"), say("保健所の前で高齢者に会った。"), say("お年寄りの話を聞く。"), say("子供も来た。"), say("子どもも来た。")))...)
	expand := func(text string) *index.Expansion {
		t.Helper()
		ex, err := e.Expand(ctx(t), text)
		if err != nil {
			t.Fatalf("Expand(%q): %v", text, err)
		}
		return ex
	}
	for _, text := range []string{"", " ", "窓口", "子ども", "窓口対応", "高齢者", "待期児童", "保険所", "まどぐち", "97%", "!?", "OR", `"窓口"`, "窓口 電話", "\xff", strings.Repeat("窓", index.MaxTextRunes)} {
		ex := expand(text)
		if strings.TrimSpace(strings.ToValidUTF8(text, "")) != "" && ex.Text == "" {
			t.Errorf("%q is taken for nothing", text)
		}
		if ex.Need > len(ex.Words) || ex.Need == 0 && len(ex.Words) > 0 {
			t.Errorf("%q: %d of %d words are needed", text, ex.Need, len(ex.Words))
		}
		meant, err := e.Correct(ctx(t), text)
		if err != nil || len(meant) > index.MaxCorrections {
			t.Errorf("Correct(%q): %v, %v", text, meant, err)
		}
		for i, m := range meant {
			if m == "" || m == ex.Text || slices.Contains(meant[:i], m) || search(t, e, index.Query{Text: m}).Total == 0 {
				t.Errorf("%q may have been meant for %q, which is the same, there twice, or found nowhere", text, m)
			}
		}
		at := 0
		for _, w := range ex.Words {
			n := strings.Index(ex.Text[at:], w.Text)
			if n < 0 || w.Text == "" || len(w.Words) > 0 {
				t.Errorf("%q: the word %+v is not in order in %q", text, w, ex.Text)
				break
			}
			at += n + len(w.Text)
		}
		seen := []string{ex.Text}
		for _, a := range ex.Alternatives {
			if a.Text == "" || slices.Contains(seen, a.Text) {
				t.Errorf("%q: %q is no other text, or there twice", text, a.Text)
			}
			seen = append(seen, a.Text)
			found := ids(search(t, e, index.Query{Text: text, Match: index.TierPartial}))
			switch a.Why {
			case index.ReasonVariant, index.ReasonReading, index.ReasonSynonym, index.ReasonFuzzy:
				for _, id := range ids(search(t, e, index.Query{Text: `"` + a.Text + `"`, Match: index.TierMain})) {
					if !slices.Contains(found, id) {
						t.Errorf("%q is said to find %s %q, but not %s", text, a.Why, a.Text, id)
					}
				}
			default:
				t.Errorf("%q: %q for the reason %q", text, a.Text, a.Why)
			}
		}
	}
	if ex := expand("窓口"); ex.Text != "窓口" || len(ex.Words) > 0 {
		t.Errorf("one word is cut: %+v", ex)
	}
	long := strings.Repeat("窓", index.MaxTextRunes+1)
	if _, err := e.Expand(ctx(t), long); !errors.Is(err, index.ErrBadQuery) {
		t.Errorf("a text too long to expand: %v, want ErrBadQuery", err)
	}
	if _, err := e.Correct(ctx(t), long); !errors.Is(err, index.ErrBadQuery) {
		t.Errorf("a text too long to correct: %v, want ErrBadQuery", err)
	}
	ended, cancel := context.WithCancel(ctx(t))
	cancel()
	if _, err := e.Expand(ended, "窓口"); !errors.Is(err, index.ErrTimeout) {
		t.Errorf("after the context ended: %v, want ErrTimeout", err)
	}
	if _, err := e.Correct(ended, "窓口"); !errors.Is(err, index.ErrTimeout) {
		t.Errorf("correcting after the context ended: %v, want ErrTimeout", err)
	}
}
