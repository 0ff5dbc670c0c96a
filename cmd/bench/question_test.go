package main

import (
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"kizuna/analyzer"
)

// texts are made up: what the council of a city might say.
var texts = []string{
	"みどり野市の窓口対応について、市民課の職員から説明がありました。駅前広場の整備は来年度から始まる予定でございます。",
	"公園の遊具が古くなっているということですから、安全点検の結果を教えていただきたいと思います。",
	"図書館の開館時間を延ばしてほしいという要望がありますけれども、予算の都合で難しい状況です。",
	"「満足度」は97%でした。防災訓練に参加した子どもたちの感想文を読ませていただきました。",
	"水道料金の改定につきましては、審議会の答申を踏まえて検討してまいりたいと考えております。",
}

var days = []string{"2003-05-15", "2011-03-04", "2020-12-18"}

// dictionary opens the analyzer once for all tests.
var dictionary = sync.OnceValues(func() (*analyzer.Analyzer, error) { return analyzer.New(analyzer.Config{}) })

func newTestGenerator(t *testing.T, seed uint64) *generator {
	t.Helper()
	a, err := dictionary()
	if err != nil {
		t.Fatal(err)
	}
	return newGenerator(a, texts, days, seed)
}

func TestQuestionsOfAKind(t *testing.T) {
	g := newTestGenerator(t, 1)
	written := strings.Join(texts, "\n")
	for _, k := range kinds {
		qs := g.questions(k, 3)
		if len(qs) != 3 {
			t.Errorf("%s: %d questions, want 3", k, len(qs))
		}
		seen := map[string]bool{}
		for _, q := range qs {
			n := utf8.RuneCountInString(q.text)
			if q.kind != k || seen[q.text] {
				t.Errorf("%s: %q again or of another kind", k, q)
			}
			seen[q.text] = true
			for _, w := range q.words {
				if !strings.Contains(written, w) {
					t.Errorf("%s: %q is not written", k, w)
				}
			}
			switch k {
			case twoWords:
				if len(q.words) != 2 || q.text != strings.Join(q.words, " ") {
					t.Errorf("two words: %q", q)
				}
			case phrase, stopWords:
				if n < minStopWords || n > maxPhrase || !strings.Contains(written, q.text) {
					t.Errorf("%s: %q", k, q)
				}
			case sentence:
				if n < minSentence || n > maxSentence || len(q.words) < 2 {
					t.Errorf("sentence: %q", q)
				}
			case character:
				if n != 1 {
					t.Errorf("character: %q", q)
				}
			case dated:
				if q.from < "2003" || q.from > "2021" || q.to <= q.from {
					t.Errorf("range: %q", q)
				}
			}
			if k != dated && (q.from != "" || q.to != "") {
				t.Errorf("%s: %q has days", k, q)
			}
		}
	}
}

func TestQuestionsRepeatWithTheirSeed(t *testing.T) {
	a, b, c := newTestGenerator(t, 5), newTestGenerator(t, 5), newTestGenerator(t, 6)
	of := func(g *generator) []question { return g.questions(oneWord, 8) }
	first := of(a)
	if second := of(b); !reflect.DeepEqual(first, second) {
		t.Errorf("one seed, two sets of questions:\n%q\n%q", first, second)
	}
	if other := of(c); reflect.DeepEqual(first, other) {
		t.Errorf("two seeds, one set of questions: %q", other)
	}
}

func TestQuestionsEndWhenTheTextsDo(t *testing.T) {
	g := newTestGenerator(t, 1)
	if qs := g.questions(oneWord, 1000); len(qs) < 5 || len(qs) > 100 {
		t.Errorf("%d nouns in five remarks", len(qs))
	}
}

func TestQuestionGoesOverTheLine(t *testing.T) {
	q := question{dated, "窓口 対応", []string{"窓口", "対応"}, "2010-04-01", "2012-03-31"}
	back, err := parseQuestion(q.String())
	if err != nil || !reflect.DeepEqual(q, back) {
		t.Errorf("%q came back as %q, %v", q, back, err)
	}
	if _, err := parseQuestion("窓口"); err == nil {
		t.Error("a line that is no question was read")
	}
}

func TestHeadingsNeverAskTwice(t *testing.T) {
	a, err := dictionary()
	if err != nil {
		t.Fatal(err)
	}
	headings := []string{"窓口対応の改善", "駅前広場の整備", "水道料金の改定"}
	all := distinct(a, headings, 1)
	seen := map[string]bool{}
	for _, q := range all {
		if seen[q] {
			t.Errorf("%q comes twice", q)
		}
		seen[q] = true
	}
	for _, want := range append([]string{"窓口対応", "広場の整備"}, headings...) {
		if !seen[want] {
			t.Errorf("%q is not among %q", want, all)
		}
	}
	pairs := 0
	for _, q := range all {
		if strings.Contains(q, " ") {
			pairs++
		}
	}
	// Some of the pairs that are drawn come twice, and are left out.
	if parts := len(all) - pairs - len(headings); pairs < 2 || pairs > parts {
		t.Errorf("%d headings, %d parts, %d pairs", len(headings), parts, pairs)
	}
}
