package ipadic

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/ikawaha/kagome/v2/tokenizer"
)

// checkWorks cuts a sentence.
func checkWorks(t *testing.T, d *Dictionary) {
	t.Helper()
	tokens := d.Tokenizer().Analyze("窓口で待った", tokenizer.Normal)
	if len(tokens) != 4 || d.BaseForm(d.Word(&tokens[2])) != "待つ" {
		t.Errorf("窓口で待った is cut into %v", tokens)
	}
}

func TestProcessesBuildAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	type result struct {
		out []byte
		err error
	}
	results := make(chan result)
	const processes = 2
	for range processes {
		go func() {
			cmd := exec.Command(exe)
			cmd.Env = append(os.Environ(), childEnv+"="+dir)
			out, err := cmd.CombinedOutput()
			results <- result{out, err}
		}()
	}
	want := inMemory(t).Fingerprint() + " <nil>"
	for range processes {
		if r := <-results; r.err != nil || string(r.out) != want {
			t.Errorf("a process got %q (%v), want %q", r.out, r.err, want)
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Errorf("left in the folder: %v (%v), want the image alone", files, err)
	}
}

func TestDamagedImageIsFoundAndReplaced(t *testing.T) {
	whole := builtImage(t)
	for name, damage := range map[string]func([]byte) []byte{
		"cut short":     func(b []byte) []byte { return b[:len(b)/2] },
		"a flipped bit": func(b []byte) []byte { b[len(b)/3] ^= 4; return b },
	} {
		t.Run(name, func(t *testing.T) {
			cfg := Config{Dir: t.TempDir()}
			path, _ := cfg.path()
			if err := os.WriteFile(path, damage(append([]byte(nil), whole...)), 0o644); err != nil {
				t.Fatal(err)
			}
			for _, damaged := range []bool{true, false} {
				d, err := Open(cfg)
				if err != nil {
					t.Fatal(err)
				}
				defer d.Close()
				if errors.Is(d.Warning(), ErrDamaged) != damaged {
					t.Errorf("warning %v, want one: %v", d.Warning(), damaged)
				}
				if d.mapping == nil {
					t.Error("not mapped")
				}
				checkWorks(t, d)
			}
		})
	}
}

func TestEveryDamageIsSeen(t *testing.T) {
	cfg := Config{Dir: t.TempDir()}
	path, _ := cfg.path()
	if err := writeImage(path, builtImage(t)); err != nil {
		t.Fatal(err)
	}
	d, err := openFile(path) // leaves the mark of a checked file
	if err != nil {
		t.Fatal(err)
	}
	im := d.image
	places := map[string]uint64{"magic": 0, "byte order": 8, "version": 12, "checksum": 16, "sections": 20, "size": 24, "table": headerSize + 3*sectionSize}
	for i, name := range [sectionCount]string{"head", "morphs", "unknown morphs", "trie", "homographs", "costs", "categories", "classes",
		"entries", "parts of speech", "inflections", "strings"} {
		off, n, _ := im.section(i)
		places[name] = off + n/2
	}
	d.Close()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	flip := func(t *testing.T, at uint64) {
		t.Helper()
		var b [1]byte
		if _, err := f.ReadAt(b[:], int64(at)); err != nil {
			t.Fatal(err)
		}
		b[0] ^= 0x10
		if _, err := f.WriteAt(b[:], int64(at)); err != nil {
			t.Fatal(err)
		}
	}
	for name, at := range places {
		t.Run("flipped bit in "+name, func(t *testing.T) {
			flip(t, at)
			defer flip(t, at)
			if _, err := openFile(path); !errors.Is(err, ErrDamaged) {
				t.Errorf("error %v, want damage", err)
			}
		})
	}
	if d, err := openFile(path); err != nil {
		t.Errorf("whole again, but: %v", err)
	} else {
		d.Close()
	}
	for _, size := range []int64{int64(len(im.data)) - 1, payloadStart, payloadStart - 1, 1, 0} {
		if err := f.Truncate(size); err != nil {
			t.Fatal(err)
		}
		if _, err := openFile(path); !errors.Is(err, ErrDamaged) {
			t.Errorf("%d bytes: error %v, want damage", size, err)
		}
	}
}

func TestUncheckedImageIsReadOnce(t *testing.T) {
	cfg := Config{Dir: t.TempDir()}
	path, _ := cfg.path()
	if err := writeImage(path, builtImage(t)); err != nil {
		t.Fatal(err)
	}
	for _, when := range []string{"just written", "touched"} {
		d, err := openFile(path)
		if err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if !info.ModTime().Equal(checkedMark(d.image)) {
			t.Errorf("%s: modification time %v, want the mark %v", when, info.ModTime(), checkedMark(d.image))
		}
		d.Close()
		if err := os.Chtimes(path, time.Time{}, time.Now()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	d, err := Open(Config{Dir: filepath.Join(file, "kizuna")})
	if err != nil {
		t.Fatal(err)
	}
	if d.Warning() == nil || d.mapping != nil {
		t.Errorf("warning %v, mapped %v; want a warning and no file", d.Warning(), d.mapping != nil)
	}
	if want := openBuilt(t).Fingerprint(); d.Fingerprint() != want {
		t.Errorf("fingerprint %q in memory, %q mapped", d.Fingerprint(), want)
	}
	if err := d.Verify(); err != nil {
		t.Error(err)
	}
	checkWorks(t, d)
	if err := d.Close(); err != nil {
		t.Error(err)
	}
}

func TestAbandonedFilesAreRemoved(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "words.image")
	dead, busy, other := path+".1.tmp", path+".2.tmp", filepath.Join(dir, "other.image.3.tmp")
	for _, p := range []string{dead, busy, other} {
		if err := os.WriteFile(p, []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-2 * abandonedAfter)
	for _, p := range []string{dead, other} {
		if err := os.Chtimes(p, old, old); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeImage(path, []byte("whole")); err != nil {
		t.Fatal(err)
	}
	for p, want := range map[string]bool{path: true, dead: false, busy: true, other: true} {
		if _, err := os.Stat(p); (err == nil) != want {
			t.Errorf("%s is there: %v, want %v", filepath.Base(p), err == nil, want)
		}
	}
}
