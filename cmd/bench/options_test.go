package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

func TestOptions(t *testing.T) {
	o, err := parseOptions([]string{"-only", "cold,warm", "-repeat", "1"})
	if err != nil || o.repeat != 1 || strings.Join(o.only, " ") != "cold warm" {
		t.Errorf("%+v, %v", o, err)
	}
	for _, args := range [][]string{{"-only", "warm,hot"}, {"-repeat", "0"}, {"corpus.jsonl"}} {
		if _, err := parseOptions(args); err == nil {
			t.Errorf("%q was taken", args)
		}
	}
}

func TestMissingCorpusIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "absent.jsonl.gz")
	o, err := parseOptions([]string{"-corpus", path})
	if err != nil {
		t.Fatal(err)
	}
	if err := run(context.Background(), o); err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "-corpus") {
		t.Errorf("%v", err)
	}
}
