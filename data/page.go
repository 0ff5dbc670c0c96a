package data

import (
	"fmt"
	"strings"
)

// maxPageLines bounds the lines of a page: twice those of the longest minutes.
// Each is asked some hundred questions, so that more would take minutes.
const maxPageLines = 200_000

// meeting understands a page: it finds out what meeting it tells of, and reads
// its blocks from the title on to the contact block.
func (s *source) meetingOf(p *page) error {
	if len(p.lines) > maxPageLines {
		return newProblem(ErrTooLarge,
			fmt.Sprintf("the page has more than %d lines; split it", maxPageLines),
			fmt.Sprintf("ページが %d 行を超えています。分割してください", maxPageLines)).at(s.name, 0)
	}
	p.trim(s)
	blocks, err := p.blocks(s.ctx)
	if err != nil {
		return err
	}
	s.doubtCast(p)
	m := &Meeting{URL: p.url}
	about := readMetadata(p)
	start := s.findTitle(p, blocks, m)
	m.Updated = about.updated
	m.Date = about.held(m.Title)
	m.Title = withoutDate(m.Title)
	if m.ID = about.number; m.ID == "" {
		m.ID = identify(m.Date, m.Title)
	}
	for _, b := range blocks[:max(0, start-1)] { // the last of them is the title
		s.omit(b, OmitNavigation)
	}
	r := &interpreter{s: s, b: newBuilder(m), page: p, title: m.Title}
	if err := r.read(s.ctx, blocks[start:]); err != nil {
		return err
	}
	if !r.said() {
		return nil
	}
	s.doubt(m, m.Title != s.baseName(), titleLine(blocks, start))
	return s.emit(m)
}

// doubtCast warns of words that were taken for speakers because they stand where
// speakers do.
func (s *source) doubtCast(p *page) {
	told := map[turn]bool{}
	for i := range p.lines {
		t, _, ok := turnOf(findMark(p.lines[i].text).rest)
		if ok && p.cast[t] && !told[t] {
			told[t] = true
			s.report.warn(newProblem(nil,
				fmt.Sprintf("%q was taken for a speaker, because it stands where speakers do", t.label),
				fmt.Sprintf("「%s」を発言者として読みました。ほかの発言者と同じ書き方のためです", t.label)).at(s.name, p.lines[i].number).showing(p.lines[i].text))
		}
	}
}

// titleLine is the block that holds the title, or else the first that the page
// says anything with: where people look for what is missing.
func titleLine(blocks []block, start int) block {
	if start > 0 {
		return blocks[start-1]
	}
	for _, b := range blocks {
		if b.kind != blockOmitted {
			return b
		}
	}
	return block{}
}

// doubt warns of what the page does not tell of its meeting, with the line in which
// it was looked for.
func (s *source) doubt(m *Meeting, titled bool, where block) {
	if !titled {
		s.report.warn(newProblem(nil,
			fmt.Sprintf("no title was found; the name of the file, %q, is used", m.Title),
			fmt.Sprintf("会議名が見つかりません。ファイル名「%s」を会議名とします", m.Title)).at(s.name, where.number).showing(where.text))
	}
	if m.Date.IsZero() {
		s.report.warn(newProblem(nil,
			fmt.Sprintf("no day was found for %q, so no search by date finds it", m.Title),
			fmt.Sprintf("「%s」の開催日が見つかりません。日付で絞る検索には出ません", m.Title)).at(s.name, where.number).showing(where.text))
	}
}

// omit counts a block that becomes no remark.
func (s *source) omit(b block, otherwise Omission) {
	if b.why != "" {
		otherwise = b.why
	}
	s.report.LeftOut[otherwise]++
}

// Metadata is what a page tells of itself in passing.
type metadata struct {
	number  string // the page's own, or ""
	updated Date
	posted  Date
	fact    Date // in a line such as 日時：…
	first   Date // the first day named in the text
	split   splitDate
}

var (
	pageNumber = lazily(`(?:(?:ページ|記事|コンテンツ)(?:番号|ID|ＩＤ|No\.?)|^(?:ID|ＩＤ)(?:番号)?[ 　]*[:：])[ 　]*[:：]?[ 　]*([A-Za-z]{0,3}[0-9][0-9A-Za-z\-]*)`)
	updatedOn  = lazily(`(?:最終)?更新(?:日付?|日時|年月日)?[ 　]*[:：]?[ 　]*`)
	postedOn   = lazily(`(?:掲載|公開|登録|作成)(?:日付?|日時|年月日)[ 　]*[:：]?[ 　]*`)
	// bracketedDay is a day in brackets in a line of its own: that of the page.
	bracketedDay = lazily(`^[\[［].*[\]］]$`)
	heldOn       = lazily(`(?:開催日時?|開催年月日|実施日時?|期日|日時|日にち|とき)[ 　]*[:：]?[ 　]*`)
)

func readMetadata(p *page) metadata {
	var about metadata
	about.split.read(p.title)
	for i := range p.lines {
		text := p.lines[i].text
		if m := pageNumber.FindStringSubmatch(text); m != nil && about.number == "" {
			about.number = m[1]
		}
		updated, update := dateAfter(updatedOn, text)
		post, posting := dateAfter(postedOn, text)
		if !posting && bracketedDay.MatchString(text) && dayAlone(text) {
			post, posting = firstDate(text), true
		}
		if update && about.updated.IsZero() {
			about.updated = updated
		}
		if posting && about.posted.IsZero() {
			about.posted = post
		}
		if update || posting {
			continue
		}
		if d, ok := dateAfter(heldOn, text); ok && about.fact.IsZero() {
			about.fact = d
		} else if i > 0 && about.fact.IsZero() && heldOn.FindString(p.lines[i-1].text) == p.lines[i-1].text && !p.lines[i-1].cell {
			about.fact = firstDate(text)
		}
		if about.first.IsZero() {
			about.first = firstDate(text)
		}
		about.split.read(text)
	}
	if about.updated.IsZero() {
		about.updated = about.posted
	}
	if about.posted.IsZero() {
		about.posted = about.updated
	}
	return about
}

// dateAfter finds the day that stands right after a label.
func dateAfter(label *pattern, text string) (Date, bool) {
	for _, at := range label.FindAllStringIndex(text, -1) {
		if n, ok := scanAmid(text[at[1]:], 0, ' '); ok {
			return Date{n.year, n.month, n.day}, true
		}
	}
	return Date{}, false
}

func firstDate(text string) Date {
	for _, f := range FindDates(text) {
		return f.Date
	}
	return Date{}
}

// held is the day of the meeting: in its title, in a line that says so, or the
// first that the page names.
func (about metadata) held(title string) Date {
	for _, d := range []Date{firstDate(title), about.fact, about.first, about.split.date(about.posted)} {
		if !d.IsZero() {
			return d
		}
	}
	return Date{}
}

var dateInParentheses = lazily(`[ 　]*[（(【\[][^（()）【】\[\]]*(?:[（(][^（()）]{1,3}[）)][^（()）【】\[\]]*)?[）)】\]]`)

// withoutDate takes the day in parentheses off a title: （令和7年9月12日開催）.
// A day that is part of the title's words stays.
func withoutDate(title string) string {
	for _, at := range dateInParentheses.FindAllStringIndex(title, -1) {
		inside := title[at[0]:at[1]]
		if dates := FindDates(inside); len(dates) > 0 && length(inside)-length(inside[dates[0].Start:dates[0].End]) < 12 {
			if rest := strings.TrimSpace(title[:at[0]] + title[at[1]:]); rest != "" {
				return rest
			}
		}
	}
	return title
}
