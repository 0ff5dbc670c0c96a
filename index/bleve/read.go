package bleve

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"runtime/debug"
	"slices"
	"strconv"

	"kizuna/data"
	"kizuna/index"
)

// Meeting returns a whole meeting.
func (e *Engine) Meeting(_ context.Context, id string) (_ *data.Meeting, err error) {
	defer e.guard(&err, debug.SetPanicOnFault(true))
	g, err := e.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release(g)
	for _, s := range g.segments {
		if m, ok := s.findMeeting(id); ok {
			mt, err := s.meeting(m)
			if err != nil {
				return nil, e.damaged(err)
			}
			return mt, nil
		}
	}
	return nil, index.NewError(index.ErrNotFound,
		fmt.Sprintf("there is no meeting %q", id), fmt.Sprintf("会議「%s」はありません", id), nil)
}

// Remark returns one remark in its place.
func (e *Engine) Remark(_ context.Context, id string) (_ *index.Located, err error) {
	defer e.guard(&err, debug.SetPanicOnFault(true))
	g, err := e.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release(g)
	s, doc, err := g.findRemark(id)
	if err != nil {
		return nil, e.damaged(err)
	}
	if s == nil {
		return nil, noRemark(id)
	}
	r, _, err := s.remark(doc)
	if err != nil {
		return nil, e.damaged(err)
	}
	return &index.Located{Remark: r, Meeting: s.summary(s.tables.remarks.at(doc, remarkMeeting))}, nil
}

// findRemark finds a live remark; nil where there is none.
func (g *generation) findRemark(id string) (*live, uint32, error) {
	for _, s := range g.segments {
		if doc, ok, err := s.findRemark(id); err != nil || ok {
			return s, doc, err
		}
	}
	return nil, 0, nil
}

func noRemark(id string) error {
	return index.NewError(index.ErrNotFound,
		fmt.Sprintf("there is no remark %q", id), fmt.Sprintf("発言「%s」はありません", id), nil)
}

// Meetings yields every meeting, newest first.
func (e *Engine) Meetings(ctx context.Context) iter.Seq2[index.MeetingSummary, error] {
	return func(yield func(index.MeetingSummary, error) bool) {
		all, err := e.summaries(ctx)
		if err != nil {
			yield(index.MeetingSummary{}, err)
			return
		}
		for _, m := range all {
			if !yield(m, nil) {
				return
			}
		}
	}
}

func (e *Engine) summaries(ctx context.Context) (all []index.MeetingSummary, err error) {
	defer e.guard(&err, debug.SetPanicOnFault(true))
	g, err := e.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release(g)
	return g.summaries(), timeout(ctx)
}

// listMeetings reads the summary of every meeting, newest first.
func (g *generation) listMeetings() (all []index.MeetingSummary) {
	for _, s := range g.segments {
		for m := range uint32(s.tables.meetings.rows()) {
			if !s.deadMeetings[m] {
				all = append(all, s.summary(m))
			}
		}
	}
	slices.SortFunc(all, func(a, b index.MeetingSummary) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// Stats tells what the index holds.
func (e *Engine) Stats(context.Context) (_ index.Stats, err error) {
	defer e.guard(&err, debug.SetPanicOnFault(true))
	g, err := e.acquire()
	if err != nil {
		return index.Stats{}, err
	}
	defer e.release(g)
	m := g.manifest
	st := index.Stats{
		Meetings:    g.Meetings,
		Remarks:     g.Remarks,
		Tokens:      g.Tokens,
		TextBytes:   g.TextBytes,
		DiskBytes:   m.bytes(),
		Segments:    len(g.segments),
		Generation:  g.number,
		Previous:    m.Previous,
		Committed:   m.Committed,
		CacheHits:   e.cache.hits.Load(),
		CacheMisses: e.cache.misses.Load(),
		Format:      strconv.Itoa(m.Format),
		Analyzer:    m.Analyzer,
	}
	if previous, _, err := readManifest(e.dir, m.Previous); err == nil {
		st.KeptBytes = previous.bytesBeside(m, e.dir)
	}
	return st, nil
}
