package server

import (
	"context"
	"net/http"
	"slices"
	"unicode/utf8"

	"kizuna/index"
	"kizuna/server/wire"
)

// Limits of a list of meetings.
const (
	defaultMeetings = 100
	maxMeetings     = 1000
)

// searchAPI answers a search.
func (s *server) searchAPI(w http.ResponseWriter, r *http.Request) error {
	p, err := readParameters(r, append(slices.Clone(searchParameters), "id", "cursor", "all", "format"))
	if err != nil {
		return err
	}
	q, err := readSearch(p)
	if err != nil {
		return err
	}
	query := q.query()
	query.ByMeeting = q.grouping == byMeeting
	if query.After, err = readCursor(p); err != nil {
		return err
	}
	if query.Filter.Remarks, err = readPicked(p); err != nil {
		return err
	}
	t, err := readTaking(p)
	if err != nil {
		return err
	}
	return s.take(w, r, q, query, t)
}

// maxCursor bounds a cursor, in characters; those we give have some fifty.
const maxCursor = 200

// readCursor reads where the page before ended.
func readCursor(p parameters) (string, error) {
	cursor, err := p.one("cursor")
	if n := utf8.RuneCountInString(cursor); err == nil && n > maxCursor {
		return "", badParameter("cursor", "problem.too_long", maxCursor, n)
	}
	return cursor, err
}

// meetingsAPI lists meetings, newest first.
func (s *server) meetingsAPI(w http.ResponseWriter, r *http.Request) error {
	p, err := readParameters(r, []string{"limit", "offset"})
	if err != nil {
		return err
	}
	limit, offset, err := p.page(defaultMeetings, maxMeetings)
	if err != nil {
		return err
	}
	all, err := s.meetings(r.Context())
	if err != nil {
		return err
	}
	from, to := min(offset, len(all)), min(offset+limit, len(all))
	return writeJSON(w, http.StatusOK, "application/json", wire.NewMeetingList(len(all), all[from:to]))
}

// meetings returns every meeting, newest first.
func (s *server) meetings(ctx context.Context) ([]index.MeetingSummary, error) {
	var all []index.MeetingSummary
	for m, err := range s.searcher.Meetings(ctx) {
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// meetingAPI answers with a whole meeting.
func (s *server) meetingAPI(w http.ResponseWriter, r *http.Request) error {
	if _, err := readParameters(r, []string{}); err != nil {
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
	return writeJSON(w, http.StatusOK, "application/json", wire.NewMeeting(m))
}

// remarkAPI answers with a remark among its neighbours.
func (s *server) remarkAPI(w http.ResponseWriter, r *http.Request) error {
	p, err := readParameters(r, []string{"context"})
	if err != nil {
		return err
	}
	n, err := p.whole("context", wire.Neighbours, wire.MaxNeighbours)
	if err != nil {
		return err
	}
	id, err := pathID(r)
	if err != nil {
		return err
	}
	found, err := s.searcher.Remark(r.Context(), id)
	if err != nil {
		return notFound(err, "problem.no_remark", id)
	}
	m, err := s.searcher.Meeting(r.Context(), found.Meeting.ID)
	if err != nil {
		return notFound(err, "problem.no_remark", id)
	}
	picture, err := wire.NewRemark(m, id, n)
	if err != nil {
		return notFound(err, "problem.no_remark", id)
	}
	return writeJSON(w, http.StatusOK, "application/json", wire.Cite(picture))
}

// similarParameters are those of what is like a remark.
var similarParameters = []string{"kind", "speaker", "section", "meeting", "year", "fiscal_year", "from", "to", "limit"}

// similarAPI answers with what was said elsewhere that is like a remark.
func (s *server) similarAPI(w http.ResponseWriter, r *http.Request) error {
	found, err := s.similar(r, similarParameters)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, "application/json", wire.NewSimilar(found, wire.View{Origin: s.origin(r)}))
}
