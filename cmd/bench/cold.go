package main

import (
	"context"
	"fmt"
)

// maxColdPeak is the bar for the memory of a cold search, in bytes.
const maxColdPeak = 60e6

// measureCold asks one query in a process that does nothing else, files being in
// the system's cache.
func measureCold(ctx context.Context, b *bench) error {
	for _, size := range []struct {
		corpus *corpus
		most   float64 // seconds
	}{{&b.corpora.small, 25e-3}, {&b.corpora.whole, 40e-3}} {
		c := size.corpus
		can := func(e *engine) bool { return e.cold != nil }
		// Once before it counts: the files are then in the system's cache.
		err := b.inTurn(ctx, 1, can, func(e *engine) error {
			dir, err := b.ready(ctx, e, c)
			if err != nil {
				return err
			}
			_, _, err = launch(ctx, e.cold(c, dir))
			return err
		})
		if err != nil {
			return err
		}
		wall, cpu, peak := map[string][]float64{}, map[string][]float64{}, map[string][]float64{}
		err = b.inTurn(ctx, b.options.cold, can, func(e *engine) error {
			u, _, err := launch(ctx, e.cold(c, b.indexDir(e, c)))
			wall[e.name] = append(wall[e.name], u.Wall.Seconds())
			cpu[e.name] = append(cpu[e.name], u.CPU.Seconds())
			peak[e.name] = append(peak[e.name], float64(u.Peak))
			return err
		})
		if err != nil {
			return err
		}
		what := fmt.Sprintf("cold, %d remarks: ", c.remarks)
		b.table.add(row{what: what + "wall", unit: milliseconds, values: medians(wall), limits: []limit{{bound: size.most}}})
		b.table.add(row{what: what + "CPU", unit: milliseconds, values: medians(cpu)})
		b.table.add(row{what: what + "memory", unit: megabytes, values: medians(peak), limits: []limit{{bound: maxColdPeak}}})
	}
	return nil
}
