package server

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gorilla/mux"
)

// TestEveryRouteOfTheAPIIsDescribed holds the document against the router, in
// both directions.
func TestEveryRouteOfTheAPIIsDescribed(t *testing.T) {
	d, err := readDescription()
	if err != nil {
		t.Fatal(err)
	}
	var described, routed []string
	for path, item := range d.Paths {
		for _, c := range item.calls() {
			described = append(described, c.method+" "+path)
		}
	}
	err = (&server{metrics: newMetrics(noIndex{})}).routes().(*mux.Router).Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		path, err := route.GetPathTemplate()
		if err != nil || !strings.HasPrefix(path, "/api/") {
			return err
		}
		methods, err := route.GetMethods()
		for _, m := range methods {
			if m != "HEAD" { // every GET answers it
				routed = append(routed, m+" "+strings.ReplaceAll(path, ":.+}", "}"))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(described)
	slices.Sort(routed)
	if !slices.Equal(described, routed) || len(routed) == 0 {
		t.Errorf("described: %v\nrouted:    %v", described, routed)
	}
	tags := map[string]bool{}
	for _, tag := range d.Tags {
		tags[tag.Name] = true
	}
	for path, item := range d.Paths {
		for _, c := range item.calls() {
			if len(c.Tags) != 1 || !tags[c.Tags[0]] || c.Summary == "" || c.SummaryJA == "" {
				t.Errorf("%s %s is not told to people in both languages, under one tag", c.method, path)
			}
		}
	}
}

// TestEveryCodeIsDescribed holds the list of codes against those in our code.
func TestEveryCodeIsDescribed(t *testing.T) {
	d, err := readDescription()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\bcode: +"([a-z_]+)"`).FindAllStringSubmatch(string(b), -1) {
			used[m[1]] = true
		}
	}
	codes := d.Components.Schemas.Problem.Properties.Code.Codes
	for _, code := range codes {
		if !used[code] {
			t.Errorf("%s is described, and no problem has it", code)
		}
	}
	for code := range used {
		if !slices.Contains(codes, code) {
			t.Errorf("%s is not described", code)
		}
	}
}
