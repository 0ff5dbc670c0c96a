package data

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"regexp/syntax"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSieve(t *testing.T) {
	for _, tt := range []struct {
		expression, text string
		passes           bool
	}{
		{`^(?:日時|場所)[:：]`, "場所：みどり野公民館", true},
		{`^(?:日時|場所)[:：]`, "会場：みどり野公民館", false},
		{`^(?:閉会|散会)$`, "閉会", true},
		{`^(?:閉会|散会)$`, "閉会の前に一言申し上げます。", false},
		{`^(?:大|印刷(?:する)?|ページの先頭へ.{0,4})$`, "大変だった。", false},
		{`^(?:大|印刷(?:する)?|ページの先頭へ.{0,4})$`, "ページの先頭へ戻る", true},
		{`(?:意見|声)が(?:あり|出)`, "多くの声がありました。", true},
		{`(?:意見|声)が(?:あり|出)`, "話し合いました。", false},
		{`(?i)^pdf`, "ＰＤＦ", false},
		{`(?i)^pdf`, "Pdfファイル", true},
		{`[0-9]{2,}`, "十二", false},
		{`[0-9]*件`, "件", true},
		{`^[^。]+$`, "窓口", true},
		{`^$`, "", true},
		{`^$`, "あ", false},
		{`あ?`, "", true},
	} {
		if got := newSieve(tt.expression).passes(tt.text); got != tt.passes {
			t.Errorf("%s on %q: %v", tt.expression, tt.text, got)
		}
		if regexp.MustCompile(tt.expression).MatchString(tt.text) && !tt.passes {
			t.Errorf("%s matches %q", tt.expression, tt.text)
		}
	}
}

// What a sieve holds back its expression does not match: no line of any page, and nothing
// that is made to match it.
func TestSievesHoldBackNoMatch(t *testing.T) {
	skipUnderRace(t)
	var lines []string
	pages, err := filepath.Glob("testdata/pages/*")
	if err != nil || len(pages) == 0 {
		t.Fatal(err, pages)
	}
	for _, page := range pages {
		b, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if utf8.Valid(b) && !strings.HasSuffix(page, ".json") {
			lines = append(lines, strings.Split(string(b), "\n")...)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	made, held := 0, 0
	for _, p := range patterns {
		re, sieve := p.compile()
		for _, line := range lines {
			if !sieve.passes(line) {
				held++
				if re.MatchString(line) {
					t.Errorf("%.80s holds back %q", p.expression, line)
				}
			}
		}
		tree, err := syntax.Parse(p.expression, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		for range 200 {
			text := matching(tree, random)
			if !re.MatchString(text) {
				continue // a place such as ^ amid it
			}
			made++
			if !sieve.passes(text) {
				t.Errorf("%.80s holds back %q", p.expression, text)
			}
		}
	}
	if 2*held < len(patterns)*len(lines) || made < 100*len(patterns) {
		t.Errorf("%d lines held back of %d patterns on %d lines, %d texts made to match", held, len(patterns), len(lines), made)
	}
}

// matching makes up a text that an expression matches, but for the places it asks for.
func matching(re *syntax.Regexp, random *rand.Rand) string {
	times := func(least, most int) string {
		if most < 0 {
			most = least + 3
		}
		var b strings.Builder
		for range least + random.IntN(most-least+1) {
			b.WriteString(matching(re.Sub[0], random))
		}
		return b.String()
	}
	switch re.Op {
	case syntax.OpLiteral:
		var b strings.Builder
		for _, r := range re.Rune {
			same := folds(r, re)
			b.WriteRune(same[random.IntN(len(same))])
		}
		return b.String()
	case syntax.OpCharClass:
		i := 2 * random.IntN(len(re.Rune)/2)
		return string(re.Rune[i] + random.Int32N(re.Rune[i+1]-re.Rune[i]+1))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return []string{"窓", "の", "a", "。", "「", "１"}[random.IntN(6)]
	case syntax.OpCapture:
		return matching(re.Sub[0], random)
	case syntax.OpStar:
		return times(0, -1)
	case syntax.OpPlus:
		return times(1, -1)
	case syntax.OpQuest:
		return times(0, 1)
	case syntax.OpRepeat:
		return times(re.Min, re.Max)
	case syntax.OpConcat:
		var b strings.Builder
		for _, sub := range re.Sub {
			b.WriteString(matching(sub, random))
		}
		return b.String()
	case syntax.OpAlternate:
		return matching(re.Sub[random.IntN(len(re.Sub))], random)
	}
	return ""
}
