package bleve_test

import (
	"sync"
	"testing"

	"kizuna/analyzer"
	"kizuna/index"
	"kizuna/index/bleve"
	"kizuna/index/indextest"
)

// dictionary opens the analyzer once for all tests.
var dictionary = sync.OnceValues(func() (*analyzer.Analyzer, error) { return analyzer.New(analyzer.Config{}) })

func open(t *testing.T, dir string) *bleve.Engine {
	t.Helper()
	a, err := dictionary()
	if err != nil {
		t.Fatal(err)
	}
	e, err := bleve.Open(dir, bleve.Config{Create: true, Analyzer: a})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestConformance(t *testing.T) {
	indextest.Run(t, func(t *testing.T) index.Engine { return open(t, t.TempDir()) })
}

func TestCases(t *testing.T) {
	indextest.Cases(t, func(t *testing.T) index.Engine { return open(t, t.TempDir()) })
}
