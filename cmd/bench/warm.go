package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Bars of a warm search, in seconds.
const (
	maxMedian    = 2e-3
	maxTail      = 30e-3
	maxBroadTail = 40e-3 // of a single character and of stop words
)

// Rounds of questions.
const (
	turn      = 25 // questions to one engine before the next has its turn
	warmShare = 4  // a question in so many is asked of each kind before any counts
)

// patience bounds what the questions of one kind may cost one engine. One that
// is slower answers fewer.
const patience = 15 * time.Second

// measureWarm asks engines that are open many questions of each kind.
func measureWarm(ctx context.Context, b *bench) error {
	askers := map[string]asker{}
	defer func() {
		for _, a := range askers {
			_ = a.close() // it was only read
		}
	}()
	err := b.inTurn(ctx, 1, func(e *engine) bool { return e.open != nil }, func(e *engine) error {
		dir, err := b.ready(ctx, e, &b.corpora.whole)
		if err == nil {
			askers[e.name], err = e.open(ctx, dir)
		}
		return err
	})
	if err != nil {
		return err
	}
	g := newGenerator(b.analyzer, b.corpora.sample, b.corpora.days, b.seed)
	// Questions of all kinds that do not come again, before any counts: caches
	// are filled, and what compiles while it runs has done so.
	for _, k := range kinds {
		if _, err := b.askInTurn(ctx, k, g.questions(k, max(1, b.ask/warmShare)), askers); err != nil {
			return err
		}
	}
	b.say("all are warm")
	for _, k := range kinds {
		qs := g.questions(k, b.ask)
		t, err := b.askInTurn(ctx, k, qs, askers)
		if err != nil {
			return err
		}
		b.say("%s: %s", k, t)
		b.remark("%s: %s.", k, t)
		b.addWarm(k, t)
	}
	return nil
}

// times are the seconds that questions of one kind took, by column.
type times struct {
	seconds map[string][]float64
	empty   map[string]int // questions without a hit
}

// askInTurn asks all engines that can answer a kind the same questions in turns.
func (b *bench) askInTurn(ctx context.Context, k kind, qs []question, askers map[string]asker) (times, error) {
	t := times{map[string][]float64{}, map[string]int{}}
	if len(qs) == 0 {
		return t, fmt.Errorf("the corpus gave no question of the kind %q", k)
	}
	able := slices.DeleteFunc(slices.Clone(b.engines), func(e *engine) bool { return !e.canAnswer(k) || askers[e.name] == nil })
	spent := map[string]time.Duration{}
	n := 0
	for share := range slices.Chunk(qs, turn) {
		for i := range able {
			e := able[(n+i)%len(able)]
			for _, column := range e.columns() {
				for _, q := range share {
					if ctx.Err() != nil {
						return t, ctx.Err()
					}
					if spent[column] > patience {
						break
					}
					start := time.Now()
					a, err := askers[e.name].ask(q, column)
					if err != nil {
						return t, fmt.Errorf("%s: %w", column, err)
					}
					spent[column] += time.Since(start)
					t.seconds[column] = append(t.seconds[column], a.seconds)
					if a.hits == 0 {
						t.empty[column]++
					}
				}
			}
		}
		n++
	}
	return t, nil
}

// addWarm adds the rows of a kind. Kizuna is to be ahead of Groonga asked in both
// its indexes, which together find what Kizuna finds, in the middle and at the
// end.
func (b *bench) addWarm(k kind, t times) {
	middle, end := map[string]float64{}, map[string]float64{}
	for column, s := range t.seconds {
		middle[column], end[column] = median(s), quantile(s, .99)
	}
	ahead := limit{bound: 1, times: groongaName}
	ofMiddle, ofEnd := []limit{{bound: maxMedian}}, []limit{{bound: maxTail}}
	switch k {
	case oneWord, twoWords, phrase:
		ofMiddle = append(ofMiddle, limit{bound: 1, times: luceneName})
	case character, stopWords:
		ofMiddle, ofEnd = []limit{{bound: maxBroadTail}}, []limit{{bound: maxBroadTail}}
	}
	b.table.add(row{what: string(k) + ": p50", unit: milliseconds, values: middle, limits: append(ofMiddle, ahead)})
	b.table.add(row{what: string(k) + ": p99", unit: milliseconds, values: end, limits: append(ofEnd, ahead)})
}

// String tells how many questions were asked and how many found nothing.
func (t times) String() string {
	most := 0
	for _, s := range t.seconds {
		most = max(most, len(s))
	}
	parts := []string{fmt.Sprintf("%d questions", most)}
	for _, c := range columnOrder {
		if n := len(t.seconds[c]); n > 0 && n < most {
			parts = append(parts, fmt.Sprintf("%s had time for %d", c, n))
		}
		if n := t.empty[c]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s found nothing for %d", c, n))
		}
	}
	return strings.Join(parts, ", ")
}
