package main

import (
	"context"
	"errors"
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
	asked       atomic.Int64

	mu   sync.Mutex
	next func() (string, bool)
}

// newLoadClient makes a client that asks for what next returns, until it returns
// false.
func newLoadClient(address string, connections int, next func() (string, bool)) *loadClient {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = connections
	transport.MaxConnsPerHost = connections
	return &loadClient{url: address, connections: connections, http: &http.Client{Transport: transport}, next: next}
}

// errOutOfQueries says that there were not enough queries to ask none twice.
var errOutOfQueries = errors.New("no more queries that were not asked before; ask for a shorter time with -load")

// run asks for a while and returns how long each answer took, in seconds, to its
// last byte.
func (c *loadClient) run(ctx context.Context, duration time.Duration) ([]float64, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	until := time.Now().Add(duration)
	took := make([][]float64, c.connections)
	var wg sync.WaitGroup
	for i := range took {
		wg.Go(func() {
			for time.Now().Before(until) && ctx.Err() == nil {
				seconds, err := c.ask(ctx)
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

func (c *loadClient) ask(ctx context.Context) (float64, error) {
	c.mu.Lock()
	q, more := c.next()
	c.mu.Unlock()
	if !more {
		return 0, errOutOfQueries
	}
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
	c.asked.Add(1)
	if res.StatusCode != http.StatusOK {
		return 0, fmt.Errorf("%s for %q", res.Status, q)
	}
	return took, nil
}
