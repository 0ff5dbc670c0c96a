package wire

import (
	"math"
	"time"

	"kizuna/data"
	"kizuna/index"
)

// FacetValues is how many values a facet lists unless more are asked for: what
// a person takes in, and the same at both doors.
const FacetValues = 10

// Search is the answer to a query.
type Search struct {
	Query         string             `json:"query"`          // as it was typed
	Total         int                `json:"total"`          // hits in all, not only those listed
	TotalMeetings int                `json:"total_meetings"` // meetings the hits in all come from
	OfMeetings    int                `json:"of_meetings"`    // meetings that were searched: those that the filters let through
	Tiers         map[index.Tier]int `json:"tiers"`          // hits of each tier that was fetched
	TookMS        float64            `json:"took_ms"`        // milliseconds, to the hundredth
	Hits          []Hit              `json:"hits"`
	Groups        []Group            `json:"groups,omitzero"` // in place of hits, where asked for
	Next          string             `json:"next,omitempty"`  // the cursor of the page that follows, where one does
	Facets        Facets             `json:"facets"`
}

// Group is the hits of one meeting.
type Group struct {
	Meeting Place `json:"meeting"`
	Total   int   `json:"total"` // its hits in all, not only those listed
	Hits    []Hit `json:"hits"`  // the first, at most [index.GroupHits]
}

// Hit is one remark that matches.
type Hit struct {
	ID          string         `json:"id"`
	Seq         int            `json:"seq"`
	Kind        data.Kind      `json:"kind"`
	Speaker     string         `json:"speaker"`
	Role        string         `json:"role"`
	Section     string         `json:"section"`
	Text        string         `json:"text"`         // the whole remark
	Snippet     string         `json:"snippet"`      // the passage that shows best why it matched
	SnippetHTML string         `json:"snippet_html"` // the snippet, escaped, with <mark> where it matched
	Marks       []Mark         `json:"marks"`        // where Text matched, ascending
	Score       float64        `json:"score"`        // comparable within this answer and tier only
	Tier        index.Tier     `json:"tier"`
	Why         []index.Reason `json:"why"`       // the strongest first
	Found       []Found        `json:"found"`     // what matched and how, in the order of the query
	Permalink   string         `json:"permalink"` // the remark in its meeting's page; a path where no server answers
	Meeting     Place          `json:"meeting"`
	Parts       []index.Part   `json:"parts,omitempty"` // what Score is made of, where asked for
}

// Mark is a half-open range of code points, [start, end).
type Mark [2]int

// Place names the meeting a remark was made in.
type Place struct {
	ID     string    `json:"id"`
	Title  string    `json:"title"`
	Date   data.Date `json:"date"`
	DateJA string    `json:"date_ja"` // the same day by era: 令和7年9月12日
	URL    string    `json:"url"`
}

// Facets counts the hits by field. Each list is ordered by count.
type Facets struct {
	Kind       []index.Facet `json:"kind"`
	Year       []index.Facet `json:"year"`
	FiscalYear []index.Facet `json:"fiscal_year"`
	Section    []index.Facet `json:"section"`
	Speaker    []index.Facet `json:"speaker"`
	Meeting    []index.Facet `json:"meeting"`
}

// NewSearch pictures an engine's results. It shares their lists and counts.
func NewSearch(r *index.Results, v View) Search {
	s := Search{
		Query:         r.Query,
		Total:         r.Total,
		TotalMeetings: r.TotalMeetings,
		OfMeetings:    r.OfMeetings,
		Tiers:         r.Tiers,
		TookMS:        milliseconds(r.Took),
		Next:          r.Next,
		Hits:          newHits(r.Hits, v),
		Facets: Facets{
			Kind:       list(r.Facets.Kind),
			Year:       list(r.Facets.Year),
			FiscalYear: list(r.Facets.FiscalYear),
			Section:    list(r.Facets.Section),
			Speaker:    list(r.Facets.Speaker),
			Meeting:    list(r.Facets.Meeting),
		},
	}
	if s.Tiers == nil {
		s.Tiers = map[index.Tier]int{}
	}
	if r.Groups != nil {
		s.Groups = make([]Group, len(r.Groups))
	}
	for i, g := range r.Groups {
		s.Groups[i] = Group{NewPlace(g.Meeting.ID, g.Meeting.Title, g.Meeting.Date, g.Meeting.URL), g.Total, newHits(g.Hits, v)}
	}
	return s
}

func newHits(hits []index.Hit, v View) []Hit {
	pictures := make([]Hit, len(hits))
	for i, h := range hits {
		pictures[i] = NewHit(h, v)
	}
	return pictures
}

// NewHit pictures one hit.
func NewHit(h index.Hit, v View) Hit {
	marks := make([]Mark, len(h.Marks))
	for i, m := range h.Marks {
		marks[i] = Mark{m.Start, m.End}
	}
	return Hit{
		ID:          h.Remark.ID,
		Seq:         h.Remark.Seq,
		Kind:        h.Remark.Kind,
		Speaker:     h.Remark.Speaker,
		Role:        h.Remark.Role,
		Section:     h.Remark.Section,
		Text:        h.Remark.Text,
		Snippet:     h.Snippet.Text,
		SnippetHTML: MarkHTML(h.Snippet.Text, h.Snippet.Marks),
		Marks:       marks,
		Score:       h.Score,
		Tier:        h.Tier,
		Why:         list(h.Why()),
		Found:       NewFound(h),
		Permalink:   v.permalink(h.Meeting.ID, h.Remark.Seq),
		Meeting:     NewPlace(h.Meeting.ID, h.Meeting.Title, h.Meeting.Date, h.Meeting.URL),
		Parts:       h.Parts,
	}
}

// NewPlace pictures the meeting of a remark.
func NewPlace(id, title string, date data.Date, url string) Place {
	return Place{ID: id, Title: title, Date: date, DateJA: date.Japanese(), URL: url}
}

func milliseconds(d time.Duration) float64 { return hundredth(float64(d) / float64(time.Millisecond)) }

// hundredth rounds a number to two places.
func hundredth(v float64) float64 { return math.Round(v*100) / 100 }
