package bleve

import (
	"cmp"
	"context"
	"runtime/debug"
	"slices"
	"sort"
	"strings"
	"sync"

	"kizuna/analyzer"
	"kizuna/analyzer/variant"
)

// What somebody is typing is looked up in a table of what it may become: the
// nouns, verbs and adjectives of a generation, the compounds of its texts and the
// headings of its sections. Each is filed by how it is written and by how it is
// read, from its beginning and from each word in it on, in two sorted lists. The
// table is made in memory when it is first asked for, and goes with the generation.

// Bounds of the table, which keeps the most frequent. That of twenty years of a
// council has 51,000 and takes 9 MB.
const (
	maxWords     = 60_000
	maxCompounds = 30_000
	maxSections  = 20_000
)

// completions is the table.
type completions struct {
	all     []completion
	byText  []filed // by completion.text from the opening on
	bySound []filed // by opening.sound; without those whose sound is not known
}

func (c *completions) text(f filed) string {
	it := &c.all[f.completion]
	return it.text[it.openings[f.opening].at:]
}

func (c *completions) sound(f filed) string { return c.all[f.completion].openings[f.opening].sound }

// file sorts what was gathered.
func (c *completions) file() {
	for n := range c.all {
		last := -1
		for o, at := range c.all[n].openings {
			f := filed{uint32(n), uint16(o)}
			if int(at.at) != last {
				c.byText = append(c.byText, f)
			}
			last = int(at.at)
			if at.sound != "" {
				c.bySound = append(c.bySound, f)
			}
		}
	}
	by := func(key func(filed) string) func(a, b filed) int {
		return func(a, b filed) int { return strings.Compare(key(a), key(b)) }
	}
	slices.SortFunc(c.byText, by(c.text))
	slices.SortFunc(c.bySound, by(c.sound))
}

// beginning returns those of a sorted list whose key begins with a prefix.
func beginning(list []filed, key func(filed) string, prefix string) []filed {
	from := sort.Search(len(list), func(i int) bool { return key(list[i]) >= prefix })
	n := sort.Search(len(list)-from, func(i int) bool { return !strings.HasPrefix(key(list[from+i]), prefix) })
	return list[from : from+n]
}

// completing makes the table of a generation once, however many ask for it.
type completing struct {
	once  sync.Once
	done  chan struct{}
	table *completions
	err   error
}

// completions returns the table of a generation the caller holds. It is made apart
// from who asks first: who has stopped waiting may have typed on.
func (e *Engine) completions(ctx context.Context, g *generation) (*completions, error) {
	c := &g.completing
	c.once.Do(func() {
		c.done = make(chan struct{})
		e.mu.Lock()
		g.refs++
		e.mu.Unlock()
		go func() {
			defer close(c.done)
			defer e.release(g)
			c.table, c.err = e.complete(g)
		}()
	})
	select {
	case <-c.done:
		return c.table, c.err
	case <-ctx.Done():
		return nil, timeout(ctx)
	}
}

// complete makes the table of a generation.
func (e *Engine) complete(g *generation) (_ *completions, err error) {
	defer e.guard(&err, debug.SetPanicOnFault(true))
	c := &completions{}
	words, err := e.words(g)
	if err != nil {
		return nil, e.damaged(err)
	}
	c.all = append(c.all, words...)
	hiragana := map[string]bool{}
	for _, w := range words {
		if w.kind == kindWord && variant.IsKana(w.text) && len(w.text) > len("あ") {
			hiragana[w.text] = true
		}
	}
	counts, err := g.countCompounds(hiragana)
	if err != nil {
		return nil, e.damaged(err)
	}
	var an analyzer.Analysis
	for _, it := range mostFrequent(counts, maxCompounds) {
		if it, ok := e.compound(&an, it.text, it.remarks); ok {
			c.all = append(c.all, it)
		}
	}
	for _, it := range mostFrequent(g.countSections(), maxSections) {
		c.all = append(c.all, e.section(&an, it.text, it.remarks))
	}
	c.file()
	return c, nil
}

// mostFrequent returns the texts that most remarks have, at most n.
func mostFrequent(counts map[string]uint32, n int) []completion {
	all := make([]completion, 0, len(counts))
	for text, remarks := range counts {
		all = append(all, completion{text: text, remarks: remarks})
	}
	slices.SortFunc(all, moreFrequent)
	return all[:min(n, len(all))]
}

func moreFrequent(a, b completion) int {
	return cmp.Or(cmp.Compare(b.remarks, a.remarks), cmp.Compare(a.text, b.text))
}

// words returns the words of a generation that say something by themselves.
func (e *Engine) words(g *generation) ([]completion, error) {
	counts := map[string]uint32{}
	for _, s := range g.segments {
		if err := s.words.eachTerm(fieldWords, s.dead, func(term string, remarks uint32) { counts[term] += remarks }); err != nil {
			return nil, err
		}
	}
	var all []completion
	for term, remarks := range counts {
		w := completion{text: term, remarks: remarks}
		switch {
		case remarks == 0 || analyzer.IsQuantity(term) || len([]rune(term)) > maxStoredRunes:
			continue
		case e.analyzer.IsNoun(term):
		case e.analyzer.IsPredicate(term):
			w.kind = kindPredicate
		default:
			continue
		}
		all = append(all, w)
	}
	slices.SortFunc(all, moreFrequent)
	all = all[:min(maxWords, len(all))]
	for i := range all {
		for _, r := range e.analyzer.Word(all[i].text).Readings {
			if len(all[i].openings) < maxFiled {
				all[i].openings = append(all[i].openings, opening{0, variant.ReadingKey(r)})
			}
		}
		if all[i].openings == nil {
			sound := ""
			if variant.IsKana(all[i].text) {
				sound = variant.ReadingKey(all[i].text)
			}
			all[i].openings = []opening{{0, sound}}
		}
	}
	return all, nil
}

// countSections counts the live remarks under each heading.
func (g *generation) countSections() map[string]uint32 {
	counts := map[string]uint32{}
	for _, s := range g.segments {
		t := &s.tables
		remarks := make([]uint32, t.headings.rows())
		for doc := range uint32(t.remarks.rows()) {
			if s.dead == nil || !s.dead.Contains(doc) {
				remarks[t.remarks.at(doc, remarkHeading)]++
			}
		}
		for h, n := range remarks {
			if text := t.headings.at(uint32(h), headingText); n > 0 && text != 0 {
				counts[t.strings.at(text)] += n
			}
		}
	}
	return counts
}
