package bleve

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"kizuna/index"
)

// mountSmall mounts a file system of its own for a test.
func mountSmall(t *testing.T, bytes int) string {
	t.Helper()
	dir := t.TempDir()
	if os.Getuid() != 0 {
		t.Skip("skipped: only root mounts a small disk")
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", bytes)); err != nil {
		t.Skipf("skipped: cannot mount a small disk here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// leaveFree fills a disk but for some bytes.
func leaveFree(t *testing.T, path string, bytes int64) {
	t.Helper()
	var s syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &s); err != nil {
		t.Fatal(err)
	}
	fill := int64(s.Bavail)*s.Bsize - bytes
	if err := os.WriteFile(path, make([]byte, max(0, fill)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestFullDisk lets a disk become full at random points of an import, a rebuild
// or a removal. Each time the error must say so, what there was must go on being
// served, and after room is made the same must go through.
func TestFullDisk(t *testing.T) {
	disk := mountSmall(t, 8<<20)
	dir, filler := filepath.Join(disk, "index"), filepath.Join(disk, "filler")
	config := Config{Create: true, CheckpointBytes: 20_000}
	server, err := Open(dir, config)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	config.Analyzer = server.analyzer
	base := town(0, 40)
	putAll(t, server, base)
	more := town(40, 200)
	works := map[string]struct {
		do   func() error
		need int64 // bytes of room with which it goes through for certain
	}{
		"import":  {func() error { return step{put: more}.write(t.Context(), server, config) }, 600_000},
		"reindex": {func() error { return Reindex(t.Context(), dir, config, nil) }, 100_000},
		"removal": {func() error { return step{remove: []string{"T001", "T002"}}.write(t.Context(), server, config) }, 60_000},
	}
	rnd := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 3))
	points, want := 0, times(6, 50)
	failed := map[string]int{}
	for try := 0; points < want; try++ {
		if try > 20*want {
			t.Fatalf("only %d of %d tries found the disk full", points, try)
		}
		name := []string{"import", "import", "reindex", "removal"}[try%4]
		work := works[name]
		leaveFree(t, filler, rnd.Int64N(work.need))
		err := work.do()
		full := err != nil
		if full {
			points++
			failed[name]++
			own, ok := errors.AsType[*index.Error](err)
			if !ok || !errors.Is(err, index.ErrUnavailable) || !strings.Contains(own.Japanese(), "空き容量") || !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("%s: %v", name, err)
			}
			sameMeetings(t, server, base)
			if r, err := Check(t.Context(), dir, config); err != nil || !r.Whole() {
				t.Fatalf("%s: check: %v, %+v", name, err, r)
			}
		}
		remove(t, filler)
		if full {
			if err := work.do(); err != nil {
				t.Fatalf("%s after room was made: %v", name, err)
			}
			if r, err := Check(t.Context(), dir, config); err != nil || !r.Whole() {
				t.Fatalf("%s after room was made: check: %v, %+v", name, err, r)
			}
		}
		var gone []string
		for _, m := range more {
			gone = append(gone, m.ID)
		}
		if err := (step{remove: gone, put: base}).write(t.Context(), server, config); err != nil {
			t.Fatal(err)
		}
	}
	sameMeetings(t, server, base)
	t.Logf("the disk was full at %d points: %v", points, failed)
}

// TestReadOnlyDisk searches, checks and backs up on a disk that takes no writes,
// and is told so when it writes.
func TestReadOnlyDisk(t *testing.T) {
	disk := mountSmall(t, 8<<20)
	dir := filepath.Join(disk, "index")
	e := openDir(t, dir)
	putAll(t, e, town(0, 10))
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("skipped: cannot make a disk read-only: %v", err)
	}
	sameMeetings(t, openDir(t, dir), town(0, 10))
	if r := check(t, dir); !r.Whole() {
		t.Errorf("faults %v", r.Faults)
	}
	if _, err := Backup(t.Context(), dir, filepath.Join(t.TempDir(), "b"), Config{}); err != nil {
		t.Error(err)
	}
	_, err := e.Begin(t.Context())
	cannotWrite(t, err)
	cannotWrite(t, Reindex(t.Context(), dir, Config{}, nil))
	_, err = Backup(t.Context(), dir, filepath.Join(disk, "b"), Config{})
	cannotWrite(t, err)
}

func cannotWrite(t *testing.T, err error) {
	t.Helper()
	if own, ok := errors.AsType[*index.Error](err); !ok || !errors.Is(err, index.ErrUnavailable) || !strings.Contains(own.Japanese(), "書き込み権限") {
		t.Errorf("got %v, want to hear that writing is not possible", err)
	}
}

// asNobody runs a function with the rights of a user who owns nothing.
func asNobody(t *testing.T, do func()) {
	t.Helper()
	if os.Getuid() != 0 {
		do() // who is not root is stopped by a file's mode
		return
	}
	done := make(chan error)
	go func() {
		// The thread is not given back: it ends with the goroutine.
		runtime.LockOSThread()
		if err := syscall.Setfsuid(65534); err != nil {
			done <- err
			return
		}
		do()
		done <- nil
	}()
	if err := <-done; err != nil {
		t.Skipf("skipped: cannot give up rights here: %v", err)
	}
}

// TestPermissionLost takes away first the right to write, then the right to read.
func TestPermissionLost(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "index")
	e := openDir(t, dir)
	putAll(t, e, town(0, 10))
	want := hits(t, e, "窓口")
	for p := parent; p != "/" && p != os.TempDir(); p = filepath.Dir(p) {
		if err := os.Chmod(p, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	var told []error
	server, err := Open(dir, Config{Analyzer: e.analyzer, Stale: func(err error) { told = append(told, err) }})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	mode := func(m os.FileMode) {
		if err := os.Chmod(dir, m); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { mode(0o755) })

	mode(0o555)
	if err := os.Chmod(filepath.Join(dir, lockFile), 0o444); err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() {
		reader, err := Open(dir, Config{Analyzer: e.analyzer})
		if err != nil {
			t.Error(err)
			return
		}
		defer reader.Close()
		if got := hits(t, reader, "窓口"); !slices.Equal(got, want) {
			t.Errorf("hits %v of a reader who may not write, want %v", got, want)
		}
		if r, err := Check(t.Context(), dir, Config{Analyzer: e.analyzer}); err != nil || !r.Whole() {
			t.Errorf("check: %v, %+v", err, r)
		}
		_, err = reader.Begin(t.Context())
		cannotWrite(t, err)
	})

	mode(0o000)
	asNobody(t, func() {
		_, err := Open(dir, Config{Analyzer: e.analyzer})
		if own, ok := errors.AsType[*index.Error](err); !ok || !errors.Is(err, index.ErrUnavailable) || !strings.Contains(own.Japanese(), "読む権限") {
			t.Errorf("Open: %v, want to hear of the right to read", err)
		}
		if got := hits(t, server, "窓口"); !slices.Equal(got, want) || len(told) != 1 {
			t.Errorf("hits %v of a server that had it open, want %v; told %v", got, want, told)
		}
	})
}
