package main

import "testing"

func TestGroongaSelect(t *testing.T) {
	const best = ` --sort_keys -_score --limit 10`
	for _, c := range []struct {
		q       question
		variant string
		want    string
	}{
		{question{kind: twoWords, text: "窓口 対応", words: []string{"窓口", "対応"}}, groongaName,
			`select Remarks --command_version 2 --match_columns "Words.text || Bigrams.text" --query "窓口 対応" --output_columns _key,_score` + best},
		{question{kind: phrase, text: "窓口対応", words: []string{"窓口", "対応"}}, groongaMecabName,
			`select Remarks --command_version 2 --match_columns Words.text --query "\"窓口対応\"" --output_columns _key,_score` + best},
		{question{kind: dated, text: "窓口", words: []string{"窓口"}, from: "2010-04-01", to: "2012-03-31"}, groongaMecabName,
			`select Remarks --command_version 2 --match_columns Words.text --query 窓口 --output_columns _key,_score` + best + ` --filter "day >= 20100401 && day <= 20120331"`},
	} {
		if got := groongaSelect(c.q, c.variant); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestGroongaAnswer(t *testing.T) {
	a, err := parseGroonga(`[[0,1337566253.89858,0.00025],[[[1277],[["_key","ShortText"],["_score","Int32"]],["x#1",30]]]]`)
	if err != nil || a.hits != 1277 || a.seconds != .00025 {
		t.Errorf("%+v, %v", a, err)
	}
	for _, line := range []string{`[[-63,1337566253.8,0.0005,"Syntax error"]]`, `[[-22,0.0,0.1],[]]`, `100`, ``} {
		if a, err := parseGroonga(line); err == nil {
			t.Errorf("%s was read as %+v", line, a)
		}
	}
}
