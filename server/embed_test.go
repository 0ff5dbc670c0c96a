package server_test

import (
	"net/http"
	"strings"
	"testing"

	"kizuna/server"
)

func TestResultsAreEmbeddedInPagesOfNamedOriginsOnly(t *testing.T) {
	off := serve(t, &fake{all: meetings()})
	if r := get(t, off, "/embed?q=窓口"); r.StatusCode != http.StatusForbidden || r.Header.Get("X-Frame-Options") != "DENY" || !strings.Contains(body(t, r), "--embed-origin") {
		t.Errorf("no origin is named: status %d, headers %v", r.StatusCode, r.Header)
	}
	engine := &fake{all: meetings()}
	h := serveWith(t, server.Config{Searcher: engine, EmbedOrigins: []string{"https://portal.midorino.example", "http://intra:8000"}})
	r := get(t, h, "/embed?q=窓口&limit=2&speaker=森川市長")
	page := body(t, r)
	policy := r.Header.Get("Content-Security-Policy")
	if r.StatusCode != http.StatusOK || r.Header.Get("X-Frame-Options") != "" || !strings.HasSuffix(policy, "frame-ancestors https://portal.midorino.example http://intra:8000") || strings.Contains(policy, "script-src") {
		t.Errorf("status %d, headers %v", r.StatusCode, r.Header)
	}
	if engine.asked.Limit != 2 || !strings.Contains(page, "<mark>窓口</mark>") || strings.Contains(page, "<script") || strings.Contains(page, "<form") {
		t.Errorf("asked %+v, got\n%s", engine.asked, page)
	}
	if links, outside := strings.Count(page, "<a "), strings.Count(page, `target="_blank" rel="noopener"`); links == 0 || links != outside {
		t.Errorf("%d of %d links open outside the frame", outside, links)
	}
	wellFormed(t, page)
	for _, path := range []string{"/", "/meetings", "/meetings/M1", "/api"} {
		if r := get(t, h, path); r.Header.Get("X-Frame-Options") != "DENY" || !strings.Contains(r.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
			t.Errorf("%s may be framed too", path)
		}
	}
	if r := get(t, h, "/embed?limit=51"); r.StatusCode != http.StatusBadRequest {
		t.Errorf("limit=51: status %d", r.StatusCode)
	}
}
