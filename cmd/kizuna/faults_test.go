package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"kizuna/analyzer"
	"kizuna/index"
	"kizuna/index/bleve"
)

// faultsVariable asks for the long form of the tests of faults (make
// test-faults) with the value "long".
const faultsVariable = "KIZUNA_FAULTS"

func longForm() bool { return os.Getenv(faultsVariable) == "long" }

// process is the real program as a process of its own.
func process(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Args[0] = "kizuna" // see TestMain
	cmd.Env = append(os.Environ(), indexVariable+"="+dir, "LANG=C", "LC_ALL=", "LC_MESSAGES=")
	return cmd
}

// succeed runs the program and returns what it wrote.
func succeed(t *testing.T, dir string, args ...string) string {
	t.Helper()
	out, err := process(t, dir, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("kizuna %s: %v: %s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// serveProcess serves an index on a port of its own until the test ends.
func serveProcess(t *testing.T, dir string) (address string, pid int) {
	t.Helper()
	cmd := process(t, dir, "serve", "--addr", "127.0.0.1:0")
	stderr, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(stderr)
	var said []byte
	for address == "" {
		line, err := lines.ReadBytes('\n')
		if said = append(said, line...); err != nil {
			t.Fatalf("the server says %s, %v", said, err)
		}
		address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(string(line))
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	t.Cleanup(func() {
		if err := errors.Join(cmd.Process.Signal(syscall.SIGTERM), cmd.Wait()); err != nil {
			t.Errorf("the server ends with %v", err)
		}
	})
	return address, cmd.Process.Pid
}

// stateFile writes a source of some meetings that all say which state they are.
func stateFile(t *testing.T, dir string, n int) string {
	t.Helper()
	var b strings.Builder
	for m := range 5 {
		fmt.Fprintf(&b, `{"id":"S%[1]d-1","meeting_id":"S%[1]d","meeting":"みどり野市の集い","date":"2025-09-12","text":"第%[2]d号の状態の話です。"}`+"\n", m, n)
	}
	path := filepath.Join(dir, fmt.Sprintf("state%d.jsonl", n))
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// oneState holds that five remarks are found, all of one state.
func oneState(texts []string) error {
	if len(texts) != 5 || slices.ContainsFunc(texts, func(s string) bool { return s != texts[0] }) {
		return fmt.Errorf("found %q, want five of one state", texts)
	}
	return nil
}

// TestServersThroughGenerations lets four readers and two servers, these processes of
// their own, search without pause while imports make one generation after
// another. No request may fail or see two states at once, and at the end nothing
// may be left open or on disk that is not needed.
func TestServersThroughGenerations(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("skipped: descriptors are counted in /proc")
	}
	generations := 6
	if longForm() {
		generations = 50
	}
	work := t.TempDir()
	dir := filepath.Join(work, "index")
	succeed(t, dir, "import", "--sample", stateFile(t, work, 0))
	succeed(t, dir, "reindex") // one segment, as at the end
	a, err := analyzer.New(analyzer.Config{})
	if err != nil {
		t.Fatal(err)
	}

	client := &http.Client{Transport: &http.Transport{}}
	ask := func(address string) ([]string, error) {
		resp, err := client.Get(address + "/api/v1/search?match=main&limit=50&q=" + url.QueryEscape("号の状態の話です"))
		if err != nil {
			return nil, err
		}
		defer resp.Body.Close()
		var r struct{ Hits []struct{ Text string } }
		if resp.StatusCode != http.StatusOK {
			return nil, errors.New(resp.Status)
		}
		err = json.NewDecoder(resp.Body).Decode(&r)
		var texts []string
		for _, h := range r.Hits {
			texts = append(texts, h.Text)
		}
		return texts, err
	}
	var addresses []string
	var pids, files []int
	for range 2 {
		address, pid := serveProcess(t, dir)
		texts, err := ask(address)
		if err = errors.Join(err, oneState(texts)); err != nil {
			t.Fatal(err)
		}
		client.CloseIdleConnections()
		addresses, pids = append(addresses, address), append(pids, pid)
		files = append(files, settled(t, pid))
	}

	ownFiles, ownRoutines := openFiles(t, os.Getpid()), runtime.NumGoroutine()
	done := make(chan struct{})
	var searching sync.WaitGroup
	var mu sync.Mutex
	asked := 0
	loop := func(who string, search func() ([]string, error)) {
		searching.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				texts, err := search()
				if err = errors.Join(err, oneState(texts)); err != nil {
					t.Errorf("%s: %v", who, err)
					return
				}
				mu.Lock()
				asked++
				mu.Unlock()
			}
		})
	}
	for _, address := range addresses {
		loop("server", func() ([]string, error) { return ask(address) })
	}
	var engines []*bleve.Engine
	for range 4 {
		e, err := bleve.Open(dir, bleve.Config{Analyzer: a})
		if err != nil {
			t.Fatal(err)
		}
		engines = append(engines, e)
		loop("reader", func() ([]string, error) {
			r, err := e.Search(t.Context(), index.Query{Text: "号の状態の話です", Match: index.TierMain, Limit: 50})
			if err != nil {
				return nil, err
			}
			var texts []string
			for _, h := range r.Hits {
				texts = append(texts, h.Remark.Text)
			}
			return texts, nil
		})
	}
	for n := 1; n <= generations; n++ {
		succeed(t, dir, "import", stateFile(t, work, n))
		for _, address := range addresses {
			if texts, err := ask(address); err != nil || !strings.HasPrefix(texts[0], fmt.Sprintf("第%d号", n)) {
				t.Errorf("after import %d the server finds %q, %v", n, texts, err)
			}
		}
	}
	succeed(t, dir, "reindex")
	close(done)
	searching.Wait()
	for _, address := range addresses {
		if texts, err := ask(address); err != nil || oneState(texts) != nil {
			t.Errorf("at the end: %q, %v", texts, err)
		}
	}
	client.CloseIdleConnections()
	for _, e := range engines {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	}
	for i, pid := range pids {
		if n := settled(t, pid); n > files[i] {
			t.Errorf("server %d has %d files open, %d before", i, n, files[i])
		}
		maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", pid))
		if err != nil || regexp.MustCompile(regexp.QuoteMeta(dir)+`\S* \(deleted\)`).Match(maps) {
			t.Errorf("server %d has removed files mapped, %v", i, err)
		}
	}
	if n := openFiles(t, os.Getpid()); n > ownFiles {
		t.Errorf("%d files are open, %d before", n, ownFiles)
	}
	if n := runtime.NumGoroutine(); n > ownRoutines {
		t.Errorf("%d goroutines, %d before", n, ownRoutines)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	segments := 0
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "segment-") {
			segments++
		}
	}
	if segments > 8 || len(entries)-segments > 4 { // CURRENT, two generations, the lock
		t.Errorf("left on disk: %v", entries)
	}
	succeed(t, dir, "check")
	t.Logf("%d searches through %d generations", asked, generations+1)
}

