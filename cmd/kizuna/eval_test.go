package main

import (
	"strings"
	"testing"
)

func TestEvalOptionsRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		opts evalOptions
		args []string
		want string
	}{
		{"no dataset", evalOptions{depth: 1}, nil, "say one dataset"},
		{"two datasets", evalOptions{depth: 1}, []string{"a", "b"}, "say one dataset"},
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
