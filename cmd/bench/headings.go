package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"kizuna/analyzer"
)

// readHeadings reads the texts of a file of queries.
func readHeadings(path string) ([]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var headings []string
	for lines := bufio.NewScanner(file); ; {
		if !lines.Scan() {
			return headings, lines.Err()
		}
		var q struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		if q.Text != "" {
			headings = append(headings, q.Text)
		}
	}
}

// distinct returns queries made of headings, none of them twice, in an order of
// chance, so that the first thousand are of the same mixture as the last: all
// headings as they stand; all parts of them of two words or more, from a word's
// start to a word's end; and as many times a heading with a word of another one
// after it.
func distinct(a *analyzer.Analyzer, headings []string, seed uint64) []string {
	draw := rand.New(rand.NewPCG(seed, 2))
	parts, words := cutOuts(a, headings)
	seen := map[string]bool{}
	var all []string
	add := func(q string) {
		if !seen[q] {
			seen[q] = true
			all = append(all, q)
		}
	}
	for _, q := range slices.Concat(headings, parts) {
		add(q)
	}
	for range parts {
		add(headings[draw.IntN(len(headings))] + " " + words[draw.IntN(len(words))])
	}
	draw.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// cutOuts returns the runs of two words or more that headings begin, end or
// have within them, and the single words, each once.
func cutOuts(a *analyzer.Analyzer, headings []string) (parts, words []string) {
	seen := map[string]bool{}
	add := func(list *[]string, s string) {
		if s = strings.TrimSpace(s); s != "" && !seen[s] {
			seen[s] = true
			*list = append(*list, s)
		}
	}
	for _, h := range headings {
		seen[h] = true
	}
	var an analyzer.Analysis
	for _, h := range headings {
		a.Analyze(&an, h)
		for i, from := range an.Tokens {
			if from.Term == "" {
				continue
			}
			add(&words, an.Text[from.Start:from.End])
			for _, to := range an.Tokens[i+1:] {
				if to.Term != "" {
					add(&parts, an.Text[from.Start:to.End])
				}
			}
		}
	}
	return parts, words
}
