// Package fetch gets pages from the web for an import, politely: it obeys
// robots.txt, asks for one page at a time with a pause between, asks for nothing
// again that has not changed, and goes to no host but the one that was named.
//
//	c := fetch.New(fetch.Config{Agent: "Kizuna/1.0"})
//	page, err := c.Get(ctx, "https://www.city.example.jp/kaigi/1.html")
//
// It writes nothing; the caller keeps what tells pages unchanged (Config.Known).
package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/temoto/robotstxt"
)

// Limits and manners where a Config names none.
const (
	// DefaultPause is the time between the end of an answer and the next request.
	// A city's server has other people to serve.
	DefaultPause = time.Second
	// DefaultPageBytes bounds one answer: the longest minutes as PDF are 20 MB.
	DefaultPageBytes = 64 << 20
	// DefaultTotalBytes bounds all answers together.
	DefaultTotalBytes = 1 << 30
	// maxPause bounds the pause that a robots.txt may ask for.
	maxPause = 30 * time.Second
	// timeout bounds one request with its answer.
	timeout = 2 * time.Minute
	// maxRedirects is as many as browsers follow at least.
	maxRedirects = 5
	// maxRobotsBytes is the least that RFC 9309 asks to be read of a robots.txt.
	maxRobotsBytes = 500 << 10
)

// Config says how to ask. The zero Config asks with the default limits.
type Config struct {
	Agent      string        // in User-Agent; its part before the / is the name robots.txt knows
	Pause      time.Duration // between requests; 0 is DefaultPause, negative none
	PageBytes  int64         // of one answer; 0 is DefaultPageBytes
	TotalBytes int64         // of all answers; 0 is DefaultTotalBytes
	// Known tells of an address the version that was got before and still counts,
	// nil where there is none. It may be nil itself.
	Known     func(address string) *Version
	Transport http.RoundTripper // nil is http.DefaultTransport
}

// A Version of a page is what its server said of it, and where the page led.
type Version struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"` // as in Last-Modified
	// Links are the addresses that Follow would go on to; nil where Follow has
	// not seen the page.
	Links []string `json:"links,omitzero"`
}

// Marked reports whether the server said anything by which it knows the version
// again.
func (v Version) Marked() bool { return v.ETag != "" || v.Modified != "" }

// A Page is an answer.
type Page struct {
	URL       string // where it was found, after redirects
	Type      string // the media type without parameters, in lower case
	Body      []byte // nil when Unchanged
	Unchanged bool   // it is the version that was known
	Version   Version
}

// A Client asks one server after the other, never two at once. It is not safe
// for use by several goroutines.
type Client struct {
	config Config
	http   *http.Client
	robots map[string]*robots // by scheme and host
	last   time.Time          // the end of the last answer
	used   int64              // bytes of answers
}

// robots is what a host says of visitors.
type robots struct {
	group *robotstxt.Group // nil: everything is allowed
	fault *Problem         // it could not be asked: nothing is allowed
	pause time.Duration
}

// New returns a client.
func New(c Config) *Client {
	if c.Pause == 0 {
		c.Pause = DefaultPause
	}
	if c.PageBytes == 0 {
		c.PageBytes = DefaultPageBytes
	}
	if c.TotalBytes == 0 {
		c.TotalBytes = DefaultTotalBytes
	}
	if c.Agent == "" {
		c.Agent = "Kizuna"
	}
	client := &Client{config: c, robots: map[string]*robots{}}
	// Where an answer leads is asked for as any other address: after a pause, if
	// robots.txt has nothing against it.
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	client.http = &http.Client{Timeout: timeout, Transport: c.Transport, CheckRedirect: stay}
	return client
}

// checkRedirect says why an address that another one leads to is not asked for.
func checkRedirect(from, to *url.URL, hops int) *Problem {
	switch {
	case !sameHost(from, to):
		return problem(ErrOtherHost,
			fmt.Sprintf("it leads to another host, %s, and was not followed; name that address if you want it", to.Redacted()),
			fmt.Sprintf("別のホスト %s へ転送されるため、たどりませんでした。必要ならその URL を指定してください", to.Redacted()))
	case from.Scheme == "https" && to.Scheme != "https":
		return problem(ErrOtherHost,
			fmt.Sprintf("it leads to %s, which is not encrypted, and was not followed", to.Redacted()),
			fmt.Sprintf("暗号化されない %s へ転送されるため、たどりませんでした", to.Redacted()))
	case hops > maxRedirects:
		return problem(ErrStatus, "it leads from one address to the next without end", "転送が終わりません")
	}
	return nil
}

