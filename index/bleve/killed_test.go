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
	"strconv"
	"strings"
	"testing"
	"time"

	"kizuna/data"
	"kizuna/index"
)

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
