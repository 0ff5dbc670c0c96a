package server

import (
	"net/http"

	"kizuna/index"
)

// readyQuery is what readyz asks: a word that goes through all of the search
// and finds something in any meeting's minutes, or nothing, which is fine too.
const readyQuery = "会議"

// healthz tells that the process answers. It asks nothing of the index, so
// that a supervisor does not restart a server whose index is being rebuilt.
func (s *server) healthz(w http.ResponseWriter, _ *http.Request) error {
	return writeJSON(w, http.StatusOK, "application/json", map[string]string{"status": "ok"})
}

// readyz tells that searches are answered, by searching.
func (s *server) readyz(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.searcher.Search(r.Context(), index.Query{Text: readyQuery, Limit: 1}); err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, "application/json", map[string]string{"status": "ready"})
}
