package main

import (
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"
)

func TestSimilar(t *testing.T) {
	other := &data.Meeting{ID: "M2", Title: "窓口の集い", Date: data.Date{Year: 2024, Month: 2, Day: 1},
		Remarks: []data.Remark{{ID: "M2-1", Seq: 1, Kind: data.KindRemark, Text: "窓口で話を聞く。\x1b[31m赤"}}}
	for _, c := range []struct {
		golden, format string
		terminal       bool
		lang           language
	}{
		{"similar-terminal-ja.golden", formatText, true, japanese},
		{"similar-terminal-en.golden", formatText, true, english},
		{"similar-pipe-ja.golden", formatText, false, japanese},
		{"similar.json.golden", formatJSON, false, english},
		{"similar.jsonl.golden", formatJSONL, false, english},
		{"similar.csv.golden", formatCSV, false, english},
	} {
		t.Run(c.golden, func(t *testing.T) {
			s, stdout, _ := testStreams(c.lang)
			s.outTerminal = c.terminal
			e := &fakeEngine{meetings: []*data.Meeting{townMeeting(), other}}
			if err := runSimilar(t.Context(), e, similarOptions{index.SimilarQuery{Remark: "M1-1", Limit: 5}, c.format}, s); err != nil {
				t.Fatal(err)
			}
			golden(t, c.golden, stdout.Bytes())
		})
	}
}

func TestNothingSimilar(t *testing.T) {
	s, stdout, stderr := testStreams(japanese)
	e := &fakeEngine{meetings: []*data.Meeting{townMeeting()}}
	if err := runSimilar(t.Context(), e, similarOptions{index.SimilarQuery{Remark: "M1-1", Limit: 5}, formatText}, s); err != nil {
		t.Fatal(err)
	}
	if stdout.Len() > 0 || !strings.Contains(stderr.String(), "似た発言は見つかりませんでした") {
		t.Errorf("%q, %q", stdout, stderr)
	}
	err := runSimilar(t.Context(), e, similarOptions{index.SimilarQuery{Remark: "M9-1"}, formatText}, s)
	if exitCode(err) != exitNotFound || !strings.Contains(describe(err, japanese), "ID「M9-1」の発言はありません") {
		t.Errorf("got %v", err)
	}
}

func TestBadSimilarCommands(t *testing.T) {
	for line, want := range map[string]string{
		"similar":                   "発言の ID を一つ",
		"similar M1-1 M1-2":         "発言の ID を一つ",
		"similar M1-1 --limit 51":   "--limit は 0 から 50 まで",
		"similar M1-1 --format xml": "xml",
	} {
		s, _, stderr := testStreams(japanese)
		p := &program{streams: s, getenv: func(string) string { return "" }}
		if code := p.run(t.Context(), strings.Fields(line)); code != exitUsage || !strings.Contains(stderr.String(), want) {
			t.Errorf("%s: exit %d, %s", line, code, stderr)
		}
	}
}
