package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// counting is a server that remembers what it was asked.
type counting struct {
	mu        sync.Mutex
	asked     map[string]int
	now, most int // requests at a time
	status    int
}

func (c *counting) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	c.asked[r.URL.Query().Get("q")]++
	c.now++
	c.most = max(c.most, c.now)
	c.mu.Unlock()
	time.Sleep(time.Millisecond)
	c.mu.Lock()
	c.now--
	c.mu.Unlock()
	w.WriteHeader(c.status)
}

func numbered(n int) []string {
	var qs []string
	for i := range n {
		qs = append(qs, fmt.Sprintf("窓口 %d", i))
	}
	return qs
}

func TestLoadNeverAsksTwiceOnItsConnections(t *testing.T) {
	c := &counting{asked: map[string]int{}, status: http.StatusOK}
	s := httptest.NewServer(c)
	defer s.Close()
	client := newLoadClient(s.URL, 3, numbered(10_000))
	took, err := client.run(context.Background(), 50*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	if len(took) < 3 || len(took) != len(c.asked) {
		t.Errorf("%d answers to %d queries", len(took), len(c.asked))
	}
	for q, n := range c.asked {
		if n != 1 {
			t.Errorf("%s was asked %d times", q, n)
		}
	}
	if c.most < 2 || c.most > 3 {
		t.Errorf("%d requests at a time on 3 connections", c.most)
	}
	for _, seconds := range took {
		if seconds < .001 {
			t.Errorf("an answer took %v s, less than the server did", seconds)
		}
	}
}

func TestLoadEndsWithItsQueries(t *testing.T) {
	c := &counting{asked: map[string]int{}, status: http.StatusOK}
	s := httptest.NewServer(c)
	defer s.Close()
	took, err := newLoadClient(s.URL, 2, numbered(5)).run(context.Background(), time.Minute)
	if err != nil || len(took) != 5 {
		t.Errorf("%d answers to 5 queries, %v", len(took), err)
	}
}

func TestLoadFailsWhenTheServerDoes(t *testing.T) {
	c := &counting{asked: map[string]int{}, status: http.StatusServiceUnavailable}
	s := httptest.NewServer(c)
	defer s.Close()
	if _, err := newLoadClient(s.URL, 2, numbered(5)).run(context.Background(), time.Minute); err == nil {
		t.Error("a refusal counts as an answer")
	}
}
