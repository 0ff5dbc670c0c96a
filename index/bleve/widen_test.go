package bleve

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kizuna/analyzer"
	"kizuna/analyzer/synonym"
	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

// TestFound holds what a hit says of how it was found, and that its marks lie on
// just that.
func TestFound(t *testing.T) {
	e := openDir(t, t.TempDir())
	commit(t, e, func(b index.Batch) error {
		return b.Put(t.Context(), small("A",
			"子供の声がよく聞こえる公園です。",
			"電話での問合せが減りました。",
			"お年寄りに寄り添った説明をする。",
			"満足度が９７％を超えました。",
			"窓口で説明を受けた。",
			"先輩とのコミュニケーションで学んだ。",
			"障がいのある方の声を聞く。",
			"Ｒ７年度の予算を組んだ。",
			"育児休業を半年取りました。"))
	})
	for _, tt := range []struct {
		query string
		id    string
		why   []index.Reason
		marks []string
	}{
		{"子ども", "A-1", []index.Reason{index.ReasonVariant}, []string{"子供"}},
		{"問い合わせ", "A-2", []index.Reason{index.ReasonVariant}, []string{"問合せ"}},
		{"高齢者", "A-3", []index.Reason{index.ReasonSynonym}, []string{"お年寄り"}},
		{"97パーセント", "A-4", []index.Reason{index.ReasonQuantity}, []string{"９７％"}},
		{"まどぐち", "A-5", []index.Reason{index.ReasonReading}, []string{"窓口"}},
		{"madoguchi", "A-5", []index.Reason{index.ReasonReading}, []string{"窓口"}},
		{"コミニュケーション", "A-6", []index.Reason{index.ReasonFuzzy}, []string{"コミュニケーション"}},
		{"障害", "A-7", []index.Reason{index.ReasonVariant}, []string{"障がい"}},
		{"令和7年", "A-8", []index.Reason{index.ReasonQuantity}, []string{"Ｒ７年度"}},
		{"育休", "A-9", []index.Reason{index.ReasonSynonym}, []string{"育児休業"}},
		{"説明", "A-5", []index.Reason{index.ReasonLiteral, index.ReasonWord}, []string{"説明"}},
	} {
		r, err := e.Search(t.Context(), index.Query{Text: tt.query, Limit: 10, Match: index.TierMain})
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(r.Hits, func(h index.Hit) bool { return h.Remark.ID == tt.id })
		if i < 0 {
			t.Errorf("%s does not find %s", tt.query, tt.id)
			continue
		}
		h := r.Hits[i]
		if diff := cmp.Diff(tt.why, h.Why()); diff != "" {
			t.Errorf("%s: why (-want +got):\n%s", tt.query, diff)
		}
		var marks []string
		for _, m := range h.Marks {
			marks = append(marks, string([]rune(h.Remark.Text)[m.Start:m.End]))
		}
		if diff := cmp.Diff(tt.marks, marks); diff != "" {
			t.Errorf("%s: marks (-want +got):\n%s", tt.query, diff)
		}
		// A marked piece, folded, is what the hit says it was found by.
		for _, m := range marks {
			folded := string(analyzer.AppendFold(nil, m))
			if !slices.ContainsFunc(h.Found, func(f index.Found) bool { return strings.Contains(folded, f.Text) && f.Text != "" }) {
				t.Errorf("%s: %q is marked, but found is %v", tt.query, m, h.Found)
			}
		}
	}
}

// TestSynonymsFile holds that synonyms are read again without reindexing, told
// apart, and left out when not wanted.
func TestSynonymsFile(t *testing.T) {
	dir := t.TempDir()
	var warnings []synonym.Warning
	e, err := Open(dir, Config{Create: true, Warn: func(w synonym.Warning) { warnings = append(warnings, w) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	commit(t, e, func(b index.Batch) error {
		return b.Put(t.Context(), small("A", "みどりん号の運行を増やしてほしい。", "町なかを走る小さなバスが便利です。"))
	})
	total := func(q index.Query) int {
		t.Helper()
		q.Match, q.Limit = index.TierMain, 10
		r, err := e.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		return r.Total
	}
	query := index.Query{Text: "小さなバス"}
	if n := total(query); n != 1 {
		t.Fatalf("%d hits before there is a file, want 1", n)
	}
	path := filepath.Join(dir, SynonymsFile)
	versions := map[string]bool{}
	seen := func() bool {
		v, err := e.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		before := versions[v]
		versions[v] = true
		return before
	}
	seen()
	for n, want := range []int{2, 1} {
		text := []string{"小さなバス, みどりん号\n", "# 何もない\n"}[n]
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		// The file is looked at once a second at most.
		deadline := time.Now().Add(5 * time.Second)
		for total(query) != want && time.Now().Before(deadline) {
			time.Sleep(50 * time.Millisecond)
		}
		if got := total(query); got != want {
			t.Errorf("%d hits with the file %q, want %d", got, text, want)
		}
		if seen() {
			t.Errorf("with the file %q the version is one that there was before", text)
		}
		query.NoSynonyms = true
		if got := total(query); got != 1 {
			t.Errorf("%d hits without synonyms, want 1", got)
		}
		query.NoSynonyms = false
	}
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("B", "別の話")) })
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the file is gone after a commit: %v", err)
	}
	if len(warnings) > 0 {
		t.Errorf("warnings %v", warnings)
	}
}

