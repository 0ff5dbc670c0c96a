package synonym

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// testFold stands for the analyzer's: width and case.
func testFold(s string) string { return strings.ToLower(norm.NFKC.String(s)) }

func contains(all []string, s string) bool { return slices.Contains(all, s) }

// parse reads a file that has nothing wrong.
func parse(t *testing.T, text string) *Set {
	t.Helper()
	set, warnings, err := Parse("test.txt", strings.NewReader(text), testFold)
	if err != nil || len(warnings) > 0 {
		t.Fatalf("Parse(%q): %v, %v", text, warnings, err)
	}
	return set
}

func join(words []string) string { return strings.Join(words, " ") }

func TestMembers(t *testing.T) {
	set := parse(t, "残業, 時間外勤務, 超過勤務\nＰＣ,パソコン\n超過勤務,超勤\nごみ => 廃棄物\na => b, c\n")
	for _, tt := range []struct{ name, phrase, want string }{
		{"the others, as in the file", "時間外勤務", "残業 超過勤務"},
		{"of two groups, once each", "超過勤務", "残業 時間外勤務 超勤"},
		{"but not from group to group", "超勤", "超過勤務"},
		{"written as in the file", "パソコン", "ＰＣ"},
		{"asked for folded", "pc", "パソコン"},
		{"one way", "ごみ", "廃棄物"},
		{"not back", "廃棄物", ""},
		{"nor to each other", "b", ""},
		{"unknown", "窓口", ""},
		{"nothing", "", ""},
	} {
		if got := join(set.Members(tt.phrase)); got != tt.want {
			t.Errorf("%s: Members(%q) = %q, want %q", tt.name, tt.phrase, got, tt.want)
		}
	}
	if got := set.Members("窓口"); got != nil {
		t.Errorf("unknown: %v, want nil", got)
	}
}

