package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestImportsRunOneWay holds the house's plan: cmd → server → index →
// {analyzer, data}, and bleve in one room only. Of the commands, the bench looks
// in at the engine's and the analyzer's doors, as kizuna does.
func TestImportsRunOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "kizuna/...").Output()
	if err != nil {
		t.Skipf("go list: %v (the go command is needed for this test)", err)
	}
	mayImport := map[string][]string{
		"cmd":      {"cmd", "server", "index", "analyzer", "data"},
		"server":   {"server", "index", "analyzer", "data"},
		"index":    {"index", "analyzer", "data"},
		"analyzer": {"analyzer"},
		"data":     {"data"},
	}
	rooms := map[string]string{ // libraries that one package alone may know
		"github.com/blevesearch": "kizuna/index/bleve",
		"github.com/ikawaha":     "kizuna/analyzer",
		"github.com/gorilla/mux": "kizuna/server",
		"github.com/spf13/cobra": "kizuna/cmd",
		"github.com/xuri":        "kizuna/data",
		"github.com/yuin":        "kizuna/data",
		"golang.org/x/net/html":  "kizuna/data",
		"github.com/temoto":      "kizuna/data/fetch",
		"github.com/prometheus":  "kizuna/server",
		"github.com/rs/cors":     "kizuna/server",
		"golang.org/x/time":      "kizuna/server",
	}
	packages := 0
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		from, imports := fields[0], fields[1:]
		packages++
		allowed := mayImport[room(from)]
		if allowed == nil {
			t.Errorf("%s lies in none of cmd, server, index, analyzer, data", from)
		}
		for _, to := range imports {
			if strings.HasPrefix(to, "kizuna/") && !strings.Contains(" "+strings.Join(allowed, " ")+" ", " "+room(to)+" ") {
				t.Errorf("%s imports %s: imports run cmd → server → index → {analyzer, data}", from, to)
			}
			for library, home := range rooms {
				// The dictionary's image is mapped by bleve's mmap, a library of its own.
				if strings.HasPrefix(to, library) && !strings.HasPrefix(from, home) && to != "github.com/blevesearch/mmap-go" {
					t.Errorf("%s imports %s, which only %s may know", from, to, home)
				}
			}
		}
		if from == "kizuna/server" || from == "kizuna/index" {
			for _, to := range imports {
				if strings.HasPrefix(to, "kizuna/index/bleve") {
					t.Errorf("%s imports the engine %s; it speaks to engines through kizuna/index", from, to)
				}
			}
		}
	}
	if packages < 8 {
		t.Errorf("only %d packages were looked at", packages)
	}
}

// TestCommandLinksNoTopOfBleve holds what a cold start is paid with: of bleve the
// command links the planner of merges alone. The bench's plain build, which links
// the rest, is a module of its own.
func TestCommandLinksNoTopOfBleve(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "kizuna/...").Output()
	if err != nil {
		t.Skipf("go list: %v (the go command is needed for this test)", err)
	}
	const bleve = "github.com/blevesearch/bleve/v2"
	var linked []string
	for line := range strings.Lines(string(out)) {
		if path := strings.TrimSpace(line); path == bleve || strings.HasPrefix(path, bleve+"/") {
			linked = append(linked, strings.TrimPrefix(path, bleve))
		}
	}
	if want := []string{"/index/scorch/mergeplan"}; !slices.Equal(linked, want) {
		t.Errorf("of bleve itself %q is linked, want %q", linked, want)
	}
}

// room returns the top-level folder of a package of ours.
func room(path string) string {
	path = strings.TrimPrefix(path, "kizuna/")
	top, _, _ := strings.Cut(path, "/")
	return top
}
