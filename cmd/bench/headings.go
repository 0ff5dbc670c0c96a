package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
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

// distinct yields queries made of headings, none of them twice, until no more
// can be made. Of every three, as long as there are such, one is a heading as it
// stands, one a part of a heading from a word's start to a word's end, and one a
// heading with a word of another heading after it.
func distinct(a *analyzer.Analyzer, headings []string, seed uint64) iter.Seq[string] {
	draw := rand.New(rand.NewPCG(seed, 2))
	parts, words := cutOuts(a, headings)
	whole := append([]string(nil), headings...)
	for _, list := range [][]string{whole, parts} {
		draw.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	return func(yield func(string) bool) {
		seen := map[string]bool{}
		give := func(q string) bool {
			if seen[q] {
				return true
			}
			seen[q] = true
			return yield(q)
		}
		pairs := 0
		for i := 0; i < len(whole) || i < len(parts) || pairs < len(whole)*len(words); i++ {
			if i < len(whole) && !give(whole[i]) || i < len(parts) && !give(parts[i]) {
				return
			}
			if pairs < len(whole)*len(words) {
				// One step to the next heading, one to the next word, and one
				// word more after each round; what comes again is passed over.
				if !give(whole[pairs%len(whole)] + " " + words[(pairs/len(whole)+pairs)%len(words)]) {
					return
				}
				pairs++
			}
		}
	}
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
