package bleve

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"kizuna/data"
	"kizuna/index"

	"github.com/gofrs/flock"
)

// batch is one generation in the making.
type batch struct {
	engine *Engine
	lock   *flock.Flock
	base   *generation
	dead   map[string]map[uint32]bool // meetings of base to leave out, by segment

	next       uint64           // number of the next segment
	builder    *builder         // of the segment under way; nil for none
	gathered   int64            // bytes of the texts in builder
	finished   []fresh          // segments that base does not have, in order
	added      map[string]place // meetings that count, by id
	checkpoint *checkpoint      // on disk; nil for none
	anew       bool             // base is to be replaced whole, be it with the same
	ended      bool
	broken     error // a meeting was written in part, so nothing can be committed
	unchanged  int   // puts of what base has already
}

// fresh is a finished segment: one this batch built, or, when it is open, one
// that a batch built which did not live to commit.
type fresh struct {
	manifestSegment
	meetings uint32 // how many
	segment  *segment
}

// place is where a meeting stands: its number in a segment.
type place struct {
	segment string
	meeting uint32
}

func (b *batch) underWay() string { return segmentName(b.next) }

// Put adds a meeting.
func (b *batch) Put(ctx context.Context, m *data.Meeting) (err error) {
	defer b.engine.guard(&err, debug.SetPanicOnFault(true))
	if err := b.usable(ctx); err != nil {
		return err
	}
	if err := data.Validate(m); err != nil {
		return badMeeting(m, err)
	}
	hash, err := hashOf(m)
	if err != nil {
		return badMeeting(m, err)
	}
	if b.keep(m.ID, hash) {
		b.unchanged++
		return nil
	}
	if b.takeOver(m.ID, hash) {
		return nil
	}
	if b.builder == nil {
		if b.builder, err = newBuilder(filepath.Join(b.engine.dir, b.underWay()), b.engine.analyzer); err != nil {
			return b.engine.cannotWrite(err)
		}
	}
	number, err := b.builder.add(m, hash, analyseAll(b.engine.analyzer, m.Remarks))
	if err != nil {
		b.broken = b.engine.cannotWrite(err)
		return b.broken
	}
	b.drop(m.ID)
	b.added[m.ID] = place{b.underWay(), number}
	for i := range m.Remarks {
		b.gathered += int64(len(m.Remarks[i].Text))
	}
	if b.gathered >= b.engine.config.CheckpointBytes {
		if err := b.note(); err != nil {
			b.broken = b.engine.cannotWrite(err)
			return b.broken
		}
	}
	return nil
}

// keep leaves a meeting as it is in the generation before, if it is the same
// there.
func (b *batch) keep(id string, hash contentHash) bool {
	for _, s := range b.base.segments {
		if m, ok := s.findMeeting(id); ok && s.tables.hash(m) == hash {
			delete(b.added, id)
			delete(b.dead[s.name], m)
			return true
		}
	}
	return false
}

// takeOver takes a meeting from a segment of a batch that was never committed,
// if it is the same there.
func (b *batch) takeOver(id string, hash contentHash) bool {
	for _, f := range b.finished {
		if f.segment == nil {
			continue
		}
		if m, ok := f.segment.tables.meeting(id); ok && f.segment.tables.hash(m) == hash {
			b.drop(id)
			b.added[id] = place{f.Name, m}
			return true
		}
	}
	return false
}

// Unchanged counts the puts of what was there already.
func (b *batch) Unchanged() int { return b.unchanged }

// Remove takes a meeting out.
func (b *batch) Remove(ctx context.Context, id string) (err error) {
	defer b.engine.guard(&err, debug.SetPanicOnFault(true))
	if err := b.usable(ctx); err != nil {
		return err
	}
	b.drop(id)
	return nil
}

