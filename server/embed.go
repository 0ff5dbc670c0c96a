package server

import (
	"net/http"
	"strings"

	"kizuna/index"
)

// Limits of an embedded result.
const (
	defaultEmbedded = 5
	maxEmbedded     = 50
)

// embedParameters are those of an embedded result.
var embedParameters = []string{"q", "kind", "speaker", "section", "meeting", "year", "fiscal_year", "from", "to", "sort", "match", "synonyms", "limit"}

// embedPage is a result to stand in a page of somebody else's.
type embedPage struct {
	frame
	Headline string
	More     string // the address of the search itself
	Groups   []hitGroup
}

// embed shows the first hits of a search, to stand in a frame of the pages of
// the named origins. It has no form and no script, and its links open outside.
func (s *server) embed(w http.ResponseWriter, r *http.Request) error {
	if len(s.embedOrigins) == 0 {
		return &failure{status: http.StatusForbidden, code: "embedding_off", phrase: "problem.embedding_off"}
	}
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors "+
		strings.Join(s.embedOrigins, " "))
	w.Header().Del("X-Frame-Options") // which cannot name origins
	p, err := readParameters(r, embedParameters)
	if err != nil {
		return err
	}
	q, err := readSearch(p)
	if err != nil {
		return err
	}
	limit, err := p.whole("limit", defaultEmbedded, maxEmbedded)
	if err != nil {
		return err
	}
	q.facets = 0
	query := q.query()
	query.Limit = limit
	res, err := s.searcher.Search(r.Context(), query)
	if err != nil {
		return err
	}
	s.metrics.searched(res)
	return s.writePage(w, r, http.StatusOK, "embed", newEmbedPage(readerOf(r), q, res))
}

func newEmbedPage(l lang, q search, res *index.Results) embedPage {
	text := strings.TrimSpace(q.text)
	q.limit = defaultLimit
	return embedPage{frame: frame{Title: windowTitle(l, text)}, Headline: headline(l, text, res), More: q.href("/"), Groups: hitGroups(l, q, res)}
}
