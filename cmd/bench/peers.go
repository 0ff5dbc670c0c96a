package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// all returns every engine there may be, Kizuna first.
func (b *bench) all() []*engine {
	return []*engine{b.kizunaSelf(), b.plainEngine(), groongaEngine(), groongaOnlineEngine(), b.luceneEngine(), sqliteEngine(), ripgrepEngine()}
}

// errNoPeer says what to do about a peer that is not there.
var errNoPeer = errors.New("not found; cmd/bench/peers.sh fetches it")

// installed reports whether a command is there.
func installed(name string) bool {
	_, err := exec.LookPath(name)
	return err == nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// lineEngine is an engine whose program takes "version", "import ROWS DIR",
// "cold DIR QUERY" and "ask DIR", which answers as process.go says.
func lineEngine(name, program string, first []string, found func() bool) *engine {
	args := func(more ...string) []string { return append(append([]string(nil), first...), more...) }
	return &engine{
		name: name,
		version: func(ctx context.Context) (string, error) {
			if !found() {
				return "", errNoPeer
			}
			return output(ctx, program, args("version")...)
		},
		imports: func(c *corpus, dir string) []command {
			return []command{{path: program, args: args("import", c.rows, dir)}}
		},
		cold: func(_ *corpus, dir string) command {
			return command{path: program, args: args("cold", dir, coldQuery)}
		},
		open: func(ctx context.Context, dir string) (asker, error) {
			return openProcess(ctx, program, args("ask", dir)...)
		},
	}
}

// plainEngine is bleve with kagome as both come: one field of text, cut in
// kagome's search mode, with positions (cmd/bench/plain).
func (b *bench) plainEngine() *engine {
	program := filepath.Join(b.peers, "plain")
	e := lineEngine(plainName, program, nil, func() bool { return installed(program) })
	// It has one field, so nothing to filter by or to count.
	e.answers = func(k kind) bool { return k != dated && k != faceted }
	return e
}

// luceneEngine is Lucene with kuromoji (cmd/bench/lucene).
func (b *bench) luceneEngine() *engine {
	classes := filepath.Join(b.peers, "lucene")
	path := classes + string(os.PathListSeparator) + filepath.Join(classes, "lib", "*")
	return lineEngine(luceneName, "java", []string{"-Xmx1g", "-cp", path, "Bench"}, func() bool {
		return installed("java") && exists(filepath.Join(classes, "Bench.class"))
	})
}

// sqliteEngine is SQLite's FTS5 with its trigram tokenizer, by Python.
func sqliteEngine() *engine {
	script := filepath.Join("cmd", "bench", "sqlite", "bench.py")
	e := lineEngine(sqliteName, "python3", []string{script}, func() bool { return installed("python3") && exists(script) })
	// It has no facets; to count over a join would measure something else.
	e.answers = func(k kind) bool { return k != faceted }
	return e
}

// ripgrepEngine is ripgrep over the texts, a remark a line. It keeps no index.
func ripgrepEngine() *engine {
	return &engine{
		name: ripgrepName,
		version: func(ctx context.Context) (string, error) {
			v, err := output(ctx, "rg", "--version")
			if err != nil {
				return "", errNoPeer
			}
			first, _, _ := strings.Cut(v, "\n")
			return strings.TrimPrefix(first, "ripgrep "), nil
		},
		cold: func(c *corpus, _ string) command {
			return command{path: "rg", args: []string{"--fixed-strings", coldQuery, c.text}, none: 1}
		},
	}
}
