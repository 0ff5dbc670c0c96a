package bleve

import (
	"path/filepath"
	"sync"
	"time"

	"kizuna/analyzer"
	"kizuna/analyzer/synonym"
	"kizuna/index"
)

// SynonymsFile is the file in an index directory that people may write synonyms
// in, over the bundled ones; package synonym tells its form. It is read again
// when it changes, without reindexing.
const SynonymsFile = "synonyms.txt"

// synonymsRetry is how long after a look for the file the next one is due while
// there is none.
const synonymsRetry = time.Second

// synonyms are the bundled synonyms and those of the file, once there is one.
// Nothing is read before the first query that is widened.
type synonyms struct {
	path string
	warn func(synonym.Warning)

	mu     sync.Mutex
	base   *synonym.Set
	file   *synonym.File
	looked time.Time

	latest *synonym.Set // what version saw last
	number int          // of sets it has seen
}

func newSynonyms(dir string, warn func(synonym.Warning)) *synonyms {
	return &synonyms{path: filepath.Join(dir, SynonymsFile), warn: warn}
}

// set returns the synonyms a query is widened by.
func (s *synonyms) set(q index.Query) *synonym.Set {
	if q.NoSynonyms {
		return &synonym.Set{}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	fold := func(text string) string { return string(analyzer.AppendFold(nil, text)) }
	if s.base == nil {
		s.base = synonym.Default(fold)
	}
	if s.file == nil && time.Since(s.looked) > synonymsRetry {
		s.looked = time.Now()
		// A file that cannot be read has been warned of; one that is not there is
		// the usual case.
		if f, err := synonym.Open(s.path, synonym.Config{Fold: fold, Base: s.base, Warn: s.warn}); err == nil {
			s.file = f
		}
	}
	if s.file == nil {
		return s.base
	}
	return s.file.Set()
}

// version numbers the sets that queries were widened by, from 1.
func (s *synonyms) version() int {
	set := s.set(index.Query{})
	s.mu.Lock()
	defer s.mu.Unlock()
	if set != s.latest {
		s.latest = set
		s.number++
	}
	return s.number
}
