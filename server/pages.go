package server

import (
	"context"
	"net/http"

	"kizuna/index"
	"kizuna/index/relax"
)

// Limits of pages.
const (
	// pageMeetings is how many meetings a page of the list has.
	pageMeetings = 100
	// startMeetings is how many of the newest the start page has.
	startMeetings = 5
	// startFacets is how many years it has, and as many values of others are counted.
	startFacets = 100
	// startValues is how many of the most frequent sections and speakers it has.
	startValues = 12
)

// searchPage shows the results of a search, or the start page when nothing is
// searched for.
func (s *server) searchPage(w http.ResponseWriter, r *http.Request) error {
	p, err := readParameters(r, nil)
	if err != nil {
		return err
	}
	q, err := readSearch(p)
	if err != nil {
		return err
	}
	q.facets = pageFacets
	if q.isEmpty() {
		return s.startPage(w, r)
	}
	query := q.query()
	query.ByMeeting = q.gathers()
	res, err := s.searcher.Search(r.Context(), query)
	if err != nil {
		return err
	}
	s.metrics.searched(res)
	hit, among, err := s.opened(r.Context(), p, res)
	if err != nil {
		return err
	}
	if hit == nil { // else it was searched for already
		s.searchLog.note(q, res)
	}
	if err := s.widen(r.Context(), q, res); err != nil {
		return err
	}
	named, err := s.named(r.Context(), q, res)
	if err != nil {
		return err
	}
	beyond, err := s.beyond(r.Context(), q, res)
	if err != nil {
		return err
	}
	page := newSearchPage(readerOf(r), q, res, beyond, named)
	if page.Over, err = s.overview(r.Context(), readerOf(r), q, res); err != nil {
		return err
	}
	expansions, err := s.expansions(r.Context(), q)
	if err != nil {
		return err
	}
	page.Widened = widened(readerOf(r), q, expansions)
	var said []relax.Offer
	if relax.Little(res) {
		found, err := relax.Query(r.Context(), s.searcher, q.query())
		if err != nil {
			return err
		}
		said, page.Relaxation = found.Spoken, newRelaxation(readerOf(r), q, res, found, named)
	} else if said, err = relax.Spoken(r.Context(), s.searcher, q.query()); err != nil {
		return err
	}
	page.Spoken = saidBy(readerOf(r), q, said)
	page.open(readerOf(r), q, hit, among)
	return s.writePage(w, r, http.StatusOK, "search", page)
}

// named returns the meetings one can filter by, by id: many meetings share
// their title, and only the day tells one from another.
func (s *server) named(ctx context.Context, q search, res *index.Results) (map[string]index.MeetingSummary, error) {
	named := map[string]index.MeetingSummary{}
	wanted := map[string]bool{}
	for _, f := range res.Facets.Meeting {
		wanted[f.Value] = true
	}
	for _, id := range q.meetings {
		wanted[id] = true
	}
	for m, err := range s.searcher.Meetings(ctx) {
		if err != nil {
			return nil, err
		}
		if wanted[m.ID] {
			named[m.ID] = m
		}
		if len(named) == len(wanted) {
			break
		}
	}
	return named, nil
}

// startPage shows what there is to search.
func (s *server) startPage(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	stats, err := s.searcher.Stats(ctx)
	if err != nil {
		return err
	}
	overview, err := s.searcher.Search(ctx, index.Query{Facets: startFacets})
	if err != nil {
		return err
	}
	meetings, err := s.meetings(ctx)
	if err != nil {
		return err
	}
	return s.writePage(w, r, http.StatusOK, "start", newStartPage(readerOf(r), stats, &overview.Facets, meetings))
}

// meetingsPage lists the meetings.
func (s *server) meetingsPage(w http.ResponseWriter, r *http.Request) error {
	p, err := readParameters(r, nil)
	if err != nil {
		return err
	}
	offset, err := p.whole("offset", 0, index.MaxOffset)
	if err != nil {
		return err
	}
	all, err := s.meetings(r.Context())
	if err != nil {
		return err
	}
	return s.writePage(w, r, http.StatusOK, "meetings", newMeetingsPage(readerOf(r), all, offset))
}

// meetingPage shows a whole meeting, with marks when one comes from a search.
func (s *server) meetingPage(w http.ResponseWriter, r *http.Request) error {
	q, err := readMarking(r)
	if err != nil {
		return err
	}
	id, err := pathID(r)
	if err != nil {
		return err
	}
	m, err := s.searcher.Meeting(r.Context(), id)
	if err != nil {
		return notFound(err, "problem.no_meeting", id)
	}
	var found *index.Results
	if q.text != "" {
		found, err = s.searcher.Search(r.Context(), index.Query{
			Text: q.text, Limit: index.MaxLimit, Filter: index.Filter{Meetings: []string{id}},
			Match: q.match, NoSynonyms: q.noSynonyms,
		})
		if err != nil {
			return err
		}
	}
	return s.writePage(w, r, http.StatusOK, "meeting", newMeetingPage(readerOf(r), m, q, found, s.origin(r)))
}
