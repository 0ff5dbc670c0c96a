package bleve

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

func openDir(t *testing.T, dir string) *Engine {
	t.Helper()
	e, err := Open(dir, Config{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}

func small(id string, texts ...string) *data.Meeting {
	m := &data.Meeting{ID: id, Title: "会議" + id, Date: data.Date{Year: 2025, Month: 1, Day: 1}, Sections: []string{"話したこと"}}
	for i, s := range texts {
		m.Remarks = append(m.Remarks, data.Remark{ID: fmt.Sprintf("%s-%d", id, i+1), Seq: i + 1, Kind: data.KindRemark, Section: "話したこと", Speaker: "職員" + id, Text: s})
	}
	return m
}

func commit(t *testing.T, e *Engine, change func(b index.Batch) error) {
	t.Helper()
	b, err := e.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(change(b), b.Commit(t.Context())); err != nil {
		t.Fatal(err)
	}
}

func hits(t *testing.T, e *Engine, text string) []string {
	t.Helper()
	r, err := e.Search(t.Context(), index.Query{Text: text, Limit: 1000, Match: index.TierMain})
	if err != nil {
		t.Fatalf("Search(%s): %v", text, err)
	}
	var out []string
	for _, h := range r.Hits {
		out = append(out, fmt.Sprintf("%s %.9f", h.Remark.ID, h.Score))
	}
	return out
}

// TestManyCommits changes an index at random, as years of use do, and holds it
// against one that was built at once: same hits, same scores, few segments, and
// nothing left on disk but what the generation in force and the one before need.
func TestManyCommits(t *testing.T) {
	dir := t.TempDir()
	e := openDir(t, dir)
	rnd := rand.New(rand.NewPCG(7, 7))
	words := []string{"窓口", "電話", "対応", "苦情", "避難所", "研修", "残業", "保育園", "ｶﾞｲﾄﾞﾗｲﾝ", "東京都"}
	model := map[string]*data.Meeting{}
	for n := range 60 {
		commit(t, e, func(b index.Batch) error {
			var errs []error
			for range 1 + rnd.IntN(3) {
				id := fmt.Sprint("M", rnd.IntN(25))
				if rnd.IntN(5) == 0 {
					delete(model, id)
					errs = append(errs, b.Remove(t.Context(), id))
					continue
				}
				var texts []string
				for range 1 + rnd.IntN(4) {
					texts = append(texts, fmt.Sprintf("%sの%sについて、第%d版で%sを話した。", words[rnd.IntN(10)], words[rnd.IntN(10)], n, words[rnd.IntN(10)]))
				}
				m := small(id, texts...)
				model[id] = m
				errs = append(errs, b.Put(t.Context(), m))
			}
			return errors.Join(errs...)
		})
	}
	fresh := openDir(t, t.TempDir())
	commit(t, fresh, func(b index.Batch) error {
		var errs []error
		for _, id := range slices.Sorted(maps.Keys(model)) {
			errs = append(errs, b.Put(t.Context(), model[id]))
		}
		return errors.Join(errs...)
	})
	reopened := openDir(t, dir)
	for _, q := range append(words, "窓口対応", "東京", "京都", "", "第5版", "テーマ:話した", "発言者:職員M3") {
		want := hits(t, fresh, q)
		if diff := cmp.Diff(want, hits(t, e, q)); diff != "" {
			t.Errorf("%q after 60 commits (-built at once +committed):\n%s", q, diff)
		}
		if diff := cmp.Diff(want, hits(t, reopened, q)); diff != "" {
			t.Errorf("%q after opening again (-built at once +committed):\n%s", q, diff)
		}
	}
	for id, want := range model {
		got, err := reopened.Meeting(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("meeting %s (-put +read):\n%s", id, diff)
		}
	}
	g, err := reopened.acquire()
	if err != nil {
		t.Fatal(err)
	}
	defer reopened.release(g)
	if len(g.segments) > 12 {
		t.Errorf("%d segments after 60 commits", len(g.segments))
	}
	previous, _, err := readManifest(dir, g.number-1)
	if err != nil {
		t.Fatal(err)
	}
	keep := []string{currentFile, lockFile, manifestName(g.number), manifestName(g.number - 1)}
	for _, s := range append(g.manifest.Segments, previous.Segments...) {
		keep = append(keep, s.Name)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range entries {
		if !slices.Contains(keep, f.Name()) {
			t.Errorf("%s is left on disk", f.Name())
		}
	}
}

// TestLeftovers holds that what a writer left that died half-way neither shows
// nor stays.
func TestLeftovers(t *testing.T) {
	dir := t.TempDir()
	e := openDir(t, dir)
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("A", "窓口の話")) })
	dead := filepath.Join(dir, segmentName(9))
	if err := os.Mkdir(dead, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{filepath.Join(dead, tablesFile), filepath.Join(dir, "generation-9.json"), filepath.Join(dir, "CURRENT.1.tmp")} {
		if err := os.WriteFile(f, []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := hits(t, openDir(t, dir), "窓口"); len(got) != 1 {
		t.Errorf("hits beside leftovers: %v", got)
	}
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("B", "窓口の話")) })
	if got := hits(t, e, "窓口"); len(got) != 2 {
		t.Errorf("hits after the next commit: %v", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "generation-9.json")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the leftover manifest is still there: %v", err)
	}
}

