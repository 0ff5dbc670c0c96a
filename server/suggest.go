package server

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"unicode/utf8"

	"kizuna/index"
	"kizuna/server/wire"
)

// defaultSuggestions is how many suggestions are given: what fits under the box of
// a phone, above its keyboard.
const defaultSuggestions = 8

// suggestParameters are those that suggestions take: the text and what it would be
// narrowed by.
var suggestParameters = slices.DeleteFunc(slices.Clone(searchParameters), func(name string) bool {
	return slices.Contains([]string{"sort", "match", "offset", "facets"}, name)
})

// suggestVersion names the state that suggestions come from.
func (s *server) suggestVersion(ctx context.Context) (string, error) {
	version, err := s.searcher.Version(ctx)
	_, past := s.searchLog.pastQueries()
	return version + " " + strconv.Itoa(past), err
}

// readTyped reads what somebody is typing, and the search it is typed into.
func readTyped(r *http.Request) (typed index.Typed, into search, err error) {
	p, err := readParameters(r, suggestParameters)
	if err != nil {
		return typed, into, err
	}
	if typed.Text, err = p.one("q"); err != nil {
		return typed, into, err
	}
	if n := utf8.RuneCountInString(typed.Text); n > index.MaxTypedRunes {
		return typed, into, badParameter("q", "problem.too_long", index.MaxTypedRunes, n)
	}
	if typed.Limit, err = p.whole("limit", defaultSuggestions, index.MaxSuggestions); err != nil {
		return typed, into, err
	}
	delete(p, "limit")
	if into, err = readSearch(p); err != nil {
		return typed, into, err
	}
	query := into.query()
	typed.Filter, typed.NoSynonyms = query.Filter, query.NoSynonyms
	return typed, into, nil
}

// suggestions answers what is being typed.
func (s *server) suggestions(r *http.Request) (wire.Suggestions, error) {
	typed, into, err := readTyped(r)
	if err != nil {
		return wire.Suggestions{}, err
	}
	typed.Past, _ = s.searchLog.pastQueries()
	all, err := s.searcher.Suggest(r.Context(), typed)
	if err != nil {
		return wire.Suggestions{}, err
	}
	return wire.NewSuggestions(typed.Text, all, func(it index.Suggestion) string {
		q := into
		q.text = it.Query
		if it.Section != "" {
			q.sections = []string{it.Section}
		}
		return q.href("/")
	}), nil
}

// suggestAPI completes what is being typed.
func (s *server) suggestAPI(w http.ResponseWriter, r *http.Request) error {
	found, err := s.suggestions(r)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, "application/json", found)
}

// suggestionsType is the form in which browsers that have added the search ask for
// suggestions (OpenSearch Suggestions 1.0).
const suggestionsType = "application/x-suggestions+json"

// openSearchSuggestions completes what is typed into a browser's own box: the text,
// what it may become, what to say of each, and where each leads.
func (s *server) openSearchSuggestions(w http.ResponseWriter, r *http.Request) error {
	found, err := s.suggestions(r)
	if err != nil {
		return err
	}
	l, at := readerOf(r), s.origin(r)
	queries, hits, addresses := []string{}, []string{}, []string{}
	for _, it := range found.Suggestions {
		if it.Section != "" {
			continue // a browser has no filters
		}
		queries = append(queries, it.Query)
		hits = append(hits, l.say("count.remarks", it.Remarks))
		addresses = append(addresses, at+it.Href)
	}
	return writeJSON(w, http.StatusOK, suggestionsType, []any{found.Query, queries, hits, addresses})
}