// TestBoundedWidening holds that a query can only be widened so far.
func TestBoundedWidening(t *testing.T) {
	e := openDir(t, t.TempDir())
	commit(t, e, func(b index.Batch) error {
		var texts []string
		for _, w := range []string{"機械", "機会", "器械", "奇怪", "貴会", "棋界"} {
			texts = append(texts, fmt.Sprintf("%sの話をした。", w))
		}
		return b.Put(t.Context(), small("A", texts...))
	})
	g, err := e.acquire()
	if err != nil {
		t.Fatal(err)
	}
	defer e.release(g)
	x := e.expander(t.Context(), g, index.Query{})
	for _, q := range []string{"きかい", "kikai", strings.Repeat("きかい", 5), strings.Repeat("か", 16), strings.Repeat("かきくけこ", 100)} {
		p := newPlan(x, q)
		for _, w := range p.words {
			if len(w.alternatives) > maxAlternatives+1 {
				t.Errorf("%.20s: %d alternatives of a word", q, len(w.alternatives))
			}
		}
		for _, l := range p.asked {
			if len(l.alternatives) > maxAlternatives+maxReadings {
				t.Errorf("%.20s: %d alternatives of the whole", q, len(l.alternatives))
			}
		}
	}
	if r := hits(t, e, "きかい"); len(r) < 5 {
		t.Errorf("きかい finds %v, want its homophones", r)
	}
}

// FuzzSearch holds that whatever is typed is answered, and that every mark lies
// in its text.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{"", "窓口", "まどぐち", "madoguchi", "窓口 -電話", "\"窓口", "97%", "令和7年9月12日", "障がいのある方", "(窓口 OR 電話) 対応", "ｶﾞｲﾄﾞ", "\x00\xff", "・", "ー", "育休 OR 産休", "コミニュケーション", "1on1", "年度:令和7", "゛", "a b c"} {
		f.Add(s)
	}
	dir := f.TempDir()
	e, err := Open(dir, Config{Create: true})
	if err != nil {
		f.Fatal(err)
	}
	b, err := e.Begin(f.Context())
	if err != nil {
		f.Fatal(err)
	}
	m := small("A", "窓口対応に慣れました。№１の窓口　対応です。", "育児休業を取った子供が９７％です。", "障がいのある方の声を2025年9月12日に聞いた。", "ｶﾞｲﾄﾞﾗｲﾝとワーク・ショップ、1on1、well-being、😊。", "コミュニケーションの問合せ先はか\u3099です。")
	if err := b.Put(f.Context(), m); err != nil {
		f.Fatal(err)
	}
	if err := b.Commit(f.Context()); err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = e.Close() })
	f.Fuzz(func(t *testing.T, text string) {
		if len([]rune(text)) > index.MaxTextRunes {
			t.Skip()
		}
		r, err := e.Search(t.Context(), index.Query{Text: text, Limit: 10, Facets: 5, Match: index.TierRelated})
		if err != nil {
			t.Fatalf("Search(%q): %v", text, err)
		}
		for _, h := range r.Hits {
			last := 0
			for _, m := range h.Marks {
				if m.Start < last || m.End <= m.Start || m.End > len([]rune(h.Remark.Text)) {
					t.Fatalf("Search(%q): marks %v in %q", text, h.Marks, h.Remark.Text)
				}
				last = m.End
			}
			if len(h.Found) == 0 {
				t.Fatalf("Search(%q): %s is found by nothing", text, h.Remark.ID)
			}
		}
	})
}
