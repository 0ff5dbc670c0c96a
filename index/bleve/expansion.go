package bleve

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"kizuna/analyzer"
	"kizuna/index"
	"kizuna/index/query"
)

// Expand tells what a search takes a text of a query for.
func (e *Engine) Expand(ctx context.Context, text string) (ex *index.Expansion, err error) {
	err = e.expanding(ctx, text, func(x expander, text string) error {
		ex = x.expansion(newPlan(x, query.Query{Root: query.Text{Text: text}}.String()))
		return nil
	})
	return ex, err
}

// Correct returns what may have been meant by a text.
func (e *Engine) Correct(ctx context.Context, text string) (meant []string, err error) {
	err = e.expanding(ctx, text, func(x expander, text string) error {
		meant, err = x.meant(string(analyzer.AppendFold(nil, text)))
		return err
	})
	return meant, err
}

// expanding calls do with an expander of the generation in force, and the text as
// it can be analysed.
func (e *Engine) expanding(ctx context.Context, text string, do func(x expander, text string) error) (err error) {
	defer e.guard(&err, debug.SetPanicOnFault(true))
	if err := checkQuery(&index.Query{Text: text}); err != nil {
		return err
	}
	g, err := e.acquire()
	if err != nil {
		return err
	}
	defer e.release(g)
	err = do(e.expander(ctx, g, index.Query{}), strings.TrimSpace(strings.ToValidUTF8(text, "")))
	if ended := timeout(ctx); ended != nil {
		return ended
	}
	if err != nil {
		return e.damaged(fmt.Errorf("expand %q: %w", text, err))
	}
	return nil
}

// expansion tells what the first text of a plan was widened to.
func (x expander) expansion(p *plan) *index.Expansion {
	ex := &index.Expansion{}
	if len(p.asked) == 0 {
		return ex
	}
	l := p.asked[0]
	ex.Text = l.folded
	for _, u := range l.units {
		word := index.Expansion{Text: l.folded[u.start:u.end]}
		if len(u.words) == 1 {
			x.addAlternatives(&word, u.words[0].alternatives[1:])
		}
		x.addAlternatives(&word, u.synonyms)
		ex.Words = append(ex.Words, word)
	}
	ex.Need = l.need
	if len(ex.Words) == 1 && ex.Words[0].Text == ex.Text {
		ex.Alternatives, ex.Words, ex.Need = ex.Words[0].Alternatives, nil, 0
	}
	x.addAlternatives(ex, l.alternatives)
	return ex
}

// addAlternatives adds what is found besides a text, each once, as far as the
// index has it. The same word in another inflection is no other word.
func (x expander) addAlternatives(ex *index.Expansion, alternatives []alternative) {
	for _, a := range alternatives {
		text := a.term + a.text
		known := func(b index.Alternative) bool { return b.Text == text }
		if a.why == index.ReasonWord || text == ex.Text || slices.ContainsFunc(ex.Alternatives, known) || x.frequency(text) == 0 {
			continue
		}
		ex.Alternatives = append(ex.Alternatives, index.Alternative{Text: text, Why: a.why})
	}
}
