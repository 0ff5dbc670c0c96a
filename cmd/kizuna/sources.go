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

	"kizuna/data/fetch"
)

// stdinPath stands for standard input among the paths of an import.
const stdinPath = "-"

// source is one thing to import from.
type source struct {
	name string // the path as given, or within the folder given
	size int64  // in bytes; 0 where it is not known before reading
	open func() (io.ReadCloser, error)

	from     string // the address it was fetched from, or ""
	followed bool   // nobody chose it: it may well hold no remarks
}

// sourceList is what the paths of an import name.
type sourceList struct {
	sources   []source
	addresses []string // of pages on the web
	failures  []badSource
	archives  []io.Closer // open until the import is over
}

// close closes the archives, which were only read.
func (l *sourceList) close() {
	for _, a := range l.archives {
		_ = a.Close()
	}
}

// badSource is a source that cannot be opened.
type badSource struct {
	name string
	err  error
}

// findSources lists what the paths name: a file is itself, a ZIP archive is the
// files in it, a folder is all files in it and below, sorted by path, a pattern
// (*.html) is what it matches, an address is a page on the web. Hidden files and
// folders are passed over, and so are pipes, devices and links: what a link within
// the folder points to is met by its own name. A link out of the folder, and a path
// that cannot be read, is a failure among the others.
func findSources(ctx context.Context, paths []string, stdin io.Reader) (*sourceList, error) {
	l := &sourceList{}
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			l.close()
			return nil, err
		}
		switch {
		case path == stdinPath:
			l.sources = append(l.sources, source{name: stdinPath, open: func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }})
		case fetch.IsURL(path):
			l.addresses = append(l.addresses, path)
		case !exists(path) && strings.Contains(path, "://"):
			l.failures = append(l.failures, badSource{path, newFault(exitFailure, message{
				"%s: only http and https addresses are fetched", "%s：取得できるのは http か https の URL だけです"}, path)})
		case !exists(path) && strings.ContainsAny(path, "*?["):
			l.match(ctx, path)
		default:
			l.add(ctx, path)
		}
	}
	return l, ctx.Err()
}

// match adds what a pattern matches. Shells do this themselves, except on
// Windows and where the pattern is quoted.
func (l *sourceList) match(ctx context.Context, pattern string) {
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		l.failures = append(l.failures, badSource{pattern, newFault(exitFailure, message{"%s: no file matches", "%s：当てはまるファイルがありません"}, pattern)})
	}
	for _, path := range paths {
		info, err := os.Lstat(path)
		switch {
		case dotted(filepath.Base(path)):
		case err != nil:
			l.failures = append(l.failures, badSource{path, unreadable(path, err)})
		case info.Mode()&fs.ModeSymlink != 0:
			if err := linkFault(filepath.Dir(path), path); err != nil {
				l.failures = append(l.failures, badSource{path, err})
				continue
			}
			l.add(ctx, path)
		case info.IsDir(), info.Mode().IsRegular():
			l.add(ctx, path)
		}
	}
}

// add adds a file, an archive or a folder.
func (l *sourceList) add(ctx context.Context, path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		l.failures = append(l.failures, badSource{path, unreadable(path, err)})
	case info.IsDir():
		files, faults := walkFolder(ctx, path)
		l.failures = append(l.failures, faults...)
		if len(files)+len(faults) == 0 {
			l.failures = append(l.failures, badSource{path, newFault(exitFailure, message{"%s: the folder holds no files", "%s：フォルダにファイルがありません"}, path)})
		}
		for _, f := range files {
			l.addFile(f.name, f.size)
		}
	case info.Mode().IsRegular():
		l.addFile(path, info.Size())
	default:
		l.sources = append(l.sources, fileSource(path, 0)) // a pipe
	}
}

// addFile adds a file, or what is in it where it is an archive.
func (l *sourceList) addFile(path string, size int64) {
	sources, failures, archive := openArchive(path)
	if archive == nil {
		l.sources = append(l.sources, fileSource(path, size))
		return
	}
	l.sources, l.failures, l.archives = append(l.sources, sources...), append(l.failures, failures...), append(l.archives, archive)
}

// openWithin opens a source, which may wait for ever: a pipe that nobody writes to.
func openWithin(ctx context.Context, src source) (io.ReadCloser, error) {
	type opened struct {
		file io.ReadCloser
		err  error
	}
	done := make(chan opened, 1)
	go func() {
		file, err := src.open()
		done <- opened{file, err}
	}()
	select {
	case o := <-done:
		return o.file, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
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
		case d.Type()&fs.ModeSymlink != 0:
			if err := linkFault(folder, path); err != nil {
				failures = append(failures, badSource{path, err})
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

// linkFault says why a link is not followed: it leads out of the folder, or to
// nothing. It returns nil for one to something within the folder.
func linkFault(folder, link string) error {
	target, err := filepath.EvalSymlinks(link)
	if err != nil {
		return newFault(exitFailure, message{"%s: it is a link to nothing", "%s：リンクの先がありません"}, link)
	}
	within, err := filepath.EvalSymlinks(folder)
	if err == nil {
		within, err = filepath.Rel(within, target)
	}
	if err != nil || !filepath.IsLocal(within) {
		return newFault(exitFailure, message{
			"%[1]s: it is a link out of the folder, to %[2]s, and was not followed; name that path if you want it",
			"%[1]s：フォルダの外（%[2]s）へのリンクのため、読みませんでした。必要ならそのパスを指定してください"}, link, target)
	}
	return nil
}

// dotted reports whether a name is hidden by custom: that of Unix, or of Windows
// and Office, whose own files lie in folders that are shared.
func dotted(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

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
