package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/data"
	"kizuna/index"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares what was written with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got; -update writes it anew)\n%s", name, diff)
	}
}

func textFormat() *string { f := formatText; return &f }

func TestSearchOptions(t *testing.T) {
	f := searchFlags{
		limit: 20, offset: 40, sort: "newest", kinds: []string{"アンケート", "remark"}, speakers: []string{"市長"},
		sections: []string{"窓口"}, meetings: []string{"M1"}, remarks: []string{"M1-1"}, years: []string{"令和7"}, fiscalYears: []string{"2025"}, from: "令和7年4月", to: "2025", match: "partial", group: "meeting", noSynonyms: true, explain: true, format: textFormat(),
	}
	got, err := f.options([]string{"窓口", "OR", "電話"})
	if err != nil {
		t.Fatal(err)
	}
	want := searchOptions{format: formatText, explain: true, query: index.Query{
		Text: "窓口 OR 電話", Limit: 20, Offset: 40, Sort: index.SortNewest, Match: index.TierPartial, NoSynonyms: true, Explain: true, ByMeeting: true,
		Filter: index.Filter{
			Kinds: []data.Kind{data.KindSurvey, data.KindRemark}, Speakers: []string{"市長"}, Sections: []string{"窓口"}, Meetings: []string{"M1"}, Remarks: []string{"M1-1"}, Years: []int{2025}, FiscalYears: []int{2025},
			From: data.Date{Year: 2025, Month: 4, Day: 1}, To: data.Date{Year: 2025, Month: 12, Day: 31},
		},
	}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(searchOptions{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestSearchOptionsRefused(t *testing.T) {
	for _, c := range []struct {
		name  string
		flags searchFlags
		words string
		want  string
	}{
		{"limit too large", searchFlags{limit: 1001}, "窓口", "--limit は 0 から 1000 まで"},
		{"limit below zero", searchFlags{limit: -1}, "窓口", "--limit は 0 から 1000 まで"},
		{"offset too large", searchFlags{offset: 100_001}, "窓口", "--offset と --limit の合計は 0 から 100000 まで"},
		{"offset below zero", searchFlags{offset: -1}, "窓口", "--offset と --limit の合計は"},
		{"offset and limit that would overflow", searchFlags{offset: 1<<63 - 1, limit: 10}, "窓口", "--offset と --limit の合計は"},
		{"unknown kind", searchFlags{kinds: []string{"雑談"}}, "窓口", "区分「雑談」はありません。発言、コメント"},
		{"no year", searchFlags{years: []string{"2025年度"}}, "窓口", "--year："},
		{"no fiscal year", searchFlags{fiscalYears: []string{"4月"}}, "窓口", "--fiscal-year："},
		{"no day", searchFlags{from: "きのう"}, "窓口", "--from："},
		{"no such day", searchFlags{to: "2025-02-30"}, "窓口", "--to："},
		{"from after to", searchFlags{from: "2026", to: "2025"}, "窓口", "より後になっています"},
		{"only white space", searchFlags{}, " 　", "探す言葉を指定してください"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.flags.format = textFormat()
			_, err := c.flags.options([]string{c.words})
			if err == nil || exitCode(err) != exitUsage || !strings.Contains(describe(err, japanese), c.want) {
				t.Errorf("got %v (%s), want %q in it", err, describe(err, japanese), c.want)
			}
		})
	}
}

func TestSearchByFilterAlone(t *testing.T) {
	f := searchFlags{speakers: []string{"市長"}, format: textFormat()}
	if _, err := f.options(nil); err != nil {
		t.Error(err)
	}
}

func TestSearchOutput(t *testing.T) {
	for _, c := range []struct {
		golden   string
		format   string
		terminal bool
		color    bool
		lang     language
	}{
		{"search-terminal-ja.golden", formatText, true, true, japanese},
		{"search-terminal-en-nocolor.golden", formatText, true, false, english},
		{"search-pipe-ja.golden", formatText, false, false, japanese},
		{"search.json.golden", formatJSON, false, false, japanese},
		{"search.jsonl.golden", formatJSONL, false, false, japanese},
		{"search.csv.golden", formatCSV, false, false, japanese},
	} {
		t.Run(c.golden, func(t *testing.T) {
			s, stdout, stderr := testStreams(c.lang)
			s.outTerminal, s.color = c.terminal, c.color
			e := &fakeEngine{meetings: []*data.Meeting{townMeeting()}}
			if err := runSearch(t.Context(), e, searchOptions{query: index.Query{Text: "窓口", Limit: 10}, format: c.format}, s); err != nil {
				t.Fatal(err)
			}
			golden(t, c.golden, append(append(stdout.Bytes(), "--- stderr\n"...), stderr.Bytes()...))
		})
	}
}

// TestAllHitsComeByPages has an index with more hits than one page holds.
func TestAllHitsComeByPages(t *testing.T) {
	m := townMeeting()
	for i := range index.MaxAll {
		m.Remarks = append(m.Remarks, data.Remark{ID: fmt.Sprintf("M1-%d", i+4), Seq: i + 4, Kind: data.KindRemark, Text: "窓口"})
	}
	for format, want := range map[string]int{formatText: index.MaxAll, formatJSON: 1, formatJSONL: index.MaxAll, formatCSV: index.MaxAll + 1} {
		s, stdout, stderr := testStreams(japanese)
		err := runSearch(t.Context(), &fakeEngine{meetings: []*data.Meeting{m}}, searchOptions{query: index.Query{Text: "窓口", Limit: 10}, all: true, format: format}, s)
		if err != nil {
			t.Fatal(err)
		}
		if lines := bytes.Count(stdout.Bytes(), []byte("\n")); lines != want {
			t.Errorf("%s: %d lines, want %d", format, lines, want)
		}
		if ids := bytes.Count(stdout.Bytes(), []byte("M1-9999")); ids == 0 {
			t.Errorf("%s: no hit of the last page", format)
		}
		if format != formatText && !strings.Contains(stderr.String(), "全10002件のうち先頭の10000件です。") {
			t.Errorf("%s: said %q", format, stderr)
		}
	}
}

func TestSearchCountsOnly(t *testing.T) {
	s, stdout, stderr := testStreams(english)
	e := &fakeEngine{meetings: []*data.Meeting{townMeeting()}}
	if err := runSearch(t.Context(), e, searchOptions{query: index.Query{Text: "窓口"}, format: formatText}, s); err != nil {
		t.Fatal(err)
	}
	if stdout.String() != "Hits: 2, meetings: 1\n" || stderr.Len() > 0 {
		t.Errorf("wrote %q, said %q", stdout, stderr)
	}
}

func TestSearchSaysWhereItStands(t *testing.T) {
	for _, c := range []struct {
		name  string
		query index.Query
		want  string
	}{
		{"a slip of the keys", index.Query{Text: "窓囗", Limit: 10}, "該当する発言はありません。語を減らす、短くする、書き方を変える、絞り込みをはずすなどをお試しください。\nもしかして：窓口（2件）\n"},
		{"no hits", index.Query{Text: "無い言葉", Limit: 10}, "該当する発言はありません"},
		{"past the last hit", index.Query{Text: "窓口", Limit: 10, Offset: 9}, "該当する発言は2件（1会議）です。9番目より後はありません。"},
		{"more to come", index.Query{Text: "窓口", Limit: 1}, "1～1件目（全2件、1会議）。前後は kizuna show ID で読めます。\n続きは --offset 1 で表示できます。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _, stderr := testStreams(japanese)
			s.outTerminal = true
			e := &fakeEngine{meetings: []*data.Meeting{townMeeting()}}
			if err := runSearch(t.Context(), e, searchOptions{query: c.query, format: formatText}, s); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(stderr.String(), c.want) {
				t.Errorf("said %q, want %q in it", stderr, c.want)
			}
		})
	}
}

// TestNothingSteersTheTerminal holds that no control character of a text
// reaches a terminal in any format, and that JSON stays JSON.
func TestNothingSteersTheTerminal(t *testing.T) {
	m := townMeeting()
	m.Title, m.Remarks[0].Text, m.Remarks[0].Speaker = "集い\u009b2J", "窓口\u009b2J\x7f\u202e", "職員\x1b]0;x\a"
	e := &fakeEngine{meetings: []*data.Meeting{m}}
	for _, format := range []string{formatText, formatJSON, formatJSONL, formatCSV} {
		t.Run(format, func(t *testing.T) {
			s, stdout, _ := testStreams(english)
			s.outTerminal = true
			if err := runSearch(t.Context(), e, searchOptions{query: index.Query{Text: "窓口", Limit: 10}, format: format}, s); err != nil {
				t.Fatal(err)
			}
			for _, r := range stdout.String() {
				if r != '\n' && r != '\r' && unsafeOnTerminal(r) {
					t.Errorf("%U reached the terminal", r)
				}
			}
			if format == formatJSON && !json.Valid(stdout.Bytes()) {
				t.Error("the JSON is broken")
			}
		})
	}
}

func TestDataReachesAPipeUnchanged(t *testing.T) {
	s, stdout, _ := testStreams(english)
	if _, err := s.data().Write([]byte("a\u009bb")); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(stdout.Bytes(), []byte("a\u009bb")) {
		t.Errorf("got %q", stdout)
	}
}
