package data

import (
	"fmt"
	"slices"
	"strings"
)

// headingRows is how many rows may stand above the headings.
const headingRows = 20

// begin finds the headings among the rows that wait, and reads the others.
func (t *table) begin() error {
	t.begun = true
	at := headingRow(t.waiting)
	if len(t.s.opts.Columns) > 0 {
		at = t.mapped(at)
	} else if at >= 0 {
		t.setHead(t.waiting[at])
	}
	if t.columns == nil && len(t.s.opts.Columns) == 0 && t.guess() {
		at = 0
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
	t.dayOfAnswers(rows)
	for _, r := range rows {
		if err := t.read(r); err != nil {
			return err
		}
	}
	return nil
}

// dayOfAnswers dates a questionnaire by the first answer that says when it was
// given, where nothing else dates or names the meeting: answers of several days are of one meeting all
// the same. A column of times without a day is reported.
func (t *table) dayOfAnswers(rows []tableRow) {
	at := slices.Index(t.columns, columnAnswered)
	if at < 0 || t.date != "" || slices.Contains(t.columns, columnDate) || slices.Contains(t.columns, columnMeeting) {
		return
	}
	var unread *tableRow
	for i := range rows {
		if at >= len(rows[i].cells) || strings.TrimSpace(rows[i].cells[at]) == "" {
			continue
		}
		cell := rows[i].cells[at]
		if t.day != nil {
			cell = t.day(cell)
		}
		if d := firstDate(cell); !d.IsZero() {
			t.date = d.String()
			return
		}
		if unread == nil {
			unread = &rows[i]
		}
	}
	if unread != nil {
		t.s.report.warn(newProblem(ErrDate,
			fmt.Sprintf("the column %q holds no day that can be read, like 2025-09-12; the answers were kept without a date", t.head[at]),
			fmt.Sprintf("「%s」の列に、2025-09-12 のように読める日付がありません。日付なしで読み込みました", t.head[at])).at(t.s.name, unread.number).showing(unread.seen()))
	}
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

func (t *table) setHead(row tableRow) {
	t.head = make([]string, len(row.cells))
	t.columns = make([]column, len(row.cells))
	texts, answers, others := 0, 0, 0
	for i, c := range row.cells {
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
	t.unreadColumns(row)
}

// unreadColumns warns of columns that are neither known nor questions.
func (t *table) unreadColumns(row tableRow) {
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
			fmt.Sprintf("読み込まなかった列があります：%s。発言の列があれば --map で指定してください", list)).at(t.s.name, row.number).showing(row.seen()))
	}
}

// mapped sets the columns that the caller named, and returns the row of
// headings, or -1 where there is none. at is the row that looks like one.
func (t *table) mapped(at int) int {
	if len(t.waiting) == 0 {
		return -1
	}
	row := t.waiting[max(at, 0)]
	head := row.cells
	width, texts, headed := 0, 0, at >= 0
	places := map[int]column{}
	widest := 0 // cells of a row
	for _, r := range t.waiting {
		widest = max(widest, len(r.cells))
	}
	for name, where := range t.s.opts.Columns {
		i := place(where, head)
		if i < 0 || i >= widest {
			t.s.report.warn(newProblem(ErrColumns,
				fmt.Sprintf("there is no column %q", where),
				fmt.Sprintf("「%s」という列はありません", where)).at(t.s.name, row.number).showing(row.seen()))
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
		fmt.Sprintf("no column of remarks was found in %q; say which it is, like --map 発言=F,日付=B", list),
		fmt.Sprintf("発言の列が見つかりません（%s）。--map 発言=F,日付=B のように指定してください", list)).at(t.s.name, t.waiting[0].number).showing(t.waiting[0].seen()))
}
