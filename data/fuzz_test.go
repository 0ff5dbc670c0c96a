package data

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"
)

// Whatever bytes come in, every meeting that comes out keeps the rules, reading
// them again gives the same, and it takes no longer than their size allows.
func FuzzRead(f *testing.F) {
	for _, page := range pagesOfTestdata(f) {
		b, err := os.ReadFile(page)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	for _, seed := range []string{
		`{"id":"a","meeting_id":"m","kind":"議長","text":"開会します。"}` + "\n{",
		`[{"id":"m","remarks":[{"text":"一"},{"id":"m-1","text":"二"}]}]`,
		"市長\n「「一」、「二」など」\n○市長　はい。\n【部長】「", "「一、二", "Q:「\n・「」\n①\n##### \n参加者：「",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		began := time.Now()
		meetings, report, err := ReadAll("fuzz", bytes.NewReader(b), Options{})
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%d bytes took %v", len(b), took)
		}
		remarks := 0
		for _, m := range meetings {
			if err := Validate(m); err != nil {
				t.Error(err)
			}
			remarks += len(m.Remarks)
		}
		if err == nil && (remarks != report.Total() || len(meetings) != report.Meetings) {
			t.Errorf("read %d remarks of %d meetings, reported %d of %d", remarks, len(meetings), report.Total(), report.Meetings)
		}
		again, second, _ := ReadAll("fuzz", bytes.NewReader(b), Options{})
		if !bytes.Equal(golden(t, meetings, report), golden(t, again, second)) {
			t.Error("read again, it is not the same")
		}
	})
}

// Every day that is read exists, is written as the same day in both calendars,
// and is the period of itself.
func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"令和7年9月12日", "R7.9.12", "２０２５／９／１２", "二千二十五年九月十二日", "20250912", "令和元年度", "FY2025", "2025年（令和7年）9月12日(金)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if p, err := ParsePeriod(s); err == nil && (!p.From.Valid() || !p.To.Valid() || p.To.Compare(p.From) < 0) {
			t.Errorf("%q: from %v to %v", s, p.From, p.To)
		}
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		if !d.Valid() {
			t.Fatalf("%q: no such day %v", s, d)
		}
		if d.Year > 2900 {
			return // no era is read to have four-digit years
		}
		for _, written := range []string{d.String(), d.Japanese()} {
			if back, err := ParseDate(written); err != nil || back != d {
				t.Errorf("%q: %s is read back as %v, %v", s, written, back, err)
			}
		}
		if p, err := ParsePeriod(s); err != nil || p != (Period{d, d}) {
			t.Errorf("%q: period %v, %v", s, p, err)
		}
	})
}

// What is found in a text is a notation of that day.
func FuzzFindDates(f *testing.F) {
	f.Add("車座トーク(令和6年11月20日)、R7.9.12 と ２０２５．９．１２")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, found := range FindDates(text) {
			if found.Start < end || found.End <= found.Start || found.End > len(text) {
				t.Fatalf("%q: ranges overlap or are empty: %v", text, found)
			}
			end = found.End
			if d, err := ParseDate(text[found.Start:found.End]); err != nil || d != found.Date {
				t.Errorf("%q: found %v in %q, which is %v, %v", text, found.Date, text[found.Start:found.End], d, err)
			}
		}
	})
}

// The quotes found in a sentence lie in it in order, and each is its text.
func FuzzFindQuotes(f *testing.F) {
	f.Add("森川市長から、「どうぞ『遠慮なく』。」、「もう一つ「入れ子」も」などの話がありました。")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, q := range findQuotes(text) {
			if q.start < end || q.end <= q.start || q.end > len(text) || !strings.Contains(text[q.start:q.end], q.said) {
				t.Fatalf("%q: %+v", text, q)
			}
			end = q.end
		}
		if joined := strings.Join(sentences(text), ""); len(joined) > len(text) {
			t.Errorf("%q: its sentences are longer", text)
		}
	})
}
