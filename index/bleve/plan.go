package bleve

import (
	"kizuna/analyzer"
	"kizuna/index/query"
)

// plan is a query understood once for all segments: its tree, and its texts
// analysed by the analyzer that read the remarks.
type plan struct {
	root   query.Node
	leaves map[query.Text]*leaf
	asked  []*leaf // those that hits should have, in order, each once
	pairs  []pair
	words  []string // distinct terms of asked, in order

	speakers speakers // whom the names in the query and its filter mean
}

// leaf is one text of a query.
type leaf struct {
	number int
	query.Text
	folded string // the text as it must stand literally
	words  []leafWord
	need   int // how many distinct words a hit must have; 0 for a literal leaf
}

// leafWord is a distinct word of a leaf.
type leafWord struct {
	term       string
	start, end int // bytes of leaf.folded, of its first occurrence
}

// pair is two neighbouring words of a query and how they look side by side. Text
// that has them so says more of what was asked than text that has them apart.
type pair struct {
	first, second string // terms
	folded        string
}

func newPlan(a *analyzer.Analyzer, text string) *plan {
	p := &plan{root: query.Parse(text).Root, leaves: map[query.Text]*leaf{}}
	asked := map[query.Text]bool{}
	for _, t := range query.Texts(p.root) {
		asked[t] = true
	}
	p.walk(a, p.root, asked)
	seen := map[string]bool{}
	for _, l := range p.asked {
		for i, w := range l.words {
			if !seen[w.term] {
				seen[w.term] = true
				p.words = append(p.words, w.term)
			}
			if i > 0 {
				prev := l.words[i-1]
				p.pairs = append(p.pairs, pair{prev.term, w.term, l.folded[prev.start:w.end]})
			}
		}
	}
	p.pairAcross(p.root)
	return p
}

func (p *plan) walk(a *analyzer.Analyzer, n query.Node, asked map[query.Text]bool) {
	switch n := n.(type) {
	case query.And:
		for _, c := range n.Nodes {
			p.walk(a, c, asked)
		}
	case query.Or:
		for _, c := range n.Nodes {
			p.walk(a, c, asked)
		}
	case query.Not:
		p.walk(a, n.Node, asked)
	case query.Text:
		if p.leaves[n] != nil {
			return
		}
		l := newLeaf(a, n)
		l.number = len(p.leaves)
		p.leaves[n] = l
		if asked[n] {
			p.asked = append(p.asked, l)
		}
	}
}

// pairAcross pairs words typed apart by a space: 窓口 対応 asks for 窓口対応 too.
func (p *plan) pairAcross(root query.Node) {
	and, ok := root.(query.And)
	if !ok {
		return
	}
	var prev *leaf
	for _, c := range and.Nodes {
		t, ok := c.(query.Text)
		if !ok {
			prev = nil
			continue
		}
		l := p.leaves[t]
		if prev != nil && len(prev.words) > 0 && len(l.words) > 0 {
			a, b := prev.words[len(prev.words)-1], l.words[0]
			p.pairs = append(p.pairs, pair{a.term, b.term, prev.folded[a.start:] + l.folded[:b.end]})
		}
		prev = l
	}
}

func newLeaf(a *analyzer.Analyzer, t query.Text) *leaf {
	var an analyzer.Analysis
	a.Analyze(&an, t.Text)
	l := &leaf{Text: t, folded: an.Text}
	if t.Phrase {
		return l
	}
	seen := map[string]bool{}
	sentence := false
	for _, tok := range an.Tokens {
		if tok.Term == "" {
			sentence = true
			continue
		}
		if !seen[tok.Term] {
			seen[tok.Term] = true
			l.words = append(l.words, leafWord{tok.Term, tok.Start, tok.End})
		}
	}
	l.need = len(l.words)
	if sentence {
		l.need = needed(len(l.words))
	}
	return l
}

// needed is how many of a sentence's words a hit must have. Whoever asks in
// whole sentences does not mean every word of them; a compound or a row of
// words is asked for whole.
func needed(words int) int {
	switch {
	case words <= 2:
		return words
	case words == 3:
		return 2
	default:
		return (words + 1) / 2
	}
}
