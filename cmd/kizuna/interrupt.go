package main

import (
	"context"
	"io"
)

// interruptible is a reader that fails as soon as ctx is done. Reading from a
// terminal or a pipe may wait for ever and cannot be called off; so the waiting
// is left to a goroutine, which outlives Close only while it waits.
type interruptible struct {
	*io.PipeReader
	forget func() bool
}

func newInterruptible(ctx context.Context, r io.Reader) interruptible {
	out, in := io.Pipe()
	forget := context.AfterFunc(ctx, func() { in.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(in, r)
		in.CloseWithError(err) // nil is io.EOF
	}()
	return interruptible{out, forget}
}

// Close ends the reading, at the end of the source or before.
func (r interruptible) Close() error {
	r.forget()
	return r.PipeReader.Close()
}
