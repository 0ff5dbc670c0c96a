package bleve

import (
	"cmp"
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"

	"kizuna/analyzer"
	"kizuna/analyzer/variant"
	"kizuna/index"
)

// values are the values of a field in a generation, listed when first asked for.
type values struct {
	once sync.Once
	all  []index.Value
}

// Values lists the values of a field by their readings.
func (e *Engine) Values(ctx context.Context, field index.ValueField) (_ []index.Value, err error) {
	defer e.guard(&err, debug.SetPanicOnFault(true))
	g, err := e.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release(g)
	var of *values
	var count func() map[string]uint32
	switch field {
	case index.ValueSection:
		of, count = &g.sectionValues, g.countSections
	case index.ValueSpeaker:
		of, count = &g.speakerValues, g.countSpeakers
	default:
		return nil, index.NewError(index.ErrBadQuery, fmt.Sprintf("the values of %q are not listed", field),
			fmt.Sprintf("「%s」の値の一覧はありません", field), nil)
	}
	of.once.Do(func() { of.all = e.list(count()) })
	return slices.Clone(of.all), timeout(ctx)
}

// list puts values in the order of their readings, what cannot be read last, what
// reads alike by the values.
func (e *Engine) list(counts map[string]uint32) []index.Value {
	var an analyzer.Analysis
	all := make([]index.Value, 0, len(counts))
	for text, remarks := range counts {
		e.analyzer.Analyze(&an, text)
		all = append(all, index.Value{Text: text, Reading: variant.Hiragana(e.readingOf(&an, 0)), Remarks: int(remarks)})
	}
	slices.SortFunc(all, func(a, b index.Value) int {
		if (a.Reading == "") != (b.Reading == "") {
			return cmp.Compare(len(b.Reading), len(a.Reading))
		}
		return cmp.Or(cmp.Compare(a.Reading, b.Reading), cmp.Compare(a.Text, b.Text))
	})
	return all
}

// countSpeakers counts the live remarks of each name and of each office, as the
// facet does.
func (g *generation) countSpeakers() map[string]uint32 {
	counts := map[string]uint32{}
	for _, s := range g.segments {
		t := &s.tables
		remarks := make([]uint32, t.strings.count())
		for doc := range uint32(t.remarks.rows()) {
			if s.dead != nil && s.dead.Contains(doc) {
				continue
			}
			speaker, role := t.remarks.at(doc, remarkSpeaker), t.remarks.at(doc, remarkRole)
			remarks[speaker]++
			if role != speaker {
				remarks[role]++
			}
		}
		for n, count := range remarks {
			if n > 0 && count > 0 {
				counts[t.strings.at(uint32(n))] += count
			}
		}
	}
	return counts
}
