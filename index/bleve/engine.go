// Package bleve is the search engine on one machine: bleve's segments for the
// words, bigrams for what the words miss, and the texts themselves to verify
// on, in generations that readers keep while a writer makes the next.
//
//	engine, err := bleve.Open(dir, bleve.Config{})
//	results, err := engine.Search(ctx, index.Query{Text: "窓口対応", Limit: 10})
//
// Many engines, in this process and in others, may read and write one
// directory. Readers never wait: each answer comes from the generation that was
// in force when it was asked for. Of bleve, only its segment format and its
// postings are used; scoring, phrases and facets are our own (ARCHITECTURE.md
// says why).
package bleve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"kizuna/analyzer"
	"kizuna/analyzer/synonym"
	"kizuna/index"
)

// Config configures an Engine. Its zero value opens an index that is there for
// reading and writing.
type Config struct {
	// Create makes the directory and an empty index in it if there is none.
	Create bool
	// Analyzer analyses remarks and queries; nil opens one of its own.
	Analyzer *analyzer.Analyzer
	// CacheBytes bounds the texts kept unpacked in memory, about, in bytes;
	// 0 is DefaultCacheBytes.
	CacheBytes int
	// CheckpointBytes is after how many bytes of texts a batch notes what it has,
	// so that the same batch put together again after a crash goes on there; 0 is
	// DefaultCheckpointBytes.
	CheckpointBytes int64
	// Busy is asked once by a writer that finds another process writing, whether
	// to wait for it; nil waits, until the context ends.
	Busy func() bool
	// Stale is told once of each reason for which answers come from an older
	// generation than the one in force, or from an index that is gone; nil for
	// nobody.
	Stale func(error)
	// Warn is told once of each fault in a version of the SynonymsFile; nil for
	// nobody.
	Warn func(synonym.Warning)
}

// DefaultCacheBytes holds the texts of some 600,000 remarks of council minutes
// unpacked, when all of them are asked for. With less than all the texts of an
// index, a search for what stands everywhere (について) unpacks them again each time,
// which takes forty times as long.
const DefaultCacheBytes = 1 << 30

// Engine is an index directory. It is safe for concurrent use.
type Engine struct {
	dir        string
	config     Config
	analyzer   *analyzer.Analyzer
	cache      *blockCache
	synonyms   *synonyms
	suggesting suggesting
	pieces     *pieceCache

	mu      sync.Mutex
	current *generation // nil when closed, or nothing was committed
	stamp   fs.FileInfo // of CURRENT when current was opened
	stale   string      // the reason that was told last
	retry   time.Time   // when to look again at a generation that cannot be opened
	closed  bool
	writing chan struct{} // holds one token while this process may write
}

var _ index.Engine = (*Engine)(nil)

// Open opens an index directory. Where there is no index it returns
// index.ErrNoIndex, or makes one if the Config says so.
func Open(dir string, c Config) (*Engine, error) {
	e, err := newEngine(dir, c)
	if err != nil {
		return nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.refresh(); err != nil {
		return nil, err
	}
	return e, nil
}

// newEngine makes an engine that has looked at nothing of its directory yet.
func newEngine(dir string, c Config) (*Engine, error) {
	if c.CacheBytes == 0 {
		c.CacheBytes = DefaultCacheBytes
	}
	if c.CheckpointBytes == 0 {
		c.CheckpointBytes = DefaultCheckpointBytes
	}
	e := &Engine{
		dir:      dir,
		config:   c,
		analyzer: c.Analyzer,
		// An unpacked block is held as it is and folded: about twice its size.
		cache:      newBlockCache(max(1, c.CacheBytes/(2*blockBytes))),
		synonyms:   newSynonyms(dir, c.Warn),
		suggesting: newSuggesting(),
		writing:    make(chan struct{}, 1),
	}
	if c.Create {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, index.NewError(index.ErrUnavailable,
				fmt.Sprintf("cannot make the index directory %s", dir),
				fmt.Sprintf("索引のディレクトリ「%s」を作れません。書き込める場所を --index で指定してください", dir), err)
		}
	}
	if e.analyzer == nil {
		var err error
		if e.analyzer, err = analyzer.New(analyzer.Config{}); err != nil {
			return nil, index.NewError(index.ErrUnavailable, "cannot open the dictionary", "辞書を開けません", err)
		}
	}
	e.pieces = newPieceCache(e.analyzer)
	return e, nil
}

