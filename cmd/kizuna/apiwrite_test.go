package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/data"
	"kizuna/server"
	"kizuna/server/wire"
)

// newToken makes a token at the prompt, and reads the file it is kept in.
func newToken(t *testing.T, flags ...string) (token string, known *server.Tokens) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tokens")
	s, stdout, stderr := testStreams(english)
	p := &program{streams: s, getenv: func(string) string { return "" }}
	if code := p.run(t.Context(), append([]string{"token", "new", "--token-file", file, "--note", "a test"}, flags...)); code != exitOK {
		t.Fatalf("token new: exit code %d, %s", code, stderr)
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	token = strings.TrimSpace(stdout.String())
	if token == "" || strings.Contains(string(kept), token) || strings.Contains(stderr.String(), token) || !strings.HasSuffix(string(kept), " a test\n") {
		t.Fatalf("made %q, kept %q, said %s", token, kept, stderr)
	}
	if known, err = readTokens(file); err != nil {
		t.Fatal(err)
	}
	return token, known
}

// TestMeetingsAreWrittenOverTheAPI follows a meeting through its life on a real
// index, each answer held against the document.
func TestMeetingsAreWrittenOverTheAPI(t *testing.T) {
	engine := openSample(t)
	token, known := newToken(t)
	a := serveAPI(t, server.Config{Searcher: engine, Writer: engine, Tokens: known})
	write := []string{"Authorization", "Bearer " + token, "Content-Type", "application/json"}

	// What can be read can be written back, and is the same then.
	body, err := io.ReadAll(a.ask(t, http.MethodGet, "/api/v1/meetings/M000101", "", http.StatusOK).Body)
	if err != nil {
		t.Fatal(err)
	}
	a.ask(t, http.MethodPut, "/api/v1/meetings/M000101", string(body), http.StatusOK, write...)
	if again, err := io.ReadAll(a.ask(t, http.MethodGet, "/api/v1/meetings/M000101", "", http.StatusOK).Body); err != nil || !bytes.Equal(body, again) {
		t.Errorf("written back it is another: %v\n%s", err, cmp.Diff(string(body), string(again)))
	}

	// A new one, whose id needs escaping, is found at once, and gone at once.
	m := townMeeting()
	m.ID = "寄合/2025#1"
	for i := range m.Remarks {
		m.Remarks[i].ID = m.ID + m.Remarks[i].ID
	}
	m.Remarks[0].Text = "滑走路のようなすべり台がほしい。"
	at := "/api/v1/meetings/" + url.PathEscape(m.ID)
	text, err := json.Marshal(wire.NewMeeting(m))
	if err != nil {
		t.Fatal(err)
	}
	before := a.ask(t, http.MethodGet, "/api/v1/search?q=滑走路", "", http.StatusOK)
	created := a.ask(t, http.MethodPut, at, string(text), http.StatusCreated, write...)
	if got := created.Header.Get("Location"); got != a.URL+at {
		t.Errorf("Location %s, want %s", got, a.URL+at)
	}
	var found wire.Search
	r := a.ask(t, http.MethodGet, "/api/v1/search?q=滑走路", "", http.StatusOK, "If-None-Match", before.Header.Get("ETag"))
	if err := json.NewDecoder(r.Body).Decode(&found); err != nil || found.Total != 1 || found.Hits[0].Meeting.ID != m.ID {
		t.Errorf("found %+v, %v", found, err)
	}
	a.ask(t, http.MethodPut, at, string(text), http.StatusOK, write...)
	a.ask(t, http.MethodDelete, at, "", http.StatusNoContent, write...)
	a.ask(t, http.MethodDelete, at, "", http.StatusNotFound, write...)
	a.ask(t, http.MethodGet, at, "", http.StatusNotFound)
	for status, headers := range map[int][]string{
		http.StatusUnauthorized:         {"Content-Type", "application/json"},
		http.StatusUnsupportedMediaType: {"Authorization", "Bearer " + token, "Content-Type", "text/plain"},
	} {
		a.ask(t, http.MethodPut, at, string(text), status, headers...)
	}
	a.ask(t, http.MethodPut, at, "{", http.StatusBadRequest, write...)
	a.ask(t, http.MethodPut, "/api/v1/meetings/other", string(text), http.StatusUnprocessableEntity, write...)
	stats, err := engine.Stats(t.Context())
	if err != nil || stats.Meetings != 20 {
		t.Errorf("%d meetings are left of 20, %v", stats.Meetings, err)
	}
}

func TestFilesAreImportedOverTheAPI(t *testing.T) {
	engine := openSample(t)
	token, known := newToken(t)
	a := serveAPI(t, server.Config{Searcher: engine, Writer: engine, Tokens: known})
	r := a.ask(t, http.MethodPost, "/api/v1/import?name=memo.txt", "市長：「滑走路の声を聞かせてください。」\n職員：「電話が減りました。」\n", http.StatusOK,
		"Authorization", "Bearer "+token, "Content-Type", "text/plain")
	var report wire.Import
	if err := json.NewDecoder(r.Body).Decode(&report); err != nil || report.Meetings != 1 || report.Remarks != 2 {
		t.Fatalf("report %+v, %v", report, err)
	}
	a.ask(t, http.MethodGet, "/api/v1/meetings/"+url.PathEscape(report.Sources[0].Meetings[0].ID), "", http.StatusOK)
	a.ask(t, http.MethodPost, "/api/v1/import", "http://127.0.0.1:1/", http.StatusUnprocessableEntity, "Authorization", "Bearer "+token, "Content-Type", "text/plain")
	a.ask(t, http.MethodPost, "/api/v1/import", "a", http.StatusUnauthorized, "Content-Type", "text/plain")
	a.ask(t, http.MethodPost, "/api/v1/import?url=http://127.0.0.1:1/", "a", http.StatusBadRequest, "Authorization", "Bearer "+token, "Content-Type", "text/plain")
}

func TestAReadTokenAtThePrompt(t *testing.T) {
	engine := &fakeEngine{meetings: []*data.Meeting{townMeeting()}}
	token, known := newToken(t, "--read")
	handler, err := server.New(server.Config{Searcher: engine, Writer: engine, Tokens: known, RequireToken: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, token string
		status        int
	}{{http.MethodGet, "", http.StatusUnauthorized}, {http.MethodGet, token, http.StatusOK}, {http.MethodDelete, token, http.StatusForbidden}} {
		if got := answered(handler, c.method, "/api/v1/meetings/M1", "Authorization", "Bearer "+c.token); got != c.status {
			t.Errorf("%s: status %d, want %d", c.method, got, c.status)
		}
	}
}

func TestTokenNewLeavesOtherFilesAlone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(file, []byte("買い物\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := command(t, japanese, "token", "new", "--token-file", file)
	kept, err := os.ReadFile(file)
	if code != exitFailure || stdout != "" || !strings.Contains(stderr, "の1行目") || err != nil || string(kept) != "買い物\n" {
		t.Errorf("exit code %d, said %s, kept %q, %v", code, stderr, kept, err)
	}
}