// sameHost reports whether two addresses are of one host: of one name and port, or
// of the usual ports of http and https.
func sameHost(a, b *url.URL) bool {
	usual := func(u *url.URL) bool {
		return u.Scheme == "http" && (u.Port() == "" || u.Port() == "80") || u.Scheme == "https" && (u.Port() == "" || u.Port() == "443")
	}
	return a.Hostname() != "" && strings.EqualFold(a.Hostname(), b.Hostname()) && (a.Port() == b.Port() && IsURL(b.String()) || usual(a) && usual(b))
}

// IsURL reports whether a text is an address that Get takes.
func IsURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// Get asks for a page. It fails with a *Problem that names the address.
func (c *Client) Get(ctx context.Context, address string) (*Page, error) {
	return c.page(ctx, address, func(*Version) bool { return true }, func(*url.URL) *Problem { return nil })
}

// page asks for a page, and for nothing new if the known version will do. may says
// what is against an address that the page leads to.
func (c *Client) page(ctx context.Context, address string, will func(*Version) bool, may func(*url.URL) *Problem) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil || !IsURL(address) {
		return nil, problem(ErrAddress, "it is no http or https address", "http または https の URL ではありません").at(address)
	}
	u.Fragment = ""
	var known *Version
	if c.config.Known != nil {
		known = c.config.Known(u.String())
	}
	if known != nil && !will(known) {
		known = nil
	}
	from := u
	for hops := 0; ; hops++ {
		r, err := c.rules(ctx, u)
		if err != nil {
			return nil, err
		}
		if r.fault != nil {
			return nil, r.fault.at(address)
		}
		if r.group != nil && !r.group.Test(u.RequestURI()) {
			return nil, forbidden(from, u).at(address)
		}
		page, next, err := c.get(ctx, u, known, max(c.config.Pause, r.pause), c.config.PageBytes)
		var p *Problem
		switch {
		case errors.As(err, &p):
			return nil, p.at(address)
		case err != nil, next == nil:
			return page, err
		}
		if p = checkRedirect(u, next, hops+1); p == nil {
			p = may(next)
		}
		if p != nil {
			return nil, p.at(address)
		}
		u = next
	}
}

// forbidden is the refusal of an address by robots.txt, or of one it leads to.
func forbidden(from, u *url.URL) *Problem {
	if from == u {
		return problem(ErrRobots, "the site's robots.txt asks not to fetch it", "サイトの robots.txt が取得しないよう求めています")
	}
	return problem(ErrRobots,
		fmt.Sprintf("it leads to %s, which the site's robots.txt asks not to fetch", u.Redacted()),
		fmt.Sprintf("%s へ転送されますが、サイトの robots.txt が取得しないよう求めています", u.Redacted()))
}

