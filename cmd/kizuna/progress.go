package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// redrawInterval keeps the bar from slowing down what it shows.
const redrawInterval = 100 * time.Millisecond

// progress shows on a terminal how much of a work is done. Elsewhere it shows
// nothing.
type progress struct {
	bar *progressbar.ProgressBar // nil without a terminal
}

// newProgress starts the bar for what is read from sources.
func newProgress(s *streams, sources []source) *progress {
	var total int64
	for _, src := range sources {
		if src.name == stdinPath {
			total = -1 // not known: a spinner instead of a bar
			break
		}
		total += src.size
	}
	return startProgress(s, message{"Reading", "読み込み中"}, total, progressbar.OptionShowBytes(true))
}

// startProgress starts a bar from 0 to total; a total of -1 is not known.
func startProgress(s *streams, what message, total int64, more ...progressbar.Option) *progress {
	if !s.errTerminal {
		return &progress{}
	}
	return &progress{progressbar.NewOptions64(total, append([]progressbar.Option{
		progressbar.OptionSetWriter(s.err),
		progressbar.OptionSetDescription(what.in(s.lang)),
		progressbar.OptionThrottle(redrawInterval),
		progressbar.OptionSetWidth(20),
		progressbar.OptionClearOnFinish(),
	}, more...)...)}
}

// set moves the bar to a place.
func (p *progress) set(done int) {
	if p.bar != nil {
		_ = p.bar.Set(done)
	}
}

// reader counts what is read through it.
func (p *progress) reader(r io.Reader) io.Reader {
	if p.bar == nil {
		return r
	}
	return io.TeeReader(r, counter{p.bar})
}

// counter moves a bar by what is written to it. A bar that cannot be drawn
// must not stop an import.
type counter struct{ bar *progressbar.ProgressBar }

func (c counter) Write(b []byte) (int, error) {
	_ = c.bar.Add(len(b))
	return len(b), nil
}

// pause takes the bar off the screen, so that a line can be written in its
// place; reading on draws it again.
func (p *progress) pause() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// stop takes the bar off the screen for good.
func (p *progress) stop() {
	p.pause()
	p.bar = nil
}
