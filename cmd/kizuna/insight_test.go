package main

import (
	"testing"

	"kizuna/data"
	"kizuna/index"
)

// decade is an engine with a meeting a year but one, and words to tell.
func decade() *fakeEngine {
	e := &fakeEngine{words: []index.TellingWord{
		{Text: "待ち時間", Remarks: 12, OfRemarks: 20, Expected: 1.5, G2: 61.2},
		{Text: "受話器\x1b[31m", Remarks: 3, OfRemarks: 3, G2: 30},
	}}
	for i, date := range []data.Date{{Year: 2019, Month: 3, Day: 31}, {Year: 2019, Month: 4, Day: 1}, {Year: 2021, Month: 6, Day: 1}, {}} {
		m := townMeeting()
		m.ID, m.Date = m.ID+string(rune('A'+i)), date
		e.meetings = append(e.meetings, m)
	}
	return e
}

func TestInsightInTables(t *testing.T) {
	for _, c := range []struct {
		golden string
		lang   language
		years  index.YearKind
	}{{"insight-ja.golden", japanese, index.FiscalYears}, {"insight-en.golden", english, index.CalendarYears}} {
		s, out, _ := testStreams(c.lang)
		if err := runInsight(t.Context(), decade(), index.InsightQuery{Text: "窓口", Years: c.years, Words: 5}, formatText, s); err != nil {
			t.Fatal(err)
		}
		golden(t, c.golden, out.Bytes())
	}
}

func TestInsightAsJSON(t *testing.T) {
	s, out, _ := testStreams(japanese)
	if err := runInsight(t.Context(), decade(), index.InsightQuery{Text: "窓口", Years: index.FiscalYears, Words: 1}, formatJSON, s); err != nil {
		t.Fatal(err)
	}
	golden(t, "insight.json.golden", out.Bytes())
}

func TestInsightOfNothing(t *testing.T) {
	s, out, said := testStreams(japanese)
	if err := runInsight(t.Context(), decade(), index.InsightQuery{Text: "どこにもない", Years: index.FiscalYears}, formatText, s); err != nil || out.Len() > 0 || said.Len() == 0 {
		t.Errorf("%v, written %q, said %q", err, out, said)
	}
}

func TestInsightFlags(t *testing.T) {
	for _, words := range [][]string{{"insight"}, {"insight", "窓口", "--words", "101"}, {"insight", "窓口", "--words", "-1"}, {"insight", "窓口", "--years", "lunar"}, {"insight", "窓口", "--kind", "雑談"}} {
		s, _, _ := testStreams(english)
		if code := (&program{streams: s}).run(t.Context(), words); code != exitUsage {
			t.Errorf("%v: exit code %d, want %d", words, code, exitUsage)
		}
	}
}
