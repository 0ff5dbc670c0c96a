package server_test

import (
	"context"
	"encoding/base64"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server"
)

// written is an engine of a few lines that can be written to. What a batch does
// shows at once; discarded counts those that were dropped.
type written struct {
	fake
	begin, commit        error
	committed, discarded int
}

func (e *written) Begin(context.Context) (index.Batch, error) {
	if e.begin != nil {
		return nil, e.begin
	}
	return &writtenBatch{e}, nil
}

type writtenBatch struct{ e *written }

func (b *writtenBatch) Put(ctx context.Context, m *data.Meeting) error {
	if err := data.Validate(m); err != nil {
		return index.NewError(index.ErrBadMeeting, err.Error(), err.Error(), nil)
	}
	if err := b.Remove(ctx, m.ID); err != nil {
		return err
	}
	b.e.all = append(b.e.all, *m)
	return nil
}

func (b *writtenBatch) Remove(ctx context.Context, id string) error {
	b.e.all = slices.DeleteFunc(b.e.all, func(m data.Meeting) bool { return m.ID == id })
	return ctx.Err()
}

func (b *writtenBatch) Commit(context.Context) error {
	if b.e.commit != nil {
		return b.e.commit
	}
	b.e.committed++
	return nil
}

func (b *writtenBatch) Unchanged() int { return 0 }

func (b *writtenBatch) Discard() error {
	b.e.discarded++
	return nil
}

// tokens are a server's, with one of each scope.
func tokens(t *testing.T) (known *server.Tokens, read, write string) {
	t.Helper()
	read, readLine := server.NewToken(server.ScopeRead, "")
	write, writeLine := server.NewToken(server.ScopeWrite, "")
	known, err := server.ParseTokens("tokens", strings.NewReader(readLine+"\n"+writeLine))
	if err != nil {
		t.Fatal(err)
	}
	return known, read, write
}

