package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kizuna/data"
)

// writeSource writes three meetings of one, two and four remarks.
func writeSource(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "remarks.jsonl")
	var b strings.Builder
	for i, m := range []string{"a", "b", "b", "c", "c", "c", "c"} {
		line, err := json.Marshal(remark{ID: m + "#" + string(rune('0'+i)), MeetingID: m, Meeting: "会議" + m, Date: "2020-01-0" + string(rune('1'+i)), Kind: "質問", Text: "窓口\tの\n対応\\です"})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPrepare(t *testing.T) {
	dir := t.TempDir()
	c, err := prepare(writeSource(t), dir, 1)
	if err != nil {
		t.Fatal(err)
	}
	if c.whole.remarks != 7 || c.meetings != 3 || c.large.remarks != 7*growthFactor || c.large.bytes != growthFactor*c.whole.bytes || c.again.bytes != c.whole.bytes {
		t.Errorf("%+v", c)
	}
	if len(c.meeting) != 2 {
		t.Errorf("the meeting of median size has %d remarks, want 2", len(c.meeting))
	}
	if len(c.sample) != 7 || len(c.days) != 7 || c.days[0] != "2020-01-01" {
		t.Errorf("%d texts, days %v", len(c.sample), c.days)
	}
	rows, err := os.ReadFile(c.whole.rows)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(rows), "\n")
	if want := "a#0\ta\t20200101\t質問\t\t\t" + `窓口\tの\n対応\\です`; first != want {
		t.Errorf("row %q, want %q", first, want)
	}
}

// Ids that came twice would replace remarks instead of adding some.
func TestCopiesHaveIDsOfTheirOwn(t *testing.T) {
	c, err := prepare(writeSource(t), t.TempDir(), 1)
	if err != nil {
		t.Fatal(err)
	}
	meetings, remarks := map[string]bool{}, map[string]bool{}
	for _, path := range c.large.json {
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		all, _, err := data.ReadAll(t.Context(), path, file, data.Options{})
		_ = file.Close() // it was only read
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range all {
			if meetings[m.ID] {
				t.Errorf("meeting %s comes twice", m.ID)
			}
			meetings[m.ID] = true
			for _, r := range m.Remarks {
				remarks[r.ID] = true
			}
		}
	}
	if len(meetings) != 3*growthFactor || len(remarks) != 7*growthFactor {
		t.Errorf("%d meetings, %d remarks", len(meetings), len(remarks))
	}
}
