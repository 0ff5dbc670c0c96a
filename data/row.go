package data

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"strings"
)

// A record is one JSON object of a source: a row, which is a remark that names
// its meeting, or, when it has remarks of its own, a meeting.
type record struct {
	ID        string `json:"id"`
	MeetingID string `json:"meeting_id"`
	Meeting   string `json:"meeting"`
	Title     string `json:"title"`
	Date      string `json:"date"`
	Kind      string `json:"kind"`
	Speaker   string `json:"speaker"`
	Role      string `json:"role"`
	Section   string `json:"section"`
	Text      string `json:"text"`
	URL       string `json:"url"`

	Updated  string   `json:"updated"`
	Source   string   `json:"source"`
	Sections []string `json:"sections"`
	Remarks  []record `json:"remarks"`

	DietSpeeches []dietSpeech `json:"speechRecord"`
	DietMeetings []dietRecord `json:"meetingRecord"`
}

// meeting returns the record, which has remarks of its own, as a meeting.
func (s *source) meeting(rec *record, line int) *Meeting {
	m := &Meeting{
		ID: cleanLine(rec.ID), Title: cleanLine(cmp.Or(rec.Title, rec.Meeting)),
		Date: s.day(rec, rec.Date, line), Updated: s.day(rec, rec.Updated, line),
		URL: cleanLine(rec.URL), Source: cleanLine(rec.Source),
	}
	if m.ID == "" {
		m.ID = identify(m.Date, cmp.Or(m.Title, s.baseName()))
	}
	b := newBuilder(m)
	for _, name := range rec.Sections {
		b.section(cleanLine(name))
	}
	for i := range rec.Remarks {
		s.add(b, &rec.Remarks[i], line)
	}
	return m
}

// add puts a row into a meeting, or leaves it out.
func (s *source) add(b *builder, rec *record, line int) {
	r := Remark{
		ID: cleanLine(rec.ID), Section: cleanLine(rec.Section),
		Speaker: cleanLine(rec.Speaker), Role: cleanLine(rec.Role), Text: cleanText(rec.Text),
	}
	if r.Text == "" {
		s.report.LeftOut[OmitBlank]++
		return
	}
	if len(r.Text) > MaxTextBytes {
		s.skip(OmitMalformed, longText().at(s.name, line).showing(r.Text))
		return
	}
	r.Kind = s.kind(rec, line)
	if fault := idFault(r.ID); r.ID != "" && fault != nil {
		s.skip(OmitMalformed, newProblem(nil, fault.english+"; the row was left out", fault.japanese+"。この行は読み込みませんでした").at(s.name, line).showing(r.Text))
		return
	}
	if !b.add(r) {
		s.skip(OmitMalformed, newProblem(nil,
			fmt.Sprintf("the id %q was there before; the later row was left out", r.ID),
			fmt.Sprintf("ID「%s」が重複しています。後の行は読み込みませんでした", r.ID)).at(s.name, line).showing(r.Text))
	}
}

// kind is the kind of a row: the one it names, or that of a heading of such texts
// (要望, 提案). What is neither is taken for a remark, with a warning for each word.
func (s *source) kind(rec *record, line int) Kind {
	word := cleanLine(rec.Kind)
	if word == "" {
		return KindRemark
	}
	if k, ok := ParseKind(word); ok {
		return k
	}
	if k, told := s.kinds[word]; told {
		return k
	}
	k, known := map[column]Kind{columnText: KindRemark, columnQuestion: KindQuestion, columnAnswer: KindAnswer, columnSurvey: KindSurvey}[columnOf(word)]
	if !known {
		k = KindRemark
		s.report.warn(newProblem(nil,
			fmt.Sprintf("%q is no kind of remark; its rows were taken as remarks", word),
			fmt.Sprintf("区分「%s」は分からないため、「発言」として読みました", word)).at(s.name, line).showing(rec.Text))
	}
	if len(s.kinds) < MaxWarnings {
		s.kinds[word] = k
	}
	return k
}

// day reads a date of a row, warning when it is none.
func (s *source) day(rec *record, text string, line int) Date {
	if strings.TrimSpace(text) == "" {
		return Date{}
	}
	d, err := ParseDate(text)
	if err != nil {
		s.report.warn(newProblem(ErrDate,
			fmt.Sprintf("%q is not a day; the row was kept without a date", text),
			fmt.Sprintf("「%s」は日付として読めません。日付なしで読み込みました", text)).at(s.name, line).showing(cmp.Or(rec.Text, rec.Title, rec.Meeting)))
	}
	return d
}

// A builder fills a meeting, keeping its rules.
type builder struct {
	*Meeting
	ids      map[string]bool
	sections map[string]bool
}

func newBuilder(m *Meeting) *builder {
	if m.Sections == nil {
		m.Sections = []string{}
	}
	if m.Remarks == nil {
		m.Remarks = []Remark{}
	}
	return &builder{m, map[string]bool{}, map[string]bool{"": true}}
}

// section adds a heading unless it is there already.
func (b *builder) section(name string) {
	if !b.sections[name] {
		b.sections[name] = true
		b.Sections = append(b.Sections, name)
	}
}

// add appends a remark, giving it an id if it has none. It returns false, and
// adds nothing, when the id is taken.
func (b *builder) add(r Remark) bool {
	if r.ID == "" {
		r.ID = fmt.Sprintf("%s-%d", b.ID, len(b.Remarks)+1)
	}
	if b.ids[r.ID] {
		return false
	}
	b.ids[r.ID] = true
	b.section(r.Section)
	r.Seq = len(b.Remarks) + 1
	b.Remarks = append(b.Remarks, r)
	return true
}

// identify makes the id of a meeting that its source gives none: the same for
// the same title and day, whichever file it is read from.
func identify(date Date, title string) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\n%s", date, strings.Join(strings.Fields(title), " "))
	if date.IsZero() {
		return fmt.Sprintf("m-%08x", uint32(h.Sum64()>>32))
	}
	return fmt.Sprintf("%s-%08x", date, uint32(h.Sum64()>>32))
}
