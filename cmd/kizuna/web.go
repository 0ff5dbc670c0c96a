package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"kizuna/data"
	"kizuna/data/fetch"
)

// knownFile is where an index directory keeps what tells web pages unchanged.
const knownFile = "fetched.json"

// web is how an import gets pages from the web.
type web struct {
	client *fetch.Client
	known  map[string]fetch.Marker // by address, of pages that are in the index
	fresh  map[string]fetch.Marker // of those that came in now
	dir    string
}

// newWeb returns the web as an index in a directory knows it.
func newWeb(dir string, opts importOptions) *web {
	w := &web{known: map[string]fetch.Marker{}, fresh: map[string]fetch.Marker{}, dir: dir}
	if !opts.again {
		// Without what was known everything is fetched, which is never wrong.
		if b, err := os.ReadFile(filepath.Join(dir, knownFile)); err == nil {
			_ = json.Unmarshal(b, &w.known)
		}
	}
	w.client = fetch.New(fetch.Config{Agent: "Kizuna/" + readVersions().Version, Pause: opts.pause, Known: w.known})
	return w
}

// source returns a fetched page as a source.
func (w *web) source(page *fetch.Page) source {
	return source{name: page.URL, size: int64(len(page.Body)), from: page.URL,
		open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(page.Body)), nil }}
}

// keep remembers what tells the pages unchanged that are in the index now.
func (w *web) keep() error {
	if len(w.fresh) == 0 {
		return nil
	}
	for address, marker := range w.fresh {
		w.known[address] = marker
	}
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
	return im.readPage(ctx, address, page, err, false)
}

// follow imports an index page and all it leads to.
func (im *importer) follow(ctx context.Context, address string) error {
	err := im.web.client.Follow(ctx, address, im.opts.maxPages, func(page *fetch.Page, err error) error {
		name := address
		if page != nil {
			name = page.URL
		}
		return im.readPage(ctx, name, page, err, true)
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
func (im *importer) readPage(ctx context.Context, name string, page *fetch.Page, err error, followed bool) error {
	var problem *fetch.Problem
	switch {
	case errors.As(err, &problem):
		im.failed(problem.URL, problem)
		return nil
	case err != nil:
		return err
	case page.Unchanged:
		im.unchanged++
		im.say(message{"%s: not changed", "%s：変わっていません"}, oneLine(name))
		return nil
	}
	src := im.web.source(page)
	src.quiet = followed
	before := im.report.Failed
	if err := im.read(ctx, src); err != nil {
		return err
	}
	if im.report.Failed == before && (page.Marker != fetch.Marker{}) {
		im.web.fresh[name] = page.Marker
	}
	return nil
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
