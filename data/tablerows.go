package data

import (
	"fmt"
	"strings"
)

// A table turns rows of cells into remarks, whatever file they come from.
// Sheets often have a title above the headings, so the row of headings is the
// one among the first that has the most of them.
type table struct {
	s     *source
	g     *grouper
	title string // of the sheet or file; the meeting where no column names one

	waiting []tableRow // rows until the headings are found
	head    []string
	columns []column // by index; "" is a question of a questionnaire, or unknown
	poll    bool     // the columns are questions
	begun   bool
	day     func(string) string // what a cell of a date holds; nil where it is text
	date    string              // above the headings
	filled  map[column]string   // what cells left blank have from the row above

	unheaded map[int]bool // columns without a heading that held something
}

// A tableRow is a row with its number in the file, from 1.
type tableRow struct {
	cells  []string
	number int
}

// seen is the row as a warning shows it.
func (r tableRow) seen() string { return strings.Join(r.cells[:min(len(r.cells), maxShown)], ", ") }

func newTable(s *source, g *grouper, title string) *table {
	return &table{s: s, g: g, title: title, filled: map[column]string{}, unheaded: map[int]bool{}}
}

// row takes the next row.
func (t *table) row(cells []string, number int) error {
	if t.begun {
		return t.read(tableRow{cells, number})
	}
	if strings.TrimSpace(strings.Join(cells, "")) == "" {
		return nil
	}
	t.waiting = append(t.waiting, tableRow{append([]string(nil), cells...), number})
	if len(t.waiting) < headingRows {
		return nil
	}
	return t.begin()
}

// end ends the table.
func (t *table) end() error {
	if t.begun {
		return nil
	}
	return t.begin()
}

// above reads a title and a day from a row above the headings.
func (t *table) above(r tableRow) {
	for _, c := range r.cells {
		c = cleanLine(c)
		if c == "" {
			continue
		}
		if d := firstDate(c); !d.IsZero() && t.date == "" {
			t.date = d.String()
		}
		if t.filled[columnMeeting] == "" && length(c) > 3 && !dayAlone(c) && !fact.MatchString(c) {
			t.filled[columnMeeting] = undecorated(withoutDate(c))
		}
	}
}

// read makes a remark of each text of a row.
func (t *table) read(r tableRow) error {
	rec := record{}
	blankRow := true
	for i, cell := range r.cells {
		if i >= len(t.columns) {
			break
		}
		cell = cleanText(plainCell(cell))
		blankRow = blankRow && cell == ""
		t.set(&rec, t.columns[i], cell)
	}
	if blankRow || headingScore(r.cells) > 1 && sameCells(r.cells, t.head) {
		return nil // headings are repeated on each printed page
	}
	t.fill(&rec)
	t.doubtCells(r)
	for i, cell := range r.cells {
		if i >= len(t.columns) {
			break
		}
		c := t.columns[i]
		if !c.texts() && !(c == "" && t.poll && t.head[i] != "") {
			continue
		}
		one := rec
		one.Text = cleanText(plainCell(cell))
		switch {
		case one.Text == "":
			t.s.report.LeftOut[OmitBlank]++
			continue
		case noAnswer.MatchString(one.Text):
			t.s.report.LeftOut[OmitNoAnswer]++
			continue
		}
		t.kind(&one, c, i)
		if err := t.g.put(&one, r.number); err != nil {
			return err
		}
		rec.ID = "" // it is of the first text alone
	}
	return nil
}

// doubtCells warns of cells without a heading. Of text, where a comma within an
// opinion makes two cells of it, each row is named; of a workbook the first of each
// column.
func (t *table) doubtCells(r tableRow) {
	if len(t.s.opts.Columns) > 0 {
		return // whoever names columns has chosen
	}
	for i, cell := range r.cells {
		if i < len(t.columns) && (t.columns[i] != "" || t.head[i] != "") || strings.TrimSpace(cell) == "" {
			continue
		}
		if t.day != nil && t.unheaded[i] {
			continue
		}
		t.unheaded[i] = true
		t.s.report.warn(newProblem(nil,
			fmt.Sprintf("%q stands in column %d, which has no heading, and was not read", cutShown(cell), i+1),
			fmt.Sprintf("見出しのない %d 列目の「%s」は読み込みませんでした", i+1, cutShown(cell))).at(t.s.name, r.number).showing(r.seen()))
		if t.day == nil {
			return
		}
	}
}

// kind says what kind of text stands in the column, and which section it is in.
func (t *table) kind(rec *record, c column, i int) {
	kinds := map[column]Kind{columnQuestion: KindQuestion, columnAnswer: KindAnswer, columnSurvey: KindSurvey, "": KindSurvey}
	switch k, known := kinds[c]; {
	case c == columnAnswer:
		rec.Kind, rec.Speaker, rec.Role = string(k), "", "" // whoever asked does not answer
	case rec.Kind != "":
	case known:
		rec.Kind = string(k)
	}
	if c == "" || c == columnSurvey && rec.Section == "" && t.poll {
		rec.Section = t.head[i]
	}
	if rec.Speaker == "" && c.texts() { // 町民の意見, 教育委員会の回答
		whose := readTheme(cleanLine(t.head[i])).whose
		rec.Speaker, rec.Role = whose.speaker, whose.role
	}
}

func (t *table) set(rec *record, c column, cell string) {
	switch c {
	case columnDate:
		if rec.Date = cell; t.day != nil {
			rec.Date = t.day(cell)
		}
	case columnMeeting:
		rec.Meeting = cell
	case columnMeetingID:
		rec.MeetingID = cell
	case columnSection:
		rec.Section = cell
	case columnSpeaker:
		rec.Speaker = cell
	case columnRole:
		rec.Role = cell
	case columnKind:
		rec.Kind = cell
	case columnURL:
		rec.URL = cell
	case columnID:
		// A number counts the rows of this table, and those of any other.
		if !allDigits.MatchString(cell) {
			rec.ID = cell
		}
	}
}

var allDigits = lazily(`^[0-9０-９]*$`)

// fill gives a row what its blank cells have from the row above, as merged
// cells do, or from above the headings.
func (t *table) fill(rec *record) {
	for _, f := range []struct {
		column column
		field  *string
	}{{columnMeeting, &rec.Meeting}, {columnMeetingID, &rec.MeetingID}, {columnDate, &rec.Date}, {columnSection, &rec.Section}, {columnURL, &rec.URL}} {
		switch {
		case f.column == columnDate && *f.field != "":
			t.filled[columnDate] = oneNotation(*f.field)
		case *f.field != "" && f.column != columnMeeting:
			t.filled[f.column] = *f.field
		case *f.field != "":
			if t.filled[columnMeeting] != *f.field {
				clear(t.filled) // another meeting has nothing of the one above
			}
			t.filled[f.column] = *f.field
		default:
			*f.field = t.filled[f.column]
		}
	}
	if rec.Meeting == "" {
		rec.Meeting = t.title
	}
	if rec.Date == "" {
		rec.Date = t.date
	}
}

// oneNotation writes a day in one way, and what is none as no day.
func oneNotation(day string) string {
	d, err := ParseDate(day)
	if err != nil {
		return ""
	}
	return d.String()
}

func sameCells(cells, head []string) bool {
	for i, c := range cells {
		if i < len(head) && cleanLine(c) != head[i] {
			return false
		}
	}
	return true
}
