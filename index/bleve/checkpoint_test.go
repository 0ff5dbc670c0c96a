package bleve

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"kizuna/data"
	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

// TestCheckpoint drops a long batch half-way, as a crash does, and holds that the
// same batch put together again takes over what was finished, shows nothing that
// it does not put itself, and leaves nothing behind.
func TestCheckpoint(t *testing.T) {
	dir := t.TempDir()
	e, err := Open(dir, Config{Create: true, CheckpointBytes: 300})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	meeting := func(i int) *data.Meeting {
		return small(fmt.Sprint("M", i), fmt.Sprintf("第%d回の窓口の話です。", i))
	}
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("OLD", "前からある窓口の話")) })
	half := begin(t, e)
	for i := range 30 {
		if err := half.Put(t.Context(), meeting(i)); err != nil {
			t.Fatal(err)
		}
	}
	if half.checkpoint == nil || len(half.finished) < 2 {
		t.Fatalf("%d segments finished", len(half.finished))
	}
	taken := map[string]bool{}
	for _, s := range half.checkpoint.Segments {
		taken[s.Name] = true
	}
	if err := half.Discard(); err != nil {
		t.Fatal(err)
	}
	if got := hits(t, e, "窓口"); len(got) != 1 {
		t.Errorf("hits after a batch that was not committed: %v", got)
	}

	again := begin(t, e)
	for i := 5; i < 40; i++ { // some are gone, some are new, and one changed
		m := meeting(i)
		if i == 7 {
			m.Remarks[0].Text = "書き直した窓口の話です。"
		}
		if err := again.Put(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	from := 0
	for _, p := range again.added {
		if taken[p.segment] {
			from++
		}
	}
	if from < 15 {
		t.Errorf("%d meetings were taken over", from)
	}
	if err := again.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := hits(t, e, "窓口"); len(got) != 36 {
		t.Errorf("%d hits, want 36", len(got))
	}
	for i := 5; i < 40; i++ {
		want := meeting(i)
		if i == 7 {
			want.Remarks[0].Text = "書き直した窓口の話です。"
		}
		got, err := e.Meeting(t.Context(), want.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("meeting %s (-put +read):\n%s", want.ID, diff)
		}
	}
	if _, err := e.Meeting(t.Context(), "M3"); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("a meeting of the batch that was not committed: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, checkpointFile)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the checkpoint is still there: %v", err)
	}
}

func begin(t *testing.T, e *Engine) *batch {
	t.Helper()
	b, err := e.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return b.(*batch)
}

// TestUnchanged holds that putting what is there already writes nothing, even
// after the batch changed its mind about it.
func TestUnchanged(t *testing.T) {
	e := openDir(t, t.TempDir())
	a, b := small("A", "窓口の話"), small("B", "電話の話")
	commit(t, e, func(to index.Batch) error { return errors.Join(to.Put(t.Context(), a), to.Put(t.Context(), b)) })
	before, err := e.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	commit(t, e, func(to index.Batch) error {
		return errors.Join(to.Put(t.Context(), b), to.Put(t.Context(), small("A", "別の話")), to.Remove(t.Context(), "B"), to.Put(t.Context(), a), to.Put(t.Context(), b))
	})
	after, err := e.Stats(t.Context())
	if diff := cmp.Diff(before, after); err != nil || diff != "" {
		t.Errorf("%v; stats (-before +after):\n%s", err, diff)
	}
}
