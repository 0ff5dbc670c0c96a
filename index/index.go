// Package index is the door to every search engine of Kizuna: the words a
// caller speaks (Query, Results, Hit, Facet) and the promises an engine keeps
// (Searcher, Writer). It knows no engine; package index/bleve is one, and the
// suite in index/indextest tells whether another may stand behind the same
// door.
//
//	engine, err := bleve.Open(dir, bleve.Config{})
//	results, err := engine.Search(ctx, index.Query{Text: "窓口対応", Limit: 10})
package index

import (
	"context"
	"iter"
	"time"

	"kizuna/data"
)

// Engine is what an engine offers. It is safe for use by many goroutines.
type Engine interface {
	Searcher
	Writer
	// Close releases the engine. Calls under way end first; later ones fail
	// with ErrUnavailable.
	Close() error
}

// Searcher reads. Everything one call returns comes from one generation of
// the index: a commit is seen whole by it or not at all.
type Searcher interface {
	// Search answers a query. What the query's text cannot mean as syntax is
	// searched for as text, so the text alone never makes an error; a Limit,
	// Offset, Sort or Filter out of range is ErrBadQuery, and so is an After of
	// another query; one of another state of the index is ErrStale. The order of hits is
	// the same on every run. It stops with ErrTimeout when ctx is done.
	Search(ctx context.Context, q Query) (*Results, error)

	// Suggest completes the last word of what is being typed, by writing or by
	// reading, from what the index holds and from past queries: the past ones
	// first, then what begins so, then what has a word that begins so, each by its
	// hits, sections last. Text that cannot be completed gives none. A Text, Limit or
	// Past out of range is ErrBadQuery. It stops with ErrTimeout when ctx is done.
	Suggest(ctx context.Context, t Typed) ([]Suggestion, error)

	// Insight tells of all hits of a search together: how they lie over the years
	// and by what words they differ from the other remarks. It finds and refuses
	// what Search does. Its cost is bounded however many hits there are: words are
	// looked for in a share of them. It stops with ErrTimeout when ctx is done.
	Insight(ctx context.Context, q InsightQuery) (*Insight, error)

	// Meeting returns a whole meeting, or ErrNotFound.
	Meeting(ctx context.Context, id string) (*data.Meeting, error)

	// Remark returns one remark and the meeting it belongs to, without the
	// meeting's other remarks, or ErrNotFound.
	Remark(ctx context.Context, id string) (*Located, error)

	// Similar returns what was said in other meetings that is like one remark,
	// the same on every run, or nothing where nothing is. A remark that is not there
	// is ErrNotFound, a Limit out of range ErrBadQuery. It stops with ErrTimeout when
	// ctx is done.
	Similar(ctx context.Context, q SimilarQuery) (*Similar, error)

	// Meetings yields every meeting, newest first, those of one day by id,
	// undated ones last. It stops at the first error, which it yields.
	Meetings(ctx context.Context) iter.Seq2[MeetingSummary, error]

	// Expand tells what a search takes a text of a query for: the words it is cut
	// into, and what it finds besides each and besides the whole, synonyms included.
	// The text is bounded as Query.Text is, else it is ErrBadQuery; it is no query
	// language. It costs less than a search.
	Expand(ctx context.Context, text string) (*Expansion, error)

	// Correct returns what may have been meant by a text, the likeliest first, at most
	// MaxCorrections: what one may have typed it for by a slip of the keys or of the
	// conversion to kanji (待機児童 for 待期児童), and the index has. A search need not find
	// it. The text is bounded as for Expand. It looks through the words of the index,
	// so that it is for texts that find little.
	Correct(ctx context.Context, text string) ([]string, error)

	// Values lists the values of a field, in the order of their readings, those that
	// cannot be read last. A field that is none of ValueField is ErrBadQuery.
	Values(ctx context.Context, field ValueField) ([]Value, error)

	// Version names the state that answers come from just now: while it stays
	// the same, so do the answers of this engine. It costs next to nothing, for
	// callers who keep answers, and means nothing but this.
	Version(ctx context.Context) (string, error)

	// Stats tells what the index holds.
	Stats(ctx context.Context) (Stats, error)
}

// Writer changes the index.
type Writer interface {
	// Begin starts a batch of changes. One batch runs at a time: Begin waits
	// for another process's or goroutine's batch until ctx is done, and then
	// fails with ErrBusy.
	Begin(ctx context.Context) (Batch, error)
}

// Batch gathers changes that become visible together or not at all. It is not
// safe for concurrent use. Exactly one of Commit and Discard must end it.
type Batch interface {
	// Put adds a meeting or replaces the whole meeting of that id. Of several
	// puts of one id in a batch the last counts. A meeting that breaks the
	// rules of data.Meeting is refused with ErrBadMeeting and leaves the batch
	// as it was.
	Put(ctx context.Context, m *data.Meeting) error

	// Unchanged is the number of puts so far that found the meeting in the index
	// already, the same in all it holds, so that nothing had to be written.
	Unchanged() int

	// Remove takes a meeting out; one that is not there is no error.
	Remove(ctx context.Context, id string) error

	// Commit makes the batch visible and durable: when it returns nil, the
	// changes survive a crash. When it fails, nothing of the batch shows.
	Commit(ctx context.Context) error

	// Discard drops the batch. After Commit it does nothing.
	Discard() error
}

// Located is a remark in its place.
type Located struct {
	Remark  data.Remark
	Meeting MeetingSummary
}

// MeetingSummary is a meeting without its remarks.
type MeetingSummary struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Date     data.Date `json:"date"`
	Updated  data.Date `json:"updated"`
	URL      string    `json:"url"`
	Source   string    `json:"source"`
	Sections []string  `json:"sections"`
	Remarks  int       `json:"remarks"` // how many
}

// Stats describes an index.
type Stats struct {
	Meetings   int    `json:"meetings"`
	Remarks    int    `json:"remarks"`
	Tokens     int64  `json:"tokens"`     // indexed words, counted with repeats
	TextBytes  int64  `json:"text_bytes"` // UTF-8 bytes of all remarks' texts
	DiskBytes  int64  `json:"disk_bytes"` // bytes of the current generation's files
	KeptBytes  int64  `json:"kept_bytes"` // bytes on disk of the previous generation's files that this one does not share
	Segments   int    `json:"segments"`   // pieces a search asks
	Generation uint64 `json:"generation"` // grows with every commit
	Previous   uint64 `json:"previous"`   // generation kept to fall back to, 0 for none

	// How often texts were asked for that were unpacked already, and that were
	// not, since the engine was opened: of the process, not of what is on disk.
	CacheHits   uint64 `json:"-"`
	CacheMisses uint64 `json:"-"`

	Committed time.Time `json:"committed"` // by the writer's clock; zero before the first commit
	Format    string    `json:"format"`    // version of what is on disk
	Analyzer  string    `json:"analyzer"`  // fingerprint of the analysis and its dictionary
}
