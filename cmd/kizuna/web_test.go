package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"
	"kizuna/index/bleve"
)

// What is remembered of a web page counts only as long as the index holds what
// the page gave: not after the meeting was removed, and not when a backup from
// before it, or with another version of it, was put back.
func TestUnchangedPagesComeInAgainWhenTheyAreGone(t *testing.T) {
	site := town(t)
	dir, backup := t.TempDir(), filepath.Join(t.TempDir(), "before.tar.zst")
	address := site.URL + "/kaigi/1.html"
	fetch := func() string {
		t.Helper()
		s, stdout, stderr := testStreams(english)
		open := func() (index.Engine, error) { return openIndex(dir, bleve.Config{Create: true}, s) }
		if err := runImport(t.Context(), open, importOptions{paths: []string{address}, dir: dir, format: formatText, pause: -1}, s); err != nil {
			t.Fatalf("%v, said %q", err, stderr)
		}
		return stdout.String() + stderr.String()
	}
	run := func(args ...string) string {
		t.Helper()
		s, stdout, stderr := testStreams(english)
		if code := (&program{streams: s, getenv: func(string) string { return "" }}).run(t.Context(), append(args, "--index", dir)); code != exitOK {
			t.Fatalf("%s: exit code %d, %s", args[0], code, stderr)
		}
		return stdout.String()
	}
	unchanged := func(what string, want bool) {
		t.Helper()
		if said := fetch(); strings.Contains(said, "not changed") != want {
			t.Errorf("%s: said %q", what, said)
		}
	}
	run("import", "--sample")
	run("backup", backup)
	unchanged("the first time", false)
	unchanged("the second time", true)
	var m data.Meeting
	for line := range strings.Lines(run("export")) {
		if strings.Contains(line, address) {
			if err := json.Unmarshal([]byte(line), &m); err != nil {
				t.Fatal(err)
			}
		}
	}
	run("remove", m.ID)
	unchanged("after it was removed", false)
	unchanged("after it came in again", true)
	run("restore", backup, "--replace")
	unchanged("after a backup from before it was restored", false)
	unchanged("and once more", true)
}
