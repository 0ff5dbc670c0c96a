package server_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server"
)

func TestHeadersOfEveryAnswer(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	for _, path := range []string{"/", "/?q=a&limit=x", "/meetings/M1", "/nowhere", "/assets/kizuna.css", "/api/v1/search", "/api/v1/nothing", "/healthz"} {
		r := get(t, h, path)
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff",
			"Referrer-Policy":        "same-origin",
			"X-Frame-Options":        "DENY",
		} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
		policy := r.Header.Get("Content-Security-Policy")
		if strings.Contains(policy, "unsafe") || !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'none'") {
			t.Errorf("%s: policy %q", path, policy)
		}
		if r.Header.Get("X-Request-Id") == "" || r.Header.Get("Content-Type") == "" {
			t.Errorf("%s: no request id or no content type", path)
		}
	}
}

func TestRequestID(t *testing.T) {
	h := serve(t, &fake{})
	for _, c := range []struct {
		name, given string
		kept        bool
	}{
		{"a proxy's", "a1b2-c3.d4", true},
		{"none", "", false},
		{"one that would break the log", "a b=c", false},
		{"one too long", strings.Repeat("a", 65), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := get(t, h, "/healthz", "X-Request-Id", c.given).Header.Get("X-Request-Id")
			if (got == c.given) != c.kept || got == "" {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestTheLogKeepsWhatPeopleSearchForToThemselves(t *testing.T) {
	var log bytes.Buffer
	h, err := server.New(server.Config{Searcher: &fake{all: meetings()}, Logger: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	get(t, h, "/meetings/M1?q=himitsu", "X-Request-Id", "r1")
	get(t, h, "/api/v1/search?q=himitsu&limit=-1", "X-Request-Id", "r2")
	lines := log.String()
	if strings.Contains(lines, "himitsu") || strings.Contains(lines, "192.0.2.1") {
		t.Errorf("the log tells too much:\n%s", lines)
	}
	for _, want := range []string{"request_id=r1 method=GET path=/meetings/M1 status=200", "request_id=r2 method=GET path=/api/v1/search status=400"} {
		if !strings.Contains(lines, want) {
			t.Errorf("no %q in the log:\n%s", want, lines)
		}
	}
}

// broken is an engine that panics.
type broken struct{ fake }

func (*broken) Search(context.Context, index.Query) (*index.Results, error) { panic("out of cheese") }

func TestAPanicIsA500WithARequestID(t *testing.T) {
	var log bytes.Buffer
	h, err := server.New(server.Config{Searcher: &broken{}, Logger: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/api/v1/search?q=a", "/?q=a"} {
		log.Reset()
		r := get(t, h, path, "X-Request-Id", "r1")
		text := body(t, r)
		if r.StatusCode != http.StatusInternalServerError || !strings.Contains(text, "r1") || strings.Contains(text, "cheese") || strings.Contains(text, ".go") {
			t.Errorf("%s: status %d, %s", path, r.StatusCode, text)
		}
		if !strings.Contains(log.String(), "out of cheese") || !strings.Contains(log.String(), "security_test.go") {
			t.Errorf("the log does not tell where it came from:\n%s", log.String())
		}
	}
}

// hostile returns meetings in which every field is the same hostile text.
func hostile(text string) []data.Meeting {
	return []data.Meeting{{ID: text, Title: text, Date: data.Date{Year: 2025, Month: 1, Day: 2}, URL: text, Source: text, Sections: []string{text},
		Remarks: []data.Remark{{ID: text, Seq: 1, Section: text, Kind: data.Kind(text), Speaker: text, Role: text, Text: text}}}}
}

// elements counts the elements of a page, and the attributes of each kind.
func elements(page string) map[string]int {
	count := map[string]int{}
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return count
		case html.StartTagToken:
			token := z.Token()
			count[token.Data]++
			for _, a := range token.Attr {
				count[token.Data+"."+a.Key]++
				if a.Key == "href" && !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "http") {
					count["strange link"]++
				}
			}
		}
	}
}

// FuzzEscaping holds that what stands in the index or in an address never
// becomes markup: a page has the same elements and attributes whatever the
// text, and no search or text is a fault of ours.
func FuzzEscaping(f *testing.F) {
	for _, s := range []string{"窓口", `"><script>alert(1)</script>`, `' onmouseover='alert(1)`, "</mark></title><b>", "javascript:alert(1)",
		"&amp;&lt;", "{{.}}", "<!--", "\u202e", "a=b&c;d", "  ", `\`, "%00", "<mark>", "] ]>"} {
		f.Add(s)
	}
	framed := func(s index.Searcher) http.Handler {
		h, err := server.New(server.Config{Searcher: s, Logger: slog.New(slog.DiscardHandler), EmbedOrigins: []string{"https://portal.midorino.example"}})
		if err != nil {
			f.Fatal(err)
		}
		return h
	}
	plain := framed(&fake{all: hostile("word")})
	engine := &fake{}
	h := framed(engine)
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "")
		// An address of the web is linked to, and a word is not; an id of dots
		// alone has no address.
		if strings.Trim(text, ". \t\n") == "" || strings.TrimSpace(text) == "" || len([]rune(text)) > index.MaxTextRunes/2 || strings.HasPrefix(strings.ToLower(text), "http") {
			t.Skip()
		}
		engine.all = hostile(text)
		q, id := url.QueryEscape(text), url.PathEscape(text)
		for _, c := range []struct{ path, plain string }{
			{"/", "/"},
			{"/meetings", "/meetings"},
			{"/meetings/" + id, "/meetings/word"},
			{"/?speaker=" + q, "/?speaker=word"},
			{"/embed?speaker=" + q, "/embed?speaker=word"},
			{"/print?speaker=" + q + "&meeting=" + q + "&id=" + q, "/print?speaker=word&meeting=word&id=word"},
			{"/embed?q=zz" + q, "/embed?q=zzword"},
			{"/?meeting=" + q + "&section=" + q, "/?meeting=word&section=word"},
			{"/meetings/" + id + "?q=zz" + q, "/meetings/word?q=zzword"},
			{"/nowhere?q=" + q, "/nowhere?q=word"},
			{"/?limit=x" + q, "/?limit=word"},
		} {
			got := elements(body(t, request(h, http.MethodGet, c.path)))
			want := elements(body(t, request(plain, http.MethodGet, c.plain)))
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s: markup differs\ngot  %v\nwant %v", c.path, got, want)
			}
		}
		saidAsItIs(t, h, plain, text)
	})
}

// saidAsItIs holds that what people read of an answer is the text itself: parsed,
// the answer has the same text nodes as that of a server whose every field is
// "word", with the text in its place.
func saidAsItIs(t *testing.T, h, plain http.Handler, text string) {
	t.Helper()
	// A line's ends and long names are shown otherwise, and so is no text.
	if strings.ContainsFunc(text, unicode.IsControl) || text != strings.TrimSpace(text) || len([]rune(text)) > 30 {
		return
	}
	q, id := url.QueryEscape(text), url.PathEscape(text)
	for _, c := range []struct{ path, plain string }{
		{"/", "/"},
		{"/meetings", "/meetings"},
		{"/meetings/" + id, "/meetings/word"},
		{"/?speaker=" + q, "/?speaker=word"},
		{"/?meeting=" + q + "&section=" + q, "/?meeting=word&section=word"},
		{"/embed?speaker=" + q, "/embed?speaker=word"},
		{"/feed.atom?speaker=" + q, "/feed.atom?speaker=word"},
	} {
		got := textNodes(t, body(t, request(h, http.MethodGet, c.path)))
		want := textNodes(t, body(t, request(plain, http.MethodGet, c.plain)))
		want = strings.NewReplacer("/remarks/word", "/remarks/"+id, "word", text).Replace(want)
		if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
			t.Errorf("%s: the text differs (-want +got)\n%s", c.path, cmp.Diff(want, got))
		}
		if c.path != "/" && !strings.Contains(got, text) {
			t.Errorf("%s: the text is not there", c.path)
		}
	}
}

// textNodes returns the text nodes of a page or a feed, a line each, those of
// the HTML in a feed too, and the values of attributes that are read to people.
func textNodes(t *testing.T, answer string) string {
	t.Helper()
	if strings.HasPrefix(answer, "<?xml") {
		var f atom
		if err := xml.Unmarshal([]byte(answer), &f); err != nil {
			t.Fatalf("%v in %s", err, answer)
		}
		lines := []string{f.Title}
		for _, e := range f.Entries {
			lines = append(lines, e.Title, e.Author, textNodes(t, "<!DOCTYPE html>"+e.Content.HTML))
		}
		return strings.Join(lines, "\n")
	}
	doc, err := html.Parse(strings.NewReader(answer))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			lines = append(lines, n.Data)
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "value", "title", "alt", "aria-label", "placeholder":
				if n.Data != "input" || a.Key != "value" {
					lines = append(lines, a.Val)
				}
			}
		}
	}
	return strings.Join(lines, "\n")
}

// FuzzAddress holds that no address is a fault of ours.
func FuzzAddress(f *testing.F) {
	for _, s := range []string{"q=窓口", "q=%", "q=%ff&kind=x", "limit=1e9", "from=令和7年度&to=R6", "offset=99999999999999999999", "a;b", "q=\"（", "q=((((", "sort=", "facets=-0", "&&&=", "from=2025-13-45"} {
		f.Add(s)
	}
	h := serve(f, &fake{all: meetings()})
	f.Fuzz(func(t *testing.T, query string) {
		for _, path := range []string{"/", "/print", "/meetings", "/meetings/M1", "/api/v1/search", "/api/v1/meetings"} {
			r := httptest.NewRequest(http.MethodGet, path, nil)
			r.URL.RawQuery = query
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != http.StatusOK && w.Code != http.StatusBadRequest {
				t.Errorf("%s?%s: status %d", path, query, w.Code)
			}
		}
	})
}
