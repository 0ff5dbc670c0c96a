package bleve

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kizuna/data"
	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

// town makes meetings whose remarks say something of their own.
func town(first, n int) []*data.Meeting {
	subjects := []string{"窓口", "電話", "研修", "残業", "保育園", "図書館", "避難所", "ガイドライン"}
	var all []*data.Meeting
	for i := first; i < first+n; i++ {
		var texts []string
		for j := range 1 + i%4 {
			texts = append(texts, fmt.Sprintf("%sのことで%d人の方から、%sについて聞かれました。", subjects[(i+j)%8], 10*i+j, subjects[(i*3+j)%8]))
		}
		all = append(all, small(fmt.Sprintf("T%03d", i), texts...))
	}
	return all
}

func putAll(t *testing.T, e *Engine, meetings []*data.Meeting) {
	t.Helper()
	commit(t, e, func(b index.Batch) error {
		for _, m := range meetings {
			if err := b.Put(t.Context(), m); err != nil {
				return err
			}
		}
		return nil
	})
}

func check(t *testing.T, dir string) *CheckReport {
	t.Helper()
	r, err := Check(t.Context(), dir, Config{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestCheckWhole(t *testing.T) {
	dir := t.TempDir()
	e := openDir(t, dir)
	putAll(t, e, town(0, 30))
	putAll(t, e, town(20, 20))
	r := check(t, dir)
	if !r.Whole() || r.Meetings != 40 || r.Remarks != 100 || r.Searched != 100 || r.Generation != 2 || r.FallBack != 1 {
		t.Errorf("%+v, faults %v", r, r.Faults)
	}
	if _, err := Check(t.Context(), t.TempDir(), Config{}); !errors.Is(err, index.ErrNoIndex) {
		t.Errorf("without an index: %v", err)
	}
}

// indexFiles returns every file that the generation in force needs.
func indexFiles(t *testing.T, dir string) []string {
	t.Helper()
	m, err := readCurrent(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := []string{filepath.Join(dir, currentFile), filepath.Join(dir, manifestName(m.Generation))}
	for _, s := range m.Segments {
		for _, f := range s.Files {
			files = append(files, filepath.Join(dir, s.Name, f.Name))
		}
	}
	return files
}

// TestCheckFindsFlips flips single bits all over an index.
func TestCheckFindsFlips(t *testing.T) {
	dir := t.TempDir()
	putAll(t, openDir(t, dir), town(0, 10))
	rnd := rand.New(rand.NewPCG(5, 6))
	for _, path := range indexFiles(t, dir) {
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			at, bit := rnd.IntN(len(whole)), rnd.IntN(8)
			flipped := slices.Clone(whole)
			flipped[at] ^= 1 << bit
			if err := os.WriteFile(path, flipped, 0o644); err != nil {
				t.Fatal(err)
			}
			if r, err := Check(t.Context(), dir, Config{}); err == nil && r.Whole() {
				t.Errorf("bit %d of byte %d of %s: nothing was found", bit, at, path)
			}
		}
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if r := check(t, dir); !r.Whole() {
		t.Errorf("faults after all was put right: %v", r.Faults)
	}
}

// TestCheckTellsWhatChecksumsCannot: what checksums cannot tell, because it was
// written so, is told by the counts and the words.
func TestCheckTellsWhatChecksumsCannot(t *testing.T) {
	dir := t.TempDir()
	e := openDir(t, dir)
	putAll(t, e, town(0, 10))
	m, err := readCurrent(dir)
	if err != nil {
		t.Fatal(err)
	}
	// The words of other remarks, with checksums that fit.
	other := t.TempDir()
	putAll(t, openDir(t, other), town(100, 10))
	words, err := os.ReadFile(filepath.Join(other, m.Segments[0].Name, wordsFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, m.Segments[0].Name, wordsFile), words, 0o644); err != nil {
		t.Fatal(err)
	}
	sum, err := sumSegment(dir, m.Segments[0].Name)
	if err != nil {
		t.Fatal(err)
	}
	m.Segments[0].Files = sum.Files
	m.Counts.Tokens++
	if err := writeCurrent(dir, m); err != nil {
		t.Fatal(err)
	}
	if r := check(t, dir); r.Whole() || r.Searched != 0 {
		t.Errorf("wrong counts: %+v", r)
	}
	m.Counts.Tokens--
	if err := writeCurrent(dir, m); err != nil {
		t.Fatal(err)
	}
	if r := check(t, dir); r.Whole() || r.Searched == 0 {
		t.Errorf("words of other remarks: %+v", r)
	}
}

// TestRepair damages an index in different places and holds what comes of it.
func TestRepair(t *testing.T) {
	first, second := town(0, 10), town(5, 10)
	for _, c := range []struct {
		name   string
		damage func(t *testing.T, dir string, m *manifest)
		done   Repair
		want   []*data.Meeting // what is there afterwards; nil for all
	}{
		{"nothing", func(*testing.T, string, *manifest) {}, RepairNone, nil},
		{"the pointer is gone", func(t *testing.T, dir string, _ *manifest) { remove(t, filepath.Join(dir, currentFile)) }, RepairFellBack, nil},
		{"the pointer is cut short", func(t *testing.T, dir string, _ *manifest) { truncate(t, filepath.Join(dir, currentFile)) }, RepairFellBack, nil},
		{"the manifest is cut short", func(t *testing.T, dir string, m *manifest) {
			truncate(t, filepath.Join(dir, manifestName(m.Generation)))
		}, RepairFellBack, first},
		{"words are gone", func(t *testing.T, dir string, m *manifest) {
			remove(t, filepath.Join(dir, m.Segments[0].Name, wordsFile))
		}, RepairRebuilt, nil},
		{"headings are cut short", func(t *testing.T, dir string, m *manifest) {
			truncate(t, filepath.Join(dir, m.Segments[len(m.Segments)-1].Name, headingsFile))
		}, RepairRebuilt, nil},
		{"a whole segment is gone", func(t *testing.T, dir string, m *manifest) {
			if err := os.RemoveAll(filepath.Join(dir, m.Segments[len(m.Segments)-1].Name)); err != nil {
				t.Fatal(err)
			}
		}, RepairFellBack, first},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			e := openDir(t, dir)
			putAll(t, e, first)
			putAll(t, e, second)
			if err := e.Close(); err != nil {
				t.Fatal(err)
			}
			m, err := readCurrent(dir)
			if err != nil {
				t.Fatal(err)
			}
			c.damage(t, dir, m)
			if r := check(t, dir); r.Whole() != (c.done == RepairNone) {
				t.Errorf("before: faults %v", r.Faults)
			}
			done, err := RepairIndex(t.Context(), dir, Config{})
			if err != nil || done.Done != c.done {
				t.Fatalf("%+v, %v", done, err)
			}
			if r := check(t, dir); !r.Whole() || r.Generation != done.To {
				t.Errorf("after: generation %d, faults %v", r.Generation, r.Faults)
			}
			want := c.want
			if want == nil {
				want = append(slices.Clone(first[:5]), second...)
			}
			sameMeetings(t, openDir(t, dir), want)
			putAll(t, openDir(t, dir), town(90, 1))
		})
	}
}

// TestRepairOfNothingWhole: where no generation is whole, nothing is touched.
func TestRepairOfNothingWhole(t *testing.T) {
	dir := t.TempDir()
	e := openDir(t, dir)
	putAll(t, e, town(0, 10))
	m, err := readCurrent(dir)
	if err != nil {
		t.Fatal(err)
	}
	truncate(t, filepath.Join(dir, m.Segments[0].Name, tablesFile))
	_, err = RepairIndex(t.Context(), dir, Config{})
	if own, ok := errors.AsType[*index.Error](err); !ok || !errors.Is(err, index.ErrUnavailable) || own.Japanese() == "" {
		t.Errorf("got %v", err)
	}
	if now, err := readCurrent(dir); err != nil || now.Generation != m.Generation {
		t.Errorf("generation %v, %v", now, err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func truncate(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err == nil {
		err = os.Truncate(path, info.Size()/2)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// sameMeetings holds that an index has these meetings and no others.
func sameMeetings(t *testing.T, e *Engine, want []*data.Meeting) {
	t.Helper()
	for _, m := range want {
		got, err := e.Meeting(t.Context(), m.ID)
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := cmp.Diff(m, got); diff != "" {
			t.Errorf("meeting %s (-want +got):\n%s", m.ID, diff)
		}
	}
	if s, err := e.Stats(t.Context()); err != nil || s.Meetings != len(want) {
		t.Errorf("%d meetings, %v, want %d", s.Meetings, err, len(want))
	}
}

// TestCheckOfFormatDigit flips the one bit after which a manifest seems to be of
// another version: of the generation in force and of the one before.
func TestCheckOfFormatDigit(t *testing.T) {
	dir := t.TempDir()
	e := openDir(t, dir)
	putAll(t, e, town(0, 5))
	putAll(t, e, town(5, 5))
	for _, n := range []uint64{1, 2} {
		path := filepath.Join(dir, manifestName(n))
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		at := bytes.Index(whole, []byte(fmt.Sprintf(`"format": %d`, formatVersion))) + len(`"format": `)
		for bit := range 8 {
			flipped := slices.Clone(whole)
			flipped[at] ^= 1 << bit
			if err := os.WriteFile(path, flipped, 0o644); err != nil {
				t.Fatal(err)
			}
			if r, err := Check(t.Context(), dir, Config{Analyzer: e.analyzer}); err == nil && r.Whole() && r.FallBack == r.Previous {
				t.Errorf("generation %d, bit %d: nothing is found", n, bit)
			}
		}
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
