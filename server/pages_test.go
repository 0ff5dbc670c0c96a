package server_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"golang.org/x/net/html"

	"kizuna/index"
)

// pages are addresses that together show every template.
var pages = []struct {
	name, path, language string
	status               int
	err                  error
}{
	{"start.ja.html", "/", "ja", http.StatusOK, nil},
	{"start.en.html", "/", "en", http.StatusOK, nil},
	{"search.ja.html", "/?q=窓口&kind=remark&kind=comment&from=2025&to=2025&sort=newest&group=none&limit=1", "ja", http.StatusOK, nil},
	{"search.en.html", "/?q=窓口&speaker=森川市長&offset=0", "en-GB,en;q=0.9", http.StatusOK, nil},
	{"gathered.ja.html", "/?q=窓口&limit=1", "ja", http.StatusOK, nil},
	{"opened.ja.html", "/?q=名乗り&group=none&limit=1&open=M1-3", "ja", http.StatusOK, nil},
	{"nothing.ja.html", "/?q=月面+基地&kind=survey", "ja", http.StatusOK, nil},
	{"slip.ja.html", "/?q=窓囗+電話&kind=remark&fiscal_year=2025", "ja", http.StatusOK, nil},
	{"slip.en.html", "/?q=窓囗+電話&kind=remark&fiscal_year=2019", "en", http.StatusOK, nil},
	{"meeting.ja.html", "/meetings/M1?q=窓口", "ja", http.StatusOK, nil},
	{"meeting.en.html", "/meetings/M1", "en", http.StatusOK, nil},
	{"print.ja.html", "/print?q=窓口&kind=remark&kind=comment&all=on&id=M1-2&id=M1-4", "ja", http.StatusOK, nil},
	{"print.en.html", "/print?q=窓口&sort=newest", "en", http.StatusOK, nil},
	{"similar.ja.html", "/remarks/M1-2/similar", "ja", http.StatusOK, nil},
	{"similar.en.html", "/remarks/M1-4/similar?kind=survey", "en", http.StatusOK, nil},
	{"meetings.ja.html", "/meetings", "ja", http.StatusOK, nil},
	{"sections.ja.html", "/sections", "ja", http.StatusOK, nil},
	{"speakers.en.html", "/speakers?order=reading", "en", http.StatusOK, nil},
	{"notfound.ja.html", "/nowhere", "ja", http.StatusNotFound, nil},
	{"badrequest.ja.html", "/?q=a&limit=1001", "ja", http.StatusBadRequest, nil},
	{"noindex.ja.html", "/", "ja", http.StatusServiceUnavailable, index.ErrNoIndex},
	{"timeout.en.html", "/?q=a", "en", http.StatusServiceUnavailable, index.ErrTimeout},
}

// fingerprints change with every change of an asset.
var fingerprints = regexp.MustCompile(`\?v=[0-9a-f]+`)

func TestPages(t *testing.T) {
	for _, p := range pages {
		// In a bubble it is always the same day, which the pages to print bear.
		t.Run(p.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := get(t, serve(t, &fake{all: meetings(), err: p.err}), p.path, "Accept-Language", p.language, "X-Request-Id", "golden")
				if r.StatusCode != p.status {
					t.Errorf("status %d, want %d", r.StatusCode, p.status)
				}
				text := body(t, r)
				wellFormed(t, text)
				golden(t, p.name, fingerprints.ReplaceAllString(text, "?v=0"))
				lang := p.language[:2]
				if !strings.Contains(text, `<html lang="`+lang+`">`) || r.Header.Get("Content-Language") != lang {
					t.Errorf("the page does not say that it is in %s", lang)
				}
			})
		})
	}
}

// get asks for a path that is written as people read it.
func get(t testing.TB, h http.Handler, path string, headers ...string) *http.Response {
	t.Helper()
	return request(h, http.MethodGet, escaped(path), headers...)
}

// escaped percent-encodes the query of a path.
func escaped(path string) string {
	u, err := url.Parse(path)
	if err != nil {
		panic(err)
	}
	u.RawQuery = strings.NewReplacer("%3D", "=", "%26", "&", "%2B", "+").Replace(url.QueryEscape(u.RawQuery))
	return u.String()
}

// void are the elements without an end tag.
var void = map[string]bool{"meta": true, "link": true, "input": true, "img": true, "br": true, "hr": true}

// refer are the attributes that name ids.
var refer = map[string]bool{"for": true, "list": true, "form": true, "headers": true, "aria-labelledby": true, "aria-describedby": true, "aria-controls": true,
	"aria-owns": true, "aria-activedescendant": true, "aria-details": true, "aria-errormessage": true, "popovertarget": true}

