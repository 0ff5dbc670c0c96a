package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"kizuna/index"
	"kizuna/index/bleve"
	"kizuna/server"
	"kizuna/server/wire"
)

// sampleIndex makes an index of the bundled sample, as a person would.
func sampleIndex(t *testing.T) (dir string) {
	t.Helper()
	s, _, stderr := testStreams(english)
	dir = t.TempDir()
	p := &program{streams: s, getenv: func(string) string { return "" }}
	if code := p.run(t.Context(), []string{"import", "--sample", "--index", dir}); code != exitOK {
		t.Fatalf("import --sample: exit code %d, %s", code, stderr)
	}
	return dir
}

// openSample opens an index of the bundled sample.
func openSample(t *testing.T) index.Engine {
	t.Helper()
	s, _, _ := testStreams(english)
	engine, err := openIndex(sampleIndex(t), bleve.Config{}, s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	return engine
}

// apiServer is a server of the sample on a loopback port, with the document it
// serves.
type apiServer struct {
	*httptest.Server
	doc   *openapi3.T
	route routers.Router
}

func serveAPI(t *testing.T, config server.Config) *apiServer {
	t.Helper()
	if config.Logger == nil {
		config.Logger = slog.New(slog.DiscardHandler)
	}
	handler, err := server.New(config)
	if err != nil {
		t.Fatal(err)
	}
	a := &apiServer{Server: httptest.NewServer(handler)}
	t.Cleanup(a.Close)
	r, err := http.Get(a.URL + "/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	if a.doc, err = openapi3.NewLoader().LoadFromData(text); err != nil {
		t.Fatal(err)
	}
	if a.route, err = gorillamux.NewRouter(a.doc); err != nil {
		t.Fatal(err)
	}
	return a
}

// ask sends a request and holds the answer against the document, and the
// request too when it is meant to be good.
func (a *apiServer) ask(t *testing.T, method, path, body string, status int, headers ...string) *http.Response {
	t.Helper()
	if before, query, ok := strings.Cut(path, "?"); ok {
		path = before + "?" + escapedQuery(query)
	}
	r, err := http.NewRequestWithContext(t.Context(), method, a.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	route, ids, err := a.route.FindRoute(r)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	input := &openapi3filter.RequestValidationInput{Request: r, PathParams: ids, Route: route,
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, SkipSettingDefaults: true}}
	if status < http.StatusBadRequest {
		if err := openapi3filter.ValidateRequest(t.Context(), input); err != nil {
			t.Errorf("%s %s: the request is not as described: %v", method, path, err)
		}
		r.Body = io.NopCloser(strings.NewReader(body))
	}
	response, err := a.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != status {
		t.Errorf("%s %s: status %d, want %d: %s", method, path, response.StatusCode, status, text)
	}
	err = openapi3filter.ValidateResponse(t.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input, Status: response.StatusCode, Header: response.Header,
		Body: io.NopCloser(bytes.NewReader(text)), Options: &openapi3filter.Options{IncludeResponseStatus: true},
	})
	if err != nil {
		t.Errorf("%s %s: the answer is not as described: %v", method, path, err)
	}
	response.Body = io.NopCloser(bytes.NewReader(text))
	return response
}

// answered returns the status of an answer.
func answered(h http.Handler, method, path string, headers ...string) int {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code
}

// exampleOf is the address of a call with the parameters of its example.
func exampleOf(path string, item *openapi3.PathItem, op *openapi3.Operation) string {
	asked := url.Values{}
	for _, ref := range append(append(openapi3.Parameters{}, item.Parameters...), op.Parameters...) {
		p := ref.Value
		if p.Example == nil {
			continue
		}
		value := fmt.Sprint(p.Example)
		if p.In == "path" {
			path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(value))
		} else {
			asked.Add(p.Name, value)
		}
	}
	if len(asked) > 0 {
		path += "?" + asked.Encode()
	}
	return path
}

