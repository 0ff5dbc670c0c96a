package synonym

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// CheckInterval is how long a File goes without looking whether it has changed:
// soon enough for whoever saves it and tries, and no cost to a busy server.
const CheckInterval = time.Second

// Config says how a File is read. Its zero value is useful.
type Config struct {
	Fold Fold // nil compares words as they are written
	Base *Set // laid under the file's own; nil for none
	// Warn is told what is wrong with each new version of the file, once, by
	// the goroutine that called Open or Set, a version at a time; nil drops it.
	Warn func(Warning)
}

// File is a synonym file that is read again when it changes, so that a server
// need not be restarted. It is safe for concurrent use.
type File struct {
	path   string
	config Config
	now    func() time.Time

	set  atomic.Pointer[Set]
	next atomic.Int64 // when to look again, nanoseconds since 1970

	reading sync.Mutex // held by the one that looks
	seen    version    // guarded by it
}

// version is what tells one state of a file from another without reading it.
type version struct {
	info  os.FileInfo
	fault string // why there is none
}

func (v version) same(w version) bool {
	if v.info == nil || w.info == nil {
		return v.info == w.info && v.fault == w.fault
	}
	return v.info.ModTime().Equal(w.info.ModTime()) && v.info.Size() == w.info.Size() && os.SameFile(v.info, w.info)
}

// Open reads a synonym file. It fails as Parse does, and when the file cannot be
// opened.
func Open(path string, c Config) (*File, error) {
	if c.Base == nil {
		c.Base = new(Set)
	}
	f := &File{path: path, config: c, now: time.Now}
	f.seen = stat(path)
	set, warnings, err := f.read()
	if err != nil {
		return nil, err
	}
	f.take(set, warnings)
	f.next.Store(f.now().Add(CheckInterval).UnixNano())
	return f, nil
}

// Set returns what the file says, over the base. It looks at the file at most
// once in CheckInterval, and reads it if it has changed. A version that cannot
// be read, and a file that is gone, leave the last good one in use.
func (f *File) Set() *Set {
	if now := f.now(); now.UnixNano() >= f.next.Load() && f.reading.TryLock() {
		f.check()
		f.next.Store(now.Add(CheckInterval).UnixNano())
		f.reading.Unlock()
	}
	return f.set.Load()
}

// check reads the file if it is not the version seen last.
func (f *File) check() {
	v := stat(f.path)
	if v.same(f.seen) {
		return
	}
	set, warnings, err := f.read()
	if !stat(f.path).same(v) {
		return // it is being written; the next look will find it whole
	}
	f.seen = v
	if err == nil {
		f.take(set, warnings)
		return
	}
	if w := (Warning{}); errors.As(err, &w) && f.config.Warn != nil {
		w.english += "; the last good version stays in use"
		w.japanese += "。直前に読み込めた内容を使い続けます"
		f.config.Warn(w)
	}
}

// read parses the file.
func (f *File) read() (*Set, []Warning, error) {
	r, err := os.Open(f.path)
	if err != nil {
		return nil, nil, Warning{f.path, 0, fmt.Errorf("%w: %w", ErrRead, err),
			fmt.Sprintf("it cannot be opened (%v)", err), fmt.Sprintf("開けません（%v）", err)}
	}
	defer r.Close()
	return Parse(f.path, r, f.config.Fold)
}

// take puts a new version in use.
func (f *File) take(set *Set, warnings []Warning) {
	f.set.Store(set.Over(f.config.Base))
	if f.config.Warn != nil {
		for _, w := range warnings {
			f.config.Warn(w)
		}
	}
}

func stat(path string) version {
	info, err := os.Stat(path)
	if err != nil {
		return version{fault: err.Error()}
	}
	return version{info: info}
}
