package bleve

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
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

// writerVariable makes this program a process that writes to an index until it
// is killed: "STEP DIRECTORY".
const writerVariable = "KIZUNA_TEST_WRITER"

func TestMain(m *testing.M) {
	if work := os.Getenv(writerVariable); work != "" {
		first, dir, _ := strings.Cut(work, " ")
		step, err := strconv.Atoi(first)
		if err == nil {
			err = writeForEver(dir, step)
		}
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// step is one of the changes that the writer makes, told by its number alone.
type step struct {
	put     []*data.Meeting
	remove  []string
	reindex bool
	restore bool // what a backup just saved
}

func stepOf(n int) step {
	rnd := rand.New(rand.NewPCG(uint64(n), 11))
	meeting := func() *data.Meeting {
		var texts []string
		for i := range 1 + rnd.IntN(6) {
			texts = append(texts, fmt.Sprintf("段階%dの%d番目の発言です。窓口で%d人の方と話しました。", n, i, rnd.IntN(500)))
		}
		return small(fmt.Sprint("K", rnd.IntN(40)), texts...)
	}
	var s step
	switch rnd.IntN(9) {
	case 0:
		s.reindex = true
	case 8:
		s.restore = true
	case 1, 2:
		for range 1 + rnd.IntN(4) {
			s.remove = append(s.remove, fmt.Sprint("K", rnd.IntN(40)))
		}
	case 3: // long enough for checkpoints
		for range 30 {
			s.put = append(s.put, meeting())
		}
	default:
		for range 1 + rnd.IntN(4) {
			s.put = append(s.put, meeting())
		}
	}
	return s
}

// apply makes the change to a model of the index.
func (s step) apply(model map[string]*data.Meeting) {
	for _, m := range s.put {
		model[m.ID] = m
	}
	for _, id := range s.remove {
		delete(model, id)
	}
}

// writeForEver makes one change after another, and says before and after each.
func writeForEver(dir string, first int) error {
	ctx := context.Background()
	config := Config{Create: true, CheckpointBytes: 2000}
	e, err := Open(dir, config)
	if err != nil {
		return err
	}
	config.Analyzer = e.analyzer
	for n := first; ; n++ {
		fmt.Println("begin", n)
		if err := stepOf(n).write(ctx, e, config); err != nil {
			return err
		}
		fmt.Println("done", n)
	}
}

func (s step) write(ctx context.Context, e *Engine, c Config) error {
	if s.restore {
		file := filepath.Join(filepath.Dir(e.dir), "backup")
		if err := os.RemoveAll(file); err != nil {
			return err
		}
		_, err := Backup(ctx, e.dir, file, c)
		if errors.Is(err, index.ErrNoIndex) {
			return nil
		}
		if err == nil {
			_, err = Restore(ctx, file, e.dir, true, c)
		}
		return err
	}
	if s.reindex {
		err := Reindex(ctx, e.dir, c, nil)
		if errors.Is(err, index.ErrNoIndex) {
			return nil
		}
		return err
	}
	b, err := e.Begin(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, m := range s.put {
		errs = append(errs, b.Put(ctx, m))
	}
	for _, id := range s.remove {
		errs = append(errs, b.Remove(ctx, id))
	}
	return errors.Join(append(errs, b.Commit(ctx))...)
}

// contents reads an index whole.
func contents(e *Engine) (map[string]*data.Meeting, error) {
	all := map[string]*data.Meeting{}
	for sum, err := range e.Meetings(context.Background()) {
		if err != nil {
			return nil, err
		}
		m, err := e.Meeting(context.Background(), sum.ID)
		if err != nil {
			return nil, err
		}
		all[m.ID] = m
	}
	return all, nil
}

func sameContents(a, b map[string]*data.Meeting) bool {
	return maps.EqualFunc(a, b, func(x, y *data.Meeting) bool {
		hx, _ := hashOf(x)
		hy, _ := hashOf(y)
		return hx == hy
	})
}

// TestKilledWriter kills a process that imports, removes, reindexes and restores,
// at random moments. Each time the index must open at once, hold every change that was
// reported, no part of one that was not, and pass a check; and an engine that
// serves it all the while must never fail.
func TestKilledWriter(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "index")
	server := openDir(t, dir)
	rnd := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	model := map[string]*data.Meeting{} // after the last change that is there
	last, unreported, hit := 0, 0, map[string]int{}
	for round := range times(12, 200) {
		cmd := exec.Command(program)
		cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%d %s", writerVariable, last+1, dir))
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReader(out)
		if first, err := lines.ReadString('\n'); err != nil || !strings.HasPrefix(first, "begin") {
			t.Fatalf("the writer says %q, %v", first, err)
		}
		kill := time.AfterFunc(time.Duration(rnd.IntN(150_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		rest, err := io.ReadAll(lines)
		kill.Stop()
		_ = cmd.Wait() // it was killed
		if err != nil {
			t.Fatal(err)
		}
		reported := last
		for line := range strings.Lines(string(rest)) {
			if number, ok := strings.CutPrefix(strings.TrimSpace(line), "done "); ok {
				if reported, err = strconv.Atoi(number); err != nil {
					t.Fatal(err)
				}
			}
		}
		for last < reported {
			last++
			stepOf(last).apply(model)
		}
		under := stepOf(last + 1)
		switch {
		case under.reindex:
			hit["reindex"]++
		case under.restore:
			hit["restore"]++
		case len(under.remove) > 0:
			hit["removal"]++
		default:
			hit["import"]++
		}
		reopened, err := Open(dir, Config{Analyzer: server.analyzer})
		if err != nil && !(errors.Is(err, index.ErrNoIndex) && last == 0) {
			t.Fatalf("round %d: the index does not open: %v", round, err)
		}
		got := map[string]*data.Meeting{}
		if err == nil {
			if got, err = contents(reopened); err != nil {
				t.Fatalf("round %d: %v", round, err)
			}
			if r, err := Check(t.Context(), dir, Config{Analyzer: server.analyzer}); err != nil || !r.Whole() {
				t.Fatalf("round %d: check: %v, %+v", round, err, r)
			}
			if err := reopened.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if !sameContents(got, model) {
			under.apply(model)
			last++
			unreported++
			if !sameContents(got, model) {
				t.Fatalf("round %d: after change %d was reported, the index holds neither that nor what change %d makes of it", round, reported, last)
			}
		}
		if _, err := server.Search(t.Context(), index.Query{Text: "窓口", Limit: 10}); err != nil {
			t.Fatalf("round %d: the server: %v", round, err)
		}
	}
	t.Logf("%d changes; killed in %v, %d of them just after the pointer was moved", last, hit, unreported)
	putAll(t, server, town(0, 3))
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 30 {
		t.Errorf("%d entries are left, %v", len(entries), err)
	}
}

// TestFlippedBits flips single bits in place all over the files of an index that
// is being served. Check must find each; and neither the engine that has the
// files open, nor one that opens them now, may panic or return a text that nobody
// said under that id.
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
	said := map[string]string{}
	for _, m := range town(0, 65) {
		for _, r := range m.Remarks {
			said[r.ID] = r.Text
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
		search(server, what, func(h index.Hit) string { return h.Remark.Text }, said)
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
		})
	}
}