// TestTheRunningServerAnswersAsDescribed asks a server of the bundled sample
// what the document gives as examples and more, and holds what it answers
// against the document.
func TestTheRunningServerAnswersAsDescribed(t *testing.T) {
	a := serveAPI(t, server.Config{Searcher: openSample(t)})
	examples := 0
	for path, item := range a.doc.Paths.Map() {
		if op := item.Get; op != nil {
			examples++
			a.ask(t, http.MethodGet, exampleOf(path, item, op), "", http.StatusOK)
		}
	}
	if examples < 4 {
		t.Errorf("only %d examples", examples)
	}
	for _, query := range []string{
		"", "q=", "limit=0", "q=まどぐち&limit=100&facets=100", "q=子ども+OR+こども&sort=newest", "q=97%25&synonyms=off&match=related",
		"kind=survey&kind=remark&from=令和7年度&to=令和7年度", "speaker=市長&facets=0", "q=京都&match=partial&limit=1000", "q=窓口対応&group=meeting", "group=meeting&limit=1000", "q=窓口&group=none&limit=1", "q=どこにもない語&group=meeting&match=main", "section=窓口で困ったこと", "meeting=M000101&limit=3&offset=2",
	} {
		a.ask(t, http.MethodGet, "/api/v1/search?"+query, "", http.StatusOK)
	}
	for path, status := range map[string]int{
		"/api/v1/search?limit=1001":            http.StatusBadRequest,
		"/api/v1/search?limitt=1":              http.StatusBadRequest,
		"/api/v1/search?from=13月":              http.StatusBadRequest,
		"/api/v1/meetings?limit=0":             http.StatusOK,
		"/api/v1/meetings?limit=1000":          http.StatusOK,
		"/api/v1/meetings?offset=100001":       http.StatusBadRequest,
		"/api/v1/meetings/none":                http.StatusNotFound,
		"/api/v1/meetings/M000101?limit=1":     http.StatusBadRequest,
		"/api/v1/remarks/M000101-5?context=20": http.StatusOK,
		"/api/v1/remarks/M000101-5?context=21": http.StatusBadRequest,
		"/api/v1/remarks/none":                 http.StatusNotFound,
		"/api/v1/remarks/M000101-1":            http.StatusOK,
		"/api/v1/remarks/" + "%E3%81%82%2F":    http.StatusNotFound,
	} {
		a.ask(t, http.MethodGet, path, "", status)
	}
}

// TestDeepPagesGoByCursor reads every remark of the sample, page by page.
func TestDeepPagesGoByCursor(t *testing.T) {
	engine := openSample(t)
	a := serveAPI(t, server.Config{Searcher: engine})
	stats, err := engine.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	cursor := ""
	for pages := 0; ; pages++ {
		var page wire.Search
		r := a.ask(t, http.MethodGet, "/api/v1/search?limit=40&facets=0&cursor="+cursor, "", http.StatusOK)
		if err := json.NewDecoder(r.Body).Decode(&page); err != nil {
			t.Fatal(err)
		}
		for _, h := range page.Hits {
			if seen[h.ID] {
				t.Errorf("%s comes twice", h.ID)
			}
			seen[h.ID] = true
		}
		if cursor = page.Next; cursor == "" || pages > stats.Remarks {
			break
		}
		a.ask(t, http.MethodGet, "/api/v1/search?q=a&cursor="+cursor, "", http.StatusBadRequest)
	}
	if len(seen) != stats.Remarks {
		t.Errorf("%d remarks by cursor, there are %d", len(seen), stats.Remarks)
	}
}

// TestTheAPIAnswersManyAtOnce holds that answers do not mix.
func TestTheAPIAnswersManyAtOnce(t *testing.T) {
	a := serveAPI(t, server.Config{Searcher: openSample(t)})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, word := range []string{"窓口", "電話", "研修", "市長"} {
				r, err := a.Client().Get(a.URL + "/api/v1/search?limit=3&q=" + url.QueryEscape(word))
				if err != nil {
					t.Error(err)
					return
				}
				text, err := io.ReadAll(r.Body)
				r.Body.Close()
				if err != nil || !strings.HasPrefix(string(text), `{"query":"`+word+`",`) {
					t.Errorf("%s: %.60s, %v", word, text, err)
				}
			}
		})
	}
	wg.Wait()
}

// escapedQuery percent-encodes what is not ASCII in a query.
func escapedQuery(query string) string {
	var b strings.Builder
	for _, c := range query {
		if c < 0x80 {
			b.WriteRune(c)
		} else {
			b.WriteString(url.QueryEscape(string(c)))
		}
	}
	return b.String()
}