// TestMadeAnew removes an index under an engine that has it open, makes another
// in its place, and holds that the engine then answers from that one alone.
func TestMadeAnew(t *testing.T) {
	dir := t.TempDir()
	server := openDir(t, dir)
	commit(t, server, func(b index.Batch) error { return b.Put(t.Context(), small("A", "古い索引の窓口の話")) })
	if got := hits(t, server, "窓口"); len(got) != 1 {
		t.Fatalf("hits %v", got)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			t.Skipf("skipped: this system does not remove what is open: %v", err)
		}
	}
	if got := hits(t, server, "窓口"); len(got) != 1 {
		t.Errorf("hits while there is none: %v, want what was open", got)
	}
	other := openDir(t, dir)
	commit(t, other, func(b index.Batch) error { return b.Put(t.Context(), small("B", "新しい索引の窓口の話")) })
	r, err := server.Search(t.Context(), index.Query{Text: "窓口", Limit: 10})
	if err != nil || len(r.Hits) != 1 || r.Hits[0].Remark.Text != "新しい索引の窓口の話" || r.Hits[0].Meeting.ID != "B" {
		t.Errorf("after it was made anew: %+v, %v", r, err)
	}
}

// TestDamage flips bits of every file of an index. Each flip must leave the
// right answer or an error: never a panic, never a wrong text.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	e := openDir(t, dir)
	var texts []string
	for i := range 40 {
		texts = append(texts, fmt.Sprintf("窓口で%d人の方の相談に対応した。%s", i, strings.Repeat("詳しい話が続く。", i%7)))
	}
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("A", texts...)) })
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, s := range texts {
		known[s] = true
	}
	rnd := rand.New(rand.NewPCG(3, 4))
	files, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err != nil || len(files) != 3 {
		t.Fatalf("files %v, %v", files, err)
	}
	files = append(files, filepath.Join(dir, currentFile), filepath.Join(dir, manifestName(1)))
	for _, path := range files {
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for range 60 {
			damaged := slices.Clone(whole)
			damaged[rnd.IntN(len(damaged))] ^= 1 << rnd.IntN(8)
			if err := os.WriteFile(path, damaged, 0o644); err != nil {
				t.Fatal(err)
			}
			searchDamaged(t, dir, filepath.Base(path), known)
		}
		for _, n := range []int{0, 1, len(whole) / 2, len(whole) - 1} {
			if err := os.WriteFile(path, whole[:n], 0o644); err != nil {
				t.Fatal(err)
			}
			searchDamaged(t, dir, filepath.Base(path), known)
		}
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func searchDamaged(t *testing.T, dir, file string, known map[string]bool) {
	t.Helper()
	e, err := Open(dir, Config{})
	if err != nil {
		return
	}
	defer e.Close()
	for _, q := range []string{"窓口対応", "相談", "談に", ""} {
		r, err := e.Search(context.Background(), index.Query{Text: q, Limit: 50, Facets: 5})
		if err != nil {
			continue
		}
		for _, h := range r.Hits {
			if !known[h.Remark.Text] {
				t.Fatalf("%s damaged: %q finds %q, which nobody said", file, q, h.Remark.Text)
			}
		}
	}
}
