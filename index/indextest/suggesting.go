package indextest

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"
)

// suggest asks for suggestions, and holds that each has the hits it says.
func suggest(t *testing.T, e index.Engine, typed index.Typed) (queries []string) {
	t.Helper()
	if typed.Limit == 0 {
		typed.Limit = 10
	}
	all, err := e.Suggest(ctx(t), typed)
	if err != nil {
		t.Fatalf("Suggest(%q): %v", typed.Text, err)
	}
	if len(all) > typed.Limit {
		t.Errorf("Suggest(%q): %d suggestions, asked for %d", typed.Text, len(all), typed.Limit)
	}
	for _, s := range all {
		q := index.Query{Text: s.Query, Filter: typed.Filter, NoSynonyms: typed.NoSynonyms, Match: index.TierMain}
		if (s.Section != "") != (s.Kind == index.SuggestedSection) {
			t.Errorf("Suggest(%q): %+v", typed.Text, s)
		}
		label := s.Query
		if s.Section != "" {
			q.Filter.Sections = []string{s.Section}
			label = s.Section
		}
		if n := search(t, e, q).Total; n != s.Remarks || n == 0 {
			t.Errorf("Suggest(%q): %q with %d hits, a search finds %d", typed.Text, label, s.Remarks, n)
		}
		if slices.Contains(queries, label) {
			t.Errorf("Suggest(%q): %q twice", typed.Text, label)
		}
		queries = append(queries, label)
	}
	return queries
}

func suggestions(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	for _, tt := range []struct {
		what  string
		typed index.Typed
		want  string // among the suggestions; "" for none at all
	}{
		{"by writing", index.Typed{Text: "窓"}, "窓口"},
		{"by reading", index.Typed{Text: "まどぐ"}, "窓口"},
		{"in katakana", index.Typed{Text: "マドグ"}, "窓口"},
		{"in Latin letters", index.Typed{Text: "madogu"}, "窓口"},
		{"half a kana", index.Typed{Text: "まどg"}, "窓口"},
		{"full width", index.Typed{Text: "ｍａｄｏｇ"}, "窓口"},
		{"the last word", index.Typed{Text: "対応 まど"}, "対応 窓口"},
		{"after a full-width space", index.Typed{Text: "対応　まど"}, "対応　窓口"},
		{"what has hits beside the others alone", index.Typed{Text: "苦情 まど"}, ""},
		{"under a filter", index.Typed{Text: "でん", Filter: index.Filter{Meetings: []string{"M2"}}}, "電話"},
		{"without hits under a filter", index.Typed{Text: "まど", Filter: index.Filter{Meetings: []string{"M3"}}}, ""},
		{"a section", index.Typed{Text: "終了後"}, "終了後のアンケート"},
		{"a section by a word in it", index.Typed{Text: "あんけ"}, "終了後のアンケート"},
		{"a past query", index.Typed{Text: "苦", Past: []string{"電話 対応", "苦情 対応"}}, "苦情 対応"},
		{"a past query by reading", index.Typed{Text: "くじょ", Past: []string{"苦情 対応"}}, "苦情 対応"},
		{"a past query without hits", index.Typed{Text: "砂漠", Past: []string{"砂漠の緑化計画"}}, ""},
		{"a field", index.Typed{Text: "発言者:まど"}, ""},
		{"an exclusion", index.Typed{Text: "-まど"}, ""},
		{"nothing", index.Typed{Text: ""}, ""},
		{"spaces", index.Typed{Text: " 　"}, ""},
		{"nothing after a word", index.Typed{Text: "窓口 "}, ""},
		{"nonsense", index.Typed{Text: "qqq\x00\xff（"}, ""},
	} {
		got := suggest(t, e, tt.typed)
		if tt.want == "" && len(got) > 0 || tt.want != "" && !slices.Contains(got, tt.want) {
			t.Errorf("%s, %q: %q, want %q", tt.what, tt.typed.Text, got, tt.want)
		}
	}
	if got := suggest(t, e, index.Typed{Text: "で", Limit: 1}); len(got) != 1 {
		t.Errorf("one suggestion: %q", got)
	}
}

// suggestionsFollow holds that suggestions are of the state of the index.
func suggestionsFollow(t *testing.T, e index.Engine) {
	if got := suggest(t, e, index.Typed{Text: "ひな"}); len(got) != 0 {
		t.Errorf("an empty index suggests %q", got)
	}
	put(t, e, meeting("M1", day(2025, 9, 12), say("避難所の受付を早く開けてほしい。")))
	if got := suggest(t, e, index.Typed{Text: "ひな"}); !slices.Contains(got, "避難") {
		t.Errorf("after a commit: %q", got)
	}
	put(t, e, meeting("M1", day(2025, 9, 12), data.Remark{Text: "防災訓練に出ました。"}))
	if got := suggest(t, e, index.Typed{Text: "ひな"}); len(got) != 0 {
		t.Errorf("of what is gone: %q", got)
	}
}

func badTyped(t *testing.T, e index.Engine) {
	for _, typed := range []index.Typed{
		{Text: strings.Repeat("語", index.MaxTypedRunes+1), Limit: 1},
		{Limit: -1}, {Limit: index.MaxSuggestions + 1},
		{Limit: 1, Past: make([]string, index.MaxPast+1)},
	} {
		if _, err := e.Suggest(ctx(t), typed); !errors.Is(err, index.ErrBadQuery) {
			t.Errorf("%.20q, limit %d, %d past: %v, want ErrBadQuery", typed.Text, typed.Limit, len(typed.Past), err)
		}
	}
	long := index.Typed{Text: strings.Repeat("語", index.MaxTypedRunes), Limit: index.MaxSuggestions, Past: make([]string, index.MaxPast)}
	if _, err := e.Suggest(ctx(t), long); err != nil {
		t.Errorf("at the limits: %v", err)
	}
}
