package data

import (
	"slices"
	"strings"
)

// A grid is a table within a page. Where its first row has headings that are
// known (発言者, 発言内容; ご意見, 市の考え方), its cells are remarks; so are rows
// of a name and what that person says.

// gridLines makes lines of a grid whose columns are known; ok is false for any
// other.
func (s *source) gridLines(rows [][]string) (lines []line, ok bool) {
	for len(rows) > 0 && strings.TrimSpace(strings.Join(rows[0], "")) == "" {
		rows = rows[1:]
	}
	if len(rows) < 2 {
		return nil, false
	}
	if headingScore(rows[0]) < 2 {
		return s.formLines(rows)
	}
	rows = withoutHeadings(rows)
	columns := make([]column, len(rows[0]))
	texts := 0
	for i, h := range rows[0] {
		if columns[i] = columnOf(h); columns[i].texts() {
			texts++
		}
	}
	if !slices.ContainsFunc(rows[1:], func(cells []string) bool { return saysAny(cells, columns) }) {
		return nil, false // 内容 may head a calendar, too
	}
	section := ""
	for _, cells := range rows[1:] {
		var rec record
		t := table{}
		for i, c := range cells {
			if i < len(columns) {
				t.set(&rec, columns[i], cleanLine(c))
			}
		}
		if rec.Section != "" && rec.Section != section {
			section = rec.Section
			lines = append(lines, line{text: section, level: 6, gap: true})
		}
		for i, c := range cells {
			if i >= len(columns) || !columns[i].texts() {
				continue
			}
			switch c = cleanText(c); {
			case c == "":
				s.report.LeftOut[OmitBlank]++
				continue
			case noAnswer.MatchString(c):
				s.report.LeftOut[OmitNoAnswer]++
				continue
			}
			parts := cellSpeeches(c)
			if list := cellItems(c); texts == 1 && len(list) > 0 {
				parts = list
			}
			for _, part := range parts {
				lines = append(lines, line{text: cleanLine(part), gap: true, cell: true, said: gridSpeech(rec, columns[i], readTheme(cleanLine(rows[0][i])).whose, texts, part)})
			}
		}
	}
	return lines, true
}

// formLines makes lines of a table whose headings stand at the left of its rows, as a form
// has them, once or again for each opinion; ok is false where none is answered.
//
//	ご意見 | 池の柵が低い。
//	回答   | 6月に高い柵に替えます。
func (s *source) formLines(rows [][]string) (lines []line, ok bool) {
	var forms [][][]string
	answers := false
	for _, cells := range rows {
		if cells = slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return strings.TrimSpace(c) == "" }); len(cells) == 0 {
			continue
		}
		c := columnOf(cells[0])
		if len(cells) != 2 || length(cells[0]) > maxHeading || c == "" && sentence(cells[1]) {
			return nil, false
		}
		last := len(forms) - 1
		if last < 0 || slices.Contains(forms[last][0], cells[0]) {
			forms, last = append(forms, make([][]string, 2)), last+1
		}
		answers = answers || c == columnAnswer
		forms[last][0], forms[last][1] = append(forms[last][0], cells[0]), append(forms[last][1], cells[1])
	}
	for _, form := range forms {
		if !answers || headingScore(form[0]) < 2 {
			return nil, false
		}
		more, whole := s.gridLines(form)
		if !whole {
			return nil, false
		}
		lines = append(lines, more...)
	}
	return lines, len(forms) > 0
}

// headingAgain is what may stand around the heading of a column before each of its texts.
const headingAgain = "【】〔〕［］[]（）()＜＞<>〈〉《》■□●○◆◇・:： 　"

// withoutHeadings takes off the headings of columns that stand again in each cell, or in a line
// of its own another label of what stands there: ［お寄せいただいた意見］⏎柵が低い。
func withoutHeadings(rows [][]string) [][]string {
	all := [][]string{rows[0]}
	for _, cells := range rows[1:] {
		all = append(all, slices.Clone(cells))
	}
	for i, heading := range rows[0] {
		heading = cleanLine(heading)
		again := len(heading) > 0 // right before each text, and nothing between
		for _, cells := range rows[1:] {
			again = again && (i >= len(cells) || cells[i] == "" || strings.HasPrefix(cells[i], heading))
		}
		for _, cells := range all[1:] {
			if i >= len(cells) {
				continue
			}
			text := cells[i]
			rest, begins := strings.CutPrefix(strings.TrimLeft(text, headingAgain), heading)
			first, below, broken := strings.Cut(text, "\n")
			switch apart := strings.TrimLeft(rest, headingAgain+"\n"); {
			case heading != "" && begins && apart != "" && (again || apart != rest):
				text = apart
			case broken && columnOf(heading).texts() && length(first) <= maxLabelLine && readTheme(first).label:
				text = below
			}
			cells[i] = text
		}
	}
	return all
}

