package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Bars of an import.
const (
	maxPlainCPU   = 1.1
	maxGroongaCPU = 1.0
	maxWallPerCPU = 0.65
	maxPeak       = 600e6
	maxSize       = 1.5
	maxAddSeconds = 1
)

// measureImport imports the whole corpus into every engine that keeps an index.
func measureImport(ctx context.Context, b *bench) error {
	cpu, wall, peak := map[string][]float64{}, map[string][]float64{}, map[string][]float64{}
	size := map[string]float64{}
	err := b.inTurn(ctx, b.repeat, func(e *engine) bool { return e.imports != nil }, func(e *engine) error {
		u, err := b.build(ctx, e, &b.corpora.whole)
		if err != nil {
			return err
		}
		cpu[e.name] = append(cpu[e.name], u.CPU.Seconds())
		wall[e.name] = append(wall[e.name], u.Wall.Seconds())
		peak[e.name] = append(peak[e.name], float64(u.Peak))
		n, err := diskBytes(b.indexDir(e, &b.corpora.whole))
		size[e.name] = float64(n) / float64(b.corpora.whole.bytes)
		return err
	})
	if err != nil {
		return err
	}
	shares, perCPU := map[string]float64{}, map[string]float64{}
	for name := range cpu {
		perCPU[name] = median(ratios(wall[name], cpu[name]))
		if name != kizunaName {
			shares[name] = median(ratios(cpu[kizunaName], cpu[name]))
		}
	}
	b.table.add(row{what: "import: CPU", unit: seconds, values: medians(cpu)})
	b.table.add(row{what: "import: CPU of Kizuna ÷ of this", unit: ratio, values: shares, limits: []limit{
		{at: plainName, bound: maxPlainCPU}, {at: groongaName, bound: maxGroongaCPU}}})
	b.table.add(row{what: "import: wall", unit: seconds, values: medians(wall)})
	b.table.add(row{what: "import: wall ÷ CPU", unit: ratio, values: perCPU, limits: []limit{{bound: maxWallPerCPU}}})
	b.table.add(row{what: "import: peak memory", unit: megabytes, values: medians(peak), limits: []limit{{bound: maxPeak}}})
	b.table.add(row{what: "index ÷ text", unit: ratio, values: size, limits: []limit{{bound: maxSize}}})
	return nil
}

func medians(all map[string][]float64) map[string]float64 {
	m := map[string]float64{}
	for name, values := range all {
		m[name] = median(values)
	}
	return m
}

// measureAdd adds a meeting of middling size to the whole, again and again.
func measureAdd(ctx context.Context, b *bench) error {
	e, err := b.kizunaEngine()
	if err != nil {
		return err
	}
	dir, err := b.ready(ctx, e, &b.corpora.whole)
	if err != nil {
		return err
	}
	grown := filepath.Join(b.work, "index", "added")
	if err := errors.Join(os.RemoveAll(grown), os.CopyFS(grown, os.DirFS(dir))); err != nil {
		return err
	}
	var wall, cpu []float64
	for n := range max(b.repeat, 5) {
		path := filepath.Join(b.work, "corpus", fmt.Sprintf("meeting-%d.jsonl", n))
		if err := b.corpora.writeMeeting(path, n); err != nil {
			return err
		}
		u, _, err := launch(ctx, e.imports(&corpus{json: []string{path}}, grown)[0])
		if err != nil {
			return err
		}
		wall, cpu = append(wall, u.Wall.Seconds()), append(cpu, u.CPU.Seconds())
	}
	b.remark("The meeting added is the one of median size, %d remarks, under new ids, to a copy of the index; medians of %d.", len(b.corpora.meeting), len(wall))
	b.table.add(row{what: "add one meeting: wall", unit: milliseconds, values: map[string]float64{kizunaName: median(wall)}, limits: []limit{{bound: maxAddSeconds}}})
	b.table.add(row{what: "add one meeting: CPU", unit: milliseconds, values: map[string]float64{kizunaName: median(cpu)}})
	return nil
}