func TestLongest(t *testing.T) {
	set := parse(t, "育児休業, 育休\n育児, 子育て\n会任, 会計年度任用職員\nごみ => 廃棄物\n1on1, ワンオンワン\n")
	at := func(places ...string) func(n int) bool { // a phrase may end behind one of these
		return func(n int) bool { return slices.ContainsFunc(places, func(p string) bool { return len(p) == n }) }
	}
	for _, tt := range []struct {
		name, text string
		ends       func(n int) bool
		want       string
	}{
		{"several words", "育児休業の申請", at("育児", "育児休業", "育児休業の"), "育児休業"},
		{"the longest that ends with a word", "育児休業の申請", at("育児", "育児休", "育児休業の"), "育児"},
		{"the whole text", "育休", at("育休"), "育休"},
		{"not inside a word", "会任せの運営", at("会", "会任せ"), ""},
		{"anywhere", "会任せの運営", nil, "会任"},
		{"what only answers begins nothing", "廃棄物の処理", nil, ""},
		{"Latin", "1on1の面談", nil, "1on1"},
		{"text that is cut short", "育", nil, ""},
		{"nothing", "", nil, ""},
		{"broken bytes", "\xe8\x82", nil, ""},
	} {
		if got := set.Longest(tt.text, tt.ends); got != len(tt.want) {
			t.Errorf("%s: Longest(%q) = %d, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

// TestFindingAllOfAQuery walks over a query as an analyzer does.
func TestFindingAllOfAQuery(t *testing.T) {
	set := parse(t, "育児休業, 育休\n申請, 申込\n申請書, 申請用紙\n")
	var found []string
	for text := "育児休業の申請書"; text != ""; {
		n := set.Longest(text, nil)
		if n > 0 {
			found = append(found, text[:n])
		} else {
			n = len("の")
		}
		text = text[n:]
	}
	if got := join(found); got != "育児休業 申請書" {
		t.Errorf("found %q", got)
	}
}

func TestOver(t *testing.T) {
	const bundled = "生活保護, 生保\n残業, 超勤, 超過勤務\nごみ => 廃棄物\nパソコン, PC, 電算機\n"
	for _, tt := range []struct{ name, own, phrase, want string }{
		{"both are there", "窓口, カウンター", "生保", "生活保護"},
		{"the own first", "生活保護, 公的扶助", "生活保護", "公的扶助 生保"},
		{"all switched off", "!default off\n窓口, カウンター", "生保", ""},
		{"but the own stay", "!default off\n窓口, カウンター", "窓口", "カウンター"},
		{"one word switched off", "!default off 生保", "生保", ""},
		{"in both directions", "!default off 生保", "生活保護", ""},
		{"the rest of its group stays", "!default off 超勤, 生保", "残業", "超過勤務"},
		{"switched off as folded", "！ｄｅｆａｕｌｔ　ｏｆｆ　ＰＣ", "パソコン", "電算機"},
		{"and said again otherwise", "!default off 生保\n生保, 生命保険", "生保", "生命保険"},
	} {
		set := parse(t, tt.own).Over(parse(t, bundled))
		if got := join(set.Members(tt.phrase)); got != tt.want {
			t.Errorf("%s: Members(%q) = %q, want %q", tt.name, tt.phrase, got, tt.want)
		}
	}
}

func TestOverInAnyOrder(t *testing.T) {
	a, b, c := parse(t, "!default off 生保\n窓口, カウンター"), parse(t, "!default off 超勤\n道, 道路"), parse(t, "生活保護, 生保\n残業, 超勤, 超過勤務")
	left, right := a.Over(b).Over(c), a.Over(b.Over(c))
	if left.Fingerprint() != right.Fingerprint() {
		t.Errorf("(a over b) over c is not a over (b over c)")
	}
	if got := join(left.Members("残業")); got != "超過勤務" {
		t.Errorf("残業: %q", got)
	}
}

// TestRelated holds that words on one subject stay apart from synonyms.
func TestRelated(t *testing.T) {
	const text = "残業, 超勤\n残業, 超勤 ~> ノー残業デー, 業務量\n手話, 筆談 ～> 手話, 筆談, 補聴器\n"
	set := parse(t, text)
	for _, tt := range []struct{ name, phrase, synonyms, related string }{
		{"both", "残業", "超勤", "ノー残業デー 業務量"},
		{"one way", "業務量", "", ""},
		{"the others, when on both sides", "手話", "", "筆談 補聴器"},
		{"unknown", "窓口", "", ""},
	} {
		if got := join(set.Members(tt.phrase)); got != tt.synonyms {
			t.Errorf("%s: Members(%q) = %q, want %q", tt.name, tt.phrase, got, tt.synonyms)
		}
		if got := join(set.Related().Members(tt.phrase)); got != tt.related {
			t.Errorf("%s: Related().Members(%q) = %q, want %q", tt.name, tt.phrase, got, tt.related)
		}
	}
	if n := set.Related().Longest("手話で話す", nil); n != len("手話") {
		t.Errorf("Longest is %d", n)
	}
	if n := set.Longest("手話で話す", nil); n != 0 {
		t.Errorf("a synonym of %d bytes that is only related", n)
	}
	over := parse(t, "!default off 業務量\n残業 ~> 終電").Over(set)
	if got := join(over.Related().Members("残業")); got != "終電 ノー残業デー" {
		t.Errorf("over another: %q", got)
	}
	if got := parse(t, "!default off").Over(set).Related().Members("残業"); got != nil {
		t.Errorf("switched off: %v", got)
	}
}

func TestFingerprint(t *testing.T) {
	of := func(text string) string { return parse(t, text).Fingerprint() }
	base := of("残業, 超勤")
	for name, text := range map[string]string{
		"comments and blank lines": "# 労務\n\n残業, 超勤  # 略称\n",
		"line ends and separators": "残業、超勤\r\n",
	} {
		if of(text) != base {
			t.Errorf("%s change the fingerprint", name)
		}
	}
	for name, text := range map[string]string{
		"another word": "残業, 超勤, 超過勤務", "the order": "超勤, 残業", "the direction": "残業 => 超勤",
		"the writing": "残業, 超勤\nPC, パソコン", "a switch": "残業, 超勤\n!default off", "a switched word": "残業, 超勤\n!default off 生保",
		"a related word": "残業, 超勤\n残業 ~> 終電", "another relation": "残業, 超勤 ~> 残業, 超勤",
	} {
		if of(text) == base {
			t.Errorf("%s does not change the fingerprint", name)
		}
	}
	if got := len(base); got != 16 {
		t.Errorf("%d characters, want 16", got)
	}
}

func TestZeroSet(t *testing.T) {
	var s Set
	if s.Related().Members("残業") != nil || s.Members("残業") != nil || s.Longest("残業", nil) != 0 || s.Fingerprint() != "" {
		t.Error("the zero Set is not empty")
	}
	if got := join(s.Over(parse(t, "残業, 超勤")).Members("残業")); got != "超勤" {
		t.Errorf("over another: %q", got)
	}
}
