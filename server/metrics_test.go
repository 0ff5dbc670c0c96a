package server_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"kizuna/index"
	"kizuna/server"
)

func TestMetrics(t *testing.T) {
	engine := &fake{all: meetings()}
	h := serve(t, engine)
	for _, path := range []string{"/?q=窓口", "/api/v1/search?q=窓口", "/api/v1/search?q=himitsu", "/api/v1/search?limit=x", "/meetings/M1", "/meetings/himitsu", "/himitsu"} {
		get(t, h, path)
	}
	request(h, "HIMITSU", "/")
	r := get(t, h, "/metrics")
	text := body(t, r)
	if r.StatusCode != http.StatusOK || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/plain") {
		t.Fatalf("status %d, %s", r.StatusCode, r.Header.Get("Content-Type"))
	}
	for _, want := range []string{
		`kizuna_http_request_duration_seconds_count{code="200",method="GET",route="/api/v1/search"} 2`,
		`kizuna_http_request_duration_seconds_count{code="400",method="GET",route="/api/v1/search"} 1`,
		`kizuna_http_request_duration_seconds_count{code="404",method="GET",route="/meetings/{id}"} 1`,
		`kizuna_http_request_duration_seconds_count{code="404",method="GET",route="none"} 1`,
		`kizuna_http_request_duration_seconds_count{code="405",method="other",route="none"} 1`,
		`kizuna_searches_total{best="main"} 2`,
		`kizuna_searches_total{best="none"} 1`,
		`kizuna_index_meetings 2`,
		`kizuna_index_remarks 5`,
		`kizuna_index_generation 0`,
		`kizuna_cache_hits_total 7`,
		`kizuna_cache_misses_total 3`,
		`kizuna_index_up 1`,
		`kizuna_http_requests_in_flight 1`,
		`go_goroutines `,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(strings.ToLower(text), "himitsu") {
		t.Error("what people asked for is in the metrics")
	}
	engine.err = index.ErrUnavailable
	if text := body(t, get(t, h, "/metrics")); !strings.Contains(text, "kizuna_index_up 0") || strings.Contains(text, "kizuna_index_meetings ") {
		t.Error("an index that does not answer is told of as if it did")
	}
}

func TestTheLogHasQueriesOnlyWhenAsked(t *testing.T) {
	var log bytes.Buffer
	h, err := server.New(server.Config{Searcher: &fake{}, Logger: slog.New(slog.NewTextHandler(&log, nil)), LogQueries: true})
	if err != nil {
		t.Fatal(err)
	}
	get(t, h, "/api/v1/search?q=窓口対応&limit=1")
	request(h, http.MethodGet, "/?q=a%0Alevel=ERROR%FF&b=%zz")
	lines := log.String()
	if !strings.Contains(lines, `query="q=窓口対応&limit=1"`) || strings.Count(lines, "\n") != 2 {
		t.Errorf("logged\n%s", lines)
	}
}
