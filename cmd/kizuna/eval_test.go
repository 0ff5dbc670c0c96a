package main

import (
	"path/filepath"
	"strings"
	"testing"

	"kizuna/index/eval"
)

func TestEvalOptionsRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		opts evalOptions
		args []string
		want string
	}{
		{"no dataset", evalOptions{depth: 1}, nil, "say which dataset"},
		{"remarks of two datasets", evalOptions{depth: 1, docs: "d"}, []string{"a", "b"}, "go with one dataset alone"},
		{"a run of two datasets", evalOptions{depth: 1, run: "r"}, []string{"a", "b"}, "go with one dataset alone"},
		{"docs and index", evalOptions{depth: 1, docs: "a", index: "b"}, []string{"a"}, "exclude each other"},
		{"depth of nothing", evalOptions{depth: 0}, []string{"a"}, "--depth is from 1 to 100000, not 0"},
		{"depth beyond what an engine ranks", evalOptions{depth: 100_001}, []string{"a"}, "--depth is from 1 to 100000, not 100001"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := c.opts.parse(c.args); exitCode(err) != exitUsage || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestRemarksOfADataset(t *testing.T) {
	dir := write(t, map[string]string{"eval/town-headings/queries.jsonl": "", "corpus/town.jsonl.gz": "", "eval/city/queries.jsonl": ""})
	corpus := filepath.Join(dir, "corpus", "town.jsonl.gz")
	for _, c := range []struct {
		name      string
		flag, own string
		dataset   string
		want      string
	}{
		{"named on the command line", "x.jsonl", "own.jsonl", "town-headings", "x.jsonl"},
		{"its own", "", "own.jsonl", "town-headings", "own.jsonl"},
		{"of the corpus it is named after", "", "", "town-headings", corpus},
		{"none", "", "", "city", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			set := &eval.Dataset{Name: c.dataset, Docs: c.own}
			if got := docsOf(evalOptions{docs: c.flag}, filepath.Join(dir, "eval", c.dataset), set); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
