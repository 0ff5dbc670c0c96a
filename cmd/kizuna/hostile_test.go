package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server"
	"kizuna/server/wire"
)

// canary is markup that must never come back as markup.
const canary = `"'><kizuna-canary onload=alert(1)>`

// hostileTexts are values that have broken programs.
var hostileTexts = []string{
	canary, "", " ", "窓口", "「窓口", "窓口 -", "(((((((((", `"`, `\`, "OR OR OR", "-", "年:", "年:99999999999", "日付:2025-13-45..", "..", "../../../etc/passwd",
	"\x00", "\xff\xfe", "\xed\xa0\x80", "\u202e\u2066", "\ufeff", "\U0010ffff", "が", "㍻", "ﷺ", "ア゙゙゙゙゙゙", "<!--", "]]>", "{{.}}", "${7*7}", "%s%n%d", "%", "%zz", ";", "&", "=",
	"-1", "0", "1", "1000", "1001", "99999", "100000", "100001", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e9", "0x10", "１０", "NaN", "1.5",
	"remark", "発言", "survey", "newest", "relevance", "main", "partial", "related", "on", "off", "2025", "令和7年度", "令和99年", "0000-00-00",
	"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "kizuna\r\nSet-Cookie: a=b", strings.Repeat("窓", 2000), strings.Repeat("a ", 1000), strings.Repeat("(", 2000), strings.Repeat("窓口 OR ", 250),
}

// hostile makes requests that nobody should send, the same on every run.
type hostile struct {
	*rand.Rand
	token   string
	surface surface
	asked   string // the path of surface last made; "" for another
	cursors []string
	meeting []byte
}

func (h *hostile) pick(of ...string) string { return of[h.IntN(len(of))] }

// text returns a hostile value, some of them with a few bytes changed.
func (h *hostile) text() string {
	t := []byte(h.pick(hostileTexts...))
	if len(h.cursors) > 0 && h.IntN(10) == 0 {
		t = []byte(h.pick(h.cursors...))
	}
	for range h.IntN(3) * h.IntN(3) {
		if at := h.IntN(len(t) + 1); at < len(t) && h.IntN(2) == 0 {
			t[at] = byte(h.IntN(256))
		} else {
			t = slices.Insert(t, at, byte(h.IntN(256)))
		}
	}
	return string(t)
}

// id returns what may stand for an id in a path.
func (h *hostile) id() string {
	id := h.pick("M000101", "M000101-12", h.text(), h.text(), strings.Repeat("a", 600), "a/b//c", ".", "..", "HOSTILE-000", "HOSTILE-000", "HOSTILE-000-1")
	if h.IntN(4) == 0 {
		return strings.Map(func(r rune) rune { // raw, as far as a request line can be
			if r <= ' ' || r == 0x7f || r == '%' || r == '?' || r == '#' {
				return 'x'
			}
			return r
		}, strings.ToValidUTF8(id, "x"))
	}
	return url.PathEscape(id)
}

// fill puts ids into a path.
func (h *hostile) fill(path string) string { return strings.ReplaceAll(path, "{id}", h.id()) }

func (h *hostile) path() string {
	p := h.pick("/", "/api/v1/search", "/assets/"+h.id(), "/"+h.id(), "//"+h.id(), "/api/v1/"+h.id())
	h.asked = ""
	if h.IntN(8) > 0 {
		h.asked = h.pick(h.surface.paths...)
		p = h.fill(h.asked)
	}
	var query []string
	for range h.IntN(5) {
		name := h.pick("q", h.pick(h.surface.names...), h.pick(h.surface.names...), h.pick("v", "name", "added", h.text()))
		if h.IntN(8) == 0 {
			query = append(query, strings.Map(func(r rune) rune {
				if r <= ' ' || r == 0x7f || r == '#' {
					return '+'
				}
				return r
			}, strings.ToValidUTF8(name+"="+h.text(), "%ff")))
		} else {
			query = append(query, url.QueryEscape(name)+"="+url.QueryEscape(h.text()))
		}
	}
	if len(query) > 0 {
		p += "?" + strings.Join(query, h.pick("&", "&", "&", ";"))
	}
	return p
}

func (h *hostile) body() []byte {
	b := slices.Clone(h.meeting)
	switch h.IntN(7) {
	case 5:
		b = []byte("word=" + url.QueryEscape(h.text()) + "&synonyms=" + url.QueryEscape(h.text()))
	case 0:
		b = []byte(h.text())
	case 1:
		b = bytes.ReplaceAll(b, []byte("窓口"), []byte(strings.ReplaceAll(h.text(), `"`, `\"`)))
	case 2:
		b = b[:h.IntN(len(b))]
	case 3:
		b = []byte("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" + h.text() + "\"\r\n\r\n" + string(b) + h.text() + "\r\n--x--\r\n")
	case 4:
		b = append([]byte(h.pick("\x1f\x8b", "\x28\xb5\x2f\xfd", "%PDF-1.7\n", "PK\x03\x04", "<html>", "[", "{")), b...)
	}
	for range h.IntN(6) {
		if len(b) > 0 {
			b[h.IntN(len(b))] = byte(h.IntN(256))
		}
	}
	return b
}

