package bleve

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kizuna/data"
	"kizuna/index"
)

// The tests in faults_….go put an index through what a machine does to it. They
// run in a short form with all others, and in a long one for make test-faults.

// faultsVariable asks for the long form with the value "long".
const faultsVariable = "KIZUNA_FAULTS"

// times is how often a fault is tried.
func times(short, long int) int {
	if os.Getenv(faultsVariable) == "long" {
		return long
	}
	return short
}

// TestFlippedBits flips single bits in place all over the files of an index that
// is being served. Check must find each; and neither the engine that has the
// files open, nor one that opens them now, may panic or return a text or a title
// that is not of that id; nor the latter a wrong speaker.
func TestFlippedBits(t *testing.T) {
	dir := t.TempDir()
	writer := openDir(t, dir)
	putAll(t, writer, town(0, 60))
	putAll(t, writer, town(50, 15))
	texts := map[string]string{}
	for _, m := range town(0, 65) {
		for _, r := range m.Remarks {
			texts[r.ID] = m.Title + r.Section + r.Speaker + r.Text
		}
	}
	config := Config{Analyzer: writer.analyzer, CacheBytes: 1}
	server, err := Open(dir, config)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	said := map[string]string{}
	for _, m := range town(0, 65) {
		for _, r := range m.Remarks {
			said[r.ID] = m.Title + r.Text
		}
	}
	search := func(e *Engine, what string, text func(index.Hit) string, want map[string]string) {
		for _, q := range []string{"窓口", "電話 研修", "聞かれ", "について", ""} {
			r, err := e.Search(t.Context(), index.Query{Text: q, Limit: 20, Facets: 5})
			if err != nil {
				continue
			}
			for _, h := range r.Hits {
				if want[h.Remark.ID] != text(h) {
					t.Fatalf("%s: %q finds %q as %s", what, q, text(h), h.Remark.ID)
				}
			}
		}
	}
	files := indexFiles(t, dir)
	current, err := readCurrent(dir)
	if err != nil {
		t.Fatal(err)
	}
	previous, _, err := readManifest(dir, current.Previous)
	if err != nil || previous.bytesBeside(current, dir) == 0 {
		t.Fatalf("nothing of the generation before is its own: %v", err)
	}
	for _, s := range previous.Segments {
		for _, sum := range s.Files {
			if path := filepath.Join(dir, s.Name, sum.Name); !slices.Contains(files, path) {
				files = append(files, path)
			}
		}
	}
	files = append(files, filepath.Join(dir, manifestName(current.Previous)))
	rnd := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 2))
	for i := range times(60, 500) {
		path := files[i%len(files)]
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		info, err := f.Stat()
		if err != nil {
			t.Fatal(err)
		}
		at, bit, b := rnd.Int64N(info.Size()), rnd.IntN(8), make([]byte, 1)
		what := fmt.Sprintf("bit %d of byte %d of %s", bit, at, path)
		flip := func() {
			_, err := f.ReadAt(b, at)
			b[0] ^= 1 << bit
			if _, werr := f.WriteAt(b, at); err != nil || werr != nil {
				t.Fatal(err, werr)
			}
		}
		flip()
		if r, err := Check(t.Context(), dir, config); err == nil && r.Whole() && r.FallBack == r.Previous {
			t.Errorf("%s: the check finds nothing", what)
		}
		search(server, what, func(h index.Hit) string { return h.Meeting.Title + h.Remark.Text }, said)
		if e, err := Open(dir, config); err == nil {
			search(e, what, func(h index.Hit) string {
				return h.Meeting.Title + h.Remark.Section + h.Remark.Speaker + h.Remark.Text
			}, texts)
			_ = e.Close()
		}
		flip()
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if r := check(t, dir); !r.Whole() {
		t.Errorf("faults after all bits were put right: %v", r.Faults)
	}
}

