package synonym

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// watched is a File whose clock and warnings the test holds.
type watched struct {
	t *testing.T
	*File
	path  string
	clock time.Time
	told  []string
}

func watch(t *testing.T, text string) *watched {
	t.Helper()
	w := &watched{t: t, path: filepath.Join(t.TempDir(), "own.txt"), clock: time.Now()}
	w.write(text)
	f, err := Open(w.path, Config{Fold: testFold, Base: parse(t, "生活保護, 生保"), Warn: func(warning Warning) {
		w.told = append(w.told, strings.TrimPrefix(warning.Error(), w.path))
	}})
	if err != nil {
		t.Fatal(err)
	}
	f.now = func() time.Time { return w.clock }
	w.File = f
	return w
}

// write saves a new version, with a time of its own.
func (w *watched) write(text string) {
	w.t.Helper()
	if err := os.WriteFile(w.path, []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
	w.clock = w.clock.Add(time.Minute)
	if err := os.Chtimes(w.path, w.clock, w.clock); err != nil {
		w.t.Fatal(err)
	}
}

// finds asks for the synonyms of 残業 and of 生保.
func (w *watched) finds(moment, overtime, welfare string) {
	w.t.Helper()
	set := w.Set()
	if got := join(set.Members("残業")); got != overtime {
		w.t.Errorf("%s: 残業 gives %q, want %q", moment, got, overtime)
	}
	if got := join(set.Members("生保")); got != welfare {
		w.t.Errorf("%s: 生保 gives %q, want %q", moment, got, welfare)
	}
}

func (w *watched) tells(moment string, want ...string) {
	w.t.Helper()
	if strings.Join(w.told, "\n") != strings.Join(want, "\n") {
		w.t.Errorf("%s: told %q, want %q", moment, w.told, want)
	}
	w.told = nil
}

func TestFileIsReadAgain(t *testing.T) {
	w := watch(t, "残業, 超勤\n一語\n")
	w.finds("at first", "超勤", "生活保護")
	w.tells("at first", ", line 2: there is only one word; part the words of a group with commas")

	w.write("残業, 超過勤務\n!default off")
	w.finds("a minute later", "超過勤務", "")
	w.tells("a minute later")

	w.write("残業, 時間外")
	w.clock = w.clock.Add(-time.Minute) // it was looked at just now
	w.finds("within a second", "超過勤務", "")
	w.clock = w.clock.Add(CheckInterval)
	w.finds("after a second", "時間外", "生活保護")
}

func TestBrokenVersionKeepsTheOldOne(t *testing.T) {
	const stays = "; the last good version stays in use"
	w := watch(t, "残業, 超勤")
	w.write("\x00\x01\x02")
	for range 3 {
		w.clock = w.clock.Add(time.Minute)
		w.finds("broken", "超勤", "生活保護")
	}
	w.tells("broken, looked at three times", ": it is not a text file; save it as plain text in UTF-8"+stays)

	w.write("残業, 超過勤務")
	w.finds("repaired", "超過勤務", "生活保護")
	w.tells("repaired")

	if err := os.Remove(w.path); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		w.clock = w.clock.Add(time.Minute)
		w.finds("gone", "超過勤務", "生活保護")
	}
	if len(w.told) != 1 || !strings.HasPrefix(w.told[0], ": it cannot be opened") || !strings.HasSuffix(w.told[0], stays) {
		t.Errorf("gone: told %q", w.told)
	}
	w.told = nil

	w.write("残業, 時間外")
	w.finds("back again", "時間外", "生活保護")
	w.tells("back again")
}

func TestFileIsReplacedByOneOfSameTimeAndSize(t *testing.T) {
	w := watch(t, "残業, 超勤")
	stamp := w.clock
	aside := w.path + ".new"
	if err := os.WriteFile(aside, []byte("残業, 時短"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(aside, stamp, stamp); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(aside, w.path); err != nil {
		t.Fatal(err)
	}
	w.clock = w.clock.Add(time.Minute)
	w.finds("replaced", "時短", "生活保護")
}

func TestOpenFails(t *testing.T) {
	dir := t.TempDir()
	for name, path := range map[string]string{"no file": filepath.Join(dir, "none.txt"), "a folder": dir} {
		f, err := Open(path, Config{})
		var w Warning
		if f != nil || !errors.Is(err, ErrRead) || !errors.As(err, &w) || !strings.Contains(w.Japanese(), path) {
			t.Errorf("%s: %v, %v; want ErrRead, in both languages", name, f, err)
		}
	}
	if _, err := Open(filepath.Join(dir, "none.txt"), Config{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v, want os.ErrNotExist", err)
	}
}

func TestZeroConfig(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.txt")
	if err := os.WriteFile(path, []byte("残業, 超勤\n一語"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path, Config{})
	if err != nil || join(f.Set().Members("残業")) != "超勤" {
		t.Errorf("%v", err)
	}
}

func TestFileServesMany(t *testing.T) {
	w := watch(t, "残業, 超勤")
	w.write("残業, 超過勤務")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 100 {
				if got := join(w.Set().Members("残業")); got != "超勤" && got != "超過勤務" {
					t.Errorf("残業 gives %q", got)
					return
				}
			}
		})
	}
	all.Wait()
	w.finds("at the end", "超過勤務", "生活保護")
}
