package bleve

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/data"
	"kizuna/index"

	"github.com/gofrs/flock"
)

// lockRetry is how long a writer waits before it looks again whether another
// process's lock is free.
const lockRetry = 50 * time.Millisecond

// Begin starts a batch, waiting for another writer until ctx is done.
func (e *Engine) Begin(ctx context.Context) (index.Batch, error) {
	select {
	case e.writing <- struct{}{}:
	case <-ctx.Done():
		return nil, e.busy(ctx)
	}
	b, err := e.begin(ctx)
	if err != nil {
		<-e.writing
		return nil, err
	}
	return b, nil
}

func (e *Engine) begin(ctx context.Context) (*batch, error) {
	lock := flock.New(filepath.Join(e.dir, lockFile), flock.SetPermissions(fileMode))
	got, err := lock.TryLockContext(ctx, lockRetry)
	if ctx.Err() != nil {
		return nil, e.busy(ctx)
	}
	if err != nil || !got {
		return nil, e.cannotWrite(err)
	}
	g, err := e.acquire()
	if err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	sweep(e.dir, g.manifest)
	return &batch{engine: e, lock: lock, base: g, dead: map[string]map[uint32]bool{}, added: map[string]uint32{}}, nil
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

// batch is one generation in the making.
type batch struct {
	engine *Engine
	lock   *flock.Flock
	base   *generation
	dead   map[string]map[uint32]bool // meetings to leave out, by segment

	builder *builder          // nil until the first Put
	added   map[string]uint32 // meetings in builder that count, by id
	changed bool
	ended   bool
	broken  error // a meeting was written in part, so nothing can be committed
}

func (b *batch) newSegment() string { return segmentName(b.base.manifest.NextSegment) }

// Put adds a meeting.
func (b *batch) Put(ctx context.Context, m *data.Meeting) (err error) {
	if err := b.usable(ctx); err != nil {
		return err
	}
	if err := data.Validate(m); err != nil {
		return badMeeting(m, err)
	}
	if b.builder == nil {
		if b.builder, err = newBuilder(filepath.Join(b.engine.dir, b.newSegment()), b.engine.analyzer); err != nil {
			return b.engine.cannotWrite(err)
		}
	}
	remarks := analyseAll(b.engine.analyzer, m.Remarks)
	b.drop(m.ID)
	number, err := b.builder.add(m, remarks)
	if err != nil {
		b.broken = b.engine.cannotWrite(err)
		return b.broken
	}
	b.added[m.ID] = number
	b.changed = true
	return nil
}

// Remove takes a meeting out.
func (b *batch) Remove(ctx context.Context, id string) error {
	if err := b.usable(ctx); err != nil {
		return err
	}
	b.drop(id)
	return nil
}

// drop leaves out the meeting of that id, wherever it is.
func (b *batch) drop(id string) {
	kill := func(segment string, m uint32) {
		if b.dead[segment] == nil {
			b.dead[segment] = map[uint32]bool{}
		}
		b.dead[segment][m] = true
		b.changed = true
	}
	if m, ok := b.added[id]; ok {
		delete(b.added, id)
		kill(b.newSegment(), m)
		return
	}
	for _, s := range b.base.segments {
		if m, ok := s.findMeeting(id); ok {
			kill(s.name, m)
		}
	}
}

func (b *batch) usable(ctx context.Context) error {
	if b.ended {
		return index.NewError(index.ErrUnavailable, "the batch has ended", "この書き込みはすでに終わっています", nil)
	}
	if b.broken != nil {
		return b.broken
	}
	if ctx.Err() != nil {
		return index.NewError(index.ErrTimeout, "the import was stopped", "取り込みを中止しました", context.Cause(ctx))
	}
	return nil
}

// Commit makes the batch visible and durable.
func (b *batch) Commit(ctx context.Context) error {
	if err := b.usable(ctx); err != nil {
		return errors.Join(err, b.Discard())
	}
	if !b.changed && b.base.number > 0 {
		return b.Discard()
	}
	if err := b.commit(); err != nil {
		return errors.Join(b.engine.cannotWrite(err), b.Discard())
	}
	return b.end()
}

func (b *batch) commit() error {
	next := *b.base.manifest
	next.Generation++
	next.Segments = nil
	for _, s := range b.base.segments {
		if ms, keep := b.segmentEntry(s.name, s.tables.meetings.rows(), s.deadMeetings); keep {
			next.Segments = append(next.Segments, ms)
		}
	}
	if b.builder != nil {
		name, meetings := b.newSegment(), b.builder.tables.meetings.rows()
		if err := b.builder.close(); err != nil {
			return err
		}
		b.builder = nil
		next.NextSegment++
		if ms, keep := b.segmentEntry(name, meetings, nil); keep {
			next.Segments = append(next.Segments, ms)
		}
	}
	if err := b.engine.compact(&next); err != nil {
		return err
	}
	if err := writeCurrent(b.engine.dir, &next); err != nil {
		return err
	}
	sweep(b.engine.dir, &next)
	return nil
}

// segmentEntry tells what the next manifest says of a segment; keep is false
// when nothing in it counts any more.
func (b *batch) segmentEntry(name string, meetings int, before map[uint32]bool) (_ manifestSegment, keep bool) {
	ms := manifestSegment{Name: name}
	for m := range uint32(meetings) {
		if before[m] || b.dead[name][m] {
			ms.Dead = append(ms.Dead, m)
		}
	}
	return ms, len(ms.Dead) < meetings
}

// Discard drops the batch.
func (b *batch) Discard() error {
	if b.ended {
		return nil
	}
	var err error
	if b.builder != nil {
		err = b.builder.abandon()
	}
	// Segments that were finished but not committed.
	_ = os.RemoveAll(filepath.Join(b.engine.dir, b.newSegment()))
	return errors.Join(err, b.end())
}

func (b *batch) end() error {
	b.ended = true
	b.engine.release(b.base)
	err := b.lock.Unlock()
	<-b.engine.writing
	return err
}

func badMeeting(m *data.Meeting, cause error) error {
	japanese := "会議のデータが正しくありません"
	if j, ok := errors.AsType[interface {
		error
		Japanese() string
	}](cause); ok {
		japanese = j.Japanese()
	}
	return index.NewError(index.ErrBadMeeting, fmt.Sprintf("meeting %q is refused", m.ID), japanese, cause)
}

// analyseAll analyses remarks on all cores. Each is analysed once; every part
// of the index is fed from that.
func analyseAll(a *analyzer.Analyzer, remarks []data.Remark) []analysed {
	out := make([]analysed, len(remarks))
	// A share is small enough that no core waits long for the last one.
	const share = 16
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (len(remarks)+share-1)/share) {
		wg.Go(func() {
			var an analyzer.Analysis
			for from := range next {
				for i := from; i < min(from+share, len(remarks)); i++ {
					out[i] = analyse(a, &an, remarks[i].Text)
				}
			}
		})
	}
	for from := 0; from < len(remarks); from += share {
		next <- from
	}
	close(next)
	wg.Wait()
	return out
}

func analyse(a *analyzer.Analyzer, an *analyzer.Analysis, text string) analysed {
	a.Analyze(an, text)
	words, tokens := frequencies{}, 0
	an.EachTerm(func(term string) {
		words[term]++
		tokens++
	})
	return analysed{
		folded: an.Text,
		runes:  utf8.RuneCountInString(an.Text),
		edges:  append([]byte(nil), an.Edges.Bytes()...),
		words:  words,
		tokens: tokens,
	}
}
