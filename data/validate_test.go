package data

import (
	"errors"
	"strings"
	"testing"
)

func TestValidate(t *testing.T) {
	for _, tt := range []struct {
		what   string
		breaks func(*Meeting)
		says   string
	}{
		{"no id", func(m *Meeting) { m.ID = "" }, "empty"},
		{"id too long", func(m *Meeting) { m.ID = strings.Repeat("a", MaxIDBytes+1) }, "longer"},
		{"id with a line end", func(m *Meeting) { m.ID = "a\nb" }, "control"},
		{"id with a space at its end", func(m *Meeting) { m.ID = "a　" }, "space"},
		{"id of broken text", func(m *Meeting) { m.ID = "\xff" }, "broken"},
		{"a day that is none", func(m *Meeting) { m.Date = Date{2025, 2, 30} }, "does not exist"},
		{"a broken title", func(m *Meeting) { m.Title = "\xff" }, "UTF-8"},
		{"a section twice", func(m *Meeting) { m.Sections = []string{"甲", "甲"} }, "twice"},
		{"an empty section", func(m *Meeting) { m.Sections = []string{"甲", ""} }, "empty"},
		{"a remark without id", func(m *Meeting) { m.Remarks[1].ID = "" }, "empty"},
		{"two remarks of one id", func(m *Meeting) { m.Remarks[1].ID = "a-1" }, "twice"},
		{"a remark out of place", func(m *Meeting) { m.Remarks[1].Seq = 3 }, "seq"},
		{"a remark of no kind", func(m *Meeting) { m.Remarks[1].Kind = "" }, "kind"},
		{"a remark of no section of the meeting", func(m *Meeting) { m.Remarks[1].Section = "丙" }, "section"},
		{"a remark without text", func(m *Meeting) { m.Remarks[1].Text = " 　\n" }, "no text"},
		{"a remark with a NUL", func(m *Meeting) { m.Remarks[1].Text = "a\x00" }, "NUL"},
		{"a title without end", func(m *Meeting) { m.Title = strings.Repeat("a", MaxNameBytes+1) }, "longer"},
		{"a section without end", func(m *Meeting) { m.Sections = append(m.Sections, strings.Repeat("a", MaxNameBytes+1)) }, "longer"},
		{"a speaker without end", func(m *Meeting) { m.Remarks[1].Speaker = strings.Repeat("a", MaxNameBytes+1) }, "longer"},
		{"a text without end", func(m *Meeting) { m.Remarks[1].Text = strings.Repeat("a", MaxTextBytes+1) }, "longer"},
		{"a broken speaker", func(m *Meeting) { m.Remarks[1].Speaker = "\xff" }, "UTF-8"},
	} {
		m := &Meeting{ID: "a", Title: "会議", Date: Date{2025, 9, 12}, Sections: []string{"甲", "乙"}, Remarks: []Remark{
			{ID: "a-1", Seq: 1, Section: "甲", Kind: KindRemark, Text: "一"},
			{ID: "a-2", Seq: 2, Kind: KindComment, Speaker: "市長", Role: "市長", Text: "二"},
		}}
		if err := Validate(m); err != nil {
			t.Fatalf("a good meeting: %v", err)
		}
		tt.breaks(m)
		err := Validate(m)
		var p *Problem
		if !errors.Is(err, ErrMeeting) || !errors.As(err, &p) || p.Japanese() == "" || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: got %v; want ErrMeeting saying %q", tt.what, err, tt.says)
		}
	}
	if err := Validate(&Meeting{ID: "a"}); err != nil {
		t.Errorf("a meeting without remarks: %v", err)
	}
}

// What is too long for an index is left out or cut, with a word: a remark of 60 MB
// took 21 GB to analyse.
func TestWhatIsTooLong(t *testing.T) {
	long, name := strings.Repeat("あ", MaxTextBytes/3+1), strings.Repeat("い", MaxNameBytes/3+1)
	rows := `{"meeting_id":"m","meeting":"` + name + `","url":"https://example.jp/` + name + `","section":"` + name + `","speaker":"` + name + `","text":"一つ目。"}` + "\n" +
		`{"meeting_id":"m","text":"` + long + `"}` + "\n" + `{"meeting_id":"m","text":"三つ目。"}` + "\n"
	meetings, report, err := readString(rows)
	if err != nil || len(meetings) != 1 || len(meetings[0].Remarks) != 2 || meetings[0].Remarks[1].Text != "三つ目。" {
		t.Fatalf("%d meetings, %v, %v", len(meetings), report.Warnings, err)
	}
	m := meetings[0]
	for what, s := range map[string]string{"title": m.Title, "section": m.Sections[0], "speaker": m.Remarks[0].Speaker} {
		if len(s) > MaxNameBytes || !strings.HasPrefix(name, strings.TrimSuffix(s, "…")) || !strings.HasSuffix(s, "い…") {
			t.Errorf("the %s is %.60s, of %d bytes", what, s, len(s))
		}
	}
	if m.URL != "" || m.Remarks[0].Section != m.Sections[0] {
		t.Errorf("address %.60s, section %.60s", m.URL, m.Remarks[0].Section)
	}
	if len(report.Warnings) != 5 || report.Warnings[0].Line != 2 || report.LeftOut[OmitMalformed] != 1 {
		t.Errorf("left out %v, warned %v", report.LeftOut, report.Warnings)
	}
	page := "第1回会議（令和6年5月10日）\n\n・一つ目の発言です。\n・" + long + "\n・三つ目の発言です。\n"
	meetings, report, err = readString(page)
	if err != nil || len(meetings[0].Remarks) != 2 || meetings[0].Remarks[1].Seq != 2 || report.Total() != 2 || report.LeftOut[OmitMalformed] != 1 {
		t.Errorf("a page: %d meetings, %v, %v", len(meetings), report.Warnings, err)
	}
	if _, _, err := readString(`{"text":"` + long + `"}`); !errors.Is(err, ErrMalformed) || !strings.Contains(err.Error(), "longer than 1 MB") {
		t.Errorf("alone: %v", err)
	}
}
