package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"time"
)

// Bars of the server.
const (
	connections   = 8
	minRate       = 600.0
	maxServerTail = 60e-3 // seconds
)

// measureServe asks the real server by HTTP on this machine alone. Its client
// takes its share of the same cores.
func measureServe(ctx context.Context, b *bench) error {
	headings, err := readHeadings(b.queries)
	if err != nil {
		return err
	}
	server, err := b.serveWhole(ctx)
	if err != nil {
		return err
	}
	queries := distinct(b.analyzer, headings, b.seed)
	client := newLoadClient(server.url+"/api/v1/search", connections, queries)
	// A while before it counts, with queries that do not come again.
	before, err := client.run(ctx, b.options.load/5)
	var took []float64
	start := time.Now()
	if err == nil {
		took, err = client.run(ctx, b.options.load)
	}
	wall := time.Since(start)
	if stopErr := server.stop(); err == nil {
		err = stopErr
	}
	if err == nil && len(took) == 0 {
		err = errors.New("there are too few headings; ask for a shorter time with -load")
	}
	if err != nil {
		return err
	}
	kizuna := func(v float64) map[string]float64 { return map[string]float64{kizunaName: v} }
	b.table.add(row{what: "HTTP, 8 connections: requests", unit: perSecond, values: kizuna(float64(len(took)) / wall.Seconds()), limits: []limit{{bound: minRate, least: true}}})
	b.table.add(row{what: "HTTP: p50", unit: milliseconds, values: kizuna(median(took))})
	b.table.add(row{what: "HTTP: p99", unit: milliseconds, values: kizuna(quantile(took, .99)), limits: []limit{{bound: maxServerTail}}})
	cpu := server.ProcessState.UserTime() + server.ProcessState.SystemTime()
	b.table.add(row{what: "HTTP: server's CPU a request", unit: milliseconds, values: kizuna(cpu.Seconds() / float64(len(before)+len(took)))})
	b.remark("HTTP: %d queries in %.1f s, none repeated, drawn from %d: the %d headings, their parts of two words or more, and as many times a heading and a word of another.",
		len(took), wall.Seconds(), len(queries), len(headings))
	return nil
}

// served is a Kizuna that serves an index on this machine alone.
type served struct {
	*exec.Cmd
	url string
}

// serveWhole serves the index of the corpus, and returns when it answers.
func (b *bench) serveWhole(ctx context.Context) (*served, error) {
	e, err := b.kizunaEngine()
	if err != nil {
		return nil, err
	}
	dir, err := b.ready(ctx, e, &b.corpora.whole)
	if err != nil {
		return nil, err
	}
	addr, err := freeAddr()
	if err != nil {
		return nil, err
	}
	// One client asks as much as many do, and is not to be told to wait.
	s := &served{exec.CommandContext(ctx, b.kizuna, "serve", "--index", dir, "--addr", addr, "--rate", "0"), "http://" + addr}
	s.Cancel = func() error { return s.Process.Signal(os.Interrupt) }
	if err := s.Start(); err != nil {
		return nil, err
	}
	if err := waitFor(ctx, s.url+"/readyz"); err != nil {
		_ = s.stop() // it may have ended by itself
		return nil, err
	}
	return s, nil
}

// stop ends a server and waits for its end.
func (s *served) stop() error {
	_ = s.Process.Signal(os.Interrupt) // it may have ended by itself
	return s.Wait()
}

// freeAddr returns an address of this machine alone that nothing listens on.
func freeAddr() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// waitFor waits until an address answers that all is well.
func waitFor(ctx context.Context, url string) error {
	const tries, pause = 200, 50 * time.Millisecond
	for range tries {
		res, err := http.Get(url)
		if err == nil {
			_ = res.Body.Close() // nothing of it is wanted
			if res.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
	return fmt.Errorf("%s did not answer within %s", url, tries*pause)
}