func (h *hostile) request() *http.Request {
	method := h.pick("GET", "GET", "GET", "GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "PUT", h.pick("DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "QUERY"))
	path := h.path()
	if h.IntN(4) > 0 {
		if heard := h.surface.takes[method]; len(heard) > 0 {
			path = h.fill(h.pick(heard...))
			if h.IntN(4) == 0 {
				path += "?name=" + url.QueryEscape(h.text())
			}
		}
	}
	target, err := url.ParseRequestURI(path)
	if err != nil {
		target = &url.URL{Path: path}
	}
	r := httptest.NewRequest(http.MethodGet, "/", bytes.NewReader(h.body()))
	r.Method, r.URL, r.RequestURI = method, target, path
	r.Host = h.pick("127.0.0.1:8080", "kizuna.midorino.example", "a b", canary, "", "[::1", h.text())
	for range h.IntN(5) {
		name := h.pick("Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "X-Forwarded-For", "X-Request-Id", "Content-Type", "Content-Encoding", "Origin", "Access-Control-Request-Method", "Authorization", "Accept")
		r.Header.Add(name, h.pick(h.text(), "*", "gzip", "zstd", "bytes=0-5,7-", "application/json", "multipart/form-data; boundary=x", "https://portal.midorino.example", "Basic "+h.text()))
	}
	if h.IntN(2) == 0 {
		r.Header.Set("Authorization", "Bearer "+h.token)
		r.Header.Set("Content-Type", h.pick("application/json", "application/json", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", h.text()))
	}
	return r
}

// TestHostileRequests sends a server of the sample ten thousand requests (a
// tenth with -short), some with a token and bodies that may even be stored. It
// holds that none is a fault of ours, that no answer shows our insides, and that
// no text comes back as markup.
func TestHostileRequests(t *testing.T) {
	engine := openSample(t)
	token, known := newToken(t)
	searches, err := server.OpenSearchLog(filepath.Join(t.TempDir(), "searches.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer searches.Close()
	var log bytes.Buffer
	handler, err := server.New(server.Config{Searcher: engine, Writer: engine, Tokens: known, Logger: slog.New(slog.NewTextHandler(&log, nil)),
		SearchLog: searches, SynonymsFile: filepath.Join(t.TempDir(), "synonyms.txt"),
		Origins: []string{"https://portal.midorino.example"}, EmbedOrigins: []string{"https://portal.midorino.example"}})
	if err != nil {
		t.Fatal(err)
	}
	meeting := townMeeting()
	meeting.ID, meeting.Title, meeting.URL, meeting.Source, meeting.Sections = "HOSTILE-000", canary, "javascript:"+canary, canary, []string{canary}
	for i := range meeting.Remarks {
		r := &meeting.Remarks[i]
		r.ID, r.Section, r.Speaker, r.Role, r.Text = fmt.Sprint("HOSTILE-000-", i+1), canary, canary, canary, "窓口"+canary
	}
	h := &hostile{Rand: rand.New(rand.NewPCG(1, 2)), token: token}
	if h.meeting, err = json.Marshal(wire.NewMeeting(meeting)); err != nil {
		t.Fatal(err)
	}
	put := httptest.NewRequest(http.MethodPut, "/api/v1/meetings/HOSTILE-000", bytes.NewReader(h.meeting))
	put.Header.Set("Authorization", "Bearer "+token)
	put.Header.Set("Content-Type", "application/json")
	stored := httptest.NewRecorder()
	if handler.ServeHTTP(stored, put); stored.Code != http.StatusCreated {
		t.Fatalf("status %d: %s", stored.Code, stored.Body)
	}
	for _, q := range []string{"窓口", "", canary} {
		res, err := engine.Search(t.Context(), index.Query{Text: q, Limit: 2, Match: index.TierRelated})
		if err != nil {
			t.Fatal(err)
		}
		h.cursors = append(h.cursors, res.Next)
	}
	h.surface = newSurface(t, handler, "/", "/?q="+url.QueryEscape("窓口"), "/meetings/HOSTILE-000?q="+url.QueryEscape("窓口"),
		"/embed", "/feed.atom", "/opensearch.xml", "/api", "/healthz", "/readyz", "/metrics", "/admin/queries")
	h.surface.takes[http.MethodPost] = append(h.surface.takes[http.MethodPost], "/admin/synonyms")
	requests := 10_000
	if testing.Short() {
		requests /= 10
	}
	statuses, markup, escaped, reached := map[int]int{}, 0, 0, map[string]bool{}
	for i := range requests {
		r := h.request()
		asked := fmt.Sprintf("request %d, %s %.300q", i, r.Method, r.RequestURI)
		w := httptest.NewRecorder()
		began := time.Now()
		handler.ServeHTTP(w, r)
		if took := time.Since(began); took > server.DefaultTimeout+2*time.Second {
			t.Errorf("%s: took %s", asked, took)
		}
		statuses[w.Code]++
		if w.Code == http.StatusOK && r.Method == http.MethodGet {
			reached[h.asked] = true
		}
		text := w.Body.String()
		if w.Code == http.StatusInternalServerError || w.Code > 599 {
			t.Errorf("%s: status %d: %.300s", asked, w.Code, text)
		}
		for _, insides := range []string{"goroutine ", ".go:", "runtime error", "/tmp/"} {
			if strings.Contains(text, insides) {
				t.Errorf("%s: the answer has %q: %.300s", asked, insides, text)
			}
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("X-Request-Id") == "" || w.Header().Get("Set-Cookie") != "" {
			t.Errorf("%s: headers %v", asked, w.Header())
		}
		if kind := w.Header().Get("Content-Type"); strings.Contains(kind, "html") || strings.Contains(kind, "xml") {
			markup++
			if strings.Contains(text, "&lt;kizuna-canary") {
				escaped++
			}
			if w.Header().Get("Content-Encoding") == "" && strings.Contains(text, "<kizuna-canary") {
				t.Errorf("%s: text is markup in %s", asked, kind)
			}
		}
	}
	if markup < requests/10 || statuses[http.StatusOK] < requests/10 || statuses[http.StatusBadRequest] < requests/10 || escaped < requests/100 {
		t.Errorf("the requests are not what they should be: %v, %d pages and feeds, %d with what was to be escaped", statuses, markup, escaped)
	}
	for _, path := range h.surface.paths {
		if !reached[path] && !testing.Short() {
			t.Errorf("no request was answered by %s", path)
		}
	}
	for line := range strings.Lines(log.String()) {
		if strings.Contains(line, "level=ERROR") {
			t.Errorf("logged %.500s", line)
		}
	}
	t.Logf("paths %q, parameters %q", h.surface.paths, h.surface.names)
	t.Logf("statuses %v, %d pages and feeds, %d with what was to be escaped", statuses, markup, escaped)
}

// TestHostileConnections sends what is no request at all.
func TestHostileConnections(t *testing.T) {
	a := serveAPI(t, server.Config{Searcher: &fakeEngine{meetings: []*data.Meeting{townMeeting()}}})
	h := &hostile{Rand: rand.New(rand.NewPCG(3, 4)), meeting: []byte("{}")}
	for i := range 500 {
		conn, err := net.Dial("tcp", a.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.SetDeadline(time.Now().Add(10 * time.Second))
		lines := h.pick("GET ", "GET /", "POST / ", "", "PRI * HTTP/2.0", "\x16\x03\x01") + h.text() + h.pick(" HTTP/1.1\r\n", " HTTP/9.9\r\n", "\r\n", "\n", "") +
			h.pick("Host: a\r\n", "Host: "+h.text()+"\r\n", "Content-Length: -1\r\n", "Content-Length: 5\r\nContent-Length: 6\r\n", "Transfer-Encoding: chunked\r\n\r\nzz\r\n", ": \r\n") + h.text() + "\r\n\r\n"
		_, _ = io.WriteString(conn, lines)
		_ = conn.(*net.TCPConn).CloseWrite()
		answer, err := io.ReadAll(bufio.NewReader(conn))
		conn.Close()
		if err != nil && len(answer) == 0 && !strings.Contains(err.Error(), "reset") {
			t.Errorf("connection %d: %v", i, err)
		}
		if bytes.Contains(answer, []byte("HTTP/1.1 500")) || bytes.Contains(answer, []byte("goroutine ")) {
			t.Errorf("connection %d: %q is answered by %.300s", i, lines, answer)
		}
	}
	if r, err := http.Get(a.URL + "/readyz"); err != nil || r.StatusCode != http.StatusOK {
		t.Errorf("the server does not answer any more: %v", err)
	}
}
