package bleve

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"
)

func backup(t *testing.T, dir string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "index.tar.zst")
	if _, err := Backup(t.Context(), dir, file, Config{}); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestBackupAndRestore(t *testing.T) {
	dir := t.TempDir()
	e := openDir(t, dir)
	putAll(t, e, town(0, 20))
	putAll(t, e, []*data.Meeting{small("T003", "書き直した会議です。")})
	want := append(town(0, 20), small("T003", "書き直した会議です。"))
	want = slices.Delete(want, 3, 4)
	if err := os.WriteFile(filepath.Join(dir, SynonymsFile), []byte("車いす席, 優先席\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	file := backup(t, dir)
	if _, err := Backup(t.Context(), dir, file, Config{}); err == nil {
		t.Error("a second backup under the same name succeeds")
	}
	if _, err := Backup(t.Context(), t.TempDir(), file+"2", Config{}); !errors.Is(err, index.ErrNoIndex) {
		t.Errorf("a backup of nothing: %v", err)
	}

	anew := filepath.Join(t.TempDir(), "made", "anew")
	if r, err := Restore(t.Context(), file, anew, false, Config{}); err != nil || r.Meetings != 20 {
		t.Fatalf("%+v, %v", r, err)
	}
	sameMeetings(t, openDir(t, anew), want)
	if b, err := os.ReadFile(filepath.Join(anew, SynonymsFile)); err != nil || string(b) != "車いす席, 優先席\n" {
		t.Errorf("synonyms %q, %v", b, err)
	}
	if r := check(t, anew); !r.Whole() || r.Searched == 0 {
		t.Errorf("faults %v", r.Faults)
	}

	// Over another index, under an engine that serves it.
	server := openDir(t, anew)
	putAll(t, server, town(50, 5))
	if _, err := Restore(t.Context(), file, anew, false, Config{}); err == nil || !strings.Contains(err.Error(), "--replace") {
		t.Errorf("over an index without --replace: %v", err)
	}
	sameMeetings(t, server, append(slices.Clone(want), town(50, 5)...))
	if r, err := Restore(t.Context(), file, anew, true, Config{}); err != nil || r.Generation != 3 {
		t.Fatalf("%+v, %v", r, err)
	}
	sameMeetings(t, server, want)
	if r := check(t, anew); !r.Whole() || r.FallBack != 2 {
		t.Errorf("%+v, faults %v", r, r.Faults)
	}
}

// TestRestoreOverDamage puts a backup in the place of an index that cannot be
// opened at all.
func TestRestoreOverDamage(t *testing.T) {
	dir := t.TempDir()
	putAll(t, openDir(t, dir), town(0, 10))
	file := backup(t, dir)
	truncate(t, filepath.Join(dir, currentFile))
	truncate(t, filepath.Join(dir, segmentName(1), tablesFile))
	if _, err := Restore(t.Context(), file, dir, true, Config{}); err != nil {
		t.Fatal(err)
	}
	sameMeetings(t, openDir(t, dir), town(0, 10))
}

// TestDamagedBackup holds that no flipped bit and no missing end gets through,
// and that the index that is there stays as it is.
func TestDamagedBackup(t *testing.T) {
	from, dir := t.TempDir(), t.TempDir()
	putAll(t, openDir(t, from), town(0, 10))
	e := openDir(t, dir)
	putAll(t, e, town(20, 5))
	file := backup(t, from)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(8, 9))
	for i := range 60 {
		damaged := slices.Clone(whole)
		if i < 50 {
			damaged[rnd.IntN(len(damaged))] ^= 1 << rnd.IntN(8)
		} else {
			damaged = damaged[:rnd.IntN(len(damaged))]
		}
		if err := os.WriteFile(file, damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Restore(t.Context(), file, dir, true, Config{}); err == nil {
			// A bit of a header that nothing reads may be another one.
			sameMeetings(t, e, town(0, 10))
			t.Logf("flip %d is of no consequence", i)
			continue
		} else if !errors.Is(err, index.ErrUnavailable) || !strings.Contains(err.Error(), "damaged") {
			t.Errorf("damage %d: %v", i, err)
		}
	}
	if r := check(t, dir); !r.Whole() {
		t.Errorf("faults %v", r.Faults)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) > 6 {
		t.Errorf("%d entries are left, %v", len(entries), err)
	}
}

// TestBackupOfDamage: what is not what was written is not saved as if it were.
func TestBackupOfDamage(t *testing.T) {
	dir := t.TempDir()
	putAll(t, openDir(t, dir), town(0, 10))
	path := filepath.Join(dir, segmentName(1), wordsFile)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 16
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "x")
	if _, err := Backup(t.Context(), dir, file, Config{}); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("got %v", err)
	}
	if left, err := os.ReadDir(filepath.Dir(file)); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

// TestBackupIsForOthersToo unpacks a backup with the system's own programs.
func TestBackupIsForOthersToo(t *testing.T) {
	for _, program := range []string{"tar", "zstd", "sha256sum"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("skipped: there is no %s here", program)
		}
	}
	dir, to := t.TempDir(), t.TempDir()
	putAll(t, openDir(t, dir), town(0, 10))
	script := exec.Command("sh", "-c", "tar --zstd -xf "+backup(t, dir)+" && sha256sum --quiet -c SHA256SUMS && rm SHA256SUMS")
	script.Dir = to
	if out, err := script.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	sameMeetings(t, openDir(t, to), town(0, 10))
}
