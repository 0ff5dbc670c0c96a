package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

// Sizes of what is measured.
const (
	smallRemarks = 10_000 // of the small corpus
	growthFactor = 4      // of the large one
	// sampledRemarks are kept in memory to draw questions from.
	sampledRemarks = 5000
)

// corpus is a set of remarks, written for every engine in the form it reads.
type corpus struct {
	name    string
	json    []string // files for Kizuna, JSON Lines
	rows    string   // columns apart by tabs
	load    string   // commands for Groonga
	text    string   // the texts alone, a remark a line
	remarks int
	bytes   int64 // of the texts, in UTF-8
}

// corpora are the sets of remarks that are measured.
type corpora struct {
	small, whole corpus
	again, large corpus   // the whole and growthFactor times the whole, in the same form, for Kizuna alone
	meeting      []remark // one of middling size, to be added
	meetings     int
	sample       []string // texts drawn from the whole
	days         []string // of the meetings, from the first to the last
}

// prepare writes the corpora into a folder.
func prepare(source, dir string, seed uint64) (*corpora, error) {
	c := &corpora{}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	path := func(name string) string { return filepath.Join(dir, name) }
	c.small = corpus{name: "10k", json: []string{path("small.jsonl")}, rows: path("small.tsv"), load: path("small.grn"), text: path("small.txt")}
	c.whole = corpus{name: "whole", json: []string{source}, rows: path("whole.tsv"), load: path("whole.grn"), text: path("whole.txt")}
	c.large = corpus{name: "large"}
	for n := range growthFactor {
		c.large.json = append(c.large.json, path(fmt.Sprintf("copy-%d.jsonl", n)))
	}
	c.again = corpus{name: "again", json: c.large.json[:1]}

	small, err := newCorpusWriter(&c.small, c.small.json)
	if err != nil {
		return nil, err
	}
	whole, err := newCorpusWriter(&c.whole, nil)
	if err != nil {
		return nil, err
	}
	large, err := newCorpusWriter(&c.large, c.large.json)
	if err != nil {
		return nil, err
	}
	draw := rand.New(rand.NewPCG(seed, 0))
	sizes, days := map[string]int{}, map[string]bool{}
	err = eachRemark(source, func(r *remark) error {
		if c.small.remarks < smallRemarks {
			if err := small.add(r, 1); err != nil {
				return err
			}
		}
		sizes[r.MeetingID] += len(r.Text)
		if r.Date != "" {
			days[r.Date] = true
		}
		// Each of the n remarks so far is in the sample by the same chance.
		if n := c.whole.remarks; n < sampledRemarks {
			c.sample = append(c.sample, r.Text)
		} else if at := draw.IntN(n + 1); at < sampledRemarks {
			c.sample[at] = r.Text
		}
		if err := whole.add(r, 1); err != nil {
			return err
		}
		return large.add(r, growthFactor)
	})
	for _, w := range []*corpusWriter{small, whole, large} {
		err = cmp.Or(err, w.close())
	}
	if err != nil {
		return nil, err
	}
	if c.whole.remarks == 0 {
		return nil, fmt.Errorf("%s holds no remarks", source)
	}
	c.again.remarks, c.again.bytes = c.whole.remarks, c.whole.bytes
	c.meetings = len(sizes)
	for day := range days {
		c.days = append(c.days, day)
	}
	slices.Sort(c.days)
	middling := middle(sizes)
	return c, eachRemark(source, func(r *remark) error {
		if r.MeetingID == middling {
			c.meeting = append(c.meeting, *r)
		}
		return nil
	})
}

// middle returns the key of the median value.
func middle(sizes map[string]int) string {
	var keys []string
	for k := range sizes {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(sizes[a], sizes[b]), cmp.Compare(a, b))
	})
	return keys[len(keys)/2]
}

// writeMeeting writes the meeting to be added, as the nth copy.
func (c *corpora) writeMeeting(path string, n int) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := json.NewEncoder(file)
	for _, r := range c.meeting {
		if err := out.Encode(r.copied(n)); err != nil {
			return err
		}
	}
	return file.Close()
}
