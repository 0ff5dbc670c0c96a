package server

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	lru "github.com/hashicorp/golang-lru/v2"

	"kizuna/index"
)

const (
	// maxLogged is how many different queries a search log remembers, those
	// asked last.
	maxLogged = 10_000
	// maxLoggedRunes bounds the queries it remembers, in characters. What is
	// longer was pasted, and may hold anything.
	maxLoggedRunes = 100
	// saveInterval is how much of a search log a crash loses at the most.
	saveInterval = time.Minute
)

// SearchLog counts what is searched for, so that somebody can see what people
// ask and do not find. It knows no more than the words, how often, and the last
// day: not who, not from where, and not in which order. It is safe for
// concurrent use.
type SearchLog struct {
	path string
	now  func() time.Time

	mu      sync.Mutex
	queries *lru.Cache[string, loggedSearch]
	changed bool
	past    pastQueries

	stop    chan struct{}
	stopped sync.WaitGroup
}

// loggedSearch is a query with how often it was asked, as a line of the file.
type loggedSearch struct {
	Query  string `json:"query"`
	Times  int    `json:"times"`
	NoHits int    `json:"no_hits"` // how often nothing was found; 0 since something was
	Last   string `json:"last"`    // the day it was asked last
}

// OpenSearchLog opens the search log in a file of JSON Lines, which is made when
// there is none. Lines that are none are left out. Close saves it.
func OpenSearchLog(path string) (*SearchLog, error) {
	queries, err := lru.New[string, loggedSearch](maxLogged)
	if err != nil {
		return nil, fmt.Errorf("open search log: %w", err)
	}
	l := &SearchLog{path: path, now: time.Now, queries: queries, stop: make(chan struct{})}
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		l.changed = true // saved at once, to know that it can be
		if err := l.save(); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, fmt.Errorf("open search log: %w", err)
	default:
		defer f.Close()
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			var q loggedSearch
			if json.Unmarshal(lines.Bytes(), &q) == nil && q.Query != "" {
				l.queries.Add(q.Query, q)
			}
		}
		if err := lines.Err(); err != nil {
			return nil, fmt.Errorf("read search log: %w", err)
		}
	}
	l.stopped.Go(l.keepSaved)
	return l, nil
}

// keepSaved saves from time to time. What could not be saved is tried again, and
// told of by Close.
func (l *SearchLog) keepSaved() {
	tick := time.NewTicker(saveInterval)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			_ = l.save()
		case <-l.stop:
			return
		}
	}
}

// Close saves the log.
func (l *SearchLog) Close() error {
	close(l.stop)
	l.stopped.Wait()
	return l.save()
}

// save writes the log beside its file, and puts it in its place.
func (l *SearchLog) save() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.changed {
		return nil
	}
	var b strings.Builder
	for _, q := range l.queries.Values() { // the longest ago first, as they are read again
		line, err := json.Marshal(q)
		if err != nil {
			return fmt.Errorf("save search log: %w", err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	if err := replaceFile(l.path, []byte(b.String()), 0o600); err != nil {
		return fmt.Errorf("save search log: %w", err)
	}
	l.changed = false
	return nil
}

// replaceFile puts a new content in the place of a file's, whole or not at all.
func replaceFile(path string, content []byte, mode fs.FileMode) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// note counts a search. Pages after the first are the same search.
func (l *SearchLog) note(q search, res *index.Results) {
	text := strings.Join(strings.Fields(printable(q.text)), " ")
	if l == nil || text == "" || q.offset > 0 || utf8.RuneCountInString(text) > maxLoggedRunes {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	known, _ := l.queries.Get(text)
	known.Query, known.Last = text, l.now().Format(time.DateOnly)
	known.Times++
	switch {
	case res.Total > 0:
		known.NoHits = 0
	case !q.filtered():
		known.NoHits++ // with filters, it is they who left nothing
	}
	l.queries.Add(text, known)
	l.changed = true
}

// popular returns the queries asked most, at most n.
func (l *SearchLog) popular(n int) []loggedSearch {
	return l.most(n, func(q loggedSearch) int { return q.Times })
}

// unanswered returns the queries that nothing was found for, the most frequent
// first, at most n.
func (l *SearchLog) unanswered(n int) []loggedSearch {
	return l.most(n, func(q loggedSearch) int { return q.NoHits })
}

func (l *SearchLog) most(n int, count func(loggedSearch) int) []loggedSearch {
	l.mu.Lock()
	all := l.queries.Values()
	l.mu.Unlock()
	all = slices.DeleteFunc(all, func(q loggedSearch) bool { return count(q) == 0 })
	slices.SortFunc(all, func(a, b loggedSearch) int {
		return cmp.Or(cmp.Compare(count(b), count(a)), cmp.Compare(b.Last, a.Last), cmp.Compare(a.Query, b.Query))
	})
	return all[:min(n, len(all))]
}

// filtered reports whether a search is narrowed by filters.
func (s search) filtered() bool { return !s.query().Filter.IsZero() }
