package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"kizuna/data"
	"kizuna/data/fetch"
)

// knownFile is where an index directory keeps what tells web pages unchanged. It
// is no part of the index, nor of its backups: each entry says what the index must
// hold for it to count, so that one about meetings that were removed, or changed by
// others, or lost with a restored backup, is none.
const knownFile = "fetched.json"

// web is how an import gets pages from the web.
type web struct {
	client *fetch.Client
	known  map[string]fetched // by address
	fresh  map[string]fetched // of pages that came in now
	dir    string

	following bool // pages are read that nobody chose

	// holds tells whether the index holds the meetings of a page as they were put.
	holds func(meetings map[string]string) bool
}

// fetched is a page as it was when it was put in.
type fetched struct {
	fetch.Version
	Meetings map[string]string `json:"meetings"` // that it gave: by id, the fingerprint
}

// fingerprint tells versions of a meeting apart.
func fingerprint(m *data.Meeting) (string, error) {
	b, err := json.Marshal(m)
	if err != nil {
		return "", fmt.Errorf("write meeting %s: %w", m.ID, err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16]), nil
}

// newWeb returns the web as an index in a directory knows it.
func newWeb(dir string, opts importOptions, holds func(map[string]string) bool) *web {
	w := &web{known: map[string]fetched{}, fresh: map[string]fetched{}, dir: dir, holds: holds}
	// A dry run shows what is understood, also of what is there already.
	if !opts.again && !opts.dryRun {
		// Without what was known everything is fetched, which is never wrong.
		if b, err := os.ReadFile(filepath.Join(dir, knownFile)); err == nil {
			_ = json.Unmarshal(b, &w.known)
		}
	}
	w.client = fetch.New(fetch.Config{Agent: "Kizuna/" + readVersions().Version, Pause: opts.pause, Known: w.version})
	return w
}

// version is what is known of a page, if the index holds what it gave. One that was
// passed over when it was followed is another page to whoever chooses it.
func (w *web) version(address string) *fetch.Version {
	page, ok := w.known[address]
	if !ok || page.Meetings == nil || len(page.Meetings) == 0 && !w.following || !w.holds(page.Meetings) {
		return nil
	}
	return &page.Version
}

// source returns a fetched page as a source.
func (w *web) source(page *fetch.Page) source {
	return source{name: page.URL, size: int64(len(page.Body)), from: page.URL, followed: w.following,
		open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(page.Body)), nil }}
}

// keep remembers what tells the pages unchanged that are in the index now.
func (w *web) keep() error {
	if len(w.fresh) == 0 {
		return nil
	}
	maps.Copy(w.known, w.fresh)
	b, err := json.MarshalIndent(w.known, "", " ")
	if err != nil {
		return fmt.Errorf("write %s: %w", knownFile, err)
	}
	path := filepath.Join(w.dir, knownFile)
	if err := os.WriteFile(path+".new", b, 0o644); err != nil {
		return fmt.Errorf("write %s: %w", knownFile, err)
	}
	return os.Rename(path+".new", path)
}

// readAddress imports what is at an address.
func (im *importer) readAddress(ctx context.Context, address string) error {
	page, err := im.web.client.Get(ctx, address)
	if ctx.Err() != nil {
		return fmt.Errorf("fetch %s: %w", address, ctx.Err())
	}
	return im.readPage(ctx, address, page, err)
}

// follow imports an index page and all it leads to.
func (im *importer) follow(ctx context.Context, address string) error {
	im.web.following = true
	err := im.web.client.Follow(ctx, address, im.opts.maxPages, func(page *fetch.Page, err error) error {
		name := address
		if page != nil {
			name = page.URL
		}
		return im.readPage(ctx, name, page, err)
	})
	var limit *fetch.Problem
	if errors.As(err, &limit) && errors.Is(err, fetch.ErrTooMuch) {
		im.failed(limit.URL, limit)
		return nil
	}
	return err
}

// readPage imports a page, or tells what is wrong with it. Of the pages of a
// site many hold no remarks, which is nothing wrong with them.
func (im *importer) readPage(ctx context.Context, name string, page *fetch.Page, err error) error {
	var problem *fetch.Problem
	switch {
	case errors.As(err, &problem):
		im.failed(problem.URL, problem)
		return nil
	case err != nil:
		return err
	case page.Unchanged:
		one := newSourceReport(name)
		one.NotFetched = true
		im.done(one)
		return nil
	}
	src := im.web.source(page)
	before := im.report.Failed
	im.given = map[string]string{}
	if err := im.read(ctx, src); err != nil {
		return err
	}
	if im.report.Failed == before && page.Version.Marked() {
		im.web.fresh[name] = fetched{page.Version, im.given}
	}
	return nil
}

// holds reports whether the index holds meetings as they were put in.
func (im *importer) holds(ctx context.Context, meetings map[string]string) bool {
	for id, was := range meetings {
		if im.engine == nil {
			if err := im.openEngine(); err != nil {
				return false // there is none yet, or it says so when it is written to
			}
		}
		m, err := im.engine.Meeting(ctx, id)
		if err != nil {
			return false
		}
		if is, err := fingerprint(m); err != nil || is != was {
			return false
		}
	}
	return true
}

// passedOver reports whether an error of a followed page is none: it holds no
// remarks, or is a picture.
func passedOver(err error) bool {
	return errors.Is(err, data.ErrNoRemarks) || errors.Is(err, data.ErrBinary) || errors.Is(err, data.ErrEmpty)
}

// exists reports whether there is something at a path.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