// cellItems are the items of a cell that is a list, or none: ・木陰がほしい。⏎・夜が暗い。
func cellItems(text string) (items []string) {
	for _, t := range strings.Split(text, "\n") {
		switch m := findMark(t); {
		case m.sure:
			items = append(items, m.rest)
		case len(items) == 0:
			return nil
		default:
			items[len(items)-1] += "\n" + t
		}
	}
	return items
}

// saysAny reports whether a cell of a column of texts holds what somebody may say.
func saysAny(cells []string, columns []column) bool {
	for i, c := range cells {
		if i < len(columns) && columns[i].texts() && columns[i] != columnUnread && (speaks(c) || strings.ContainsFunc(c, hiragana)) {
			return true
		}
	}
	return false
}

// rowLines makes a line of each row of a grid whose columns are not known.
func (s *source) rowLines(rows [][]string) []line {
	var lines []line
	for _, cells := range rows {
		if said, ok := rowSpeech(cells); ok {
			lines = append(lines, line{text: said.text, gap: true, cell: true, said: said})
		} else if len(cells) == 1 {
			// A table of one column is a frame around text.
			for i, t := range strings.Split(cells[0], "\n") {
				if t = tidy(t); t != "" {
					lines = append(lines, line{text: t, gap: i == 0})
				}
			}
		} else if text := cellsText(cells); text != "" {
			lines = append(lines, line{text: text, gap: true, cell: true})
		}
	}
	return lines
}

// gridSpeech is what the cell of a column says whose heading may tell who speaks.
func gridSpeech(rec record, c column, whose voice, texts int, text string) *speech {
	said, _ := unquote(text)
	if m := signedBehind.FindStringSubmatch(said); m != nil && ended(m[1]) && readTheme(m[2]).label {
		said = m[1] // 柵が低い。（意見）
	}
	one := &speech{voice: whose, text: said, closed: true}
	if spokenRun(text) {
		if named, ok := parseSpeech(findMark(text).rest, false); ok {
			one = &named
			one.closed, rec.Speaker = true, ""
		}
	}
	switch {
	case c == columnAnswer:
		one.kind = KindAnswer
		if texts > 1 {
			return one // whoever asked does not answer
		}
	case c == columnQuestion, c == columnText && texts > 1 && strings.HasSuffix(said, "か。"):
		one.kind = KindQuestion
	case c == columnSurvey:
		one.kind = KindSurvey
	}
	if v, ok := parseVoice(rec.Speaker); ok {
		one.voice = v
	} else if rec.Speaker != "" || one.voice == (voice{}) {
		one.speaker, one.role = rec.Speaker, rec.Role
	}
	if k, ok := ParseKind(rec.Kind); ok {
		one.kind = k
	}
	return one
}

// rowSpeech reads a row of two cells: who speaks, and what they say.
func rowSpeech(cells []string) (*speech, bool) {
	if len(cells) != 2 {
		return nil, false
	}
	name, text := cleanLine(cells[0]), cleanText(cells[1])
	name = trimSpeaker(name)
	v, ok := parseVoice(name)
	if !ok && office.MatchString(name) {
		v, ok = voice{name, name}, true
	}
	if _, part := signedOffice(cleanLine(text)); (part != (voice{}) || cityPart.MatchString(cleanLine(text))) && !sentence(text) {
		return nil, false // 担当課 | 福祉部子ども課
	}
	if !ok || !talks(text, v, true) || rosterLine(cleanLine(text)) || !sentence(text) && (length(text) < 12 || strings.ContainsAny(firstRune(text), "（(")) {
		return nil, false
	}
	said, _ := unquote(text)
	return &speech{voice: v, text: said, closed: true}, true
}
