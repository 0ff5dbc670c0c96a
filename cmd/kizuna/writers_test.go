package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"kizuna/index/bleve"
)

// TestTerminatedImport stops an import half-way as a supervisor does.
func TestTerminatedImport(t *testing.T) {
	work := t.TempDir()
	dir := filepath.Join(work, "index")
	succeed(t, dir, "import", stateFile(t, work, 0))
	many := filepath.Join(work, "many")
	if err := os.Mkdir(many, 0o755); err != nil {
		t.Fatal(err)
	}
	for m := range 3000 {
		if err := os.WriteFile(filepath.Join(many, fmt.Sprintf("%d.jsonl", m)), []byte(page(fmt.Sprintf("M%d", m), "途中の話です。")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := process(t, dir, "import", many)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range 1000 { // until the segment under way tells that it is in the midst of it
		if dirs, err := filepath.Glob(filepath.Join(dir, "segment-*")); err != nil || len(dirs) > 1 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Skipf("skipped: this system does not end a process so: %v", err)
	}
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted || !strings.Contains(said.String(), "interrupted") {
		t.Errorf("exit code %d, said %s", code, &said)
	}
	if out := succeed(t, dir, "check"); !strings.Contains(out, "generation 1") || !strings.Contains(out, "remarks: 5 ") {
		t.Errorf("check: %s", out)
	}
	if dirs, err := filepath.Glob(filepath.Join(dir, "segment-*")); err != nil || len(dirs) != 1 {
		t.Errorf("left %v, %v", dirs, err)
	}
}

// TestSecondWriter holds that a writer waits for another and says so, or with
// --no-wait does not.
func TestSecondWriter(t *testing.T) {
	work := t.TempDir()
	dir := filepath.Join(work, "index")
	succeed(t, dir, "import", stateFile(t, work, 0))
	e, err := bleve.Open(dir, bleve.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	batch, err := e.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"import", stateFile(t, work, 1)}, {"remove", "S1"}, {"reindex"}} {
		cmd := process(t, dir, append(args, "--no-wait")...)
		if out, err := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != exitBusy || !strings.Contains(string(out), "another process is writing") {
			t.Errorf("%v --no-wait: %v: %s", args, err, out)
		}
	}
	cmd := process(t, dir, "import", stateFile(t, work, 1))
	stderr, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stderr).ReadString('\n')
	if err != nil || !strings.Contains(line, "Waiting for it to finish") {
		t.Errorf("the second writer says %q, %v", line, err)
	}
	if err := batch.Discard(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("the second writer ends with %v", err)
	}
	if out := succeed(t, dir, "stats"); !regexp.MustCompile(`Generation +2\n`).MatchString(out) {
		t.Errorf("stats: %s", out)
	}
}
