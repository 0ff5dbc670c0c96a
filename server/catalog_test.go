package server

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kizuna/index"
)

// said are the places where a phrase is named: in a template, or in code as a
// whole key or as the beginning of one.
var said = regexp.MustCompile(`"([a-z]+\.[a-z0-9_]*)"`)

func TestEveryPhraseIsSaidAndEverySayingIsAPhrase(t *testing.T) {
	used := map[string]bool{}
	// Keys that are put together from a group and a value.
	for _, field := range append(slices.Clone(facetFields), "period") {
		used["filter."+field] = true
	}
	for _, order := range []index.Sort{index.SortRelevance, index.SortNewest, index.SortOldest} {
		used["sort."+string(order)] = true
	}
	for _, tier := range []index.Tier{index.TierPartial, index.TierRelated} {
		for _, of := range []string{"tier.", "heading.", "offer.", "lower."} {
			used[of+string(tier)] = true
		}
		used["heading."+string(tier)+"_meetings"] = true
	}
	for _, way := range []grouping{byMeeting, flat} {
		used["group."+string(way)] = true
	}
	for _, match := range []index.Tier{index.TierMain, index.TierPartial, index.TierRelated} {
		used["match."+string(match)] = true
	}
	for _, kind := range []index.YearKind{index.FiscalYears, index.CalendarYears} {
		used["insight."+string(kind)] = true
	}
	for _, why := range []index.Reason{index.ReasonReading, index.ReasonSynonym, index.ReasonFuzzy} {
		used["besides."+string(why)] = true
	}
	for field := range browsed {
		for _, of := range []string{"browse.", "browsed.", "starts."} {
			used[of+field] = true
		}
	}
	used["order."+orderCount], used["order."+orderReading] = true, true
	for key := range used {
		if _, ok := catalog[key]; !ok {
			t.Errorf("%q is not in the catalog", key)
		}
	}
	files, err := filepath.Glob("web/*.html")
	if err != nil {
		t.Fatal(err)
	}
	code, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, code...) {
		if file == "catalog.go" || strings.HasSuffix(file, "_test.go") {
			continue
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(b), -1) {
			key := m[1]
			if slices.Contains([]string{".js", ".css", ".svg"}, filepath.Ext(key)) { // an asset
				continue
			}
			used[key] = true
			if _, ok := catalog[key]; !ok && !strings.HasSuffix(key, ".") {
				t.Errorf("%s says %q, which is not in the catalog", file, key)
			}
		}
	}
	for key := range catalog {
		if !used[key] {
			t.Errorf("%q is never said", key)
		}
	}
}

var verb = regexp.MustCompile(`%(?:\[\d\])?.`)

func TestPhrasesTakeTheSameArguments(t *testing.T) {
	for key, p := range catalog {
		if p.ja == "" || p.en == "" {
			t.Errorf("%q is not in both languages", key)
		}
		if ja, en := verb.FindAllString(p.ja, -1), verb.FindAllString(p.en, -1); !sameVerbs(ja, en) && !strings.Contains(p.ja, "符号化") {
			t.Errorf("%q: Japanese takes %v, English %v", key, ja, en)
		}
		if one := verb.FindAllString(p.one, -1); p.one != "" && len(one) != len(verb.FindAllString(p.en, -1)) {
			t.Errorf("%q: one takes %v", key, one)
		}
	}
}

func sameVerbs(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

func TestSay(t *testing.T) {
	for _, c := range []struct {
		name string
		l    lang
		key  string
		args []any
		want string
	}{
		{"Japanese has no plural", japanese, "count.remarks", []any{1}, "1件"},
		{"one", english, "count.remarks", []any{1}, "1 remark"},
		{"many, with commas", english, "count.remarks", []any{1234567}, "1,234,567 remarks"},
		{"none", english, "count.meetings", []any{0}, "0 meetings"},
	} {
		if got := c.l.say(c.key, c.args...); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 123456: "123,456", -1234: "-1,234"} {
		if got := number(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}
