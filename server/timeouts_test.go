package server_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"kizuna/server"
)

// pipes is a listener whose connections are pipes in memory, whose deadlines go
// by the clock of a test.
type pipes struct {
	waiting chan net.Conn
	closed  chan struct{}
}

func newPipes() *pipes { return &pipes{make(chan net.Conn), make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.waiting:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	close(p.closed)
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

func (p *pipes) dial() net.Conn {
	ours, theirs := net.Pipe()
	p.waiting <- theirs
	return ours
}

// TestASlowClientIsLeft holds that no client holds a connection by being slow.
func TestASlowClientIsLeft(t *testing.T) {
	const head = "POST / HTTP/1.1\r\nHost: a\r\n"
	for _, c := range []struct {
		name   string
		sends  string // then nothing more
		reads  bool
		within time.Duration
	}{
		{"sends nothing", "", true, 11 * time.Second},
		{"never ends the headers", head, true, 11 * time.Second},
		{"never sends the body", head + "Content-Length: 10\r\n\r\n", true, 31 * time.Second},
		{"never asks again", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", true, 121 * time.Second},
		{"never reads the answer", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", false, 61 * time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ln := newPipes()
				ctx, stop := context.WithCancel(t.Context())
				ended := make(chan error, 1)
				h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					_, _ = io.ReadAll(r.Body)
					_, _ = io.WriteString(w, strings.Repeat("a", 10_000))
				})
				go func() { ended <- server.Serve(ctx, ln, h) }()
				conn := ln.dial()
				defer conn.Close()
				if _, err := io.WriteString(conn, c.sends); err != nil {
					t.Fatal(err)
				}
				began := time.Now()
				if c.reads {
					_, _ = io.Copy(io.Discard, conn) // until the server closes
				} else {
					time.Sleep(c.within)
					// The pipe has no buffer: what can be read now is sent now.
					if n, err := io.Copy(io.Discard, conn); n > 0 {
						t.Errorf("%d bytes were sent after the deadline, %v", n, err)
					}
				}
				if took := time.Since(began); took > c.within {
					t.Errorf("the connection was held for %s", took)
				}
				stop()
				if err := <-ended; err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// TestAStopDoesNotWaitForEver holds that work that does not end is called off.
func TestAStopDoesNotWaitForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newPipes()
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		calledOff := make(chan struct{})
		h := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			<-r.Context().Done()
			close(calledOff)
		})
		go func() { ended <- server.Serve(ctx, ln, h) }()
		conn := ln.dial()
		defer conn.Close()
		if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		began := time.Now()
		stop()
		if err := <-ended; !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("ended with %v", err)
		}
		<-calledOff
		if took := time.Since(began); took != 15*time.Second {
			t.Errorf("the stop took %s", took)
		}
	})
}
