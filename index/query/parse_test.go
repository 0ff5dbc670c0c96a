package query

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"kizuna/data"
)

// show writes a tree as an expression, one way for each tree.
func show(n Node) string {
	switch n := n.(type) {
	case Text:
		if n.Phrase {
			return "「" + n.Text + "」"
		}
		return n.Text
	case Field:
		switch n.Name {
		case FieldKind:
			return "kind=" + string(n.Kind)
		case FieldDate:
			return fmt.Sprintf("date=%s..%s", n.Period.From, n.Period.To)
		}
		return string(n.Name) + "=" + n.Value
	case Not:
		return "not(" + show(n.Node) + ")"
	case And:
		return "and(" + showAll(n.Nodes) + ")"
	case Or:
		return "or(" + showAll(n.Nodes) + ")"
	case All:
		return "all"
	}
	return "nothing"
}

func showAll(nodes []Node) string {
	var parts []string
	for _, n := range nodes {
		parts = append(parts, show(n))
	}
	return strings.Join(parts, "; ")
}

// cases are read by the tests of the tree, of the canonical text and by the
// fuzzer.
var cases = []struct{ name, text, want string }{
	{"one word", "窓口", "窓口"},
	{"nothing", "", "all"},
	{"white space alone", " 　\t", "all"},
	{"a space", "窓口 電話", "and(窓口; 電話)"},
	{"a full-width space", "窓口　電話", "and(窓口; 電話)"},
	{"space around", "　窓口 ", "窓口"},
	{"NUL and control characters", "窓口\x00電話\r\n苦情", "and(窓口; 電話; 苦情)"},
	{"broken UTF-8", "窓\xff口\xe7", "窓口"},
	{"marks that only steer display", "\ufeff-窓\u200b口", "and(all; not(窓口))"},

	{"OR", "窓口 OR 電話", "or(窓口; 電話)"},
	{"OR in full width", "窓口　ＯＲ　電話", "or(窓口; 電話)"},
	{"a bar", "窓口 | 電話", "or(窓口; 電話)"},
	{"または by itself", "窓口 または 電話", "or(窓口; 電話)"},
	{"または in running text", "窓口または電話", "窓口または電話"},
	{"or in small letters", "this or that", "and(this; or; that)"},
	{"OR of three", "a OR b OR c", "or(a; b; c)"},
	{"OR binds closer than a space", "窓口 電話 OR メール 苦情", "and(窓口; or(電話; メール); 苦情)"},
	{"AND binds closer than OR", "a AND b OR c", "or(and(a; b); c)"},
	{"AND behind OR", "a OR b AND c", "or(a; and(b; c))"},
	{"OR without a left side", "OR 電話", "and(OR; 電話)"},
	{"OR without a right side", "窓口 OR", "and(窓口; OR)"},
	{"OR alone", "OR", "OR"},
	{"OR twice", "窓口 OR OR 電話", "or(窓口; 電話)"},
	{"OR beside nothing but quotes", `窓口 OR ""`, "and(窓口; OR)"},
	{"a bar inside a word", "A|B", "A|B"},

	{"minus", "窓口 -電話", "and(窓口; not(電話))"},
	{"full-width minus", "窓口　－電話", "and(窓口; not(電話))"},
	{"NOT", "窓口 NOT 電話", "and(窓口; not(電話))"},
	{"NOT twice", "窓口 NOT NOT 電話", "and(窓口; 電話)"},
	{"NOT alone", "窓口 NOT", "and(窓口; NOT)"},
	{"nothing but a minus word", "-電話", "and(all; not(電話))"},
	{"nothing but minus words", "-電話 -窓口", "and(all; not(電話); not(窓口))"},
	{"minus before an operator", "窓口 -OR 電話", "and(窓口; not(OR); 電話)"},
	{"OR with a minus", "窓口 OR -電話", "or(窓口; and(all; not(電話)))"},
	{"a hyphen in a word", "well-being", "well-being"},
	{"a date in digits", "2025-09-12", "2025-09-12"},
	{"a minus by itself", "窓口 - 電話", "and(窓口; -; 電話)"},
	{"a flag", "--limit", "--limit"},
	{"a heading between dashes", "－歴史と文化－", "－歴史と文化－"},
	{"a long vowel", "ーマ", "ーマ"},
	{"plus signs", "C++", "C++"},

	{"parentheses", "(窓口 OR 電話) 苦情", "and(or(窓口; 電話); 苦情)"},
	{"full-width parentheses", "（窓口　OR　電話）　苦情", "and(or(窓口; 電話); 苦情)"},
	{"parentheses of two widths", "（窓口 OR 電話) 苦情", "and(or(窓口; 電話); 苦情)"},
	{"a group that touches a word", "(窓口 OR 電話)対応", "and(or(窓口; 電話); 対応)"},
	{"a group behind a word", "対応(窓口 OR 電話)", "and(対応; or(窓口; 電話))"},
	{"a group in a group", "((a OR b) c) OR d", "or(and(or(a; b); c); d)"},
	{"a group taken out", "窓口 -(電話 OR メール)", "and(窓口; not(or(電話; メール)))"},
	{"what a group excludes, excluded", "窓口 -(-a -b)", "and(窓口; not(and(all; not(a); not(b))))"},
	{"a field in parentheses", "(区分:アンケート) 窓口", "and(kind=survey; 窓口)"},
	{"a phrase in parentheses", `("市民の声") 窓口`, "and(「市民の声」; 窓口)"},
	{"phrases in a group", `("市民の声" OR 「話を聞く」) 窓口`, "and(or(「市民の声」; 「話を聞く」); 窓口)"},
	{"a provisional name", "（仮称）みどり野浄水場", "（仮称）みどり野浄水場"},
	{"a company", "(株)みどり野", "(株)みどり野"},
	{"a company apart", "(株) みどり野", "and((株); みどり野)"},
	{"an explanation", "避難所（避難場所）", "避難所（避難場所）"},
	{"an explanation of words", "ＭａａＳ（移動　サービス）の導入", "and(ＭａａＳ（移動; サービス）の導入)"},
	{"an abbreviation that is an operator", "手術室（OR）", "手術室（OR）"},
	{"an open parenthesis", "(窓口 電話", "and((窓口; 電話)"},
	{"a closing parenthesis", "窓口) 電話", "and(窓口); 電話)"},
	{"parentheses around nothing", "() 窓口", "and((); 窓口)"},
	{"a face", "(^_^)", "(^_^)"},

	{"a phrase", `"窓口対応"`, "「窓口対応」"},
	{"a phrase of words", `"city hall" 窓口`, "and(「city hall」; 窓口)"},
	{"curly quotes", "“窓口対応”", "「窓口対応」"},
	{"quotes as the Japanese keyboard gives them", "”窓口対応”", "「窓口対応」"},
	{"full-width quotes", "＂窓口対応＂", "「窓口対応」"},
	{"corner brackets", "「窓口対応」", "「窓口対応」"},
	{"double corner brackets", "『窓口対応』　電話", "and(「窓口対応」; 電話)"},
	{"brackets in brackets", "「声を『聞く』姿勢」", "「声を『聞く』姿勢」"},
	{"quotations side by side", "「窓口」「電話」", "and(「窓口」; 「電話」)"},
	{"a phrase taken out", `窓口 -"市民の声"`, "and(窓口; not(「市民の声」))"},
	{"a quotation in running text", "市長から「ありがとう」と", "市長から「ありがとう」と"},
	{"a quotation that begins running text", "「声を聞く」取組", "「声を聞く」取組"},
	{"a title in curly quotes", "“つながり”ミーティング", "“つながり”ミーティング"},
	{"a quotation and a remark in parentheses", "「声を聞く」（案）", "「声を聞く」（案）"},
	{"an unclosed quote", `"窓口 対応`, "and(窓口; 対応)"},
	{"an unclosed bracket", "「窓口", "窓口"},
	{"a quote closed only", `窓口 対応"`, "and(窓口; 対応)"},
	{"quotes around nothing beside a word", `"" 窓口`, "窓口"},
	{"quotes around nothing", `""`, `""`},
	{"syntax in quotes", `"a OR -b (c"`, "「a OR -b (c」"},

	{"speaker", "発言者:市長", "speaker=市長"},
	{"speaker in English, full-width colon", "Speaker：市長", "speaker=市長"},
	{"kind by its label", "区分:アンケート 窓口", "and(kind=survey; 窓口)"},
	{"kind by its value", "kind:survey", "kind=survey"},
	{"kind in half-width kana", "区分:ｱﾝｹｰﾄ", "kind=survey"},
	{"kinds", "区分:発言,アンケート、コメント", "or(kind=remark; kind=survey; kind=comment)"},
	{"a field taken out", "窓口 -区分:アンケート", "and(窓口; not(kind=survey))"},
	{"meeting", "会議:M00012", "meeting=M00012"},
	{"meeting in quotes", `会議:"新任職員 懇談"`, "meeting=新任職員 懇談"},
	{"meeting in brackets", "会議:「新任職員　懇談」 窓口", "and(meeting=新任職員　懇談; 窓口)"},
	{"a heading with a comma of its own", "テーマ:窓口、電話", "section=窓口、電話"},
	{"section", "section:窓口,電話", "or(section=窓口; section=電話)"},
	{"year", "年:2025", "date=2025-01-01..2025-12-31"},
	{"year of an era", "年:令和7", "date=2025-01-01..2025-12-31"},
	{"fiscal year", "年度:令和7", "date=2025-04-01..2026-03-31"},
	{"fiscal years", "fiscal_year:2023..2024", "date=2023-04-01..2025-03-31"},
	{"a day", "日付:2025-09-12", "date=2025-09-12..2025-09-12"},
	{"days", "日付:2025-09-12..2025-10-01", "date=2025-09-12..2025-10-01"},
	{"days, the Japanese way", "日付:令和7年9月12日～令和7年10月1日", "date=2025-09-12..2025-10-01"},
	{"from a day on", "日付:2025-09-12..", "date=2025-09-12.."},
	{"from and to", "from:2025-04 to:2025-06", "and(date=2025-04-01..; date=..2025-06-30)"},
	{"a fiscal year beyond the calendar", "年度:9999", "年度:9999"},
	{"an unknown kind", "区分:案", "区分:案"},
	{"one unknown kind of two", "区分:発言,案", "区分:発言,案"},
	{"a year in letters", "年:abc", "年:abc"},
	{"days the wrong way round", "日付:2025-10-01..2025-09-12", "日付:2025-10-01..2025-09-12"},
	{"an unknown field", "窓口:案", "窓口:案"},
	{"an unknown kind in quotes", `区分:"案 件"`, "and(区分; 「案 件」)"},
	{"a field without a value", "発言者: 市長", "and(発言者:; 市長)"},
	{"a time", "10:30", "10:30"},
	{"an address", "https://example.jp/a", "https://example.jp/a"},
	{"a colon in running text", "対策①：検査", "対策①：検査"},

	{"an escaped minus", `窓口 \-5`, "and(窓口; -5)"},
	{"an escaped operator", `窓口 \OR 電話`, "and(窓口; OR; 電話)"},
	{"an escaped colon", `発言者\:市長`, "発言者:市長"},
	{"a backslash that escapes nothing", `\100`, `\100`},
	{"only symbols", "★ №", "and(★; №)"},
}

