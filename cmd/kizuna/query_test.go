package main

import (
	"strings"
	"testing"
)

// TestQueriesThatMeanLittle holds that whatever is typed is answered, or
// refused with a sentence. It runs whole commands on the real engine, in one
// process: an argument of a process cannot hold a NUL.
func TestQueriesThatMeanLittle(t *testing.T) {
	s, _, _ := testStreams(japanese)
	dir := t.TempDir()
	getenv := func(k string) string { return map[string]string{indexVariable: dir}[k] }
	if code := (&program{streams: s, getenv: getenv}).run(t.Context(), []string{"import", "--sample"}); code != exitOK {
		t.Fatalf("import --sample: exit code %d", code)
	}
	for _, c := range []struct {
		name, query string
		code        int
		said        string // part of what is said, if anything must be
	}{
		{"10,000 characters", strings.Repeat("窓口の対応", 2000), exitUsage, "検索語が10000文字あります。2000文字までにしてください"},
		{"only symbols", "!!??（）＊＆", exitOK, "該当する発言はありません"},
		{"an unclosed quote", `"窓口`, exitOK, ""},
		{"an unclosed Japanese quote", "「窓口", exitOK, ""},
		{"an unclosed parenthesis", "(窓口", exitOK, ""},
		{"operators alone", "OR OR -", exitOK, ""},
		{"NUL", "窓口\x00", exitOK, ""},
		{"broken UTF-8", "窓口\xff", exitOK, ""},
		{"a field without a value", "窓口 発言者:", exitOK, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, stdout, stderr := testStreams(japanese)
			code := (&program{streams: s, getenv: getenv}).run(t.Context(), []string{"search", "--limit", "1", "--", c.query})
			if code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			if !strings.Contains(stderr.String(), c.said) {
				t.Errorf("said %q, want %q in it", stderr, c.said)
			}
			if hits, word := stdout.Len() > 0, stderr.Len() > 0; hits == word {
				t.Errorf("wrote %q and said %q, want one of the two", stdout, stderr)
			}
		})
	}
}
