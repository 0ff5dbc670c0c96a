package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"kizuna/data"
	"kizuna/index"
)

// exportTwice imports a source, exports the index, imports what was written
// into another index and exports that, and compares the two byte by byte.
func exportTwice(t *testing.T, args ...string) {
	t.Helper()
	work := t.TempDir()
	run := func(out io.Writer, args ...string) {
		t.Helper()
		s, _, stderr := testStreams(english)
		if out != nil {
			s.out = out
		}
		if code := (&program{streams: s, getenv: func(string) string { return "" }}).run(t.Context(), args); code != exitOK {
			t.Fatalf("%q: exit code %d, %s", args, code, stderr)
		}
	}
	var files [2]string
	for i := range files {
		dir := filepath.Join(work, "index", string(rune('1'+i)))
		run(nil, append([]string{"import", "--index", dir}, args...)...)
		files[i] = filepath.Join(work, string(rune('1'+i))+".jsonl")
		f, err := os.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		run(f, "export", "--index", dir)
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		args = []string{files[i]}
	}
	sameFiles(t, files[0], files[1])
}

func sameFiles(t *testing.T, first, second string) {
	t.Helper()
	a, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(second)
	if err != nil {
		t.Fatal(err)
	}
	if len(a) == 0 {
		t.Fatal("nothing was exported")
	}
	if bytes.Equal(a, b) {
		return
	}
	lines, others := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for i := range min(len(lines), len(others)) {
		if !bytes.Equal(lines[i], others[i]) {
			t.Fatalf("line %d of %d was %.300s and became %.300s", i+1, len(lines), lines[i], others[i])
		}
	}
	t.Fatalf("%d lines became %d", len(lines), len(others))
}

func TestExportOfTheSampleComesBackTheSame(t *testing.T) { exportTwice(t, "--sample") }

// Pages of every format and notation that tests hold, through a real index.
func TestExportOfPagesComesBackTheSame(t *testing.T) {
	pages, err := filepath.Glob("../../data/testdata/pages/*")
	if err != nil || len(pages) == 0 {
		t.Fatal(err)
	}
	var sources []string
	for _, p := range pages {
		if filepath.Ext(p) != ".json" {
			sources = append(sources, p)
		}
	}
	exportTwice(t, sources...)
}

// The Kiryu corpus: 143,414 remarks. Importing it into indexes takes two minutes
// of a processor, so plain tests read and write it without one; the tests of
// faults at length go by way of the disk.
func TestExportOfTheKiryuCorpusComesBackTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("takes many seconds")
	}
	corpus := filepath.Join("..", "..", "..", "shared", "corpus", "kiryu.jsonl.gz")
	if _, err := os.Stat(corpus); err != nil {
		t.Skipf("%s is not here", corpus)
	}
	if os.Getenv(faultsVariable) == "long" {
		exportTwice(t, corpus)
		return
	}
	work := t.TempDir()
	var files [2]string
	source := corpus
	for i := range files {
		s, _, stderr := testStreams(english)
		e := &fakeEngine{}
		if err := runImport(t.Context(), func() (index.Engine, error) { return e, nil }, importOptions{paths: []string{source}, format: formatText}, s); err != nil {
			t.Fatalf("%v, %s", err, stderr)
		}
		if n := remarksOf(e.meetings); n != 143_414 {
			t.Fatalf("%d remarks", n)
		}
		files[i] = filepath.Join(work, string(rune('1'+i))+".jsonl")
		f, err := os.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		s.out = f
		if err := runExport(t.Context(), e, nil, s); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		source = files[i]
	}
	sameFiles(t, files[0], files[1])
}

func remarksOf(meetings []*data.Meeting) (n int) {
	for _, m := range meetings {
		n += len(m.Remarks)
	}
	return n
}
