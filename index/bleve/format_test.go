package bleve

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kizuna/index"
)

// TestFormats opens a small index of each format there was. Each must open, or
// say by which version it was written and what to do.
func TestFormats(t *testing.T) {
	dirs, err := filepath.Glob(filepath.Join("testdata", "format-*"))
	if err != nil || len(dirs) < 2 {
		t.Fatalf("samples %v, %v", dirs, err)
	}
	for _, sample := range dirs {
		t.Run(filepath.Base(sample), func(t *testing.T) {
			dir := copyIndex(t, sample)
			e, err := Open(dir, Config{})
			if err != nil {
				sayReindex(t, err)
				return
			}
			defer e.Close()
			if got := hits(t, e, "窓口対応"); len(got) != 1 || !strings.HasPrefix(got[0], "S1-1 ") {
				t.Errorf("hits %v", got)
			}
		})
	}
}

func sayReindex(t *testing.T, err error) {
	t.Helper()
	own, ok := errors.AsType[*index.Error](err)
	if !errors.Is(err, index.ErrSchema) || !ok || !strings.Contains(own.Error(), "kizuna reindex") || !strings.Contains(own.Japanese(), "kizuna reindex") {
		t.Errorf("got %v, want to hear of kizuna reindex", err)
	}
}

// TestUnknownFormat meets an index that a later version wrote: whatever its
// manifest looks like, its version is told, and nothing is written.
func TestUnknownFormat(t *testing.T) {
	dir := t.TempDir()
	e := openDir(t, dir)
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("A", "窓口の話")) })
	later, err := json.Marshal(map[string]any{"format": 99, "generation": 7, "pieces": []int{1}})
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]string{manifestName(7): string(later), currentFile: manifestName(7) + "\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(b), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, err = Open(dir, Config{Create: true})
	if !errors.Is(err, index.ErrSchema) || !strings.Contains(err.Error(), "format 99") {
		t.Errorf("Open: %v, want ErrSchema that names format 99", err)
	}
}

// copyIndex copies an index directory to a place of the test's own.
func copyIndex(t *testing.T, from string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "index")
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return dir
}
