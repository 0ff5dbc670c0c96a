package bleve

import (
	"context"
	"errors"

	"kizuna/index"
)

// Repair is what Repair did.
type Repair string

// Ways to repair.
const (
	RepairNone     Repair = "none"      // nothing was wrong
	RepairRebuilt  Repair = "rebuilt"   // every remark was whole, and all else was made anew from them
	RepairFellBack Repair = "fell-back" // an older generation is in force; what was written since is lost
)

// RepairReport tells what became of a repair.
type RepairReport struct {
	Done Repair `json:"done"`
	// From is the generation whose content is in force now, as generation To.
	From uint64 `json:"from"`
	To   uint64 `json:"to"`
}

// RepairIndex puts the newest whole generation in force. When the one in force is
// damaged, but only in what can be made from its remarks, it is rebuilt from them
// and nothing is lost; otherwise the newest other one that is whole takes its
// place. It waits for another writer until ctx is done.
func RepairIndex(ctx context.Context, dir string, c Config) (*RepairReport, error) {
	e, err := newEngine(dir, c)
	if err != nil {
		return nil, err
	}
	r, err := Check(ctx, dir, c)
	if err != nil {
		return nil, err
	}
	if r.Whole() {
		return &RepairReport{RepairNone, r.Generation, r.Generation}, nil
	}
	if err := Reindex(ctx, dir, c, nil); err == nil {
		return &RepairReport{RepairRebuilt, r.Generation, r.Generation + 1}, nil
	} else if ctx.Err() != nil || errors.Is(err, index.ErrBusy) {
		return nil, err
	}
	return e.fallBack(ctx, r)
}

// fallBack puts the newest whole generation in force, under a number of its own,
// so that running servers notice.
func (e *Engine) fallBack(ctx context.Context, broken *CheckReport) (_ *RepairReport, err error) {
	lock, err := e.lockForWriting(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, e.unlock(lock)) }()
	whole, err := e.newestWhole(ctx, broken.Generation, map[string]bool{})
	if err != nil {
		return nil, err
	}
	if whole == nil {
		return nil, index.NewError(index.ErrUnavailable,
			"no generation of the index is whole; restore a backup with kizuna restore FILE --replace, or import the sources into a new directory",
			"無傷の世代が残っていません。kizuna restore FILE --replace でバックアップから戻すか、新しいディレクトリに取り込み直してください", nil)
	}
	generations, highest, err := generationsOnDisk(e.dir)
	if err != nil {
		return nil, e.cannotWrite(err)
	}
	next := *whole
	for _, n := range generations {
		next.Generation = max(next.Generation, n+1)
	}
	next.Previous = whole.Generation
	next.NextSegment = max(next.NextSegment, highest+1)
	if err := writeCurrent(e.dir, &next); err != nil {
		return nil, e.cannotWrite(err)
	}
	sweep(e.dir, nil)
	return &RepairReport{RepairFellBack, whole.Generation, next.Generation}, nil
}
