package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"kizuna/data"
	"kizuna/index"
	"kizuna/index/bleve"
)

// answerCommand makes bench answer questions from a Kizuna index.
const answerCommand = "answer"

func (b *bench) kizunaSelf() *engine {
	return &engine{
		name: kizunaName,
		version: func(ctx context.Context) (string, error) {
			v, err := output(ctx, b.kizuna, "version")
			return strings.ReplaceAll(strings.TrimPrefix(v, "kizuna "), "\n", ", "), err
		},
		imports: func(c *corpus, dir string) []command {
			return []command{{path: b.kizuna, args: append([]string{"import", "--index", dir}, c.json...)}}
		},
		cold: func(_ *corpus, dir string) command {
			return command{path: b.kizuna, args: []string{"search", "--index", dir, coldQuery, "--limit", "10"}}
		},
		open: func(ctx context.Context, dir string) (asker, error) {
			self, err := os.Executable()
			if err != nil {
				return nil, err
			}
			return openProcess(ctx, self, answerCommand, dir)
		},
	}
}

// answerKizuna answers the questions of standard input from the index in the
// folder of its argument, through the door of package index.
func answerKizuna(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("%s takes the folder of an index", answerCommand)
	}
	engine, err := bleve.Open(args[0], bleve.Config{})
	if err != nil {
		return err
	}
	defer engine.Close()
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		q, err := parseQuestion(lines.Text())
		if err != nil {
			return err
		}
		ask, err := kizunaQuery(q)
		if err != nil {
			return err
		}
		start := time.Now()
		res, err := engine.Search(context.Background(), ask)
		took := time.Since(start)
		if err != nil {
			return fmt.Errorf("%s %q: %w", q.kind, q.text, err)
		}
		fmt.Printf("%d\t%d\n", took.Nanoseconds(), res.Total)
	}
	return lines.Err()
}

// kizunaQuery puts a question into Kizuna's words. As with the others, an answer is
// the ids of the ten best, with excerpts where the kind says so.
func kizunaQuery(q question) (index.Query, error) {
	ask := index.Query{Text: q.text, Limit: 10, OnlyIDs: q.kind != excerpted}
	switch q.kind {
	case phrase:
		ask.Text = `"` + q.text + `"`
	case faceted:
		ask.Facets = 10
	}
	for _, end := range []struct {
		day  string
		date *data.Date
	}{{q.from, &ask.Filter.From}, {q.to, &ask.Filter.To}} {
		if end.day == "" {
			continue
		}
		if err := end.date.UnmarshalText([]byte(end.day)); err != nil {
			return ask, err
		}
	}
	return ask, nil
}
