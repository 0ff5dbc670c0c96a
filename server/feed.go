package server

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

// Limits of a feed.
const (
	defaultEntries = 30
	maxEntries     = 100
)

// feedParameters are those of a feed. Its order is its own: newest first.
var feedParameters = []string{"q", "kind", "speaker", "section", "meeting", "year", "fiscal_year", "from", "to", "match", "synonyms", "limit"}

// atomFeed is a feed in the form of RFC 4287.
type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Updated   string      `xml:"updated"`
	Generator string      `xml:"generator"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Updated   string      `xml:"updated"`
	Published string      `xml:"published,omitempty"`
	Author    string      `xml:"author>name"`
	Links     []atomLink  `xml:"link"`
	Category  atomTerm    `xml:"category"`
	Content   atomContent `xml:"content"`
}

type atomTerm struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// atomContent is HTML, escaped once more by the encoder, as the RFC wants it.
type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

// feed answers with the newest remarks that a search finds.
func (s *server) feed(w http.ResponseWriter, r *http.Request) error {
	p, err := readParameters(r, feedParameters)
	if err != nil {
		return err
	}
	q, err := readSearch(p)
	if err != nil {
		return err
	}
	if q.limit, err = p.whole("limit", defaultEntries, maxEntries); err != nil {
		return err
	}
	q.sort, q.facets = index.SortNewest, 0
	query := q.query()
	// What is only related would be news to nobody.
	query.Match = cmp.Or(query.Match, index.TierMain)
	res, err := s.searcher.Search(r.Context(), query)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(newFeed(readerOf(r), s.origin(r), q, res)); err != nil {
		return err
	}
	w.Header().Set("Content-Language", readerOf(r).tag())
	return writeBody(w, http.StatusOK, "application/atom+xml; charset=utf-8", b.Bytes())
}

// newFeed pictures results as a feed of a server at an address.
func newFeed(l lang, at string, q search, res *index.Results) atomFeed {
	page := q
	page.limit = defaultLimit
	title := l.say("site.name")
	if text := strings.TrimSpace(q.text); text != "" {
		title = text + " - " + title
	}
	f := atomFeed{
		Lang: "ja", ID: at + feedHref(q), Title: title, Generator: "Kizuna", Updated: moment(data.Date{}),
		Links: []atomLink{{"self", "application/atom+xml", at + feedHref(q)}, {"alternate", "text/html", at + page.href("/")}},
	}
	for _, h := range res.Hits {
		e := newEntry(l, at, q, h)
		f.Updated = max(f.Updated, e.Updated)
		f.Entries = append(f.Entries, e)
	}
	return f
}

func newEntry(l lang, at string, q search, h index.Hit) atomEntry {
	m := h.Meeting
	title := titleOf(m.Title, m.ID)
	e := atomEntry{
		ID:       at + "/api/v1/remarks/" + url.PathEscape(h.Remark.ID),
		Title:    strings.Join(present(title, l.day(m.Date), h.Remark.Section), " "),
		Updated:  moment(m.Date),
		Author:   cmp.Or(speakerOf(l, h.Remark), title),
		Links:    []atomLink{{"alternate", "text/html", at + remarkHref(m.ID, q, h.Remark.Seq)}},
		Category: atomTerm{string(h.Remark.Kind), l.kind(h.Remark.Kind)},
		Content:  atomContent{"html", wire.MarkHTML(h.Snippet.Text, h.Snippet.Marks)},
	}
	if !m.Updated.IsZero() {
		e.Updated = moment(m.Updated)
	}
	if !m.Date.IsZero() {
		e.Published = moment(m.Date)
	}
	if wire.WebAddress(m.URL) != "" {
		e.Links = append(e.Links, atomLink{"via", "", m.URL})
	}
	return e
}

// feedHref is the address of the feed of a search.
func feedHref(q search) string {
	q.sort, q.grouping, q.offset, q.limit = index.SortRelevance, "", 0, defaultLimit
	return q.href("/feed.atom")
}

// moment is the midnight a day begins with in Japan. A day that is not known is
// one long ago, since a feed must name one.
func moment(d data.Date) string {
	if d.IsZero() {
		d = data.Date{Year: 1970, Month: 1, Day: 1}
	}
	return d.String() + "T00:00:00+09:00"
}

// present returns the texts that are not empty.
func present(texts ...string) []string {
	var some []string
	for _, t := range texts {
		if t != "" {
			some = append(some, t)
		}
	}
	return some
}
