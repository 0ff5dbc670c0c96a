package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

// site serves pages from memory and remembers what was asked for.
type site struct {
	*httptest.Server
	pages map[string]string
	asked []string
}

func newSite(t *testing.T, pages map[string]string) *site {
	t.Helper()
	s := &site{pages: pages}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked = append(s.asked, r.URL.RequestURI())
		body, ok := s.pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		if to, ok := strings.CutPrefix(body, "→"); ok {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
		if strings.HasSuffix(r.URL.Path, ".html") || strings.HasSuffix(r.URL.Path, "/") {
			w.Header().Set("Content-Type", "text/html; charset=UTF-8")
		}
		tag := fmt.Sprintf(`"%d"`, len(body))
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, body)
	}))
	t.Cleanup(s.Close)
	return s
}

func client(c Config) *Client {
	if c.Pause == 0 {
		c.Pause = -1
	}
	c.Agent = "Kizuna/test"
	return New(c)
}

// follow returns the paths that were visited, and those with what was wrong.
func follow(t *testing.T, c *Client, s *site, start string, pages int) (good []string, bad map[string]error, err error) {
	t.Helper()
	bad = map[string]error{}
	err = c.Follow(t.Context(), s.URL+start, pages, func(p *Page, err error) error {
		var problem *Problem
		switch {
		case err == nil:
			good = append(good, strings.TrimPrefix(p.URL, s.URL))
		case errors.As(err, &problem):
			bad[strings.TrimPrefix(problem.URL, s.URL)] = err
		default:
			t.Error(err)
		}
		return nil
	})
	return good, bad, err
}

func TestFollowStaysInItsFolder(t *testing.T) {
	elsewhere := newSite(t, map[string]string{"/": "secret"})
	s := newSite(t, map[string]string{
		"/kaigi/index.html": `<a href="1.html">1</a> <a href="/kaigi/2.html#top">2</a> <a href="sub/">下</a> <a href="/other/x.html">外</a>
			<a href="` + elsewhere.URL + `/">よそ</a> <a href="photo.jpg">写真</a> <a href="mailto:a@example.jp">メール</a> <a href="gone.html">無い</a>
			<a href="away.html">転送</a> <a href="../other/y.html">上</a> <a href="1.html">もう一度</a> <a href="out.html">外へ</a>`,
		"/kaigi/1.html": "一", "/kaigi/2.html": `<a href="index.html">戻る</a>`,
		"/kaigi/sub/": `<a href="3.html">3</a>`, "/kaigi/sub/3.html": "三",
		"/kaigi/away.html": "→" + elsewhere.URL + "/", "/kaigi/out.html": "→/other/x.html", "/other/x.html": "外",
	})
	good, bad, err := follow(t, client(Config{}), s, "/kaigi/index.html", 0)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"/kaigi/index.html", "/kaigi/1.html", "/kaigi/2.html", "/kaigi/sub/", "/kaigi/sub/3.html"}; !slices.Equal(good, want) {
		t.Errorf("visited %q, want %q", good, want)
	}
	if !errors.Is(bad["/kaigi/gone.html"], ErrStatus) || !errors.Is(bad["/kaigi/away.html"], ErrOtherHost) || !errors.Is(bad["/kaigi/out.html"], ErrOtherHost) || len(bad) != 3 {
		t.Errorf("refused %v", bad)
	}
	if !strings.Contains(bad["/kaigi/away.html"].Error(), elsewhere.URL) {
		t.Errorf("the other host is not named: %v", bad["/kaigi/away.html"])
	}
	if len(elsewhere.asked) > 0 {
		t.Errorf("the other host was asked for %q", elsewhere.asked)
	}
}

func TestRobotsAreObeyed(t *testing.T) {
	s := newSite(t, map[string]string{
		"/robots.txt": "User-agent: *\nDisallow: /\n\nUser-agent: kizuna\nDisallow: /private/\nAllow: /private/open.html\n",
		"/":           `<a href="/private/a.html">a</a><a href="/private/open.html">b</a>`, "/private/a.html": "秘密", "/private/open.html": "公開",
	})
	good, bad, err := follow(t, client(Config{}), s, "/", 0)
	if err != nil || !slices.Equal(good, []string{"/", "/private/open.html"}) || !errors.Is(bad["/private/a.html"], ErrRobots) {
		t.Errorf("visited %q, refused %v, %v", good, bad, err)
	}
	if slices.Contains(s.asked, "/private/a.html") {
		t.Error("it was asked for all the same")
	}
}

