package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// maxGrowth is the bar for growthFactor times the corpus.
const maxGrowth = 4.4

// measureGrowth imports the corpus and growthFactor times the corpus, in pairs,
// and asks both the same questions.
func measureGrowth(ctx context.Context, b *bench) error {
	e, err := b.kizunaEngine()
	if err != nil {
		return err
	}
	var once, often, peaks []float64
	for range b.repeat {
		u, err := b.build(ctx, e, &b.corpora.again)
		if err != nil {
			return err
		}
		v, err := b.build(ctx, e, &b.corpora.large)
		if err != nil {
			return err
		}
		once, often = append(once, u.CPU.Seconds()), append(often, v.CPU.Seconds())
		peaks = append(peaks, float64(v.Peak)/float64(u.Peak))
	}
	what := fmt.Sprintf("%d × the corpus: ", growthFactor)
	kizuna := func(v float64) map[string]float64 { return map[string]float64{kizunaName: v} }
	b.table.add(row{what: what + "import CPU", unit: ratio, values: kizuna(median(ratios(often, once))), limits: []limit{{bound: maxGrowth}}})
	b.table.add(row{what: what + "import peak memory", unit: ratio, values: kizuna(median(peaks))})

	// Two columns of one engine: the small index and the large.
	small, err := e.open(ctx, b.indexDir(e, &b.corpora.again))
	if err != nil {
		return err
	}
	defer small.close()
	large, err := e.open(ctx, b.indexDir(e, &b.corpora.large))
	if err != nil {
		return err
	}
	defer large.close()
	g := newGenerator(b.analyzer, b.corpora.sample, b.corpora.days, b.seed+1)
	for _, k := range kinds { // what does not count, as in measureWarm
		if _, err := growthOf(ctx, g.questions(k, max(1, b.ask/warmShare)), small, large); err != nil {
			return err
		}
	}
	worst, of := 0.0, kind("")
	var parts []string
	for _, k := range kinds {
		r, err := growthOf(ctx, g.questions(k, b.ask), small, large)
		if err != nil {
			return err
		}
		b.say("%s: %.2f", k, r)
		if r > worst {
			worst, of = r, k
		}
		parts = append(parts, fmt.Sprintf("%s %.2f", k, r))
	}
	b.remark("%sp50 ÷ that of the corpus once: %s.", what, strings.Join(parts, ", "))
	b.table.add(row{what: fmt.Sprintf("%sp50, at worst (%s)", what, of), unit: ratio, values: kizuna(worst), limits: []limit{{bound: maxGrowth}}})
	return nil
}

// growthOf returns how many times longer the median question takes at large. Slow
// ones are asked until patience with both ends.
func growthOf(ctx context.Context, qs []question, small, large asker) (float64, error) {
	if len(qs) == 0 {
		return 0, errors.New("the corpus gave no question of a kind")
	}
	var once, often []float64
	for n, start := 0, time.Now(); n < len(qs) && time.Since(start) < 2*patience; n++ {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		q := qs[n]
		s, err := small.ask(q, kizunaName)
		if err != nil {
			return 0, err
		}
		l, err := large.ask(q, kizunaName)
		if err != nil {
			return 0, err
		}
		once, often = append(once, s.seconds), append(often, l.seconds)
	}
	return median(often) / median(once), nil
}
