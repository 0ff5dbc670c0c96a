package data

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// shared returns the path of a file that is beside the repository, not in it,
// and skips the test where it is absent.
func shared(t testing.TB, path string) string {
	t.Helper()
	path = filepath.Join("..", "..", "shared", filepath.FromSlash(path))
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not here", path)
	}
	return path
}

// What the real page must give, told by the numbers of its lines: nothing of it
// may be copied here.
func TestTheRealPage(t *testing.T) {
	path := shared(t, "pages/kizuna-2025-09-12.txt")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := append([]string{""}, strings.Split(string(b), "\n")...) // from 1
	line := func(n int) string { return strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(lines[n]), "•")) }
	sections := []string{line(19), line(31), line(43), line(52)}
	greeting, lead := line(15), "はじめに"
	mayor, greeting, _ := strings.Cut(strings.TrimPrefix(greeting, lead), "から、「")
	greeting, _, _ = strings.Cut(greeting, "」")
	survey, conclusion, _ := strings.Cut(line(53), "」などの意見が出ました。")

	want := []Remark{
		{Kind: KindNarration, Text: line(14)},
		{Kind: KindGreeting, Speaker: mayor, Role: "市長", Text: greeting},
		{Section: sections[0], Kind: KindNarration, Text: line(21)},
	}
	for n := 23; n <= 29; n++ {
		want = append(want, Remark{Section: sections[0], Kind: KindRemark, Text: line(n)})
	}
	want = append(want, Remark{Section: sections[1], Kind: KindNarration, Text: line(33)})
	for n := 35; n <= 39; n++ {
		want = append(want, Remark{Section: sections[1], Kind: KindRemark, Text: line(n)})
	}
	for n := 46; n <= 47; n++ {
		want = append(want, Remark{Section: sections[2], Kind: KindComment, Speaker: "市長", Role: "市長", Text: line(n)})
	}
	for _, answer := range strings.Split(strings.TrimPrefix(survey, "「"), "」、「") {
		want = append(want, Remark{Section: sections[3], Kind: KindSurvey, Text: answer})
	}
	want = append(want, Remark{Section: sections[3], Kind: KindNarration, Text: conclusion})
	for i := range want {
		want[i].Seq, want[i].ID = i+1, fmt.Sprintf("C124643-%d", i+1)
	}

	meetings, report, err := readFile(t, path)
	if err != nil {
		t.Fatal(err)
	}
	if len(meetings) != 1 || len(report.Warnings) != 0 {
		t.Fatalf("%d meetings, warnings %v", len(meetings), report.Warnings)
	}
	m := meetings[0]
	title := strings.TrimSuffix(line(10), "(令和7年9月12日)")
	if m.ID != "C124643" || m.Title != title || m.Date != (Date{2025, 9, 12}) || m.Updated != (Date{2025, 10, 2}) {
		t.Errorf("meeting %s %s, held %s, updated %s", m.ID, m.Title, m.Date, m.Updated)
	}
	if !slices.Equal(m.Sections, sections) {
		t.Errorf("sections %q", m.Sections)
	}
	if !slices.Equal(m.Remarks, want) {
		t.Errorf("remarks differ: got\n%+v\nwant\n%+v", m.Remarks, want)
	}
	counts := map[Kind]int{KindRemark: 12, KindComment: 2, KindSurvey: 4, KindGreeting: 1, KindNarration: 4}
	if !maps.Equal(report.Remarks, counts) {
		t.Errorf("counted %v, want %v", report.Remarks, counts)
	}
}

// The corpus is a stream of rows of meetings that follow each other.
func TestTheKiryuCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	f, err := os.Open(shared(t, "corpus/kiryu.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	ids := 0
	report, err := Read(t.Context(), "kiryu.jsonl.gz", f, Options{}, func(m *Meeting) error {
		for i := range m.Remarks {
			if strings.HasPrefix(m.Remarks[i].ID, m.ID+"#") {
				ids++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if report.Format != FormatJSONL || report.Packing != "gzip" || report.Meetings != 468 || report.Total() != 143414 || ids != 143414 || len(report.Warnings) != 0 {
		t.Errorf("read %s %s: %d meetings, %d remarks, %d with the ids of their rows, warnings %v",
			report.Packing, report.Format, report.Meetings, report.Total(), ids, report.Warnings)
	}
}