// send asks a server with a body.
func send(h http.Handler, method, path, body string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

// answerOf returns what a server answers to a request.
func answerOf(t *testing.T, h http.Handler, r *http.Request) string {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Body.String()
}

func serveWith(t *testing.T, c server.Config) http.Handler {
	t.Helper()
	c.Logger = slog.New(slog.DiscardHandler)
	h, err := server.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// smallMeeting is a meeting as JSON.
const smallMeeting = `{"id":"M7","title":"題","date":"2025-01-02","updated":"","url":"","source":"","sections":[],"remarks":[{"id":"M7-1","seq":1,"section":"","kind":"remark","speaker":"","role":"","text":"窓口"}]}`

// writes are the calls that write, with a good body each.
var writes = []struct{ method, path, contentType, body string }{
	{http.MethodPut, "/api/v1/meetings/M7", "application/json", smallMeeting},
	{http.MethodPost, "/api/v1/import", "application/json", smallMeeting},
	{http.MethodDelete, "/api/v1/meetings/M1", "", ""},
}

func TestWhoMayWrite(t *testing.T) {
	known, read, write := tokens(t)
	basic := "Basic " + base64.StdEncoding.EncodeToString([]byte("a:"+write))
	for _, c := range []struct {
		name          string
		tokens        *server.Tokens
		authorization string
		status        int // 0: it is done
		code          string
	}{
		{"a server without tokens", nil, "", http.StatusForbidden, "read_only"},
		{"a server without tokens, and any token", nil, "Bearer " + write, http.StatusForbidden, "read_only"},
		{"no token", known, "", http.StatusUnauthorized, "unauthorized"},
		{"a wrong token", known, "Bearer kizuna_AAAAAAAAAAAAAAAAAAAAAAAAAA", http.StatusUnauthorized, "unauthorized"},
		{"a token cut short", known, "Bearer " + write[:len(write)-1], http.StatusUnauthorized, "unauthorized"},
		{"a token to read with", known, "Bearer " + read, http.StatusForbidden, "forbidden"},
		{"a password a browser keeps", known, basic, http.StatusUnauthorized, "unauthorized"},
		{"no scheme", known, write, http.StatusUnauthorized, "unauthorized"},
		{"a token to write with", known, "Bearer " + write, 0, ""},
		{"the scheme in small letters", known, "bearer " + write, 0, ""},
		{"a server whose tokens are none", &server.Tokens{}, "Bearer " + write, http.StatusUnauthorized, "unauthorized"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, call := range writes {
				engine := &written{fake: fake{all: meetings()}}
				h := serveWith(t, server.Config{Searcher: engine, Writer: engine, Tokens: c.tokens})
				r := send(h, call.method, call.path, call.body, "Authorization", c.authorization, "Content-Type", call.contentType)
				if c.status == 0 {
					if r.StatusCode > 299 || engine.committed != 1 {
						t.Errorf("%s: status %d, %d commits: %s", call.path, r.StatusCode, engine.committed, body(t, r))
					}
					continue
				}
				if p := readProblem(t, r); r.StatusCode != c.status || p.Code != c.code || engine.committed+engine.discarded > 0 {
					t.Errorf("%s: %d %s", call.path, r.StatusCode, p.Code)
				}
				if (r.Header.Get("WWW-Authenticate") != "") != (c.code == "unauthorized" || c.code == "forbidden") {
					t.Errorf("%s: WWW-Authenticate %q", call.path, r.Header.Get("WWW-Authenticate"))
				}
			}
		})
	}
}

func TestWhoMayRead(t *testing.T) {
	known, read, write := tokens(t)
	engine := &written{fake: fake{all: meetings()}}
	h := serveWith(t, server.Config{Searcher: engine, Writer: engine, Tokens: known, RequireToken: true})
	basic := func(password string) string {
		return "Basic " + base64.StdEncoding.EncodeToString([]byte("anybody:"+password))
	}
	for _, path := range append([]string{"/metrics", "/openapi.json", "/nowhere"}, reading...) {
		for _, authorization := range []string{"", "Bearer x", basic("x"), "Basic !"} {
			r := get(t, h, path, "Authorization", authorization)
			if text := body(t, r); r.StatusCode != http.StatusUnauthorized || len(r.Header.Values("WWW-Authenticate")) != 2 || strings.Contains(text, "ひだまり") {
				t.Errorf("%s with %q: status %d", path, authorization, r.StatusCode)
			}
		}
		for _, authorization := range []string{"Bearer " + read, "Bearer " + write, basic(read), basic(write)} {
			if r := get(t, h, path, "Authorization", authorization); r.StatusCode == http.StatusUnauthorized {
				t.Errorf("%s with a token: status %d", path, r.StatusCode)
			}
		}
	}
	for _, path := range []string{"/healthz", "/readyz", "/assets/kizuna.css"} {
		if r := get(t, h, path); r.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
	}
}

func TestMeetingsThatAreNotStored(t *testing.T) {
	known, _, write := tokens(t)
	for _, c := range []struct {
		name, path, contentType, body string
		status                        int
		code, detail                  string // part of it, in English
	}{
		{"no JSON", "/api/v1/meetings/M7", "application/json", "窓口", http.StatusBadRequest, "bad_body", "cannot be read"},
		{"nothing", "/api/v1/meetings/M7", "application/json", "", http.StatusBadRequest, "bad_body", "EOF"},
		{"more than one", "/api/v1/meetings/M7", "application/json", smallMeeting + smallMeeting, http.StatusBadRequest, "bad_body", "more follows"},
		{"a misspelt name", "/api/v1/meetings/M7", "application/json", strings.Replace(smallMeeting, "title", "titel", 1), http.StatusBadRequest, "bad_body", "titel"},
		{"a list", "/api/v1/meetings/M7", "application/json", "[" + smallMeeting + "]", http.StatusBadRequest, "bad_body", "cannot be read"},
		{"no JSON by its type", "/api/v1/meetings/M7", "text/plain", smallMeeting, http.StatusUnsupportedMediaType, "unsupported_media_type", "application/json"},
		{"a form, as other sites may send", "/api/v1/meetings/M7", "application/x-www-form-urlencoded", smallMeeting, http.StatusUnsupportedMediaType, "unsupported_media_type", "application/json"},
		{"another id", "/api/v1/meetings/M8", "application/json", smallMeeting, http.StatusUnprocessableEntity, "bad_meeting", "“M7”"},
		{"no kind of ours", "/api/v1/meetings/M7", "application/json", strings.Replace(smallMeeting, `"remark",`, `"shout",`, 1), http.StatusUnprocessableEntity, "bad_meeting", "shout"},
		{"no text", "/api/v1/meetings/M7", "application/json", strings.Replace(smallMeeting, "窓口", " ", 1), http.StatusUnprocessableEntity, "bad_meeting", "it has no text"},
		{"a wrong number", "/api/v1/meetings/M7", "application/json", strings.Replace(smallMeeting, `"seq":1`, `"seq":2`, 1), http.StatusUnprocessableEntity, "bad_meeting", "seq is 2"},
		{"no day", "/api/v1/meetings/M7", "application/json", strings.Replace(smallMeeting, "2025-01-02", "2025-02-30", 1), http.StatusBadRequest, "bad_body", "2025-02-30"},
		{"too much", "/api/v1/meetings/M7", "application/json", `{"id":"` + strings.Repeat("a", 33<<20) + `"}`, http.StatusRequestEntityTooLarge, "too_large", "32 MB"},
		{"a parameter", "/api/v1/meetings/M7?dry=1", "application/json", smallMeeting, http.StatusBadRequest, "unknown_parameter", "dry"},
	} {
		t.Run(c.name, func(t *testing.T) {
			engine := &written{}
			h := serveWith(t, server.Config{Searcher: engine, Writer: engine, Tokens: known})
			r := send(h, http.MethodPut, c.path, c.body, "Authorization", "Bearer "+write, "Content-Type", c.contentType, "Accept-Language", "en")
			if p := readProblem(t, r); r.StatusCode != c.status || p.Code != c.code || !strings.Contains(p.Detail, c.detail) || engine.committed > 0 || len(p.Detail) > 500 {
				t.Errorf("%d %s: %s", r.StatusCode, p.Code, p.Detail)
			}
		})
	}
}

func TestWritesThatFail(t *testing.T) {
	known, _, write := tokens(t)
	for _, c := range []struct {
		name       string
		engine     *written
		status     int
		code       string
		retryAfter string
	}{
		{"another writer", &written{begin: index.ErrBusy}, http.StatusServiceUnavailable, "busy", "5"},
		{"a full disk", &written{commit: index.NewError(index.ErrUnavailable, "no space in /var", "空きがありません", nil)}, http.StatusServiceUnavailable, "unavailable", "30"},
		{"anything else", &written{commit: errors.New("/var/x")}, http.StatusInternalServerError, "internal", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, call := range writes {
				c.engine.all = meetings()
				h := serveWith(t, server.Config{Searcher: c.engine, Writer: c.engine, Tokens: known})
				r := send(h, call.method, call.path, call.body, "Authorization", "Bearer "+write, "Content-Type", call.contentType)
				if p := readProblem(t, r); r.StatusCode != c.status || p.Code != c.code || r.Header.Get("Retry-After") != c.retryAfter || strings.Contains(p.Detail, "/var") {
					t.Errorf("%s: %d %s: %s", call.path, r.StatusCode, p.Code, p.Detail)
				}
			}
		})
	}
}