// Where an answer leads is asked for as any other address.
func TestRedirectsWithinAHost(t *testing.T) {
	s := newSite(t, map[string]string{
		"/robots.txt": "User-agent: *\nDisallow: /private/\n",
		"/moved.html": "→/new.html", "/new.html": "新しい場所", "/secret.html": "→/private/a.html", "/private/a.html": "秘密",
		"/loop.html": "→/loop.html", "/local.html": "→file:///etc/passwd",
	})
	const pause = 30 * time.Millisecond
	began := time.Now()
	page, err := client(Config{Pause: pause}).Get(t.Context(), s.URL+"/moved.html")
	if err != nil || string(page.Body) != "新しい場所" || page.URL != s.URL+"/new.html" || time.Since(began) < 2*pause {
		t.Errorf("moved: %+v, %v, after %v", page, err, time.Since(began))
	}
	for path, want := range map[string]error{"/secret.html": ErrRobots, "/loop.html": ErrStatus, "/local.html": ErrOtherHost} {
		if _, err := client(Config{}).Get(t.Context(), s.URL+path); !errors.Is(err, want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if slices.Contains(s.asked, "/private/a.html") {
		t.Error("what robots.txt forbids was asked for by way of another address")
	}
}

// A robots.txt of another host is not asked for, and neither is the page then.
func TestRobotsOfAnotherHost(t *testing.T) {
	elsewhere := newSite(t, map[string]string{"/robots.txt": "User-agent: *\nDisallow:\n"})
	s := newSite(t, map[string]string{"/robots.txt": "→" + elsewhere.URL + "/robots.txt", "/a.html": "発言"})
	_, err := client(Config{}).Get(t.Context(), s.URL+"/a.html")
	if !errors.Is(err, ErrRobots) || !strings.Contains(err.Error(), elsewhere.URL) || len(elsewhere.asked) > 0 || len(s.asked) != 1 {
		t.Errorf("got %v; asked for %q and %q", err, s.asked, elsewhere.asked)
	}
	s.pages["/robots.txt"], s.pages["/rules.txt"] = "→/rules.txt", "User-agent: *\nDisallow: /a.html\n"
	if _, err := client(Config{}).Get(t.Context(), s.URL+"/a.html"); !errors.Is(err, ErrRobots) || !slices.Contains(s.asked, "/rules.txt") {
		t.Errorf("got %v; asked for %q", err, s.asked)
	}
}

// hosts answers for every host: with a page, or a redirect.
type hosts map[string]string

func (h hosts) RoundTrip(r *http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	body, ok := h[r.URL.String()]
	to, redirect := strings.CutPrefix(body, "→")
	switch {
	case !ok:
		http.NotFound(w, r)
	case redirect:
		http.Redirect(w, r, to, http.StatusMovedPermanently)
	default:
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, body)
	}
	answer := w.Result()
	answer.Request = r
	return answer, nil
}

// A site that answers http with https is followed there, and nowhere else.
func TestFollowFromHTTPToHTTPS(t *testing.T) {
	site := hosts{
		"http://city.example/kaigi/": "→https://city.example/kaigi/", "https://city.example/kaigi/": `<a href="1.html">1</a><a href="http://city.example/kaigi/2.html">2</a><a href="/other/">外</a>`,
		"https://city.example/kaigi/1.html": "一", "http://city.example/kaigi/2.html": "→https://city.example/kaigi/2.html", "https://city.example/kaigi/2.html": "→http://city.example/kaigi/3.html",
		"http://city.example/kaigi/3.html": "三", "https://city.example/other/": "外",
	}
	var good, bad []string
	err := client(Config{Transport: site}).Follow(t.Context(), "http://city.example/kaigi/", 0, func(p *Page, err error) error {
		if err != nil {
			bad = append(bad, err.Error())
		} else {
			good = append(good, p.URL)
		}
		return nil
	})
	if want := []string{"https://city.example/kaigi/", "https://city.example/kaigi/1.html"}; err != nil || !slices.Equal(good, want) {
		t.Errorf("visited %q, %v", good, err)
	}
	if len(bad) != 1 || !strings.Contains(bad[0], "2.html: it leads to http://city.example/kaigi/3.html, which is not encrypted") {
		t.Errorf("refused %q", bad)
	}
}

func TestASiteWhoseRobotsFailIsLeftAlone(t *testing.T) {
	asked := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		http.Error(w, "no", http.StatusInternalServerError)
	}))
	t.Cleanup(s.Close)
	c := client(Config{})
	for range 2 {
		if _, err := c.Get(t.Context(), s.URL+"/a"); !errors.Is(err, ErrRobots) {
			t.Errorf("got %v", err)
		}
	}
	if asked != 1 {
		t.Errorf("%d requests", asked)
	}
}

