// Package browser drives the pages in a real Chromium, as a person would, with
// the real program and the bundled sample:
//
//	make test-browser
//
// It holds what no test without a browser can: that nothing is wider than a
// phone, that axe-core finds nothing that keeps people out, that every page is
// valid HTML for the Nu checker, that keys and clicks do what they say, with
// scripts and without, and that nothing is asked of another host.
//
// Which pages there are is not written down here: they are found by their links
// (crawl_test.go), so that a new page is tested from the day it is linked to.
package browser

import (
	"context"
	"fmt"
	"os"
	"testing"
)

// asked is the environment variable that asks for these tests. They need
// Chromium, Java and what fetch.sh fetches, and make test needs only Go.
const asked = "KIZUNA_BROWSER"

// The one server and the one browser of all tests.
var (
	kizuna   *site
	chromium context.Context
)

func TestMain(m *testing.M) {
	if os.Getenv(asked) == "" {
		os.Exit(m.Run())
	}
	code, err := runAll(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "server/browser:", err)
		code = 1
	}
	os.Exit(code)
}

// runAll runs the tests between the start and the end of server and browser.
func runAll(m *testing.M) (code int, err error) {
	dir, err := os.MkdirTemp("", "kizuna-browser")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	var stop func()
	if kizuna, stop, err = startSite(dir); err != nil {
		return 0, err
	}
	defer stop()
	if chromium, stop, err = startChromium(dir); err != nil {
		return 0, err
	}
	defer stop()
	return m.Run(), nil
}

// needs skips a test that was not asked for.
func needs(t *testing.T) {
	t.Helper()
	if os.Getenv(asked) == "" {
		t.Skipf("needs a browser: make test-browser runs it (%s is not set)", asked)
	}
}
