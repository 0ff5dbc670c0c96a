package main

import (
	"context"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test's own program be what bench starts itself as, and a
// command to measure.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case launchCommand:
			exitOn(launched(os.Args[2:]))
			return
		case "burn": // a tenth of a second and 64 MB
			b := make([]byte, 64<<20)
			for start := time.Now(); time.Since(start) < 100*time.Millisecond; {
				for i := 0; i < len(b); i += 4096 {
					b[i]++
				}
			}
			os.Stdout.WriteString("burnt\n")
			return
		case "nothing":
			return
		case "fail":
			os.Exit(3)
		}
	}
	os.Exit(m.Run())
}

func TestLaunchTellsWhatACommandUsed(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	u, out, err := launch(context.Background(), command{path: self, args: []string{"burn"}})
	if err != nil {
		t.Fatal(err)
	}
	if string(out) != "burnt\n" || u.Wall < 100*time.Millisecond || u.CPU < 20*time.Millisecond {
		t.Errorf("%+v, %q", u, out)
	}
	if runtime.GOOS == "linux" && u.Peak < 64<<20 {
		t.Errorf("peak memory of %d bytes, of a command that used 64 MB", u.Peak)
	}
}

// A child of this process would begin with its peak memory.
func TestLaunchTellsNotOfItsOwnMemory(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("memory is inherited so on Linux")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ballast := make([]byte, 128<<20)
	for i := 0; i < len(ballast); i += 4096 {
		ballast[i] = 1
	}
	u, _, err := launch(context.Background(), command{path: self, args: []string{"nothing"}})
	if err != nil {
		t.Fatal(err)
	}
	if u.Peak == 0 || u.Peak > 64<<20 {
		t.Errorf("peak memory of %d bytes, of a command that did nothing", u.Peak)
	}
	runtime.KeepAlive(ballast)
}

func TestLaunchTellsWhyACommandFailed(t *testing.T) {
	_, _, err := launch(context.Background(), command{path: "no-such-command-anywhere"})
	if err == nil || !strings.Contains(err.Error(), "no-such-command-anywhere") {
		t.Errorf("%v", err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := launch(context.Background(), command{path: self, args: []string{"fail"}, none: 1}); err == nil {
		t.Error("a failure counts as a run")
	}
	if u, _, err := launch(context.Background(), command{path: self, args: []string{"fail"}, none: 3}); err != nil || u.Wall == 0 {
		t.Errorf("finding nothing counts as a failure: %+v, %v", u, err)
	}
}
