package browser

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"
)

// mostPages is how many pages tests look at. So many kinds would be more than a
// minute and a half of tests; the ways to tell them apart are then too fine.
const mostPages = 60

// seeds are where links begin, and pages that no link leads to.
var seeds = []string{
	"/",
	"/?q=" + url.QueryEscape("窓口対応"),
	"/?q=" + url.QueryEscape("市民 職員"),
	"/?q=" + url.QueryEscape("月面基地の窓口") + "&kind=survey&speaker=" + url.QueryEscape("存在しない人"),
	"/?q=" + url.QueryEscape("月面基地"),
	"/embed?q=" + url.QueryEscape("窓口"),
}

// refusals are pages that say what is wrong.
var refusals = map[string]int{
	"/nowhere":          http.StatusNotFound,
	"/meetings/nowhere": http.StatusNotFound,
	"/?q=a&limit=1001":  http.StatusBadRequest,
}

// pages returns an address of every kind of page that links and forms lead to
// from the seeds. Two pages are of one kind when their paths are alike but for
// ids, and the later one has no parameter that was not met before, on whatever
// page; of parameters with a few values of plain letters, as sort=newest, each
// value counts.
//
// From the seeds it goes breadth first, so that the same links make the same
// list.
var pages = sync.OnceValues(func() ([]string, error) {
	var found []string
	known := map[string]bool{}
	queue, queued := slices.Clone(seeds), map[string]bool{}
	for i := 0; i < len(queue); i++ {
		path := queue[i]
		if i >= len(seeds) && !brings(known, path) {
			continue
		}
		brings(known, path)
		r, err := http.NewRequest(http.MethodGet, kizuna.address+path, nil)
		if err != nil {
			return nil, err
		}
		r.Header.Set("Accept-Language", "ja")
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			return nil, err
		}
		if !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
			res.Body.Close()
			continue
		}
		doc, err := html.Parse(res.Body)
		res.Body.Close()
		if err != nil {
			return nil, err
		}
		found = append(found, path)
		for _, link := range append(links(doc), forms(doc)...) {
			if !queued[link] {
				queued[link] = true
				queue = append(queue, link)
			}
		}
	}
	return found, nil
})

// everyPage returns what pages found.
func everyPage(t *testing.T) []string {
	t.Helper()
	needs(t)
	all, err := pages()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 10 || len(all) > mostPages {
		t.Fatalf("%d kinds of pages, want 10 to %d:\n%s", len(all), mostPages, strings.Join(all, "\n"))
	}
	return all
}

// links returns where the links of a page lead within the site, in their order.
func links(doc *html.Node) (all []string) {
	for n := range doc.Descendants() {
		if n.Data != "a" {
			continue
		}
		if href, _, _ := strings.Cut(attribute(n, "href"), "#"); strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "//") {
			all = append(all, href)
		}
	}
	return all
}

// forms returns where the buttons of the forms of a page lead when they are sent
// as they stand, within the site.
func forms(doc *html.Node) (all []string) {
	for n := range doc.Descendants() {
		if n.Data != "form" || attribute(n, "method") == "post" {
			continue
		}
		values := url.Values{}
		for field := range n.Descendants() {
			if kind := attribute(field, "type"); field.Data == "input" && kind != "checkbox" && kind != "radio" {
				values.Add(attribute(field, "name"), attribute(field, "value"))
			}
		}
		for button := range n.Descendants() {
			if button.Data == "button" && attribute(button, "type") != "button" {
				sent := maps.Clone(values)
				if name := attribute(button, "name"); name != "" {
					sent.Set(name, attribute(button, "value"))
				}
				all = append(all, cmp.Or(attribute(button, "formaction"), attribute(n, "action"))+"?"+sent.Encode())
			}
		}
	}
	return all
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

var (
	id   = regexp.MustCompile(`/[^/]*[0-9%][^/]{2,}`) // not v1
	word = regexp.MustCompile(`^[a-z_]{1,12}$`)
)

// brings notes what an address has that tells kinds of pages apart, and reports
// whether any of it is new.
func brings(known map[string]bool, path string) bool {
	address, query, _ := strings.Cut(path, "?")
	shape := id.ReplaceAllString(address, "/{id}")
	keys := []string{shape}
	values, err := url.ParseQuery(query)
	if err != nil {
		return false
	}
	for name, all := range values {
		key := "?" + name
		if name == "q" { // marks, or a page of its own
			key = shape + key
		}
		if name != "q" && name != "kind" && len(all) == 1 && word.MatchString(all[0]) {
			key += "=" + all[0]
		}
		keys = append(keys, key)
	}
	isNew := false
	for _, key := range keys {
		isNew = isNew || !known[key]
		known[key] = true
	}
	return isNew
}
