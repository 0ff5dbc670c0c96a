package main

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"kizuna/index"
)

// watchInterval is the time between two looks at a watched folder. A file is
// taken in when two looks find it the same, so that one that is still being
// written or copied is left until it is whole.
//
// Looking serves where notices do not: notices of the file system come for what
// this machine does alone, and folders that people share lie on a server.
const watchInterval = 2 * time.Second

// A look is what a folder's file was like.
type look struct {
	size    int64
	changed time.Time
}

// watcher takes in the files of a folder as they land.
type watcher struct {
	open     func() (index.Engine, error)
	opts     importOptions
	streams  *streams
	interval time.Duration

	seen map[string]look // at the last look
	done map[string]look // as they were taken in
	told map[string]bool // what cannot be looked at, each told once
}

// runWatch imports what is in a folder and whatever lands there, until ctx ends.
func runWatch(ctx context.Context, open func() (index.Engine, error), opts importOptions, s *streams) error {
	info, err := os.Stat(opts.watch)
	if err != nil {
		return unreadable(opts.watch, err)
	}
	if !info.IsDir() {
		return usage(message{"--watch takes a folder; %s is none", "--watch にはフォルダを指定してください（%s）"}, opts.watch)
	}
	w := &watcher{open: open, opts: opts, streams: s, interval: watchInterval, seen: map[string]look{}, done: map[string]look{}, told: map[string]bool{}}
	s.say(message{"Watching %s; Ctrl-C ends it", "%s を見張っています（Ctrl-C で終わります）"}, opts.watch)
	return w.run(ctx)
}

// run looks again and again. An interrupt is how a watch ends well.
func (w *watcher) run(ctx context.Context) error {
	for {
		if err := w.look(ctx); err != nil && ctx.Err() == nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(w.interval):
		}
	}
}

// look takes in every file that is new or other than it was, and has not
// changed since the last look. What it cannot look at, and files that have gone, it
// tells once.
func (w *watcher) look(ctx context.Context) error {
	files, failures := walkFolder(ctx, w.opts.watch)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	told := map[string]bool{}
	for _, f := range failures {
		said := describe(f.err, w.streams.lang)
		if told[said] = true; !w.told[said] {
			w.streams.say(message{"  not imported: %s", "  取り込めませんでした：%s"}, oneLine(said))
		}
	}
	w.told = told
	now := map[string]look{}
	var ready []string
	for _, f := range files {
		info, err := os.Stat(f.name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // it has gone meanwhile
		}
		if err != nil {
			continue // the next look may see it
		}
		is := look{info.Size(), info.ModTime()}
		now[f.name] = is
		if before, ok := w.seen[f.name]; ok && before == is && w.done[f.name] != is {
			ready = append(ready, f.name)
		}
	}
	w.seen = now
	if len(failures) == 0 { // else files may be there that cannot be seen
		w.gone(now)
	}
	if len(ready) == 0 {
		return nil
	}
	opts := w.opts
	opts.paths, opts.watch = ready, ""
	err := runImport(ctx, w.open, opts, w.streams)
	if code := exitCode(err); code == exitBusy {
		w.streams.say(message{"another import is running; trying again", "別の取り込みが動いています。あとでやり直します"})
		return nil
	} else if err != nil && code != exitPartial && code != exitFailure {
		return err
	} else if err != nil {
		// The report above named the files; they are tried again when they change.
		w.streams.say(message{"%s: %s", "%s：%s"}, filepath.Base(w.opts.watch), describe(err, w.streams.lang))
	}
	for _, name := range ready {
		w.done[name] = now[name]
	}
	return nil
}

// gone tells which files that were taken in are no longer there. Their meetings
// stay: a folder that people put files into is also one that they clear.
func (w *watcher) gone(now map[string]look) {
	for _, name := range slices.Sorted(maps.Keys(w.done)) {
		if _, ok := now[name]; ok {
			continue
		}
		delete(w.done, name)
		w.streams.say(message{
			"%s: the file has gone; what was imported from it stays (kizuna list, kizuna remove ID)",
			"%s：ファイルがなくなりました。取り込んだ会議は残ります（kizuna list で確かめ、kizuna remove ID で消せます）"}, oneLine(name))
	}
}
