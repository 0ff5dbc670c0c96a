package analyzer

import "testing"

func TestNounParts(t *testing.T) {
	a := testAnalyzer(t)
	for text, want := range map[string][]NounPart{
		"窓口対応": {Noun, Noun}, "高齢者": {Noun, NounSuffix}, "再開発": {NounPrefix, Noun}, "御答弁": {NoNoun, Noun},
		"今回議会": {NoNoun, Noun}, "ict教育": {Noun, Noun}, "3会計": {NoNoun, Noun}, "リスキリング研修": {Noun, Noun}, "それ対応": {NoNoun, Noun},
	} {
		var an Analysis
		a.Analyze(&an, text)
		if len(an.Tokens) != len(want) {
			t.Errorf("%s has %d words, want %d", text, len(an.Tokens), len(want))
			continue
		}
		for i, tok := range an.Tokens {
			if got := a.NounPart(tok); got != want[i] {
				t.Errorf("%s: %s is %d, want %d", text, text[tok.Start:tok.End], got, want[i])
			}
		}
	}
}

func TestNounsAndPredicates(t *testing.T) {
	a := testAnalyzer(t)
	for term, want := range map[string][2]bool{
		"窓口": {true, false}, "困る": {false, true}, "多い": {false, true}, "取り組み": {true, false}, "今日": {true, false},
		"ict": {true, false}, "2025": {false, false}, "これ": {false, false}, "また": {false, false}, "リスキリング": {true, false}, "": {false, false},
	} {
		if got := [2]bool{a.IsNoun(term), a.IsPredicate(term)}; got != want {
			t.Errorf("%q: noun and predicate are %v, want %v", term, got, want)
		}
	}
}