// stalled is an engine whose batches wait for the end of their time.
type stalled struct{ written }

func (e *stalled) Begin(ctx context.Context) (index.Batch, error) {
	return &stalledBatch{writtenBatch{&e.written}}, nil
}

type stalledBatch struct{ writtenBatch }

func (b *stalledBatch) Put(ctx context.Context, _ *data.Meeting) error {
	<-ctx.Done()
	return index.NewError(index.ErrTimeout, "stopped", "中止", ctx.Err())
}

func TestAWriteIsCutAtItsDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		known, _, write := tokens(t)
		engine := &stalled{}
		h := serveWith(t, server.Config{Searcher: engine, Writer: engine, Tokens: known})
		for _, call := range writes[:2] {
			r := send(h, call.method, call.path, call.body, "Authorization", "Bearer "+write, "Content-Type", call.contentType, "Accept-Language", "en")
			if p := readProblem(t, r); r.StatusCode != http.StatusServiceUnavailable || p.Code != "timeout" || !strings.Contains(p.Detail, "nothing was changed") {
				t.Errorf("%s: %d %s: %s", call.path, r.StatusCode, p.Code, p.Detail)
			}
		}
		if engine.discarded != 2 || engine.committed != 0 {
			t.Errorf("%d batches were dropped, %d committed", engine.discarded, engine.committed)
		}
	})
}