func openFiles(t *testing.T, pid int) int {
	t.Helper()
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	if err != nil {
		t.Fatal(err)
	}
	return len(files)
}

// settled counts the open files of a process once closed connections are gone.
func settled(t *testing.T, pid int) int {
	t.Helper()
	least := openFiles(t, pid)
	for range 20 {
		time.Sleep(10 * time.Millisecond)
		least = min(least, openFiles(t, pid))
	}
	return least
}

// TestColdSearchBesideOthers measures what a search costs that starts while a
// server runs and an import is under way, against one alone: in CPU time, for a
// wall clock tells more of who else uses the machine. Long form only.
func TestColdSearchBesideOthers(t *testing.T) {
	if !longForm() {
		t.Skip("skipped: make test-faults measures this")
	}
	work := t.TempDir()
	dir := filepath.Join(work, "index")
	succeed(t, dir, "import", "--sample")
	measure := func() time.Duration {
		var took []time.Duration
		for range 21 {
			cmd := process(t, dir, "search", "窓口対応")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			took = append(took, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
		}
		slices.Sort(took)
		return took[len(took)/2]
	}
	measure() // warms what the system keeps
	alone := measure()
	address, _ := serveProcess(t, dir)
	var b strings.Builder
	for m := range 60_000 {
		b.WriteString(page(fmt.Sprintf("L%d", m), fmt.Sprintf("窓口では%d人の方の話を聞き、係の皆で分担して電話にも対応しました。", m)))
	}
	long := process(t, dir, "import", "-")
	long.Stdin = strings.NewReader(b.String())
	if err := long.Start(); err != nil {
		t.Fatal(err)
	}
	beside := measure()
	if resp, err := http.Get(address + "/readyz"); err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("the server: %v, %v", resp, err)
	} else {
		resp.Body.Close()
	}
	if err := long.Process.Signal(syscall.Signal(0)); err != nil {
		t.Errorf("the import was over before the searches were: %v", err)
	}
	if err := long.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = long.Wait()
	t.Logf("a cold search takes %v of CPU alone, %v beside a server and an import: %.2f times", alone, beside, float64(beside)/float64(alone))
	if float64(beside) > 1.5*float64(alone) {
		t.Error("that is more than 1.5 times")
	}
}
