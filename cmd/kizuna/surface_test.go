package main

import (
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// surface is what a server can be asked: nobody has to write it down, so that a
// new route or parameter is tested from the day it is described or linked to.
type surface struct {
	paths []string            // with {id} for ids
	names []string            // of parameters
	takes map[string][]string // the paths that take a method, besides GET
}

var (
	anID      = regexp.MustCompile(`/[^/]*[0-9%][^/]{2,}`) // not v1
	aLink     = regexp.MustCompile(`(?:href|action|src)="(/[^"]*)"`)
	inputName = regexp.MustCompile(`<(?:input|select)[^>]* name="([^"]+)"`)
)

// newSurface reads the document of the API and follows links two steps from the
// seeds, a link of each shape.
func newSurface(t *testing.T, handler http.Handler, seeds ...string) surface {
	t.Helper()
	get := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		return w
	}
	s := surface{takes: map[string][]string{}}
	path := func(p string) {
		if !slices.Contains(s.paths, p) {
			s.paths = append(s.paths, p)
		}
	}
	name := func(n string) {
		if !slices.Contains(s.names, n) {
			s.names = append(s.names, n)
		}
	}
	doc, err := openapi3.NewLoader().LoadFromData(get("/openapi.json").Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range doc.Paths.InMatchingOrder() {
		for method, op := range doc.Paths.Find(p).Operations() {
			if method == http.MethodGet {
				path(p)
			} else {
				s.takes[method] = append(s.takes[method], p)
			}
			for _, ref := range op.Parameters {
				if ref.Value.In == "query" {
					name(ref.Value.Name)
				}
			}
		}
	}
	shapes := map[string]bool{}
	for _, seed := range seeds {
		path(anID.ReplaceAllString(strings.SplitN(seed, "?", 2)[0], "/{id}"))
	}
	for range 2 {
		var next []string
		for _, seed := range seeds {
			page := get(seed).Body.String()
			for _, m := range inputName.FindAllStringSubmatch(page, -1) {
				name(m[1])
			}
			for _, m := range aLink.FindAllStringSubmatch(page, -1) {
				link, _, _ := strings.Cut(html.UnescapeString(m[1]), "#")
				bare, query, _ := strings.Cut(link, "?")
				shape := anID.ReplaceAllString(bare, "/{id}")
				if strings.HasPrefix(shape, "/assets/") {
					shape = bare
				}
				path(shape)
				values, err := url.ParseQuery(query)
				if err != nil {
					t.Errorf("%s links to %s: %v", seed, link, err)
				}
				for n := range values {
					name(n)
					shape += " " + n
				}
				if !shapes[shape] {
					shapes[shape] = true
					next = append(next, link)
				}
			}
		}
		seeds = next
	}
	slices.Sort(s.paths)
	slices.Sort(s.names)
	for _, paths := range s.takes {
		slices.Sort(paths)
	}
	return s
}
