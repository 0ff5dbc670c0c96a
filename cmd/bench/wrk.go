package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// The bar of a server under load: crowd connections at once, and as much memory
// at most as it had when it was warm.
const (
	crowd      = 64
	maxGrown   = 1.3
	warmUp     = 3 // it is warm after so many parts of the time that counts
	wrkThreads = 2
)

//go:embed wrk.lua
var wrkScript []byte

// wrkForms are what is asked for with each query in turn: what people open, what
// programs call.
var wrkForms = []string{"/?q=%s", "/api/v1/search?q=%s", "/?q=%s&kind=remark", "/api/v1/search?q=%s&limit=50&match=related", "/?q=%s&sort=newest", "/feed.atom?q=%s"}

// wrkTold is what wrk.lua tells.
type wrkTold struct {
	Answered, Limited, Unavailable int // with 200, 429 and 503
	Other                          int // with any other status
	Broken                         int // connections that failed or took too long
	Microseconds, P50, P99         float64
}

// wrkLoad is what wrk is started with: its script, and the file of paths to ask
// a server for.
type wrkLoad struct{ command, script, url, paths string }

// ask lets wrk ask for a while, in whole seconds.
func (l wrkLoad) ask(ctx context.Context, d time.Duration) (told wrkTold, err error) {
	// The server itself gives up after ten seconds.
	out, err := output(ctx, l.command, "-c", strconv.Itoa(crowd), "-t", strconv.Itoa(wrkThreads), "-d", fmt.Sprintf("%.0fs", max(1, d.Seconds())),
		"--timeout", "20s", "-s", l.script, l.url, "--", l.paths)
	if err != nil {
		return told, fmt.Errorf("wrk: %w\n%s", err, tail([]byte(out)))
	}
	_, text, _ := strings.Cut(out, "told ")
	if err := json.Unmarshal([]byte(text), &told); err != nil {
		return told, fmt.Errorf("wrk told %q: %w", tail([]byte(out)), err)
	}
	return told, nil
}

// measureWrk lets wrk, which knows nothing of us, ask the real server on many
// connections, while its memory is watched.
func measureWrk(ctx context.Context, b *bench) error {
	wrk, err := exec.LookPath("wrk")
	if err != nil {
		b.say("wrk takes no part: %v", err)
		b.remark("wrk took no part: %v.", err)
		return nil
	}
	headings, err := readHeadings(b.queries)
	if err != nil {
		return err
	}
	script, paths := filepath.Join(b.work, "wrk.lua"), filepath.Join(b.work, "wrk.paths")
	var lines strings.Builder
	queries := distinct(b.analyzer, headings, b.seed)
	for i, q := range queries {
		fmt.Fprintf(&lines, wrkForms[i%len(wrkForms)]+"\n", url.QueryEscape(q))
	}
	if err := os.WriteFile(script, wrkScript, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(paths, []byte(lines.String()), 0o644); err != nil {
		return err
	}
	server, err := b.serveWhole(ctx)
	if err != nil {
		return err
	}
	load := wrkLoad{command: wrk, script: script, url: server.url, paths: paths}
	var told wrkTold
	var warm, most int64
	if _, err = load.ask(ctx, b.wrk/warmUp); err == nil {
		warm, err = residentMemory(server.Process.Pid)
	}
	if err == nil {
		watched, stop := context.WithCancel(ctx)
		peak := make(chan int64)
		go func() { peak <- mostMemory(watched, server.Process.Pid) }()
		told, err = load.ask(ctx, b.wrk)
		stop()
		most = <-peak
	}
	if stopErr := server.stop(); err == nil {
		err = stopErr
	}
	if err != nil {
		return err
	}
	what := fmt.Sprintf("wrk, %d connections: ", crowd)
	kizuna := func(v float64) map[string]float64 { return map[string]float64{kizunaName: v} }
	b.table.add(row{what: what + "requests", unit: perSecond, values: kizuna(float64(told.Answered) * 1e6 / told.Microseconds)})
	b.table.add(row{what: what + "p50", unit: milliseconds, values: kizuna(told.P50 / 1e6)})
	b.table.add(row{what: what + "p99", unit: milliseconds, values: kizuna(told.P99 / 1e6)})
	b.table.add(row{what: what + "errors", unit: count, values: kizuna(float64(told.Other + told.Broken)), limits: []limit{{}}})
	b.table.add(row{what: what + "memory ÷ when warm", unit: ratio, values: kizuna(float64(most) / float64(warm)), limits: []limit{{bound: maxGrown}}})
	b.remark("wrk: %d answers in %.0f s (pages, the API, filters, the feed, %d distinct queries in turn), %d refused by 429 and %d by 503; memory %.0f MB after %.0f s, %.0f MB at most after that.",
		told.Answered, told.Microseconds/1e6, len(queries), told.Limited, told.Unavailable, float64(warm)/1e6, (b.wrk / warmUp).Seconds(), float64(most)/1e6)
	return nil
}

// mostMemory watches what a process holds until ctx is done, and returns the most
// it saw.
func mostMemory(ctx context.Context, pid int) (most int64) {
	for ctx.Err() == nil {
		if now, err := residentMemory(pid); err == nil {
			most = max(most, now)
		}
		select {
		case <-ctx.Done():
		case <-time.After(200 * time.Millisecond):
		}
	}
	return most
}

// residentMemory returns the bytes that a process has in memory, where the
// system tells (Linux).
func residentMemory(pid int) (int64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		if value, found := strings.CutPrefix(line, "VmRSS:"); found {
			kB, err := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "kB")), 10, 64)
			return kB << 10, err
		}
	}
	return 0, fmt.Errorf("/proc/%d/status does not tell VmRSS", pid)
}
