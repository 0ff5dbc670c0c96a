package main

import (
	"context"
	"io/fs"
	"path/filepath"
)

// Columns of the table.
const (
	kizunaName        = "Kizuna"
	plainName         = "plain bleve"
	groongaName       = "Groonga"        // words and bigrams, indexed after loading
	groongaOnlineName = "Groonga online" // the same, indexed while loading
	groongaMecabName  = "Groonga MeCab"  // the words of groongaName alone
	luceneName        = "Lucene"
	sqliteName        = "SQLite"
	ripgrepName       = "ripgrep"
)

var columnOrder = []string{kizunaName, plainName, groongaName, groongaOnlineName, groongaMecabName, luceneName, sqliteName, ripgrepName}

// engine is one that is measured. What is nil it cannot do, or it is not its
// trade.
type engine struct {
	name string
	// version tells which one was found, or why none was.
	version func(ctx context.Context) (string, error)
	// imports are the commands that make an index of a corpus in an empty folder.
	imports func(c *corpus, dir string) []command
	// cold is the command that asks an index for coldQuery and ends.
	cold func(c *corpus, dir string) command
	// open starts the engine on an index, to be asked again and again.
	open func(ctx context.Context, dir string) (asker, error)
	// variants are the columns that the opened engine answers for, itself alone
	// if there are none.
	variants []string
	// answers tells which questions it can be asked; nil is all.
	answers func(kind) bool
}

// asker is an engine that is open, in a process of its own.
type asker interface {
	// ask asks one question, the way of the variant, and says how long the
	// engine took within its process.
	ask(q question, variant string) (answer, error)
	close() error
}

// answer is what an engine said to a question.
type answer struct {
	seconds float64
	hits    int64
}

func (e *engine) columns() []string {
	if len(e.variants) == 0 {
		return []string{e.name}
	}
	return e.variants
}

func (e *engine) canAnswer(k kind) bool { return e.open != nil && (e.answers == nil || e.answers(k)) }

// diskBytes returns what the files in a folder take on the disk: the holes in
// those that have some do not count.
func diskBytes(dir string) (int64, error) {
	var n int64
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n += allocated(info)
		}
		return err
	})
	return n, err
}
