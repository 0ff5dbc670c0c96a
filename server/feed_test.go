package server_test

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"kizuna/index"
	"kizuna/server"
)

// atom is what RFC 4287 wants of a feed.
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Author  string `xml:"author>name"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Content struct {
			Type string `xml:"type,attr"`
			HTML string `xml:",chardata"`
		} `xml:"content"`
	} `xml:"entry"`
}

func readFeed(t *testing.T, r *http.Response) (f atom) {
	t.Helper()
	text := body(t, r)
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "application/atom+xml; charset=utf-8" {
		t.Fatalf("status %d, %s: %s", r.StatusCode, r.Header.Get("Content-Type"), text)
	}
	if err := xml.Unmarshal([]byte(text), &f); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return f
}

func TestFeed(t *testing.T) {
	engine := &fake{all: meetings(), version: "1"}
	h := serve(t, engine)
	f := readFeed(t, get(t, h, "/feed.atom?q=窓口&kind=remark&kind=question"))
	if engine.asked.Sort != index.SortNewest || engine.asked.Match != index.TierMain || engine.asked.Limit != 30 || len(engine.asked.Filter.Kinds) != 2 {
		t.Errorf("asked %+v", engine.asked)
	}
	if f.Title != "窓口 - 絆 Kizuna" || len(f.Entries) != 3 || f.Updated != "2025-10-02T00:00:00+09:00" {
		t.Errorf("got %+v", f)
	}
	ids := map[string]bool{f.ID: true}
	links := f.Links
	for _, e := range f.Entries {
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil || e.Title == "" || e.Author == "" || ids[e.ID] || e.Content.Type != "html" || !strings.Contains(e.Content.HTML, "<mark>窓口</mark>") {
			t.Errorf("entry %+v, %v", e, err)
		}
		ids[e.ID] = true
		links = append(links, e.Links...)
	}
	for id := range ids {
		u, err := url.Parse(id)
		if err != nil || !u.IsAbs() {
			t.Errorf("id %s, %v", id, err)
		} else if r := request(h, http.MethodGet, id); r.StatusCode != http.StatusOK {
			t.Errorf("id %s leads to %d", id, r.StatusCode)
		}
	}
	for _, l := range links {
		u, err := url.Parse(l.Href)
		if err != nil || !u.IsAbs() || l.Rel != "via" && request(h, http.MethodGet, l.Href).StatusCode != http.StatusOK || u.Scheme == "javascript" {
			t.Errorf("link %+v, %v", l, err)
		}
	}
	if r := get(t, h, "/feed.atom?q=窓口", "If-None-Match", get(t, h, "/feed.atom?q=窓口").Header.Get("ETag")); r.StatusCode != http.StatusNotModified {
		t.Errorf("status %d for a reader who has the feed", r.StatusCode)
	}
	for _, bad := range []string{"limit=101", "sort=oldest", "offset=1", "q=a&q=b"} {
		if p := readProblem(t, get(t, h, "/feed.atom?"+bad)); p.Status != http.StatusBadRequest {
			t.Errorf("%s: %+v", bad, p)
		}
	}
	if f := readFeed(t, get(t, h, "/feed.atom?q=どこにもない")); len(f.Entries) != 0 || f.Updated == "" {
		t.Errorf("an empty feed is %+v", f)
	}
}

// FuzzFeed holds that what stands in the index or in an address is text in a
// feed, and text again in the HTML in it.
func FuzzFeed(f *testing.F) {
	for _, s := range []string{"窓口", "]]><script>", "&lt;b&gt;&#0;", "\x01\x1b[31m\u202e\ufffe", `" onx="`, "<mark>", "--><!--"} {
		f.Add(s)
	}
	engine := &fake{}
	h := serve(f, engine)
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "")
		if strings.TrimSpace(text) == "" || len([]rune(text)) > index.MaxTextRunes {
			t.Skip()
		}
		engine.all = hostile(text)
		feed := readFeed(t, request(h, http.MethodGet, "/feed.atom?speaker="+url.QueryEscape(text)))
		if len(feed.Entries) != 1 {
			t.Fatalf("%d entries", len(feed.Entries))
		}
		e := feed.Entries[0]
		for _, l := range e.Links {
			if u, err := url.Parse(l.Href); l.Rel == "via" && (err != nil || u.Scheme != "http" && u.Scheme != "https") {
				t.Errorf("a link leads to %s", l.Href)
			}
		}
		z := html.NewTokenizer(strings.NewReader(e.Content.HTML))
		for {
			kind := z.Next()
			if kind == html.ErrorToken {
				break
			}
			if name, _ := z.TagName(); kind != html.TextToken && string(name) != "mark" {
				t.Errorf("%q makes %s in a reader", text, z.Raw())
			}
		}
	})
}

func TestOpenSearchDescription(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	r := get(t, h, "/opensearch.xml")
	text := body(t, r)
	var d struct {
		XMLName   xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName string
		Image     string
		URLs      []struct {
			Type     string `xml:"type,attr"`
			Template string `xml:"template,attr"`
		} `xml:"Url"`
	}
	if err := xml.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	if r.Header.Get("Content-Type") != "application/opensearchdescription+xml" || len([]rune(d.ShortName)) > 16 || len(d.URLs) != 4 || d.URLs[0].Template != "http://example.com/?q={searchTerms}" {
		t.Errorf("%s\n%s", r.Header.Get("Content-Type"), text)
	}
	if r := request(h, http.MethodGet, d.Image); r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "image/svg+xml" {
		t.Errorf("image %s: status %d", d.Image, r.StatusCode)
	}
	for _, u := range d.URLs {
		if r := request(h, http.MethodGet, strings.ReplaceAll(u.Template, "{searchTerms}", "%E7%AA%93%E5%8F%A3")); r.StatusCode != http.StatusOK || !strings.HasPrefix(r.Header.Get("Content-Type"), u.Type) {
			t.Errorf("%s: status %d, %s", u.Template, r.StatusCode, r.Header.Get("Content-Type"))
		}
	}
	if page := body(t, get(t, h, "/")); !strings.Contains(page, `<link rel="search" type="application/opensearchdescription+xml"`) {
		t.Error("the page does not name the description")
	}
}

func TestWhereTheServerIs(t *testing.T) {
	for _, c := range []struct{ public, host, want string }{
		{"", "kizuna.midorino.example:8080", "http://kizuna.midorino.example:8080/?q="},
		{"", "[::1]:8080", "http://[::1]:8080/?q="},
		{"https://kizuna.midorino.example", "10.0.0.1", "https://kizuna.midorino.example/?q="},
		{"", `a"><script>`, "http://localhost/?q="},
		{"", "", "http://localhost/?q="},
		{"", strings.Repeat("a", 300), "http://localhost/?q="},
	} {
		h := serveWith(t, server.Config{Searcher: &fake{}, PublicURL: c.public})
		r, err := http.NewRequest(http.MethodGet, "/opensearch.xml", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host, r.RemoteAddr = c.host, "192.0.2.1:1"
		if text := answerOf(t, h, r); !strings.Contains(text, `"`+c.want) {
			t.Errorf("%q reached as %q: no %s in %s", c.public, c.host, c.want, text)
		}
	}
}
