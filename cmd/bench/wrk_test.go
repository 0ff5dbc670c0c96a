package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

// TestWrkTellsWhatItWasAnswered lets wrk ask a server whose answers are known.
func TestWrkTellsWhatItWasAnswered(t *testing.T) {
	wrk, err := exec.LookPath("wrk")
	if err != nil {
		t.Skip(err)
	}
	var asked atomic.Int64
	statuses := []int{http.StatusOK, http.StatusTooManyRequests, http.StatusServiceUnavailable, http.StatusInternalServerError}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		w.WriteHeader(statuses[len(r.URL.Query().Get("q"))])
	}))
	defer s.Close()
	dir := t.TempDir()
	script, paths := filepath.Join(dir, "wrk.lua"), filepath.Join(dir, "paths")
	for name, text := range map[string]string{script: string(wrkScript), paths: "/?q=\n/?q=a\n/?q=ab\n/?q=abc\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := wrkLoad{command: wrk, script: script, url: s.URL, paths: paths}
	told, err := w.ask(t.Context(), time.Second)
	if err != nil {
		t.Fatal(err)
	}
	sum := told.Answered + told.Limited + told.Unavailable + told.Other
	// What is under way at the end is asked and not answered any more.
	if n := int(asked.Load()); sum == 0 || sum > n || sum < n-2*crowd || told.Broken != 0 || told.P99 < told.P50 || told.Microseconds < 9e5 {
		t.Errorf("%d were asked, wrk tells %+v", n, told)
	}
	for _, n := range []int{told.Answered, told.Limited, told.Unavailable, told.Other} {
		if n < sum/5 || n > sum/3 {
			t.Errorf("not a quarter each: %+v", told)
		}
	}
}

func TestResidentMemory(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells it")
	}
	if got, err := residentMemory(os.Getpid()); err != nil || got < 1<<20 || got > 1<<34 {
		t.Errorf("%d bytes, %v", got, err)
	}
	if _, err := residentMemory(-1); err == nil {
		t.Error("a process that is not there has memory")
	}
	ctx, stop := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer stop()
	if got := mostMemory(ctx, os.Getpid()); got < 1<<20 {
		t.Errorf("%s bytes at most", fmt.Sprint(got))
	}
}
