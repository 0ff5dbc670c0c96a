// Command plain is bleve with kagome as both come, for cmd/bench: one field of
// text in kagome's search mode, with positions, the text stored, scored by
// bleve. It is a module of its own, so that nothing of Kizuna can link what it
// links.
//
//	plain version
//	plain import ROWS DIR
//	plain cold DIR QUERY
//	plain ask DIR         answers the questions of standard input
package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "plain:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 1 && args[0] == "version":
		return version()
	case len(args) == 3 && args[0] == "import":
		return load(args[1], indexPath(args[2]))
	case len(args) == 3 && args[0] == "cold":
		return cold(indexPath(args[1]), args[2])
	case len(args) == 2 && args[0] == "ask":
		return ask(indexPath(args[1]))
	}
	return fmt.Errorf("%q is not understood", args)
}

// indexPath is the place of the index, which bleve wants to make itself.
func indexPath(dir string) string { return filepath.Join(dir, "index") }

// version tells which bleve and kagome are linked.
func version() error {
	info, _ := debug.ReadBuildInfo()
	var parts []string
	for _, m := range info.Deps {
		switch m.Path {
		case "github.com/blevesearch/bleve/v2", "github.com/ikawaha/kagome/v2", "github.com/ikawaha/kagome-dict/ipa":
			parts = append(parts, strings.TrimPrefix(strings.TrimPrefix(m.Path, "github.com/"), "ikawaha/")+" "+m.Version)
		}
	}
	fmt.Println(strings.Join(parts, ", "))
	return nil
}

func cold(path, query string) error {
	idx, err := bleve.Open(path)
	if err != nil {
		return err
	}
	defer idx.Close()
	res, err := idx.Search(request(question{kind: "10 excerpts", text: query, words: []string{query}}))
	if err != nil {
		return err
	}
	fmt.Println(res)
	return nil
}

func ask(path string) error {
	idx, err := bleve.Open(path)
	if err != nil {
		return err
	}
	defer idx.Close()
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		q, err := parseQuestion(lines.Text())
		if err != nil {
			return err
		}
		start := time.Now()
		res, err := idx.Search(request(q))
		took := time.Since(start)
		if err != nil {
			return err
		}
		fmt.Printf("%d\t%d\n", took.Nanoseconds(), res.Total)
	}
	return lines.Err()
}
