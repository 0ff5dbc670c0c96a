package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// DefaultPages bounds the pages that are fetched of a site.
const DefaultPages = 500

// Follow fetches an index page, all it links to, all these link to, and so on:
// pages of the same host whose path begins like that of the index page's folder.
// It calls visit with each page or what was wrong with it, in the order they are
// found; an error of visit ends it. It fails with a *Problem that is ErrTooMuch
// when a limit left pages unfetched, after visiting what it got; pages 0 is
// DefaultPages.
func (c *Client) Follow(ctx context.Context, index string, pages int, visit func(*Page, error) error) error {
	if pages == 0 {
		pages = DefaultPages
	}
	first, err := url.Parse(index)
	if err != nil || !IsURL(index) {
		return problem(ErrAddress, "it is no http or https address", "http または https の URL ではありません").at(index)
	}
	first.Fragment = ""
	within := folder(first)
	queue, seen := []string{first.String()}, map[string]bool{first.String(): true}
	for n := 0; n < len(queue); n++ {
		if n == pages {
			return problem(ErrTooMuch,
				fmt.Sprintf("the limit of %d pages is reached, and at least %d more are linked; raise --max-pages to have them", n, len(queue)-n),
				fmt.Sprintf("上限の %d ページに達したため、ほかの少なくとも %d ページは取得していません。必要なら --max-pages を増やしてください", n, len(queue)-n)).at(index)
		}
		// Where a page leads to must be known even if it has not changed.
		page, err := c.page(ctx, queue[n], func(v *Version) bool { return v.Links != nil }, func(next *url.URL) *Problem {
			if within(next.String()) {
				return nil
			}
			return problem(ErrOtherHost,
				fmt.Sprintf("it leads out of the folder, to %s, and was left out", next.Redacted()),
				fmt.Sprintf("フォルダの外 %s へ転送されるため、除きました", next.Redacted()))
		})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if page != nil && !page.Unchanged {
			page.Version.Links = []string{}
			for _, link := range links(page) {
				if within(link) && readable(link) && !slices.Contains(page.Version.Links, link) {
					page.Version.Links = append(page.Version.Links, link)
				}
			}
		}
		if err := visit(page, err); err != nil {
			return err
		}
		if errors.Is(err, ErrTooMuch) {
			return err
		}
		if page == nil {
			continue
		}
		for _, link := range page.Version.Links {
			// The folder may be another than when the page was got.
			if !seen[link] && within(link) {
				seen[link] = true
				queue = append(queue, link)
			}
		}
	}
	return nil
}

// folder returns a test of whether an address lies in the folder of another. A
// host that answers http with https is the same.
func folder(of *url.URL) func(string) bool {
	dir := of.EscapedPath()
	if !strings.HasSuffix(dir, "/") {
		dir = path.Dir(dir)
	}
	dir = strings.TrimSuffix(dir, "/") + "/"
	return func(address string) bool {
		u, err := url.Parse(address)
		if err != nil || !sameHost(of, u) || of.Scheme == "https" && u.Scheme != "https" {
			return false
		}
		p := u.EscapedPath()
		return strings.HasPrefix(p, dir) && !strings.Contains(p, "/../") || p+"/" == dir
	}
}

// readable reports whether an address may be one of something to read, by its
// ending: pictures and sounds are not even asked for.
func readable(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(path.Ext(u.Path)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".css", ".js", ".mp3", ".m4a", ".wav", ".wma",
		".mp4", ".mov", ".avi", ".wmv", ".webm", ".woff", ".woff2", ".ttf", ".exe", ".dmg", ".ppt", ".pptx", ".doc", ".xls", ".lzh", ".zip":
		return false
	}
	return true
}

// maxLinks bounds the links that are taken from one page.
const maxLinks = 10_000

// hrefs returns what the links of a page point to.
func hrefs(r io.Reader) []string {
	var all []string
	z := html.NewTokenizer(r)
	for len(all) < maxLinks {
		switch z.Next() {
		case html.ErrorToken:
			return all
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.DataAtom != atom.A && t.DataAtom != atom.Frame && t.DataAtom != atom.Iframe {
				continue
			}
			for _, a := range t.Attr {
				if a.Key == "href" && t.DataAtom == atom.A || a.Key == "src" && t.DataAtom != atom.A {
					all = append(all, a.Val)
				}
			}
		}
	}
	return all
}
