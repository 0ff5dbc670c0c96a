package server_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"kizuna/index"
	"kizuna/server"
)

func TestErrorsOfTheEngine(t *testing.T) {
	cause := errors.New("/var/lib/kizuna/0007.seg: bad checksum")
	for _, c := range []struct {
		name             string
		err              error
		status           int
		code, retryAfter string
		ja, en           string
	}{
		{"no index yet", index.ErrNoIndex, http.StatusServiceUnavailable, "no_index", "30",
			"まだ索引がありません。kizuna import で会議を取り込んでください。", "There is no index yet. Import meetings with kizuna import."},
		{"busy", index.ErrBusy, http.StatusServiceUnavailable, "busy", "5",
			"ほかの処理が索引を使っています。少し待ってからもう一度お試しください。", "The index is busy. Please try again in a few seconds."},
		{"unavailable, with a cause that is for operators", index.NewError(index.ErrUnavailable, "index is damaged", "索引が壊れています", cause), http.StatusServiceUnavailable, "unavailable", "30",
			"いまは索引を使えません。しばらくしてからもう一度お試しください。", "The index is not available now. Please try again later."},
		{"cut at the deadline", fmt.Errorf("search: %w", index.ErrTimeout), http.StatusServiceUnavailable, "timeout", "",
			"時間内に検索が終わりませんでした。語を減らすか、期間や区分で絞り込んでください。", "The search did not finish in time. Use fewer words, or narrow it by period or kind."},
		{"cut by the context itself", context.DeadlineExceeded, http.StatusServiceUnavailable, "timeout", "",
			"時間内に検索が終わりませんでした。語を減らすか、期間や区分で絞り込んでください。", "The search did not finish in time. Use fewer words, or narrow it by period or kind."},
		{"written by another version", index.ErrSchema, http.StatusServiceUnavailable, "schema", "",
			"索引が別の版の Kizuna で作られています。kizuna import で会議を取り込み直してください。", "The index was made by another version of Kizuna. Import the meetings again with kizuna import."},
		{"a bad query, in the engine's words", index.NewError(index.ErrBadQuery, "too many words", "語が多すぎます", nil), http.StatusBadRequest, "bad_query", "",
			"語が多すぎます", "too many words"},
		{"a bad query without words", index.ErrBadQuery, http.StatusBadRequest, "bad_query", "",
			"この条件では検索できません。", "This cannot be searched for."},
		{"what nobody expected", cause, http.StatusInternalServerError, "internal", "",
			"こちらの不具合で表示できませんでした。もう一度お試しください。", "Something went wrong on our side. Please try again."},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := serve(t, &fake{err: c.err})
			for language, detail := range map[string]string{"ja": c.ja, "en": c.en} {
				r := get(t, h, "/api/v1/search?q=a", "Accept-Language", language)
				if r.StatusCode != c.status || r.Header.Get("Retry-After") != c.retryAfter || r.Header.Get("Content-Language") != language {
					t.Errorf("status %d, Retry-After %q, language %q", r.StatusCode, r.Header.Get("Retry-After"), r.Header.Get("Content-Language"))
				}
				if p := readProblem(t, r); p.Code != c.code || p.Detail != detail {
					t.Errorf("got %s: %s", p.Code, p.Detail)
				}
			}
			for _, path := range []string{"/?q=a", "/", "/meetings", "/meetings/M1", "/readyz", "/api/v1/meetings", "/api/v1/meetings/M1", "/api/v1/remarks/M1-1"} {
				if r := get(t, h, path); r.StatusCode != c.status && c.status != http.StatusBadRequest {
					t.Errorf("%s: status %d, want %d", path, r.StatusCode, c.status)
				} else if strings.Contains(body(t, r), "0007.seg") {
					t.Errorf("%s shows the cause", path)
				}
			}
			if r := get(t, h, "/healthz"); r.StatusCode != http.StatusOK {
				t.Errorf("healthz: status %d; the process lives", r.StatusCode)
			}
		})
	}
}

func TestReady(t *testing.T) {
	engine := &fake{}
	if r := get(t, serve(t, engine), "/readyz"); r.StatusCode != http.StatusOK || engine.asked.Text == "" {
		t.Errorf("status %d after asking %q", r.StatusCode, engine.asked.Text)
	}
}

func TestNoSearcherIsNoIndex(t *testing.T) {
	h := serve(t, nil)
	for _, path := range []string{"/", "/?q=a", "/meetings", "/meetings/M1", "/api/v1/search?q=a", "/api/v1/remarks/M1-1"} {
		r := get(t, h, path)
		if text := body(t, r); r.StatusCode != http.StatusServiceUnavailable || !strings.Contains(text, "kizuna import") {
			t.Errorf("%s: status %d, %s", path, r.StatusCode, text)
		}
	}
}

func TestEmptyIndexExplainsHowToImport(t *testing.T) {
	h := serve(t, &fake{})
	for _, path := range []string{"/", "/meetings"} {
		r := get(t, h, path)
		if text := body(t, r); r.StatusCode != http.StatusOK || !strings.Contains(text, "kizuna import") {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
	}
}

func TestMethods(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	for path, allowed := range map[string]string{"/": "GET, HEAD", "/meetings": "GET, HEAD", "/meetings/M1": "GET, HEAD", "/assets/kizuna.css": "GET, HEAD",
		"/api": "GET, HEAD", "/openapi.json": "GET, HEAD", "/api/v1/search": "GET, HEAD", "/api/v1/meetings": "GET, HEAD",
		"/api/v1/meetings/M1": "GET, HEAD, PUT, DELETE", "/api/v1/remarks/M1-1": "GET, HEAD", "/healthz": "GET, HEAD", "/readyz": "GET, HEAD", "/metrics": "GET, HEAD"} {
		for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodPatch, http.MethodOptions, "GEHEIM"} {
			if strings.Contains(allowed, method) {
				continue
			}
			r := request(h, method, path)
			if r.StatusCode != http.StatusMethodNotAllowed || r.Header.Get("Allow") != allowed {
				t.Errorf("%s %s: status %d, Allow %q", method, path, r.StatusCode, r.Header.Get("Allow"))
			}
		}
		if r := request(h, http.MethodHead, path); r.StatusCode != http.StatusOK || r.ContentLength == 0 {
			t.Errorf("HEAD %s: status %d, length %d", path, r.StatusCode, r.ContentLength)
		}
	}
	p := readProblem(t, request(h, http.MethodPost, "/api/v1/search"))
	if p.Code != "method_not_allowed" || p.Detail != "このアドレスでは POST は使えません。使えるのは GET, HEAD です。" {
		t.Errorf("got %s: %s", p.Code, p.Detail)
	}
}

// slow is an engine that works until it is stopped.
type slow struct{ fake }

func (*slow) Search(ctx context.Context, _ index.Query) (*index.Results, error) {
	<-ctx.Done()
	return nil, index.ErrTimeout
}

func TestASlowSearchIsCut(t *testing.T) {
	h, err := server.New(server.Config{Searcher: &slow{}, Timeout: time.Millisecond, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	if p := readProblem(t, get(t, h, "/api/v1/search?q=a")); p.Code != "timeout" {
		t.Errorf("got %s", p.Code)
	}
}