// wellFormed holds that every element is closed, in order, ids are unique,
// whatever refers to an id finds it, every field has a name and every picture a
// text, and that nothing stands in the page that its policy forbids: script,
// style, what is fetched from elsewhere. (Chromium and the Nu checker look at
// more of it: server/browser.)
func wellFormed(t *testing.T, page string) {
	t.Helper()
	if !strings.HasPrefix(page, "<!DOCTYPE html>\n") {
		t.Error("no doctype")
	}
	var open []string
	ids, refs, fields := map[string]bool{}, map[string]bool{}, map[string]bool{}
	headings := 0
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("left open: %v", open)
			}
			for id := range fields {
				if !refs[id] {
					t.Errorf("the field %q has no label", id)
				}
			}
			for ref := range refs {
				if !ids[ref] {
					t.Errorf("nothing has the id %q", ref)
				}
			}
			if headings != 1 {
				t.Errorf("%d h1, want 1", headings)
			}
			return
		case html.StartTagToken:
			token := z.Token()
			if token.Data == "h1" {
				headings++
			}
			if !void[token.Data] {
				open = append(open, token.Data)
			}
			attr := map[string]string{}
			for _, a := range token.Attr {
				if _, twice := attr[a.Key]; twice {
					t.Errorf("<%s> has %s twice", token.Data, a.Key)
				}
				attr[a.Key] = a.Val
			}
			switch token.Data {
			case "input", "select", "textarea":
				if attr["type"] != "hidden" && attr["aria-label"] == "" && !slices.Contains(open, "label") {
					fields[attr["id"]] = true
				}
			case "img":
				if _, ok := attr["alt"]; !ok {
					t.Errorf("a picture without alt: %s", attr["src"])
				}
			case "style":
				t.Error("inline style, which the content security policy forbids")
			case "script":
				if attr["src"] == "" {
					t.Error("inline script, which the content security policy forbids")
				}
			}
			for _, a := range token.Attr {
				switch {
				case a.Key == "id" && ids[a.Val]:
					t.Errorf("the id %q twice", a.Val)
				case a.Key == "id":
					ids[a.Val] = true
				case refer[a.Key]:
					for _, id := range strings.Fields(a.Val) {
						refs[id] = true
					}
				case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
					refs[a.Val[1:]] = true
				case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
					t.Errorf("inline %s, which the content security policy forbids", a.Key)
				case (a.Key == "src" || a.Key == "srcset" || token.Data == "link") && strings.Contains(a.Val, "//"):
					t.Errorf("fetched from elsewhere: %s", a.Val)
				}
			}
		case html.EndTagToken:
			token := z.Token()
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes %v", token.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
}

func TestFirstViewIsSmall(t *testing.T) {
	const most = 60 << 10
	h := serve(t, &fake{all: meetings()})
	for _, path := range []string{"/", "/?q=窓口", "/meetings/M1"} {
		page := body(t, get(t, h, path))
		size := len(page)
		for _, asset := range regexp.MustCompile(`/assets/[a-z.]+\?v=[0-9a-f]+`).FindAllString(page, -1) {
			r := get(t, h, asset)
			if r.StatusCode != http.StatusOK || !strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
				t.Errorf("%s: status %d, %s", asset, r.StatusCode, r.Header.Get("Cache-Control"))
			}
			size += len(body(t, r))
		}
		if size > most {
			t.Errorf("%s and its assets: %d bytes, want at most %d", path, size, most)
		}
	}
}

func TestLinksOfResultsLead(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	page := body(t, get(t, h, "/?q=窓口"))
	links := regexp.MustCompile(`href="(/[^"]*)"`).FindAllStringSubmatch(page, -1)
	if len(links) < 20 {
		t.Fatalf("only %d links", len(links))
	}
	for _, l := range links {
		address, anchor, _ := strings.Cut(html.UnescapeString(l[1]), "#")
		r := request(h, http.MethodGet, address)
		if r.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", address, r.StatusCode)
		}
		if text := body(t, r); anchor != "" && !strings.Contains(text, `id="`+anchor+`"`) {
			t.Errorf("%s has no #%s", address, anchor)
		}
	}
}

func TestAFilterShowsWhatElseCouldBeChosen(t *testing.T) {
	page := body(t, get(t, serve(t, &fake{all: meetings()}), "/?q=窓口&kind=comment"))
	for _, want := range []string{
		`aria-current="true"><span>コメント<span class="unseen"> 選択中</span></span> <span class="count">1</span>`,
		`<span>発言</span> <span class="count">2</span>`,
		`<span>質問</span> <span class="count">1</span>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %s", want)
		}
	}
	if strings.Contains(page, "窓口で学んだこと") {
		t.Error("sections are counted without the filter by kind")
	}
}
