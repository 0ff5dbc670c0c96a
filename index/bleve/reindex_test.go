package bleve

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"
)

// TestReindexFormats rebuilds a small index of each format there was, and finds
// in it what was put into it then.
func TestReindexFormats(t *testing.T) {
	dirs, err := filepath.Glob(filepath.Join("testdata", "format-*"))
	if err != nil || len(dirs) < 2 {
		t.Fatalf("samples %v, %v", dirs, err)
	}
	for _, sample := range dirs {
		t.Run(filepath.Base(sample), func(t *testing.T) {
			dir := copyIndex(t, sample)
			var done, total int
			if err := Reindex(t.Context(), dir, Config{}, func(d, n int) { done, total = d, n }); err != nil {
				t.Fatal(err)
			}
			if done != 3 || total != 3 {
				t.Errorf("progress ended at %d of %d", done, total)
			}
			if r := check(t, dir); !r.Whole() || r.Previous != r.FallBack || r.Generation != 3 || r.Remarks != 3 || r.Searched != 3 {
				t.Errorf("%+v, faults %v", r, r.Faults)
			}
			e := openDir(t, dir)
			for query, want := range map[string]string{"窓口対応": "S1-1", "97%": "S1-2", "こどもの取り組み": "S2-1"} {
				r, err := e.Search(t.Context(), index.Query{Text: query, Limit: 1})
				if err != nil || len(r.Hits) != 1 || r.Hits[0].Remark.ID != want {
					t.Errorf("%s: %+v, %v, want %s", query, r, err, want)
				}
			}
			m, err := e.Meeting(t.Context(), "S1")
			if err != nil || m.Title != "みどり野市の集い" || m.Date != (data.Date{Year: 2025, Month: 9, Day: 12}) || m.Remarks[1].Role != "市長" {
				t.Errorf("%+v, %v", m, err)
			}
			if _, err := e.Search(t.Context(), index.Query{Text: "消える集い"}); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestReindexServes holds that an engine answers while the index is rebuilt, and
// that a rebuild that is stopped changes nothing.
func TestReindexServes(t *testing.T) {
	dir := t.TempDir()
	e := openDir(t, dir)
	putAll(t, e, town(0, 20))
	putAll(t, e, town(15, 10))
	asked := 0
	serve := func(int, int) {
		asked++
		if got := hits(t, e, "窓口"); len(got) == 0 {
			t.Error("no hits while the index is rebuilt")
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	err := Reindex(ctx, dir, Config{}, func(done, _ int) {
		if serve(0, 0); done > 10 {
			cancel()
		}
	})
	if !errors.Is(err, index.ErrTimeout) {
		t.Errorf("stopped: %v", err)
	}
	if s, err := e.Stats(t.Context()); err != nil || s.Generation != 2 {
		t.Errorf("generation %d, %v", s.Generation, err)
	}
	want := hits(t, e, "窓口")
	if err := Reindex(t.Context(), dir, Config{}, serve); err != nil {
		t.Fatal(err)
	}
	if got := hits(t, e, "窓口"); strings.Join(got, ",") != strings.Join(want, ",") {
		t.Errorf("hits %v after, %v before", got, want)
	}
	if s, err := e.Stats(t.Context()); err != nil || s.Generation != 3 || s.Segments != 1 || asked < 20 {
		t.Errorf("%+v, %v, asked %d times", s, err, asked)
	}
}

// TestReindexRefusesDamage: a remark that is not what was put is not carried on.
func TestReindexRefusesDamage(t *testing.T) {
	dir := t.TempDir()
	putAll(t, openDir(t, dir), town(0, 10))
	path := filepath.Join(dir, segmentName(1), tablesFile)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[40] ^= 4 // in the first block of texts
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Reindex(t.Context(), dir, Config{}, nil); !errors.Is(err, index.ErrUnavailable) || !strings.Contains(err.Error(), "kizuna check") {
		t.Errorf("got %v", err)
	}
}
