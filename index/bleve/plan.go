package bleve

import (
	"slices"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/index"
	"kizuna/index/query"
)

// plan is a query understood once for all segments: its tree, and its texts
// analysed by the analyzer that read the remarks and widened by what else they
// may be written as.
type plan struct {
	root   query.Node
	leaves map[query.Text]*leaf
	asked  []*leaf // those that hits should have, in order, each once
	words  []*word // of asked, in order, each once
	pairs  []pair

	speakers speakers // whom the names in the query and its filter mean
}

// leaf is one text of a query.
type leaf struct {
	number int
	query.Text
	folded       string // the text as it must stand literally
	units        []*unit
	need         int           // how many units a hit must have; 0 for a literal leaf
	alternatives []alternative // what may stand for the whole text
	subject      *word         // words on its subject, once the related tier is looked at; nil if none are known
}

// several reports whether a text says more than its only unit does: 障がいのある方
// is more than 障がい, and who has all of it has more of what was asked.
func (l *leaf) several() bool {
	return len(l.units) > 1 || len(l.units) == 1 && (l.units[0].start > 0 || l.units[0].end < len(l.folded))
}

// unit is a stretch of a text that is asked for as one thing: a word, an amount,
// or several words that have synonyms together.
type unit struct {
	start, end int           // bytes of leaf.folded
	words      []*word       // all of them must be there,
	synonyms   []alternative // or one of these
	bound      []string      // where the last word is a suffix (者 in 障害者): what it stands in, the character before it and itself
}

// word is a term of a query and what it may be written as.
type word struct {
	number       int           // in plan.words; -1 where only excluded
	alternatives []alternative // the term itself first
}

func (w *word) term() string { return w.alternatives[0].term }

// alternative is one thing to look for: a term of the index, or a folded text
// that stands from a word's start to a word's end.
type alternative struct {
	term   string   // or ""
	text   string   // or ""
	terms  []string // the words of text
	whole  bool     // text is one word, that of its only term
	weight float64  // of an occurrence, against 1 for the word as it was typed
	why    index.Reason
}

// pair is two neighbouring words of a query and how they look side by side. Text
// that has them so says more of what was asked than text that has them apart.
type pair struct {
	first, second *word
	folded        string
}

// planner makes a plan.
type planner struct {
	*plan
	expander
	analysis analyzer.Analysis
	known    map[string]*word // by term
	asking   map[query.Text]bool
}

func newPlan(x expander, text string) *plan {
	p := &planner{
		plan:     &plan{root: query.Parse(text).Root, leaves: map[query.Text]*leaf{}},
		expander: x,
		known:    map[string]*word{},
		asking:   map[query.Text]bool{},
	}
	for _, t := range query.Texts(p.root) {
		p.asking[t] = true
	}
	p.walk(p.root)
	for _, l := range p.asked {
		for i := 1; i < len(l.units); i++ {
			p.pair(l.units[i-1], l.units[i], l.folded[l.units[i-1].start:l.units[i].end])
		}
	}
	p.pairAcross()
	return p.plan
}

func (p *planner) walk(n query.Node) {
	switch n := n.(type) {
	case query.And:
		for _, c := range n.Nodes {
			p.walk(c)
		}
	case query.Or:
		for _, c := range n.Nodes {
			p.walk(c)
		}
	case query.Not:
		p.walk(n.Node)
	case query.Text:
		if p.leaves[n] == nil {
			l := p.leaf(n)
			l.number = len(p.leaves)
			p.leaves[n] = l
			if p.asking[n] {
				p.asked = append(p.asked, l)
			}
		}
	}
}

// pairAcross pairs words typed apart by a space: 窓口 対応 asks for 窓口対応 too.
func (p *planner) pairAcross() {
	and, ok := p.root.(query.And)
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
		if prev != nil && len(prev.units) > 0 && len(l.units) > 0 {
			a, b := prev.units[len(prev.units)-1], l.units[0]
			p.pair(a, b, prev.folded[a.start:]+l.folded[:b.end])
		}
		prev = l
	}
}

func (p *planner) pair(a, b *unit, folded string) {
	p.pairs = append(p.pairs, pair{a.words[len(a.words)-1], b.words[0], folded})
}

// maxForms is how many other spellings of a unit are looked for in the whole
// text.
const maxForms = 2

// spellings returns other spellings of a unit, the likeliest first.
func (u *unit) spellings() (texts []string) {
	all := u.synonyms
	if len(u.words) == 1 {
		all = append(slices.Clone(all), u.words[0].alternatives[1:]...)
	}
	for _, a := range all {
		if a.why == index.ReasonVariant && len(texts) < maxForms {
			texts = append(texts, a.term+a.text)
		}
	}
	return texts
}

// respelled returns the whole text with one unit in another spelling.
func (l *leaf) respelled() (texts []string) {
	for _, u := range l.units {
		for _, s := range u.spellings() {
			texts = append(texts, l.folded[:u.start]+s+l.folded[u.end:])
		}
	}
	return texts
}

