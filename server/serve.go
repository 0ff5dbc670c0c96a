package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// Timeouts of a connection. A client that is slower holds a connection for
// nothing.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = 30 * time.Second
	writeTimeout  = 60 * time.Second // DefaultTimeout, then a large meeting over a slow line
	idleTimeout   = 2 * time.Minute
	// stopTimeout is how long a stop waits for the requests it finds under way.
	stopTimeout = 15 * time.Second
	// maxHeaderBytes bounds a request's headers. An address holds a query of
	// index.MaxTextRunes characters, nine bytes each when percent-encoded.
	maxHeaderBytes = 64 << 10
)

// Serve answers requests on the listener, which it closes, until ctx is done;
// then it finishes the requests under way and returns nil.
func Serve(ctx context.Context, ln net.Listener, h http.Handler) error {
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		ctx, cancel := context.WithTimeout(context.Background(), stopTimeout)
		defer cancel()
		err := srv.Shutdown(ctx)
		if err != nil {
			// What is still under way is called off, so that the index can close.
			err = errors.Join(err, srv.Close())
		}
		stopped <- err
	})
	defer stop()
	if err := srv.Serve(ln); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve on %s: %w", ln.Addr(), err)
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("stop serving on %s: %w", ln.Addr(), err)
	}
	return nil
}