// Close releases the engine.
func (e *Engine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil
	}
	e.closed = true
	e.replace(nil, nil)
	return nil
}

// generation is a set of segments that one answer comes from.
type generation struct {
	number   uint64
	manifest *manifest
	segments []*live
	counts

	summaries  func() []index.MeetingSummary // of every meeting, newest first; read once, not to be changed
	completing completing
	widened    *widened

	sectionValues, speakerValues values

	refs int // guarded by Engine.mu
}

func newGeneration(m *manifest) *generation {
	g := &generation{number: m.Generation, manifest: m, widened: newWidened(), refs: 1}
	g.summaries = sync.OnceValue(g.listMeetings)
	return g
}

// segment returns the open segment of that name.
func (g *generation) segment(name string) *segment {
	if g != nil {
		for _, s := range g.segments {
			if s.name == name {
				return s.segment
			}
		}
	}
	return nil
}

// acquire returns the generation in force, to be given back with release.
func (e *Engine) acquire() (*generation, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, index.NewError(index.ErrUnavailable, "the index is closed", "索引は閉じられています", nil)
	}
	if err := e.refresh(); err != nil {
		return nil, err
	}
	e.current.refs++
	return e.current, nil
}

func (e *Engine) release(g *generation) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.unref(g)
}

// unref drops a reference to a generation and closes it after the last.
func (e *Engine) unref(g *generation) {
	if g.refs--; g.refs == 0 {
		g.close()
	}
}

// replace makes g the generation new answers come from.
func (e *Engine) replace(g *generation, stamp fs.FileInfo) {
	if old := e.current; old != nil {
		e.unref(old)
	}
	e.current, e.stamp, e.stale = g, stamp, ""
}

// openTries bounds how often a reader begins anew because a writer replaced the
// generation it was just opening.
const openTries = 20

// staleRetry is how long after a generation that cannot be opened the next look
// is due, while an older one is served: each may read megabytes in vain.
const staleRetry = time.Second

