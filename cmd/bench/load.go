package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"
)

// loadClient asks a server for one query after another on some connections, as
// fast as it answers.
type loadClient struct {
	url         string
	connections int
	http        *http.Client
	queries     []string
	next        atomic.Int64 // the first of queries that was not asked yet
}

// newLoadClient makes a client that asks for queries in their order, each once.
func newLoadClient(address string, connections int, queries []string) *loadClient {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = connections
	transport.MaxConnsPerHost = connections
	// Between programs on one machine nothing is gained by packing answers, and
	// unpacking them here would take the server's processors.
	transport.DisableCompression = true
	return &loadClient{url: address, connections: connections, http: &http.Client{Transport: transport}, queries: queries}
}

// run asks for a while, or until there is no query left, and returns how long
// each answer took, in seconds, to its last byte.
func (c *loadClient) run(ctx context.Context, duration time.Duration) ([]float64, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	until := time.Now().Add(duration)
	took := make([][]float64, c.connections)
	var wg sync.WaitGroup
	for i := range took {
		wg.Go(func() {
			for time.Now().Before(until) && ctx.Err() == nil {
				n := int(c.next.Add(1)) - 1
				if n >= len(c.queries) {
					return
				}
				seconds, err := c.ask(ctx, c.queries[n])
				if err != nil {
					stop(err)
					return
				}
				took[i] = append(took[i], seconds)
			}
		})
	}
	wg.Wait()
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	var all []float64
	for _, t := range took {
		all = append(all, t...)
	}
	return all, nil
}

func (c *loadClient) ask(ctx context.Context, q string) (float64, error) {
	start := time.Now()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.url+"?q="+url.QueryEscape(q), nil)
	if err != nil {
		return 0, err
	}
	res, err := c.http.Do(req)
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		return 0, err
	}
	took := time.Since(start).Seconds()
	if res.StatusCode != http.StatusOK {
		return 0, fmt.Errorf("%s for %q", res.Status, q)
	}
	return took, nil
}
