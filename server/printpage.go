package server

import (
	"cmp"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

// maxPrinted bounds the hits to print: what one search answers with at once, and
// some hundred sheets of paper.
const maxPrinted = index.MaxLimit

// maxKept is how long a remark may be to be kept on one page, in characters: a
// third of a page. A longer one would leave too much of the page before it empty.
const maxKept = 600

// japanTime is the time in Japan, which has no summer time: a sheet bears the
// day it was made there.
var japanTime = time.FixedZone("JST", 9*60*60)

// printPage is results on paper.
type printPage struct {
	frame
	Back     string // the address of the results
	Headline string
	Also     string // what was found besides, in other tiers; or ""
	First    string // that these are the first of more, or ""
	Facts    []printFact
	Groups   []printGroup
	Meetings []printMeeting
}

// printFact is something to know of the search and the sheet.
type printFact struct{ Label, Value string }

// printGroup is the hits of one tier. The main tier needs no heading.
type printGroup struct {
	Heading string
	Hits    []printHit
}

// printHit is one hit, with all that was said.
type printHit struct {
	Number  string
	Title   string // of the meeting
	Day     string // in both calendars
	Label   string // of the kind
	Speaker string
	Section string
	Pieces  []wire.Piece
	Long    bool   // too long to be kept on one page
	Address string // the permanent one
}

// printMeeting is a meeting that hits come from.
type printMeeting struct {
	Title, Day, ID string
	Numbers        string // of its hits
	Source         string // where it can be read, or else what it was read from
}

// printPage shows the hits of a search, or those that were picked among them, to
// be printed. Its answer is true on one day alone, so it has no tag.
func (s *server) printPage(w http.ResponseWriter, r *http.Request) error {
	p, err := readParameters(r, nil)
	if err != nil {
		return err
	}
	q, err := readSearch(p)
	if err != nil {
		return err
	}
	q.limit, q.offset, q.facets = maxPrinted, 0, 0
	query := q.query()
	if query.Filter.Remarks, err = readPicked(p); err != nil {
		return err
	}
	res, err := s.searcher.Search(r.Context(), query)
	if err != nil {
		return err
	}
	s.metrics.searched(res)
	named, err := s.named(r.Context(), q, res)
	if err != nil {
		return err
	}
	q.limit = defaultLimit
	return s.writePage(w, r, http.StatusOK, "print", newPrintPage(readerOf(r), s.origin(r), q, len(query.Filter.Remarks) > 0, res, named, time.Now()))
}

// newPrintPage pictures results of a server at an address. picked says that they
// are those that were picked.
func newPrintPage(l lang, at string, q search, picked bool, res *index.Results, named map[string]index.MeetingSummary, now time.Time) printPage {
	text := strings.TrimSpace(q.text)
	p := printPage{
		frame: frame{Title: windowTitle(l, text)}, Back: q.href("/"), Headline: headline(l, text, res), Also: also(l, res),
	}
	if picked {
		p.Headline, p.Also = l.say("print.picked", l.say("count.remarks", res.Total)), ""
	}
	if len(res.Hits) < res.Total {
		p.First = l.say("print.first", len(res.Hits), res.Total)
	}
	p.Facts = printFacts(l, at, q, named, now)
	numbers := map[string][]string{}
	tier := index.TierMain
	for i, h := range res.Hits {
		if i == 0 || h.Tier != tier {
			tier = h.Tier
			g := printGroup{}
			if tier != index.TierMain {
				g.Heading = l.say("heading."+string(tier), l.say("count.remarks", res.Tiers[tier]))
			}
			p.Groups = append(p.Groups, g)
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Hits = append(g.Hits, newPrintHit(l, at, number(i+1), h))
		if numbers[h.Meeting.ID] == nil {
			p.Meetings = append(p.Meetings, newPrintMeeting(l, h.Meeting))
		}
		numbers[h.Meeting.ID] = append(numbers[h.Meeting.ID], number(i+1))
	}
	for i := range p.Meetings {
		m := &p.Meetings[i]
		m.Numbers = l.say("print.numbers", strings.Join(numbers[m.ID], l.say("results.comma")))
	}
	return p
}

// printFacts tell what was searched for, how, when and where.
func printFacts(l lang, at string, q search, named map[string]index.MeetingSummary, now time.Time) []printFact {
	var facts []printFact
	add := func(label, value string) {
		if value != "" {
			facts = append(facts, printFact{l.say(label), value})
		}
	}
	text := strings.TrimSpace(q.text)
	add("print.query", printable(text))
	add("print.read_as", understanding(l, text))
	var filters []string
	for _, c := range append(chips(l, q, named), reachChips(l, q)...) {
		filters = append(filters, c.Label)
	}
	add("print.filters", strings.Join(filters, l.say("results.comma")))
	add("print.order", l.say("sort."+string(q.sort)))
	day := now.In(japanTime)
	add("print.made", l.day(data.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}))
	add("print.address", readable(at+q.href("/")))
	return facts
}

func newPrintHit(l lang, at, number string, h index.Hit) printHit {
	return printHit{
		Number: number, Title: titleOf(h.Meeting.Title, h.Meeting.ID), Day: l.day(h.Meeting.Date), Label: l.kind(h.Remark.Kind),
		Speaker: speakerOf(l, h.Remark), Section: h.Remark.Section, Pieces: wire.Pieces(h.Remark.Text, h.Marks), Long: utf8.RuneCountInString(h.Remark.Text) > maxKept,
		Address: readable(at + remarkHref(h.Meeting.ID, emptySearch(), h.Remark.Seq)),
	}
}

// encoded are the characters beyond ASCII of an address.
var encoded = regexp.MustCompile(`(?:%[89A-F][0-9A-F])+`)

// readable returns an address as people type it from paper: characters beyond
// ASCII are not percent-encoded, which browsers do by themselves (RFC 3987).
func readable(address string) string {
	return encoded.ReplaceAllStringFunc(address, func(s string) string {
		text, err := url.PathUnescape(s)
		if err != nil || !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }) {
			return s
		}
		return text
	})
}

func newPrintMeeting(l lang, m index.MeetingSummary) printMeeting {
	return printMeeting{Title: titleOf(m.Title, m.ID), Day: l.day(m.Date), ID: m.ID, Source: cmp.Or(m.URL, m.Source)}
}