func TestParse(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := show(Parse(c.text).Root); got != c.want {
				t.Errorf("Parse(%q)\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

func TestNotes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an unknown kind", "区分:案", "「案」は「区分」の値として読めないため、文字として検索しました"},
		{"an unknown field", "窓口:案", "「窓口」という項目はないため、文字として検索しました"},
		{"a field without a value", "発言者： 市長", "「発言者：」のすぐ後に値がないため、文字として検索しました"},
		{"too deep", strings.Repeat("(a ", 100) + strings.Repeat(")", 100), "かっこの入れ子が深すぎるため、かっこも文字として検索しました"},
		{"too many words", strings.Repeat("語 ", MaxLeaves+1), "言葉が多すぎるため、初めの256語だけで検索しました"},
		{"as many words as may be", strings.Repeat("語 ", MaxLeaves), ""},
		{"a time", "10:30", ""},
		{"an address", "https://example.jp/a", ""},
		{"running text", "対策①：検査 テスト：終わり", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			if notes := Parse(c.text).Notes; len(notes) > 0 {
				got = notes[len(notes)-1].Japanese
			}
			if got != c.want {
				t.Errorf("Parse(%q) notes %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestTextsAreThoseToBeFound(t *testing.T) {
	got := Texts(Parse(`窓口 ("話を聞く" OR 電話) -苦情 区分:発言`).Root)
	want := []Text{{Text: "窓口"}, {Text: "話を聞く", Phrase: true}, {Text: "電話"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// check holds what is promised of every query.
func check(t *testing.T, text string) {
	t.Helper()
	q := Parse(text)
	checkNode(t, q.Root, true)
	if d := depth(q.Root); d > MaxDepth {
		t.Errorf("Parse(%q) is %d nodes deep", text, d)
	}
	if q.Japanese() == "" || q.English() == "" {
		t.Errorf("Parse(%q) has no sentence", text)
	}
	again := Parse(q.String())
	if !reflect.DeepEqual(again.Root, q.Root) {
		t.Errorf("Parse(%q) is\n%s, but its canonical text %q\n%s", text, show(q.Root), q, show(again.Root))
	}
}

func checkNode(t *testing.T, n Node, beside bool) {
	t.Helper()
	switch n := n.(type) {
	case Text:
		if n.Text == "" || strings.TrimSpace(n.Text) != n.Text || strings.ToValidUTF8(n.Text, "") != n.Text || strings.ContainsRune(n.Text, 0) {
			t.Errorf("text %q is not as promised", n.Text)
		}
		if !n.Phrase && len(strings.Fields(n.Text)) != 1 {
			t.Errorf("text %q holds white space", n.Text)
		}
	case Field:
		switch {
		case n.Name == FieldDate && n.Period == data.Period{}, n.Name == FieldKind && n.Kind == "":
			t.Errorf("field %v has no value", n)
		case n.Name != FieldDate && n.Name != FieldKind && strings.TrimSpace(n.Value) == "":
			t.Errorf("field %v has no value", n)
		}
	case And:
		positive := false
		for _, c := range n.Nodes {
			switch c := c.(type) {
			case And:
				t.Errorf("an And in %s", show(n))
			case Not:
				if _, twice := c.Node.(Not); twice {
					t.Errorf("a Not in a Not in %s", show(n))
				}
				checkNode(t, c.Node, true)
			case All:
				positive = true
			default:
				positive = true
				checkNode(t, c, true)
			}
		}
		if len(n.Nodes) < 2 || !positive {
			t.Errorf("%s is no And", show(n))
		}
	case Or:
		for _, c := range n.Nodes {
			if _, ok := c.(Or); ok {
				t.Errorf("an Or in %s", show(n))
			}
			checkNode(t, c, false)
		}
		if len(n.Nodes) < 2 {
			t.Errorf("%s is no Or", show(n))
		}
	case All:
		if !beside {
			t.Error("All is not alone")
		}
	default:
		t.Errorf("%T has no place here", n)
	}
}

func TestCanonicalTextOfEveryCase(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { check(t, c.text) })
	}
}

// TestEveryShortQuery joins every few pieces of the language in every order.
func TestEveryShortQuery(t *testing.T) {
	pieces := []string{" ", "窓", "OR", "NOT", "-", "(", "）", `"`, "「", "」", "年:", "2025", `\`, ","}
	var build func(prefix string, n int)
	build = func(prefix string, n int) {
		check(t, prefix)
		if n == 0 || t.Failed() {
			return
		}
		for _, p := range pieces {
			build(prefix+p, n-1)
		}
	}
	build("", 4)
}

func TestNestingIsBounded(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("(", 100_000),
		strings.Repeat("(a OR ", 10_000) + strings.Repeat(")", 10_000),
		strings.Repeat("(a OR b ", 15) + strings.Repeat(")", 15),
		strings.Repeat("「", 50_000) + strings.Repeat("」", 50_000),
		strings.Repeat(`"`, 100_000),
		strings.Repeat("- ", 50_000),
		strings.Repeat("NOT ", 50_000),
		strings.Repeat("年:", 50_000),
		strings.Repeat("(年:,", 50_000),
	} {
		t0 := time.Now()
		check(t, text)
		t.Log(time.Since(t0), text[:20])
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text)
	}
	f.Fuzz(check)
}

// TestRandomQueries joins many pieces of the language at random.
func TestRandomQueries(t *testing.T) {
	pieces := []string{" ", " ", " ", "　", "窓口", "a", "OR", " OR ", "AND", " AND ", " NOT ", "-", " -", "－",
		"(", ")", " (", ") ", "（", "）", `"`, ` "`, `" `, "”", "「", "」", " 「", "」 ", "『", "』", "年:2025", "発言者:",
		"区分：", "発言", "会議:", "案:", ",", "、", `\`, "|", "または", "..", "\x00"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(25) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		if check(t, b.String()); t.Failed() {
			return
		}
	}
}