// TestTruncatedUnderServer cuts files short under an engine that has them mapped:
// reading beyond the end is a fault of memory, and must be an error.
func TestTruncatedUnderServer(t *testing.T) {
	dir := t.TempDir()
	writer := openDir(t, dir)
	putAll(t, writer, town(0, 400))
	server, err := Open(dir, Config{Analyzer: writer.analyzer, CacheBytes: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	for _, path := range indexFiles(t, dir)[2:] {
		if err := os.Truncate(path, 10); err != nil {
			t.Skipf("skipped: this system does not cut short what is mapped: %v", err)
		}
	}
	failed := 0
	for _, q := range []string{"窓口", "電話", "研修について", ""} {
		if _, err := server.Search(t.Context(), index.Query{Text: q, Limit: 10}); err != nil {
			failed++
			if !errors.Is(err, index.ErrUnavailable) {
				t.Errorf("%q: %v, want ErrUnavailable", q, err)
			}
		}
	}
	if failed == 0 {
		t.Error("all searches succeed on files of ten bytes")
	}
	if r := check(t, dir); r.Whole() {
		t.Error("the check finds nothing")
	}
}

// TestClockJumps sets the times of all files to one moment of the past or the
// future after every commit. An engine of another process must notice each.
func TestClockJumps(t *testing.T) {
	dir := t.TempDir()
	writer, server := openDir(t, dir), openDir(t, dir)
	for n, year := range []int{1970, 2100, 2100, 1970, 2100, 2025, 2025} {
		putAll(t, writer, []*data.Meeting{small("A", fmt.Sprintf("第%d版の窓口の話", n))})
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			moment := time.Date(year, 1, 2, 3, 4, 5, 0, time.UTC)
			if err := os.Chtimes(filepath.Join(dir, entry.Name()), moment, moment); err != nil {
				t.Fatal(err)
			}
		}
		if m, err := server.Meeting(t.Context(), "A"); err != nil || !strings.HasPrefix(m.Remarks[0].Text, fmt.Sprintf("第%d版", n)) {
			t.Errorf("commit %d in %d: %+v, %v", n, year, m, err)
		}
	}
	if r := check(t, dir); !r.Whole() {
		t.Errorf("faults %v", r.Faults)
	}
}

// TestRemovedUnderServer removes files under an engine. It answers from what it
// has, says so once, and refuses to write.
func TestRemovedUnderServer(t *testing.T) {
	for _, c := range []struct {
		name   string
		remove func(dir string, m *manifest) error
		want   error // of writing
	}{
		{"the directory", func(dir string, _ *manifest) error { return os.RemoveAll(dir) }, index.ErrUnavailable},
		{"the pointer", func(dir string, _ *manifest) error { return os.Remove(filepath.Join(dir, currentFile)) }, index.ErrUnavailable},
		{"a segment", func(dir string, m *manifest) error { return os.RemoveAll(filepath.Join(dir, m.Segments[0].Name)) }, index.ErrUnavailable},
		{"all in the directory", func(dir string, _ *manifest) error {
			entries, err := os.ReadDir(dir)
			for _, e := range entries {
				err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
			}
			return err
		}, index.ErrNoIndex},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			writer := openDir(t, dir)
			putAll(t, writer, town(0, 5))
			want := hits(t, writer, "窓口")
			var told []error
			server, err := Open(dir, Config{Analyzer: writer.analyzer, Stale: func(err error) { told = append(told, err) }})
			if err != nil {
				t.Fatal(err)
			}
			defer server.Close()
			m, err := readCurrent(dir)
			if err != nil {
				t.Fatal(err)
			}
			if err := c.remove(dir, m); err != nil {
				t.Skipf("skipped: this system does not remove what is open: %v", err)
			}
			for range 3 {
				if got := hits(t, server, "窓口"); !slices.Equal(got, want) {
					t.Errorf("hits %v, want %v", got, want)
				}
			}
			if noticed := c.name != "a segment"; noticed != (len(told) == 1) {
				t.Errorf("told %v", told)
			}
			b, err := server.Begin(t.Context())
			if err == nil {
				err = errors.Join(b.Put(t.Context(), small("B", "新しい話")), b.Commit(t.Context()))
			}
			if !errors.Is(err, c.want) {
				t.Errorf("writing: %v, want %v", err, c.want)
			}
			if got := hits(t, server, "窓口"); !slices.Equal(got, want) {
				t.Errorf("hits after a write that failed: %v, want %v", got, want)
			}
			if c.name == "the pointer" {
				noticesRepair(t, server)
			}
		})
	}
}

// noticesRepair repairs an index under an engine that serves an older state.
func noticesRepair(t *testing.T, server *Engine) {
	t.Helper()
	r, err := RepairIndex(t.Context(), server.dir, Config{Analyzer: server.analyzer})
	if err != nil {
		t.Fatal(err)
	}
	var s index.Stats
	for range 30 {
		if s, err = server.Stats(t.Context()); err != nil || s.Generation == r.To {
			break
		}
		time.Sleep(staleRetry / 10)
	}
	if err != nil || s.Generation != r.To {
		t.Errorf("generation %d, %v, want %d", s.Generation, err, r.To)
	}
}
