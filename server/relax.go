package server

import (
	"net/http"

	"kizuna/index/relax"
	"kizuna/server/wire"
)

// relaxParameters are those of a relaxation: what decides which remarks are found.
var relaxParameters = []string{"q", "kind", "speaker", "section", "meeting", "year", "fiscal_year", "from", "to", "synonyms"}

// relaxAPI tells why a search finds little, and which close to it find more.
func (s *server) relaxAPI(w http.ResponseWriter, r *http.Request) error {
	p, err := readParameters(r, relaxParameters)
	if err != nil {
		return err
	}
	q, err := readSearch(p)
	if err != nil {
		return err
	}
	found, err := relax.Query(r.Context(), s.searcher, q.query())
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, "application/json", wire.NewRelaxation(q.text, found))
}