// get asks once, after a pause, for another version than the known one if there
// is one. It returns the page, or the address that the answer leads to.
func (c *Client) get(ctx context.Context, u *url.URL, known *Version, pause time.Duration, limit int64) (*Page, *url.URL, error) {
	if err := c.wait(ctx, pause); err != nil {
		return nil, nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, nil, problem(ErrAddress, "it is no address", "URL として読めません").because(err)
	}
	request.Header.Set("User-Agent", c.config.Agent)
	request.Header.Set("Accept-Language", "ja, en;q=0.5")
	if known == nil {
		known = &Version{}
	}
	if known.ETag != "" {
		request.Header.Set("If-None-Match", known.ETag)
	}
	if known.Modified != "" {
		request.Header.Set("If-Modified-Since", known.Modified)
	}
	response, err := c.http.Do(request)
	defer func() { c.last = time.Now() }()
	if err != nil {
		return nil, nil, unreachable(ctx, err)
	}
	// What was read of the body decides; closing it tells nothing more.
	defer func() { _ = response.Body.Close() }()
	switch response.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		next, err := response.Location()
		if err != nil {
			return nil, nil, badStatus(response)
		}
		next.Fragment = ""
		return nil, next, nil
	}
	kind, _, _ := strings.Cut(response.Header.Get("Content-Type"), ";")
	page := &Page{URL: u.String(), Type: strings.ToLower(strings.TrimSpace(kind)), Version: *known}
	if response.StatusCode == http.StatusNotModified {
		page.Unchanged = true
		return page, nil, nil
	}
	if response.StatusCode != http.StatusOK {
		return nil, nil, badStatus(response)
	}
	limit = min(limit, c.config.TotalBytes-c.used)
	page.Body, err = io.ReadAll(io.LimitReader(response.Body, limit+1))
	c.used += int64(len(page.Body))
	switch {
	case err != nil:
		return nil, nil, unreachable(ctx, err)
	case int64(len(page.Body)) > limit && limit < c.config.PageBytes && c.used > c.config.TotalBytes:
		return nil, nil, problem(ErrTooMuch,
			fmt.Sprintf("more than %d MB in all were sent; the rest was not fetched", c.config.TotalBytes>>20),
			fmt.Sprintf("取得した量が合計 %d MB を超えたため、残りは取得しませんでした", c.config.TotalBytes>>20))
	case int64(len(page.Body)) > limit:
		return nil, nil, problem(ErrTooLarge,
			fmt.Sprintf("it is larger than %d MB; save it to a file and import that", limit>>20),
			fmt.Sprintf("%d MB を超えています。ファイルに保存し、それを取り込んでください", limit>>20))
	}
	page.Version = Version{ETag: response.Header.Get("ETag"), Modified: response.Header.Get("Last-Modified")}
	return page, nil, nil
}

// wait waits until the pause since the last answer is over.
func (c *Client) wait(ctx context.Context, pause time.Duration) error {
	if c.last.IsZero() || pause <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(time.Until(c.last.Add(pause)))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// rules asks a host once what it says of visitors. A host without a robots.txt
// allows everything; one whose robots.txt cannot be got now allows nothing, as
// RFC 9309 has it, and so does one whose robots.txt lies with another host, which
// nobody named.
func (c *Client) rules(ctx context.Context, u *url.URL) (*robots, error) {
	host := u.Scheme + "://" + u.Host
	if r, ok := c.robots[host]; ok {
		return r, nil
	}
	r := &robots{}
	page, err := c.robotsFile(ctx, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"})
	var p *Problem
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &p) && p.status >= 400 && p.status < 500:
	case err != nil && !errors.As(err, &p):
		return nil, err
	case err != nil && p.sentinel != ErrTooLarge:
		r.fault = problem(ErrRobots,
			"the site's robots.txt cannot be got, so nothing of the site is fetched: "+p.english,
			"サイトの robots.txt を取得できないため、このサイトからは取得しません："+p.japanese)
	case err == nil:
		if rules, err := robotstxt.FromBytes(page.Body); err == nil {
			name, _, _ := strings.Cut(c.config.Agent, "/")
			r.group = rules.FindGroup(name)
			r.pause = min(r.group.CrawlDelay, maxPause)
		}
	}
	c.robots[host] = r
	return r, nil
}

// robotsFile asks for a robots.txt, wherever on its host it leads.
func (c *Client) robotsFile(ctx context.Context, u *url.URL) (*Page, error) {
	for hops := 0; ; hops++ {
		page, next, err := c.get(ctx, u, nil, c.config.Pause, maxRobotsBytes)
		if err != nil || next == nil {
			return page, err
		}
		if p := checkRedirect(u, next, hops+1); p != nil {
			return nil, p
		}
		u = next
	}
}

// links returns the addresses a web page links to, without fragments, in order.
func links(page *Page) []string {
	if page.Type != "text/html" && page.Type != "application/xhtml+xml" {
		return nil
	}
	base, err := url.Parse(page.URL)
	if err != nil {
		return nil
	}
	var all []string
	for _, href := range hrefs(bytes.NewReader(page.Body)) {
		if u, err := base.Parse(strings.TrimSpace(href)); err == nil {
			u.Fragment = ""
			all = append(all, u.String())
		}
	}
	return all
}
