package quantity_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/analyzer/quantity"
)

// spell writes spans as testdata/quantities.txt has them.
func spell(text string, spans []quantity.Span) string {
	var s []string
	for _, sp := range spans {
		s = append(s, text[sp.Start:sp.End]+" "+strings.Join(sp.Terms, " "))
	}
	if s == nil {
		return "-"
	}
	return strings.Join(s, " ; ")
}

// lines returns the lines of a file that are not comments, by their number.
func lines(t testing.TB, name string) map[int]string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m := map[int]string{}
	for i, line := range strings.Split(string(b), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			m[i+1] = line
		}
	}
	return m
}

func TestQuantities(t *testing.T) {
	cases := lines(t, "testdata/quantities.txt")
	for number, line := range cases {
		line, failing := strings.CutPrefix(line, "!")
		text, want, ok := strings.Cut(line, "  ")
		if !ok {
			t.Fatalf("line %d has no two parts: %s", number, line)
		}
		want = strings.TrimSpace(want)
		folded := analyzer.Fold(text).Text
		got := spell(folded, quantity.Find(folded, nil))
		switch {
		case failing && got == want:
			t.Errorf("line %d: %s has come right; take the ! away", number, text)
		case !failing && got != want:
			t.Errorf("line %d: %s\n got %s\nwant %s", number, text, got, want)
		}
	}
	if len(cases) < 150 {
		t.Errorf("only %d cases were read", len(cases))
	}
}

// TestSame holds that the spellings of one thing are asked for by one term, and
// are nothing but it.
func TestSame(t *testing.T) {
	owner := map[string]int{}
	for number, line := range lines(t, "testdata/same.txt") {
		var first string
		for _, text := range strings.Split(line, " | ") {
			folded := analyzer.Fold(text).Text
			spans := quantity.Find(folded, nil)
			if len(spans) != 1 || spans[0].Start != 0 || spans[0].End != len(folded) {
				t.Errorf("line %d: %s is not one span: %s", number, text, spell(folded, spans))
				continue
			}
			term := spans[0].Terms[0]
			if first == "" {
				first = term
			}
			if term != first {
				t.Errorf("line %d: %s is %s, others %s", number, text, term, first)
			}
		}
		if other, taken := owner[first]; taken {
			t.Errorf("lines %d and %d share %s", number, other, first)
		}
		owner[first] = number
	}
}

// TestImplied holds that a text is found by what it says besides, and a query
// is not weakened to that.
func TestImplied(t *testing.T) {
	for _, c := range []struct {
		query, text string
		found       bool
	}{
		{"令和7年", "R7年度の予算", true},
		{"令和7年", "2025-09-12に開いた", true},
		{"令和7年9月", "R7.9.12に開いた", true},
		{"9月12日", "令和7年9月12日に開いた", true},
		{"9月", "2025/9/12に開いた", true},
		{"午後3時", "15:00から", true},
		{"3時", "15:00から", true},
		{"97", "９７％の方", true},
		{"3年", "三年間", true},
		{"令和7年9月12日", "令和7年の会議", false},
		{"令和7年度", "令和7年9月の会議", false},
		{"令和7年", "令和6年の資料", false},
		{"7%", "97%の方", false},
		{"7", "97%の方", false},
		{"000円", "1,000円", false},
		{"1か月", "11か月", false},
		{"2人", "12人", false},
		{"3回", "第3回", false},
		{"第3回", "3回開いた", false},
		{"2人", "2名", false},
		{"1月", "1か月", false},
		{"十分", "10分の休憩", false},
		{"5時", "5時間", false},
	} {
		q := quantity.Find(analyzer.Fold(c.query).Text, nil)
		found := false
		for _, span := range quantity.Find(analyzer.Fold(c.text).Text, nil) {
			found = found || len(q) == 1 && slices.Contains(span.Terms, q[0].Terms[0])
		}
		if found != c.found {
			t.Errorf("%s in %s: found %v", c.query, c.text, found)
		}
	}
}

// check fails when spans are not what Find promises of any text.
func check(t *testing.T, text string, spans []quantity.Span) {
	t.Helper()
	at := 0
	for _, s := range spans {
		if s.Start < at || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("Find(%q): span [%d,%d) after %d", text, s.Start, s.End, at)
		}
		at = s.End
		piece := text[s.Start:s.End]
		if !utf8.ValidString(piece) || !utf8.RuneStart(text[s.Start]) {
			t.Fatalf("Find(%q): span %q is not on whole characters", text, piece)
		}
		if len(s.Terms) == 0 {
			t.Fatalf("Find(%q): no terms for %q", text, piece)
		}
		for i, term := range s.Terms {
			if len(term) < 2 || term[0] != quantity.Mark || !utf8.ValidString(term) || slices.Contains(s.Terms[:i], term) {
				t.Fatalf("Find(%q): %q has the term %q", text, piece, s.Terms)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, line := range lines(f, "testdata/quantities.txt") {
		f.Add(strings.TrimSpace(line))
	}
	f.Add("\xe4\xb8一\xff9%\xe5\x85")
	var used []quantity.Span
	f.Fuzz(func(t *testing.T, s string) {
		for _, text := range []string{s, analyzer.Fold(s).Text} {
			spans := quantity.Find(text, nil)
			check(t, text, spans)
			used = quantity.Find(text, used[:0])
			if spell(text, used) != spell(text, spans) {
				t.Fatalf("Find(%q) with used memory: %s, without %s", text, spell(text, used), spell(text, spans))
			}
		}
	})
}

// ordinary is running text with about as many numbers as minutes have.
const ordinary = "窓口では、お年寄りの方にもわかりやすい言葉で説明するようにしています。" +
	"令和7年度の予算では、子育て支援に3億2,000万円を計上し、保育園三園の改修を進めます。" +
	"一般質問で御指摘のあった待ち時間については、番号札の導入により平均15分短くなりました。" +
	"職員一人ひとりが、市民の皆様の立場に立って考えることが大切だと感じています。" +
	"防災無線が聞こえにくいとの御意見を踏まえ、今後は戸別受信機の配布を検討してまいります。" +
	"この件につきましては、関係する部署と十分に協議をしながら、来年の春までに方向を定めたいと考えております。"

func BenchmarkFind(b *testing.B) {
	text := analyzer.Fold(strings.Repeat(ordinary, 10)).Text
	var spans []quantity.Span
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		spans = quantity.Find(text, spans[:0])
	}
}
