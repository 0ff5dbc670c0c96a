package data

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// MaxTextBytes bounds the text of a remark, in bytes. The longest speeches have
	// a fifth of it; to analyse a text takes 350 times its size in memory.
	MaxTextBytes = 1 << 20
	// MaxNameBytes bounds titles, headings, names, roles and addresses, in bytes.
	MaxNameBytes = 4 << 10
)

// bound leaves out the remarks of a meeting whose text is too long for an index,
// and cuts what is too long for a name, with a warning for each. It reports whether
// the meeting is still one: none of whose remarks is left is not.
func (s *source) bound(m *Meeting) bool {
	m.Title, m.Source = s.cut(m.Title), s.cut(m.Source)
	if tooLongName(m.URL) {
		s.cut(m.URL)
		m.URL = "" // a part of an address leads elsewhere
	}
	if slices.ContainsFunc(m.Sections, tooLongName) {
		old := m.Sections
		m.Sections = []string{}
		for _, name := range old {
			if name = s.cut(name); !slices.Contains(m.Sections, name) {
				m.Sections = append(m.Sections, name)
			}
		}
	}
	kept := m.Remarks[:0]
	for _, r := range m.Remarks {
		if len(r.Text) > MaxTextBytes {
			s.skip(OmitMalformed, longText().at(s.name, 0).showing(r.Text))
			continue
		}
		r.Section = cutName(r.Section)
		r.Speaker, r.Role = s.cut(r.Speaker), s.cut(r.Role)
		r.Seq = len(kept) + 1
		kept = append(kept, r)
	}
	whole := len(kept) > 0 || len(m.Remarks) == 0
	m.Remarks = kept
	return whole
}

// longText is the refusal of a text that is too long.
func longText() *Problem {
	return newProblem(ErrTooLarge,
		fmt.Sprintf("a remark is longer than %d MB and was left out", MaxTextBytes>>20),
		fmt.Sprintf("一つの発言が %d MB を超えているため、読み込みませんでした", MaxTextBytes>>20))
}

// cut cuts what is too long for a name, with a warning.
func (s *source) cut(name string) string {
	if !tooLongName(name) {
		return name
	}
	s.report.warn(newProblem(ErrTooLarge,
		fmt.Sprintf("a title, heading or name is longer than %d KB and was cut", MaxNameBytes>>10),
		fmt.Sprintf("題名・見出し・名前のどれかが %d KB を超えているため、途中で切りました", MaxNameBytes>>10)).at(s.name, 0).showing(name))
	return cutName(name)
}

func tooLongName(name string) bool { return len(name) > MaxNameBytes }

// cutName cuts a name to MaxNameBytes, with a sign that it was.
func cutName(name string) string {
	const sign = "…"
	if !tooLongName(name) {
		return name
	}
	end := MaxNameBytes - len(sign)
	for !utf8.RuneStart(name[end]) {
		end--
	}
	return strings.TrimSpace(name[:end]) + sign
}
