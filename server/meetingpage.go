package server

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

// maxMarked bounds the links to what a search found in a meeting: some screens
// of numbers help nobody.
const maxMarked = 50

// longMeeting is from how many remarks on a browser lays out only what is near: all
// of 925 remarks took it .15 to 2.1 s on a busy machine.
const longMeeting = 200

// meetingPage is a whole meeting.
type meetingPage struct {
	frame
	ID, Name     string
	Day, Updated string // in both calendars
	Date         data.Date
	UpdatedDate  data.Date
	Count        int
	Long         bool   // too long to be laid out at once
	SourceURL    string // where the original can be read, http or https; or ""
	Source       string // what else is known of where it came from
	Within       within
	Contents     []contentsLine
	Parts        []part
	Marked       marked
}

// within is the box that searches this meeting alone.
type within struct {
	Action, Query string
	Kept          []field
}

// part is a run of remarks under one heading.
type part struct {
	Heading, Anchor string
	Remarks         []remarkView
}

// remarkView is one remark in its meeting.
type remarkView struct {
	Anchor  string
	Seq     int
	Link    string // what the link to it is called
	Kind    data.Kind
	Label   string
	Speaker string
	Pieces  []wire.Piece
	Laid    bool // out in columns
	Hit     bool
	Turn    *turn // nil where nothing is marked
	Cite    string
	Similar string // the address of what is like it elsewhere; "" for what the chair says
	text    string
}

// turn leads from what is marked to what is marked before and after it.
type turn struct{ Place, Previous, Next string }

// marked is what a search that led here found in the meeting.
type marked struct {
	Sentence string // "" when no search led here
	Also     string // what it found besides, in other tiers; or ""
	Hits     []link
	Off      string // the address without marks
	Back     string // the address of the search
}

// newMeetingPage pictures a meeting. q is the search that led to it and found
// what that search finds in it; without text and nil when there was none. at is
// where the server is, for citations.
func newMeetingPage(l lang, m *data.Meeting, q search, found *index.Results, at string) meetingPage {
	p := meetingPage{
		frame: frame{Title: titleOf(m.Title, m.ID), Box: box{Query: q.text, Kept: q.reach.fields()}, JSON: "/api/v1" + meetingHref(m.ID)},
		ID:    m.ID, Name: titleOf(m.Title, m.ID), Count: len(m.Remarks), Long: len(m.Remarks) >= longMeeting,
		Day: l.day(m.Date), Date: m.Date, Updated: l.day(m.Updated), UpdatedDate: m.Updated,
	}
	if wire.WebAddress(m.URL) != "" {
		p.SourceURL = m.URL
	} else {
		p.Source = cmp.Or(m.URL, m.Source)
	}
	marks := map[int][]index.Span{}
	if found != nil {
		for _, h := range found.Hits {
			marks[h.Remark.Seq] = h.Marks
		}
		p.Marked = marked{Off: meetingHref(m.ID), Back: q.href("/"), Also: l.near(found)}
		p.Marked.Sentence = l.say("meeting.no_matches", l.quote(q.text))
		if main := found.Tiers[index.TierMain]; main > 0 {
			p.Marked.Sentence = l.say("meeting.matches", l.quote(q.text), l.say("count.remarks", main))
		}
	}
	p.Within = within{meetingHref(m.ID), q.text, q.reach.fields()}
	place := wire.NewPlace(m.ID, m.Title, m.Date, m.URL)
	section := ""
	for i, r := range m.Remarks {
		if i == 0 || r.Section != section {
			section = r.Section
			p.Parts = append(p.Parts, part{
				Heading: section, Anchor: sectionAnchor(len(p.Parts)),
			})
		}
		spans, hit := marks[r.Seq]
		last := &p.Parts[len(p.Parts)-1]
		last.Remarks = append(last.Remarks, remarkView{
			Anchor: remarkAnchor(r.Seq), Seq: r.Seq, Link: l.say("meeting.permalink", r.ID), Kind: r.Kind, Label: l.kind(r.Kind),
			Speaker: speakerOf(l, r), Pieces: wire.Pieces(r.Text, spans), Laid: laidOut(r.Text), Hit: hit,
			Cite: wire.Citation(r, place, cmp.Or(wire.WebAddress(m.URL), at+remarkPath(r.ID))), Similar: similarLink(r), text: r.Text,
		})
		if hit && len(p.Marked.Hits) < maxMarked {
			p.Marked.Hits = append(p.Marked.Hits, link{number(r.Seq), "#" + remarkAnchor(r.Seq)})
		}
	}
	p.Contents = newContents(l, p.Parts)
	takeTurns(l, p.Parts)
	return p
}

// Minutes lay the lists of those present out in columns, by spaces of full width.
const (
	column     = "　　　"
	manyLaid   = 3  // lines with columns, from which a text is laid out
	widestLaid = 60 // of its lines, in code points: a paragraph is no row of columns
)

// laidOut reports whether the lines of a text stand in columns that only hold where no
// line is broken.
func laidOut(text string) bool {
	rows := 0
	for line := range strings.Lines(text) {
		if utf8.RuneCountInString(line) > widestLaid {
			return false
		}
		if strings.Contains(strings.TrimLeft(line, " 　"), column) {
			rows++
		}
	}
	return rows >= manyLaid
}

// takeTurns leads from each remark that is marked to those before and after it.
func takeTurns(l lang, parts []part) {
	var marked []*remarkView
	for i := range parts {
		for j := range parts[i].Remarks {
			if r := &parts[i].Remarks[j]; r.Hit {
				marked = append(marked, r)
			}
		}
	}
	for i, r := range marked {
		r.Turn = &turn{Place: l.say("meeting.turn", i+1, len(marked))}
		if i > 0 {
			r.Turn.Previous = "#" + marked[i-1].Anchor
		}
		if i+1 < len(marked) {
			r.Turn.Next = "#" + marked[i+1].Anchor
		}
	}
}

// remarkHref is the address of a remark in its meeting, with marks for what was
// searched for.
func remarkHref(meeting string, q search, seq int) string {
	from := emptySearch()
	if !q.isTextless() {
		from.text, from.reach = strings.TrimSpace(q.text), q.reach
	}
	return from.href(meetingHref(meeting)) + "#" + remarkAnchor(seq)
}

// remarkAnchor is a remark's permanent place in its meeting's page.
func remarkAnchor(seq int) string { return wire.RemarkAnchor(seq) }

// titleOf returns what a meeting is called; one without a title, by its id.
func titleOf(title, id string) string { return cmp.Or(strings.TrimSpace(title), id) }

// speakerOf names who spoke: as the source does, with the office when the name
// does not say it already.
func speakerOf(l lang, r data.Remark) string {
	if r.Speaker == "" || r.Role == "" || strings.Contains(r.Speaker, r.Role) {
		return cmp.Or(r.Speaker, r.Role)
	}
	return r.Speaker + l.inParentheses(r.Role)
}
