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