// drop leaves out the meeting of that id, wherever it is.
func (b *batch) drop(id string) {
	delete(b.added, id)
	for _, s := range b.base.segments {
		if m, ok := s.findMeeting(id); ok {
			if b.dead[s.name] == nil {
				b.dead[s.name] = map[uint32]bool{}
			}
			b.dead[s.name][m] = true
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

// finish closes the segment under way.
func (b *batch) finish() error {
	if b.builder == nil {
		return nil
	}
	meetings := uint32(b.builder.tables.meetings.rows())
	if err := b.builder.close(); err != nil {
		return err
	}
	b.builder, b.gathered = nil, 0
	s, err := sumSegment(b.engine.dir, b.underWay())
	if err != nil {
		return err
	}
	b.finished = append(b.finished, fresh{manifestSegment: s, meetings: meetings})
	b.next++
	return nil
}

// note finishes the segment under way and notes it in a checkpoint.
func (b *batch) note() error {
	if err := b.finish(); err != nil {
		return err
	}
	c := &checkpoint{Format: formatVersion, Analyzer: b.engine.analyzer.Fingerprint()}
	for _, f := range b.finished {
		c.Segments = append(c.Segments, f.manifestSegment)
	}
	if err := c.write(b.engine.dir); err != nil {
		return err
	}
	b.checkpoint = c
	return nil
}

// Commit makes the batch visible and durable.
func (b *batch) Commit(ctx context.Context) error {
	if err := b.usable(ctx); err != nil {
		return errors.Join(err, b.Discard())
	}
	if len(b.added) == 0 && !b.anyDead() && b.base.number > 0 && !b.anew {
		return b.Discard()
	}
	if err := b.commit(); err != nil {
		return errors.Join(b.engine.cannotWrite(err), b.Discard())
	}
	return b.end()
}

func (b *batch) anyDead() bool {
	for _, dead := range b.dead {
		if len(dead) > 0 {
			return true
		}
	}
	return false
}

func (b *batch) commit() (err error) {
	defer b.engine.guard(&err, debug.SetPanicOnFault(true))
	if err := b.finish(); err != nil {
		return err
	}
	next := manifest{
		Format:      formatVersion,
		Generation:  b.base.number + 1,
		Previous:    b.base.number,
		Analyzer:    b.engine.analyzer.Fingerprint(),
		NextSegment: b.next,
	}
	for _, s := range b.base.segments {
		if ms, keep := withDead(s.entry(), uint32(s.tables.meetings.rows()), func(m uint32) bool {
			return s.deadMeetings[m] || b.dead[s.name][m]
		}); keep {
			next.Segments = append(next.Segments, ms)
		}
	}
	counts := make(map[place]bool, len(b.added))
	for _, p := range b.added {
		counts[p] = true
	}
	for _, f := range b.finished {
		if ms, keep := withDead(f.manifestSegment, f.meetings, func(m uint32) bool { return !counts[place{f.Name, m}] }); keep {
			next.Segments = append(next.Segments, ms)
		}
	}
	if err := b.engine.compact(&next, b.base); err != nil {
		return err
	}
	return b.engine.putInForce(&next, b.base)
}

// withDead adds the numbers of dead meetings to what a manifest says of a
// segment; keep is false when nothing in it counts any more.
func withDead(ms manifestSegment, meetings uint32, dead func(m uint32) bool) (_ manifestSegment, keep bool) {
	for m := range meetings {
		if dead(m) {
			ms.Dead = append(ms.Dead, m)
		}
	}
	return ms, len(ms.Dead) < int(meetings)
}

// putInForce opens a generation whose segments are on disk, compares the
// checksums of those that base does not have, and moves the pointer to it. base may
// be nil.
func (e *Engine) putInForce(m *manifest, base *generation) error {
	g, err := e.openSegments(m, base)
	if err != nil {
		return err
	}
	defer g.close()
	for i, s := range g.segments {
		if err := m.Segments[i].present(e.dir); err != nil {
			return err
		}
		if base.segment(s.name) == nil {
			if err := s.file.verify(); err != nil {
				return err
			}
		}
	}
	m.Counts = g.counts
	m.Committed = time.Now().UTC().Truncate(time.Second)
	if err := writeCurrent(e.dir, m); err != nil {
		return err
	}
	// From here on it is in force, whatever becomes of the old.
	_ = os.Remove(filepath.Join(e.dir, checkpointFile))
	sweep(e.dir, nil)
	return nil
}

// Discard drops the batch. Segments that a checkpoint names stay: the same
// import run again goes on with them.
func (b *batch) Discard() error {
	if b.ended {
		return nil
	}
	var err error
	if b.builder != nil {
		err = b.builder.abandon()
	}
	sweep(b.engine.dir, b.checkpoint)
	return errors.Join(err, b.end())
}

func (b *batch) end() error {
	b.ended = true
	b.engine.release(b.base)
	for _, f := range b.finished {
		if f.segment != nil {
			_ = f.segment.release()
		}
	}
	return b.engine.unlock(b.lock)
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
