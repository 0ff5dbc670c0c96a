package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// stdinPath stands for standard input among the paths of an import.
const stdinPath = "-"

// source is one thing to import from.
type source struct {
	name string // the path as given, or within the folder given
	size int64  // in bytes; 0 where it is not known before reading
	open func() (io.ReadCloser, error)
}

// badSource is a source that cannot be opened.
type badSource struct {
	name string
	err  error
}

// findSources lists what the paths name: a file is itself, a folder is all
// files in it and below, sorted by path. Hidden files and folders are passed
// over, and so are links: what a link within the folder points to is met by its
// own name, and what lies outside was not named. A path that cannot be read is
// a failure among the others.
func findSources(ctx context.Context, paths []string, stdin io.Reader) (sources []source, failures []badSource, err error) {
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if path == stdinPath {
			sources = append(sources, source{name: stdinPath, open: func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }})
			continue
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			failures = append(failures, badSource{path, unreadable(path, err)})
		case info.IsDir():
			files, faults := walkFolder(ctx, path)
			sources, failures = append(sources, files...), append(failures, faults...)
			if len(files)+len(faults) == 0 {
				failures = append(failures, badSource{path, newFault(exitFailure, message{"%s: the folder holds no files", "%s：フォルダにファイルがありません"}, path)})
			}
		default:
			sources = append(sources, fileSource(path, info.Size()))
		}
	}
	return sources, failures, ctx.Err()
}

func fileSource(path string, size int64) source {
	return source{name: path, size: size, open: func() (io.ReadCloser, error) { return os.Open(path) }}
}

func walkFolder(ctx context.Context, folder string) (sources []source, failures []badSource) {
	// Walking the folder's own file system follows a link only where the
	// folder itself, which was named, is one.
	_ = fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		path := filepath.Join(folder, filepath.FromSlash(name))
		switch {
		case ctx.Err() != nil:
			return fs.SkipAll
		case err != nil:
			failures = append(failures, badSource{path, unreadable(path, err)})
			return nil
		case name != "." && hidden(d):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !d.Type().IsRegular():
			return nil
		}
		info, err := d.Info()
		if err != nil {
			failures = append(failures, badSource{path, unreadable(path, err)})
			return nil
		}
		sources = append(sources, fileSource(path, info.Size()))
		return nil
	})
	return sources, failures
}

// dotted reports whether a name is hidden by custom.
func dotted(name string) bool { return strings.HasPrefix(name, ".") }

// unreadable is a path that the system does not let us read.
func unreadable(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return newFault(exitFailure, message{"%s: there is no such file or folder", "%s：ファイルやフォルダが見つかりません"}, path)
	case errors.Is(err, fs.ErrPermission):
		return newFault(exitFailure, message{"%s: no permission to read it", "%s：読み取る権限がありません"}, path)
	}
	return newFault(exitFailure, message{"%s: it cannot be read", "%s：読み取れません"}, path).because(fmt.Errorf("open: %w", err))
}
