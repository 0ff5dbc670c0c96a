package bleve

import (
	"context"
	"errors"
	"fmt"

	"kizuna/index"
)

// Reindex rebuilds an index from the remarks stored in it, with the analyzer and
// in the format of this version, whichever wrote it. No sources are needed. The
// old generation goes on serving those who can read it until the new one is
// whole. progress is told how many remarks are done, of how many; it may be nil.
func Reindex(ctx context.Context, dir string, c Config, progress func(done, total int)) error {
	e, err := newEngine(dir, c)
	if err != nil {
		return err
	}
	if _, err := readCurrent(dir); errors.Is(err, errNothing) {
		return e.noIndex() // there may be no directory to lock
	}
	var stored *generation
	b, err := e.begin(ctx, func() (*generation, error) {
		if stored, err = e.openStoredGeneration(); err != nil {
			return nil, err
		}
		return newGeneration(stored.manifest), nil
	})
	if err != nil {
		return err
	}
	defer stored.close()
	if err := b.rebuild(ctx, stored, progress); err != nil {
		return errors.Join(err, b.Discard())
	}
	return b.Commit(ctx)
}

// openStoredGeneration opens the generation in force for reading its meetings alone.
func (e *Engine) openStoredGeneration() (*generation, error) {
	m, err := readCurrent(e.dir)
	if errors.Is(err, errNothing) {
		return nil, e.noIndex()
	}
	if err != nil {
		return nil, e.damaged(err)
	}
	if m.Format < oldestStored || m.Format > formatVersion {
		return nil, e.otherVersion(m)
	}
	g := newGeneration(m)
	for _, ms := range m.Segments {
		s, err := openStored(e.dir, ms, m.Format, e.cache)
		if err != nil {
			g.close()
			return nil, e.damaged(err)
		}
		g.add(s, ms.Dead)
	}
	return g, nil
}

// rebuild puts every meeting of a generation into a batch that stands on none.
func (b *batch) rebuild(ctx context.Context, stored *generation, progress func(done, total int)) error {
	b.anew = true
	done := 0
	for _, s := range stored.segments {
		for m := range uint32(s.tables.meetings.rows()) {
			if s.deadMeetings[m] {
				continue
			}
			mt, err := s.proven(m)
			if err != nil {
				return index.NewError(index.ErrUnavailable,
					"a stored meeting cannot be read, so that the index cannot be rebuilt from it; see what is wrong with: kizuna check",
					"索引の中に読めない会議があるため、作り直せません。kizuna check で調べてください", err)
			}
			if err := b.Put(ctx, mt); err != nil {
				return fmt.Errorf("meeting %s: %w", mt.ID, err)
			}
			done += len(mt.Remarks)
			if progress != nil {
				progress(done, stored.Remarks)
			}
		}
	}
	return nil
}
