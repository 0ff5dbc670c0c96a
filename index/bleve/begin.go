package bleve

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"kizuna/index"

	"github.com/gofrs/flock"
)

// lockRetry is how long a writer waits before it looks again whether another
// process's lock is free.
const lockRetry = 50 * time.Millisecond

// Begin starts a batch, waiting for another writer until ctx is done. The lock
// is the system's: that of a process that died is free.
func (e *Engine) Begin(ctx context.Context) (index.Batch, error) {
	b, err := e.begin(ctx, e.acquire)
	if err != nil {
		return nil, err
	}
	return b, nil
}

// begin starts a batch on the generation that open gives once no other writer
// can change which one that is.
func (e *Engine) begin(ctx context.Context, open func() (*generation, error)) (_ *batch, err error) {
	defer e.guard(&err, debug.SetPanicOnFault(true))
	lock, err := e.lockForWriting(ctx)
	if err != nil {
		return nil, err
	}
	g, err := e.openToWrite(open)
	if err != nil {
		return nil, errors.Join(err, e.unlock(lock))
	}
	b := &batch{engine: e, lock: lock, base: g, dead: map[string]map[uint32]bool{}, added: map[string]place{}, next: g.manifest.NextSegment}
	b.checkpoint = readCheckpoint(e.dir, e.analyzer.Fingerprint())
	sweep(e.dir, b.checkpoint)
	_, highest, err := generationsOnDisk(e.dir)
	if err != nil {
		return nil, errors.Join(e.cannotWrite(err), b.end())
	}
	b.next = max(b.next, highest+1)
	if b.checkpoint != nil {
		for _, ms := range b.checkpoint.Segments {
			if g.segment(ms.Name) != nil {
				continue // it was committed, and the checkpoint outlived that
			}
			if s, err := openSegment(e.dir, ms, formatVersion, e.cache); err == nil {
				b.finished = append(b.finished, fresh{ms, uint32(s.tables.meetings.rows()), s})
			}
		}
	}
	return b, nil
}

// openToWrite opens the generation that a batch stands on. It must be the one in
// force: that an engine still answers from what it has open, when the index is
// damaged or gone, is for readers alone.
func (e *Engine) openToWrite(open func() (*generation, error)) (*generation, error) {
	if e.config.Create {
		if err := e.found(); err != nil {
			return nil, e.cannotWrite(err)
		}
	}
	g, err := open()
	if err != nil {
		return nil, err
	}
	m, err := readCurrent(e.dir)
	switch nothing := errors.Is(err, errNothing); {
	case nothing && g.number == 0, err == nil && m.Generation == g.number:
		return g, nil
	case nothing:
		err = e.noIndexHere()
	case err == nil:
		err = e.damaged(fmt.Errorf("%w: generation %d is in force, but %d is what can be read", errDamaged, m.Generation, g.number))
	default:
		err = e.damaged(err)
	}
	e.release(g)
	return nil, err
}

// lockForWriting keeps out other batches of this process and of others, until
// unlock.
func (e *Engine) lockForWriting(ctx context.Context) (*flock.Flock, error) {
	select {
	case e.writing <- struct{}{}:
	case <-ctx.Done():
		return nil, e.busy(ctx)
	}
	// Opened for writing, so that who may not write is told so here.
	lock := flock.New(filepath.Join(e.dir, lockFile), flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(fileMode))
	got, err := lock.TryLock()
	if !got && err == nil && (e.config.Busy == nil || e.config.Busy()) {
		got, err = lock.TryLockContext(ctx, lockRetry)
	}
	switch {
	case got:
		return lock, nil
	case err == nil || ctx.Err() != nil:
		err = e.busy(ctx)
	default:
		err = e.cannotWrite(err)
	}
	<-e.writing
	return nil, err
}

func (e *Engine) unlock(lock *flock.Flock) error {
	err := lock.Unlock()
	<-e.writing
	return err
}

func (e *Engine) busy(ctx context.Context) error {
	return index.NewError(index.ErrBusy,
		fmt.Sprintf("another process is writing to the index in %s; try again when it is done", e.dir),
		fmt.Sprintf("「%s」の索引には別の処理が書き込み中です。終わってからもう一度実行してください", e.dir), context.Cause(ctx))
}

func (e *Engine) cannotWrite(cause error) error {
	return index.NewError(index.ErrUnavailable,
		fmt.Sprintf("cannot write to the index in %s", e.dir),
		fmt.Sprintf("「%s」の索引に書き込めません。空き容量と書き込み権限を確かめてください", e.dir), cause)
}
