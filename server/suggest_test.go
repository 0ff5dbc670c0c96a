package server_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server"
	"kizuna/server/wire"
)

// suggested asks what a text may become.
func suggested(t *testing.T, h http.Handler, parameters string) []wire.Suggestion {
	t.Helper()
	r := get(t, h, "/api/v1/suggest?"+parameters)
	var answer wire.Suggestions
	if text := body(t, r); r.StatusCode != http.StatusOK || json.Unmarshal([]byte(text), &answer) != nil {
		t.Fatalf("%s: status %d, %s", parameters, r.StatusCode, text)
	}
	return answer.Suggestions
}

func TestSuggestions(t *testing.T) {
	f := &fake{all: meetings()}
	h := serve(t, f)
	want := []wire.Suggestion{
		{Kind: index.SuggestedWord, Query: "窓口", Remarks: 4, Href: "/?q=" + url.QueryEscape("窓口")},
		{Kind: index.SuggestedSection, Section: "窓口で学んだこと", Remarks: 2, Href: "/?section=" + url.QueryEscape("窓口で学んだこと")},
	}
	if diff := cmp.Diff(want, suggested(t, h, "q=窓")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if f.typed.Text != "窓" || f.typed.Limit != 8 {
		t.Errorf("the engine was asked %+v", f.typed)
	}
	if got := suggested(t, h, "q=窓&limit=1"); len(got) != 1 {
		t.Errorf("limit 1: %+v", got)
	}
	if got := suggested(t, h, ""); len(got) != 0 {
		t.Errorf("nothing typed: %+v", got)
	}
	got := suggested(t, h, "q=窓&kind=comment&from=2025&synonyms=off")
	want = []wire.Suggestion{{Kind: index.SuggestedWord, Query: "窓口", Remarks: 1, Href: "/?q=" + url.QueryEscape("窓口") + "&kind=comment&from=2025&synonyms=off"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("under filters (-want +got)\n%s", diff)
	}
	if !f.typed.NoSynonyms || f.typed.Filter.From != (data.Date{Year: 2025, Month: 1, Day: 1}) {
		t.Errorf("the engine was asked %+v", f.typed)
	}
	for _, parameters := range []string{"q=窓&sort=newest", "q=窓&offset=10", "qq=窓"} {
		if problem := readProblem(t, get(t, h, "/api/v1/suggest?"+parameters)); problem.Code != "unknown_parameter" {
			t.Errorf("%s: %+v", parameters, problem)
		}
	}
}

// TestPastQueriesAreSuggested holds that others see a query once it was asked three
// times and found something.
func TestPastQueriesAreSuggested(t *testing.T) {
	log, err := server.OpenSearchLog(filepath.Join(t.TempDir(), "log.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = log.Close() })
	queries := func() (all []string) {
		// A new server for each: how long a list is used is no matter of this test.
		h, err := server.New(server.Config{Searcher: &fake{all: meetings()}, SearchLog: log})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range suggested(t, h, "q=窓口") {
			if s.Kind == index.SuggestedPast {
				all = append(all, s.Query)
			}
		}
		return all
	}
	h, err := server.New(server.Config{Searcher: &fake{all: meetings()}, SearchLog: log})
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		get(t, h, "/?q=窓口+話す")
		get(t, h, "/?q=窓口+砂漠")
	}
	get(t, h, "/?q=窓口+電話")
	get(t, h, "/?q=窓口+電話")
	if got := queries(); !slices.Equal(got, []string{"窓口 話す"}) {
		t.Errorf("past queries %q", got)
	}
}

// TestSuggestionsForBrowsers holds the form that OpenSearch Suggestions 1.0 gives.
func TestSuggestionsForBrowsers(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	if description := body(t, get(t, h, "/opensearch.xml")); !strings.Contains(description, `<Url type="application/x-suggestions+json" rel="suggestions" template="http://example.com/suggestions.json?q={searchTerms}">`) {
		t.Errorf("the description does not name them:\n%s", description)
	}
	r := get(t, h, "/suggestions.json?q=窓", "Accept-Language", "ja")
	if got := r.Header.Get("Content-Type"); got != "application/x-suggestions+json" {
		t.Errorf("content type %q", got)
	}
	var got []any
	if err := json.Unmarshal([]byte(body(t, r)), &got); err != nil {
		t.Fatal(err)
	}
	want := []any{"窓", []any{"窓口"}, []any{"4件"}, []any{"http://example.com/?q=" + url.QueryEscape("窓口")}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := body(t, get(t, h, "/suggestions.json?q=無い")); got != `["無い",[],[],[]]`+"\n" {
		t.Errorf("nothing to suggest: %s", got)
	}
}
