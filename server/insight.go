package server

import (
	"net/http"
	"slices"

	"kizuna/index"
	"kizuna/server/wire"
)

// insightParameters are those of an insight: those of a search that say what is
// found, and its own.
var insightParameters = append(slices.DeleteFunc(slices.Clone(searchParameters), isOfPage), "years", "words")

// isOfPage reports whether a parameter says which of the hits are shown, and how.
func isOfPage(name string) bool {
	return slices.Contains([]string{"sort", "group", "limit", "offset", "facets"}, name)
}

// insight is what an address asks to know of a search.
type insight struct {
	search
	yearKind index.YearKind
	words    int
}

// readInsight reads an insight from the parameters of an address.
func readInsight(p parameters) (insight, error) {
	q, err := readSearch(p)
	if err != nil {
		return insight{}, err
	}
	i := insightOf(q)
	years, err := p.one("years")
	if err != nil {
		return i, err
	}
	if i.yearKind, err = index.ParseYearKind(years); err != nil {
		return i, badParameter("years", "problem.years", shown(years))
	}
	i.words, err = p.whole("words", wire.InsightWords, index.MaxInsightWords)
	return i, err
}

// insightOf asks for the fiscal years of a search's hits, whichever of them it
// shows.
func insightOf(q search) insight {
	q.sort, q.grouping, q.limit, q.offset = index.SortRelevance, "", defaultLimit, 0
	return insight{search: q, yearKind: index.FiscalYears}
}

// query is what the engine is asked.
func (i insight) query() index.InsightQuery {
	q := i.search.query()
	return index.InsightQuery{Text: q.Text, Filter: q.Filter, Match: q.Match, NoSynonyms: q.NoSynonyms, Years: i.yearKind, Words: i.words}
}

// href is the address of the insight at path.
func (i insight) href(path string) string {
	fs := i.search.fields()
	if i.yearKind != index.FiscalYears {
		fs = append(fs, field{"years", string(i.yearKind)})
	}
	return address(path, fs)
}

// insightAPI tells programs of all hits of a search.
func (s *server) insightAPI(w http.ResponseWriter, r *http.Request) error {
	q, found, err := s.insight(r, insightParameters)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, "application/json", wire.NewInsight(found, q.yearKind))
}

// insightPage shows people what is to know of all hits of a search.
func (s *server) insightPage(w http.ResponseWriter, r *http.Request) error {
	q, found, err := s.insight(r, nil)
	if err != nil {
		return err
	}
	named, err := s.named(r.Context(), q.search, &index.Results{})
	if err != nil {
		return err
	}
	return s.writePage(w, r, http.StatusOK, "insight", newInsightPage(readerOf(r), q, found, named))
}

// insight answers a request with parameters of some names, or any (nil).
func (s *server) insight(r *http.Request, names []string) (insight, *index.Insight, error) {
	p, err := readParameters(r, names)
	if err != nil {
		return insight{}, nil, err
	}
	q, err := readInsight(p)
	if err != nil {
		return q, nil, err
	}
	found, err := s.searcher.Insight(r.Context(), q.query())
	return q, found, err
}

// narrowed is the search as far as an insight counted it: with few hits in the
// year or with the word, it would otherwise go further.
func (i insight) narrowed(tiers map[index.Tier]int) search {
	q := i.search
	if _, all := tiers[index.TierRelated]; q.match != "" || all || q.isTextless() {
		return q
	}
	q.match = index.TierMain
	if _, partial := tiers[index.TierPartial]; partial {
		q.match = index.TierPartial
	}
	return q
}

// within is the search narrowed to a year.
func (s search) within(kind index.YearKind, year int) search {
	if kind == index.CalendarYears {
		s.years = []int{year}
	} else {
		s.fiscal = []int{year}
	}
	s.offset = 0
	return s
}