// leaf analyses a text and widens it.
func (p *planner) leaf(t query.Text) *leaf {
	an := &p.analysis
	p.analyzer.Analyze(an, t.Text)
	l := &leaf{Text: t, folded: an.Text}
	if t.Phrase || l.folded == "" {
		return l
	}
	number := func(w *word) *word { return p.number(w, p.asking[t]) }
	sentence := false
	seen := map[*word]bool{}
	for i := 0; i < len(an.Tokens) && p.ctx.Err() == nil; {
		u := &unit{start: an.Tokens[i].Start}
		q := p.quantityAt(an, u.start)
		n := p.synonyms.Longest(l.folded[u.start:], p.endsAt(an, u.start))
		pieces, spellings := p.joined(l.folded, an.Tokens[i:])
		switch {
		case q != nil:
			u.end = q.End
			u.words = []*word{number(p.quantity(q.Terms[0]))}
		case n > 0:
			u.end = u.start + n
		case pieces > 0:
			u.end = an.Tokens[i+pieces-1].End
			u.synonyms = spellings
		default:
			u.end = an.Tokens[i].End
		}
		first := i
		for i < len(an.Tokens) && an.Tokens[i].Start < u.end {
			if term := an.Tokens[i].Term; term != "" && q == nil {
				u.words = append(u.words, number(p.word(an.Tokens[i], len(an.Tokens) == 1)))
			} else if term == "" {
				sentence = true
			}
			i++
		}
		if q == nil && len(u.words) > 0 && (n > 0 || i == first+1) {
			p.addSynonyms(u, l.folded[u.start:u.end], an.Tokens[first:i])
		}
		if len(u.words) == 1 {
			for _, a := range u.synonyms { // 障 alone carries meaning of 障 and がい
				u.words[0].add(a)
			}
			u.synonyms = nil
		}
		if last := an.Tokens[i-1]; q == nil && last.Start > 0 && len(u.words) > 0 && p.analyzer.IsSuffix(last) {
			u.bound = boundTo(l, u, last)
		}
		if len(u.words) > 0 && !(len(u.words) == 1 && seen[u.words[0]]) {
			seen[u.words[0]] = true
			l.units = append(l.units, u)
		}
	}
	if sentence {
		l.units = withoutQuestions(l.units)
	}
	l.need = len(l.units)
	if sentence {
		l.need = needed(len(l.units))
	}
	if short(l.folded) {
		var known []alternative
		if len(l.units) == 1 && len(l.units[0].words) == 1 {
			known = l.units[0].words[0].alternatives
		}
		l.alternatives = p.wholes(l.folded, an.Tokens, known)
	}
	return l
}

// boundTo returns what a suffix stands in: itself behind the last character of
// the word before it, in any spelling. A suffix apart from its word says nothing
// (保護者 and 障害 are no 障害者).
func boundTo(l *leaf, u *unit, suffix analyzer.Token) []string {
	written := l.folded[suffix.Start:suffix.End]
	_, size := utf8.DecodeLastRuneInString(l.folded[:suffix.Start])
	bound := []string{l.folded[suffix.Start-size : suffix.End]}
	var before []alternative
	if n := len(u.words); n > 1 {
		before = u.words[n-2].alternatives
	} else if n := len(l.units); n > 0 && l.units[n-1].end == suffix.Start {
		last := l.units[n-1]
		before = append(slices.Clone(last.synonyms), last.words[len(last.words)-1].alternatives...)
	}
	for _, a := range before {
		text := a.term + a.text
		_, size := utf8.DecodeLastRuneInString(text)
		if b := text[len(text)-size:] + written; !slices.Contains(bound, b) {
			bound = append(bound, b)
		}
	}
	return bound
}

// number enters a word in the plan when it is asked for.
func (p *planner) number(w *word, asked bool) *word {
	if known := p.known[w.term()]; known != nil {
		w = known
	} else {
		p.known[w.term()] = w
		w.number = -1
	}
	if asked && w.number < 0 {
		w.number = len(p.words)
		p.words = append(p.words, w)
	}
	return w
}

// needed is how many of a sentence's units a hit must have. Whoever asks in
// whole sentences does not mean every word of them; a compound or a row of
// words is asked for whole.
func needed(units int) int {
	switch {
	case units <= 2:
		return units
	case units == 3:
		return 2
	default:
		return (units + 1) / 2
	}
}

// withoutQuestions leaves out the words that make a sentence a question, unless
// nothing else is left.
func withoutQuestions(units []*unit) []*unit {
	var kept []*unit
	how := false // the word before asks in what way
	for _, u := range units {
		term := ""
		if len(u.words) == 1 {
			term = u.words[0].term()
		}
		if !questionWords[term] && !(how && goodWords[term]) {
			kept = append(kept, u)
		}
		how = howWords[term]
	}
	if len(kept) == 0 {
		return units
	}
	return kept
}

var questionWords = map[string]bool{
	"何": true, "なに": true, "なん": true, "誰": true, "だれ": true, "いつ": true, "どこ": true, "どれ": true, "どちら": true,
	"どの": true, "どんな": true, "どう": true, "なぜ": true, "どうして": true, "いくつ": true, "いくら": true, "いかが": true,
	"幾つ": true, "幾ら": true, "如何": true, "教える": true, "知る": true,
}

// The words of どうしたらいいですか, which asks for no good thing.
var (
	howWords  = map[string]bool{"どう": true, "いかが": true, "如何": true, "どうして": true}
	goodWords = map[string]bool{"いい": true, "よい": true, "良い": true, "よろしい": true}
)

// wholeRunes is how long a text may be, in code points, to be taken for one word
// that the analyzer cut in pieces, or for the sound of some.
const wholeRunes = 16

func short(s string) bool { return utf8.RuneCountInString(s) <= wholeRunes }
