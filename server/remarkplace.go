package server

import (
	"net/http"
	"strings"
)

// remarkPlace leads from a remark's permanent address to its place in its meeting,
// with the marks of the search that the address names. Where that is may change
// when a meeting is imported anew, so browsers ask again.
func (s *server) remarkPlace(w http.ResponseWriter, r *http.Request) error {
	q, err := readMarking(r)
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
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Location", remarkHref(found.Meeting.ID, q, found.Remark.Seq))
	w.WriteHeader(http.StatusFound)
	return nil
}

// readMarking reads the search that leads to a meeting and is marked in it.
func readMarking(r *http.Request) (search, error) {
	q := emptySearch()
	p, err := readParameters(r, nil)
	if err != nil {
		return q, err
	}
	if q.text, err = readText(p); err != nil {
		return q, err
	}
	q.text = strings.TrimSpace(q.text)
	q.reach, err = readReach(p)
	return q, err
}
