package data

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxIDBytes bounds the id of a meeting or remark, in bytes: ids are keys of
// the index and parts of addresses.
const MaxIDBytes = 512

// Validate checks the rules of Meeting and Remark, which every reader of this
// package keeps and every engine may rely on. It fails with a *Problem that is
// ErrMeeting and names the meeting and the remark.
func Validate(m *Meeting) error {
	if fault := idFault(m.ID); fault != nil {
		return meetingFault(m, "", fault)
	}
	for _, d := range []Date{m.Date, m.Updated} {
		if !d.IsZero() && !d.Valid() {
			return meetingFault(m, "", &fault{fmt.Sprintf("the day %s does not exist", d), fmt.Sprintf("%s という日は暦にありません", d)})
		}
	}
	for _, s := range []string{m.Title, m.URL, m.Source} {
		if fault := nameFault(s); fault != nil {
			return meetingFault(m, "", fault)
		}
	}
	sections := map[string]bool{"": true}
	for _, s := range m.Sections {
		if sections[s] || !cleanString(s) {
			return meetingFault(m, "", &fault{"a section is empty, is listed twice or is broken text", "見出しが空か、重複しているか、文字が壊れています"})
		}
		if tooLongName(s) {
			return meetingFault(m, "", nameFault(s))
		}
		sections[s] = true
	}
	ids := make(map[string]bool, len(m.Remarks))
	for i := range m.Remarks {
		r := &m.Remarks[i]
		if fault := remarkFault(r, i, sections); fault != nil {
			return meetingFault(m, r.ID, fault)
		}
		if ids[r.ID] {
			return meetingFault(m, r.ID, &fault{"the id is used twice", "ID が重複しています"})
		}
		ids[r.ID] = true
	}
	return nil
}

// A fault is a broken rule, said in both languages.
type fault struct{ english, japanese string }

var faultText = fault{"a text is not valid UTF-8 or holds a NUL", "文字が壊れています（UTF-8 でないか、NUL を含みます）"}

func remarkFault(r *Remark, i int, sections map[string]bool) *fault {
	switch {
	case idFault(r.ID) != nil:
		return idFault(r.ID)
	case r.Seq != i+1:
		return &fault{fmt.Sprintf("seq is %d, but it is remark %d", r.Seq, i+1), fmt.Sprintf("通し番号が %d ですが、%d 番目の発言です", r.Seq, i+1)}
	case r.Kind == "":
		return &fault{"it has no kind", "区分がありません"}
	case !sections[r.Section]:
		return &fault{fmt.Sprintf("section %q is not one of the meeting's", r.Section), fmt.Sprintf("見出し「%s」が会議の見出しにありません", r.Section)}
	case strings.TrimSpace(r.Text) == "":
		return &fault{"it has no text", "本文がありません"}
	case len(r.Text) > MaxTextBytes:
		return &fault{fmt.Sprintf("its text is longer than %d MB", MaxTextBytes>>20), fmt.Sprintf("本文が %d MB を超えています", MaxTextBytes>>20)}
	case !cleanString(r.Text):
		return &faultText
	}
	for _, s := range []string{r.Speaker, r.Role, string(r.Kind)} {
		if fault := nameFault(s); fault != nil {
			return fault
		}
	}
	return nil
}

// nameFault is what is wrong with a title, name or address.
func nameFault(s string) *fault {
	switch {
	case tooLongName(s):
		return &fault{fmt.Sprintf("a title, heading, name or address is longer than %d KB", MaxNameBytes>>10), fmt.Sprintf("題名・見出し・名前・URL のどれかが %d KB を超えています", MaxNameBytes>>10)}
	case !cleanString(s):
		return &faultText
	}
	return nil
}

func idFault(id string) *fault {
	switch {
	case id == "":
		return &fault{"an id is empty", "ID が空です"}
	case len(id) > MaxIDBytes:
		return &fault{fmt.Sprintf("an id is longer than %d bytes", MaxIDBytes), fmt.Sprintf("ID が %d バイトを超えています", MaxIDBytes)}
	case !utf8.ValidString(id), strings.ContainsFunc(id, unicode.IsControl), strings.TrimSpace(id) != id:
		return &fault{fmt.Sprintf("the id %q holds a control character, broken text, or a space at an end", id), fmt.Sprintf("ID %q に制御文字や壊れた文字があるか、前後に空白があります", id)}
	}
	return nil
}

func meetingFault(m *Meeting, remark string, f *fault) error {
	if remark == "" {
		return newProblem(ErrMeeting, fmt.Sprintf("meeting %q: %s", m.ID, f.english), fmt.Sprintf("会議「%s」：%s", m.ID, f.japanese)).at(m.Source, 0)
	}
	return newProblem(ErrMeeting,
		fmt.Sprintf("meeting %q, remark %q: %s", m.ID, remark, f.english),
		fmt.Sprintf("会議「%s」の発言「%s」：%s", m.ID, remark, f.japanese)).at(m.Source, 0)
}

func cleanString(s string) bool {
	return utf8.ValidString(s) && !strings.Contains(s, "\x00")
}