// refresh opens the generation in force if it is not open yet. It costs a look
// at one file when nothing changed. A generation that cannot be opened leaves
// the one before in use.
func (e *Engine) refresh() error {
	if e.current != nil && time.Now().Before(e.retry) {
		return nil
	}
	var err error
	for range openTries {
		var stamp fs.FileInfo
		stamp, err = os.Stat(filepath.Join(e.dir, currentFile))
		if err == nil && e.current != nil && e.stamp != nil && os.SameFile(stamp, e.stamp) && stamp.ModTime().Equal(e.stamp.ModTime()) {
			return nil
		}
		var m *manifest
		if m, err = readCurrent(e.dir); err == nil {
			var g *generation
			if g, err = e.openGeneration(m); err == nil {
				e.replace(g, stamp)
				return nil
			}
		}
		if errors.Is(err, errNothing) {
			return e.noIndex()
		}
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	if e.current != nil && !errors.Is(err, index.ErrSchema) {
		e.tellStale(e.damaged(err))
		e.retry = time.Now().Add(staleRetry)
		return nil
	}
	var known *index.Error
	if errors.As(err, &known) {
		return err
	}
	return e.damaged(err)
}

func (e *Engine) tellStale(reason error) {
	if e.config.Stale != nil && reason.Error() != e.stale {
		e.stale = reason.Error()
		e.config.Stale(reason)
	}
}

// noIndex tells what a directory without an index means.
func (e *Engine) noIndex() error {
	if e.current != nil {
		if e.current.number > 0 {
			e.tellStale(e.noIndexHere())
		}
		return nil
	}
	if e.config.Create {
		e.replace(newGeneration(&manifest{Format: formatVersion, Analyzer: e.analyzer.Fingerprint()}), nil)
		return nil
	}
	return e.noIndexHere()
}

func (e *Engine) noIndexHere() error {
	return index.NewError(index.ErrNoIndex,
		fmt.Sprintf("there is no index in %s yet; make one with: kizuna import PATH", e.dir),
		fmt.Sprintf("「%s」に索引がまだありません。kizuna import で取り込んでください", e.dir), nil)
}

func (e *Engine) damaged(cause error) error {
	return index.NewError(index.ErrUnavailable,
		fmt.Sprintf("the index in %s cannot be read; if you may read it, see what is wrong with: kizuna check", e.dir),
		fmt.Sprintf("「%s」の索引を読めません。読む権限があるなら壊れています。kizuna check で調べてください", e.dir), cause)
}

// openGeneration opens the segments of a manifest that this version wrote. The
// caller holds e.mu.
func (e *Engine) openGeneration(m *manifest) (*generation, error) {
	if m.Format != formatVersion || m.Analyzer != e.analyzer.Fingerprint() {
		return nil, e.otherVersion(m)
	}
	return e.openSegments(m, e.current)
}

// otherVersion says by which version an index was written and what to do.
func (e *Engine) otherVersion(m *manifest) error {
	if m.Format > formatVersion || m.Format < oldestStored {
		return index.NewError(index.ErrSchema,
			fmt.Sprintf("the index in %s has format %d, which this version of Kizuna cannot read (it reads format %d); use the version that wrote it, or import the sources into a new directory",
				e.dir, m.Format, formatVersion),
			fmt.Sprintf("「%s」の索引は形式 %d で、この版の Kizuna では読めません（この版の形式は %d）。索引を作った版を使うか、新しいディレクトリに取り込み直してください", e.dir, m.Format, formatVersion), nil)
	}
	return index.NewError(index.ErrSchema,
		fmt.Sprintf("the index in %s was written by another version of Kizuna (format %d, analyzer %q; this one: format %d, %q); rebuild it from its own remarks with: kizuna reindex",
			e.dir, m.Format, m.Analyzer, formatVersion, e.analyzer.Fingerprint()),
		fmt.Sprintf("「%s」の索引は別の版の Kizuna が作ったものです（形式 %d、解析器「%s」。この版は形式 %d、「%s」）。kizuna reindex で、索引の中の発言から作り直せます",
			e.dir, m.Format, m.Analyzer, formatVersion, e.analyzer.Fingerprint()), nil)
}

// openSegments opens the segments of a manifest, sharing those that are open in a
// generation the caller holds, which may be nil.
func (e *Engine) openSegments(m *manifest, open *generation) (_ *generation, err error) {
	g := newGeneration(m)
	defer func() {
		if err != nil {
			g.close()
		}
	}()
	for _, ms := range m.Segments {
		s := open.segment(ms.Name)
		if s != nil && s.file.unchanged() {
			s.refs.Add(1)
		} else if s, err = openSegment(e.dir, ms, m.Format, e.cache); err != nil {
			return nil, err
		}
		g.add(s, ms.Dead)
	}
	return g, nil
}

// add adds a segment.
func (g *generation) add(s *segment, dead []uint32) {
	l := newLive(s, dead)
	g.segments = append(g.segments, l)
	g.Meetings += l.meetings
	g.Remarks += l.remarks
	g.Tokens += l.tokens
	g.TextBytes += l.textBytes
}

// close gives the segments back.
func (g *generation) close() {
	for _, s := range g.segments {
		// Unmapping fails only for a map that is none.
		_ = s.release()
	}
}

// guard turns a panic into an error. Bytes that changed on disk under a
// checksum that is only read by a full check may lead anywhere, and reading a
// file that was cut short under its map is a fault of memory; a server must
// outlive them.
//
//	defer e.guard(&err, debug.SetPanicOnFault(true))
func (e *Engine) guard(err *error, panicOnFault bool) {
	debug.SetPanicOnFault(panicOnFault)
	if r := recover(); r != nil {
		stack := make([]byte, 4<<10)
		*err = e.damaged(fmt.Errorf("%v\n%s", r, stack[:runtime.Stack(stack, false)]))
	}
}

// timeout maps the end of a context to the error callers test for.
func timeout(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	return index.NewError(index.ErrTimeout, "the search took too long and was stopped",
		"検索に時間がかかりすぎたため中止しました。条件を絞ってください", context.Cause(ctx))
}
