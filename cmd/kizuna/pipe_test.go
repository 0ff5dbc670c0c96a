//go:build !windows

package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

func makePipe(t *testing.T, path string) {
	t.Helper()
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
}

// A pattern means files: not pipes, which may wait for ever, nor what links lead
// out of the folder to, nor what Windows and Office leave there.
func TestPatternsMeanFiles(t *testing.T) {
	outside := write(t, map[string]string{"secret.txt": "x"})
	dir := write(t, map[string]string{"a.txt": "x", "Thumbs.db": "x", "desktop.ini": "x", "~$a.docx": "x", ".a": "x"})
	for from, to := range map[string]string{"in.txt": "a.txt", "out.txt": filepath.Join(outside, "secret.txt"), "nowhere.txt": "gone"} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Fatal(err)
		}
	}
	makePipe(t, filepath.Join(dir, "pipe"))
	found, err := findSources(t.Context(), []string{filepath.Join(dir, "*"), "ftp://example.jp/a.txt"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var names, said []string
	for _, src := range found.sources {
		names = append(names, filepath.Base(src.name))
	}
	for _, f := range found.failures {
		said = append(said, strings.TrimPrefix(describe(f.err, english), dir+string(filepath.Separator)))
	}
	if want := []string{"a.txt", "in.txt"}; !slices.Equal(names, want) {
		t.Errorf("found %q, want %q", names, want)
	}
	if len(said) != 3 || said[0] != "nowhere.txt: it is a link to nothing" || !strings.HasPrefix(said[1], "out.txt: it is a link out of the folder") || !strings.Contains(said[2], "only http and https") {
		t.Errorf("said %q", said)
	}
}

// A pipe that nobody writes to waits until it is called off.
func TestInterruptedBeforeAPipeOpens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	makePipe(t, path)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	s, _, _ := testStreams(english)
	if err := importInto(t, ctx, &fakeEngine{}, s, importOptions{paths: []string{path}}); exitCode(err) != exitInterrupted {
		t.Errorf("got %v", err)
	}
}
