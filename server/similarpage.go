package server

import (
	"fmt"
	"net/http"
	"strings"

	"kizuna/data"
	"kizuna/index"
	"kizuna/index/excerpt"
)

// defaultSimilar is how many remarks are shown that are like one.
const defaultSimilar = 10

// askedRunes is how much is shown of the remark that others are like, in code
// points.
const askedRunes = 400

// similarPage is what was said elsewhere that is like one remark.
type similarPage struct {
	frame
	Headline string
	How      string  // how it was compared, as a sentence
	Asked    hitView // the remark itself
	Hits     []hitView
	More     string // the address of more, or ""
}

// similar asks what is like the remark of a request's path. names are the
// parameters that may be given, as readParameters takes them.
func (s *server) similar(r *http.Request, names []string) (*index.Similar, error) {
	p, err := readParameters(r, names)
	if err != nil {
		return nil, err
	}
	limit, err := p.whole("limit", defaultSimilar, index.MaxSimilar)
	if err != nil {
		return nil, err
	}
	q, err := readSearch(p)
	if err != nil {
		return nil, err
	}
	id, err := pathID(r)
	if err != nil {
		return nil, err
	}
	found, err := s.searcher.Similar(r.Context(), index.SimilarQuery{Remark: id, Limit: limit, Filter: q.query().Filter})
	if err != nil {
		return nil, notFound(err, "problem.no_remark", id)
	}
	return found, nil
}

// similarPage shows what was said elsewhere that is like a remark.
func (s *server) similarPage(w http.ResponseWriter, r *http.Request) error {
	found, err := s.similar(r, nil)
	if err != nil {
		return err
	}
	return s.writePage(w, r, http.StatusOK, "similar", newSimilarPage(readerOf(r), found))
}

func newSimilarPage(l lang, found *index.Similar) similarPage {
	asked := found.Remark
	p := similarPage{
		frame:    frame{Title: l.say("similar.title"), JSON: "/api/v1" + similarHref(asked.Remark.ID)},
		Headline: l.say("similar.none"),
		Asked: newHitView(l, emptySearch(), index.Hit{
			Remark: asked.Remark, Meeting: asked.Meeting, Snippet: excerpt.Cut(asked.Remark.Text, found.Marks, askedRunes),
		}),
	}
	if len(found.Hits) > 0 {
		p.Headline = l.say("similar.found", len(found.Hits))
	}
	if len(found.Hits) == defaultSimilar {
		p.More = fmt.Sprintf("%s?limit=%d", similarHref(asked.Remark.ID), index.MaxSimilar)
	}
	for _, h := range found.Hits {
		view := newHitView(l, emptySearch(), h)
		view.Why = []whyView{inCommon(l, h)}
		p.Hits = append(p.Hits, view)
	}
	return p
}

// similarLink is the address of what is like a remark elsewhere; "" for the kinds
// that are the same in every meeting.
func similarLink(r data.Remark) string {
	switch r.Kind {
	case data.KindChair, data.KindAgenda, data.KindRoster:
		return ""
	}
	return similarHref(r.ID)
}

// inCommon says which words a remark has in common with the one asked about.
func inCommon(l lang, h index.Hit) whyView {
	var words []string
	for _, f := range h.Found {
		words = append(words, f.Text)
	}
	return whyView{Label: l.say("similar.in_common"), Text: strings.Join(words, l.say("similar.comma"))}
}