func TestOneRequestAtATimeWithAPause(t *testing.T) {
	s := newSite(t, map[string]string{"/": `<a href="/1">1</a><a href="/2">2</a>`, "/1": "一", "/2": "二"})
	began := time.Now()
	good, _, err := follow(t, client(Config{Pause: 40 * time.Millisecond}), s, "/", 0)
	if err != nil || len(good) != 3 {
		t.Fatal(good, err)
	}
	// robots.txt and three pages: three pauses.
	if took := time.Since(began); took < 120*time.Millisecond {
		t.Errorf("four requests took %v", took)
	}
}

func TestWhatIsKnownIsNotSentAgain(t *testing.T) {
	s := newSite(t, map[string]string{"/a.html": "発言"})
	versions := map[string]Version{}
	known := func(address string) *Version {
		if v, ok := versions[address]; ok {
			return &v
		}
		return nil
	}
	for i, unchanged := range []bool{false, true} {
		page, err := client(Config{Known: known}).Get(t.Context(), s.URL+"/a.html")
		if err != nil || page.Unchanged != unchanged || unchanged && page.Body != nil {
			t.Fatalf("request %d: %+v, %v", i+1, page, err)
		}
		versions[s.URL+"/a.html"] = page.Version
	}
	s.pages["/a.html"] = "新しい発言"
	if page, err := client(Config{Known: known}).Get(t.Context(), s.URL+"/a.html"); err != nil || page.Unchanged || string(page.Body) != "新しい発言" {
		t.Errorf("changed: %+v, %v", page, err)
	}
}

// A page that has not changed still leads to others, which may have.
func TestUnchangedPagesAreFollowed(t *testing.T) {
	s := newSite(t, map[string]string{"/": `<a href="/1.html">1</a>`, "/1.html": "一"})
	versions := map[string]Version{}
	known := func(address string) *Version {
		if v, ok := versions[address]; ok {
			return &v
		}
		return nil
	}
	visit := func() (changed []string) {
		err := client(Config{Known: known}).Follow(t.Context(), s.URL+"/", 0, func(p *Page, err error) error {
			if err == nil && !p.Unchanged {
				changed = append(changed, strings.TrimPrefix(p.URL, s.URL))
				versions[p.URL] = p.Version
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return changed
	}
	if got := visit(); len(got) != 2 {
		t.Fatalf("at first %q", got)
	}
	if got := visit(); len(got) != 0 {
		t.Errorf("nothing has changed, but got %q", got)
	}
	s.pages["/1.html"] = "新しい一"
	if got := visit(); len(got) != 1 || got[0] != "/1.html" {
		t.Errorf("one page has changed, but got %q", got)
	}
	// What was got by itself says nothing of where it leads.
	versions[s.URL+"/"] = Version{ETag: versions[s.URL+"/"].ETag}
	if got := visit(); len(got) != 1 || got[0] != "/" {
		t.Errorf("the links are not known, but got %q", got)
	}
}

func TestLimits(t *testing.T) {
	s := newSite(t, map[string]string{"/": `<a href="/1">1</a><a href="/2">2</a><a href="/3">3</a>`, "/1": strings.Repeat("一", 1000), "/2": "二", "/3": "三"})
	good, _, err := follow(t, client(Config{}), s, "/", 2)
	if !errors.Is(err, ErrTooMuch) || len(good) != 2 || !strings.Contains(err.Error(), "2 more") {
		t.Errorf("pages: visited %q, %v", good, err)
	}
	good, bad, err := follow(t, client(Config{PageBytes: 2000}), s, "/", 0)
	if err != nil || len(good) != 3 || !errors.Is(bad["/1"], ErrTooLarge) {
		t.Errorf("bytes of a page: visited %q, refused %v, %v", good, bad, err)
	}
	good, bad, err = follow(t, client(Config{TotalBytes: 1000}), s, "/", 0)
	if !errors.Is(err, ErrTooMuch) || len(good) != 1 || !errors.Is(bad["/1"], ErrTooMuch) {
		t.Errorf("bytes in all: visited %q, refused %v, %v", good, bad, err)
	}
}

func TestWhatIsNoAddress(t *testing.T) {
	for _, s := range []string{"", "page.txt", "ftp://example.jp/", "file:///etc/passwd", "http://", "://"} {
		if _, err := client(Config{}).Get(t.Context(), s); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func TestInterrupted(t *testing.T) {
	s := newSite(t, map[string]string{"/": "一"})
	ctx, cancel := context.WithCancel(t.Context())
	// The pause after robots.txt never ends by itself.
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := client(Config{Pause: time.Hour}).Get(ctx, s.URL+"/"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
