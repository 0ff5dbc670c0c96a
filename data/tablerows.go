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
	many  bool   // one sheet of several

	waiting []tableRow // rows until the headings are found
	head    []string
	columns []column // by index; "" is a question of a questionnaire, or unknown
	poll    bool     // the columns are questions
	begun   bool
	day     func(string) string // what a cell of a date holds; nil where it is text
	date    string              // above the headings
	filled  map[column]string   // what cells left blank have from the row above
}

// A tableRow is a row with its number in the file, from 1.
type tableRow struct {
	cells  []string
	number int
}

// headingRows is how many rows may stand above the headings.
const headingRows = 20

func newTable(s *source, g *grouper, title string) *table {
	return &table{s: s, g: g, title: title, filled: map[column]string{}}
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

// begin finds the headings among the rows that wait, and reads the others.
func (t *table) begin() error {
	t.begun = true
	at := headingRow(t.waiting)
	if len(t.s.opts.Columns) > 0 {
		at = t.mapped(at)
	} else if at >= 0 {
		t.setHead(t.waiting[at].cells)
	}
	if t.columns == nil {
		if len(t.waiting) > 0 {
			t.unknown()
		}
		t.waiting = nil
		return nil
	}
	for _, above := range t.waiting[:max(at, 0)] {
		t.above(above)
	}
	rows := t.waiting[at+1:]
	t.waiting = nil
	for _, r := range rows {
		if err := t.read(r); err != nil {
			return err
		}
	}
	return nil
}

// headingRow returns the index of the row of headings, or -1.
func headingRow(rows []tableRow) int {
	best, at := 0, -1
	for i, r := range rows {
		if n := headingScore(r.cells); n > best {
			best, at = n, i
		}
	}
	if at >= 0 {
		return at
	}
	for i, r := range rows {
		if questions(r.cells) && i+1 < len(rows) {
			return i
		}
	}
	return -1
}

// headingScore counts the headings in a row that has one of a text. A row with
// a cell too long for a heading has none.
func headingScore(cells []string) int {
	known, texts := 0, 0
	for _, c := range cells {
		if length(c) > maxHeading {
			return 0
		}
		switch col := columnOf(c); {
		case col.texts():
			known++
			texts++
		case col != "":
			known++
		}
	}
	if texts == 0 {
		return 0
	}
	return known
}

// asks is what a question of a questionnaire looks like.
var asks = lazily(`[?？]$|(?:ですか|ますか|でしょうか|ください|下さい|お書き|記入|ご意見|ご感想|感想|について|理由|こと|もの|点)(?:[。.]|[（(].*[)）])?$|^(?:問|設問|質問|Q|Ｑ)[ 　]?[0-9０-９]{1,2}`)

// questions reports whether a row is the questions of a questionnaire.
func questions(cells []string) bool {
	n := 0
	for _, c := range cells {
		if columnOf(c) == "" && asks.MatchString(cleanLine(c)) {
			n++
		}
	}
	return n > 0 && len(cells) > 1
}

func (t *table) setHead(cells []string) {
	t.head = make([]string, len(cells))
	t.columns = make([]column, len(cells))
	texts, answers, others := 0, 0, 0
	for i, c := range cells {
		t.head[i] = cleanLine(c)
		t.columns[i] = columnOf(c)
		switch {
		case t.columns[i] == columnAnswer:
			answers++
		case t.columns[i].texts():
			texts++
		case t.columns[i] == "" && asks.MatchString(t.head[i]):
			others++
		}
	}
	// Answers beside nothing that was asked are those of a questionnaire.
	if texts == 0 && answers > 0 {
		for i, c := range t.columns {
			if c == columnAnswer {
				t.columns[i] = columnSurvey
			}
		}
	}
	t.poll = others > 0
	t.unreadColumns()
}

// unreadColumns warns of columns that are neither known nor questions.
func (t *table) unreadColumns() {
	var names []string
	for i, c := range t.columns {
		if c == "" && t.head[i] != "" && !(t.poll && asks.MatchString(t.head[i])) {
			names = append(names, t.head[i])
			t.columns[i] = columnUnread
		}
	}
	if len(names) > 0 {
		list := strings.Join(names, ", ")
		t.s.report.warn(newProblem(nil,
			fmt.Sprintf("these columns were not read: %s; say with --map which of them holds remarks", list),
			fmt.Sprintf("読み込まなかった列があります：%s。発言の列があれば --map で指定してください", list)).at(t.s.name, 0))
	}
}

// mapped sets the columns that the caller named, and returns the row of
// headings, or -1 where there is none. at is the row that looks like one.
func (t *table) mapped(at int) int {
	if len(t.waiting) == 0 {
		return -1
	}
	var head []string
	if at >= 0 {
		head = t.waiting[at].cells
	} else {
		head = t.waiting[0].cells
	}
	width, texts, headed := 0, 0, at >= 0
	places := map[int]column{}
	for name, where := range t.s.opts.Columns {
		i := place(where, head)
		if i < 0 {
			t.s.report.warn(newProblem(ErrColumns,
				fmt.Sprintf("there is no column %q", where),
				fmt.Sprintf("「%s」という列はありません", where)).at(t.s.name, 0))
			continue
		}
		c := column(name)
		places[i] = c
		width = max(width, i+1)
		if c.texts() {
			texts++
		}
		if i < len(head) && cleanLine(head[i]) == where {
			headed = true
		}
		// A short text without a full stop over longer ones is a heading.
		if c.texts() && i < len(head) && !sentence(head[i]) && length(head[i]) <= 12 && len(t.waiting) > 1 {
			headed = true
		}
	}
	if texts == 0 {
		return -1
	}
	t.columns = make([]column, max(width, len(head)))
	t.head = make([]string, len(t.columns))
	for i := range t.columns {
		t.columns[i] = columnUnread
		if c, ok := places[i]; ok {
			t.columns[i] = c
		}
		if headed && i < len(head) {
			t.head[i] = cleanLine(head[i])
		}
	}
	switch {
	case !headed:
		return -1
	case at >= 0:
		return at
	}
	return 0
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
		cell = cleanText(cell)
		blankRow = blankRow && cell == ""
		t.set(&rec, t.columns[i], cell)
	}
	if blankRow || headingScore(r.cells) > 1 && sameCells(r.cells, t.head) {
		return nil // headings are repeated on each printed page
	}
	t.fill(&rec)
	for i, cell := range r.cells {
		if i >= len(t.columns) {
			break
		}
		c := t.columns[i]
		if !c.texts() && !(c == "" && t.poll && t.head[i] != "") {
			continue
		}
		one := rec
		one.Text = cleanText(cell)
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

func sameCells(cells, head []string) bool {
	for i, c := range cells {
		if i < len(head) && cleanLine(c) != head[i] {
			return false
		}
	}
	return true
}

// unknown warns of a table in which no column of remarks was found.
func (t *table) unknown() {
	var names []string
	for _, c := range t.waiting[0].cells {
		if c = cleanLine(c); c != "" && len(names) < 12 {
			names = append(names, c)
		}
	}
	list := strings.Join(names, ", ")
	t.s.report.warn(newProblem(nil,
		fmt.Sprintf("%sno column of remarks was found in %q; say which it is, like --map 発言=F,日付=B", t.label(), list),
		fmt.Sprintf("%s発言の列が見つかりません（%s）。--map 発言=F,日付=B のように指定してください", t.label(), list)).at(t.s.name, t.waiting[0].number))
}

// label names the sheet, where there are several.
func (t *table) label() string {
	if t.many {
		return t.title + ": "
	}
	return ""
}
