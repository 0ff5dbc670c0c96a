package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kizuna/analyzer"
)

// coldQuery is what a person at a prompt asks for.
const coldQuery = "窓口対応"

// bench is a run under way.
type bench struct {
	options
	corpora  *corpora
	analyzer *analyzer.Analyzer
	engines  []*engine
	versions map[string]string // of the engines found, by name
	absent   map[string]string // why others were not
	built    map[string]bool   // folders of the indexes made in this run
	reused   []string          // those of an earlier run
	parts    []string          // the measures that ran, with their times
	table    table
	remarks  []string // on what was measured, for the report
	busy     string   // the load of the machine before it all
	commit   string   // of the sources; "" if it is not known
	started  time.Time
}

// run measures and writes the table.
func run(ctx context.Context, o options) error {
	for _, need := range []struct{ what, path, cure string }{
		{"the corpus", o.corpus, "say where it is with -corpus FILE (make bench CORPUS=FILE)"},
		{"the headings", o.queries, "say where they are with -queries FILE (make bench QUERIES=FILE)"},
		{"the command", o.kizuna, "build it with \"make build\""},
	} {
		if _, err := os.Stat(need.path); err != nil {
			return fmt.Errorf("%s is missing: there is no file %s; %s", need.what, need.path, need.cure)
		}
	}
	b := &bench{options: o, versions: map[string]string{}, absent: map[string]string{}, built: map[string]bool{}, busy: loadAverage(), started: time.Now()}
	var err error
	if b.analyzer, err = analyzer.New(analyzer.Config{}); err != nil {
		return err
	}
	if err := b.find(ctx); err != nil {
		return err
	}
	// Without git, or outside of a clone, the report does without.
	b.commit, _ = output(ctx, "git", "describe", "--always", "--dirty")
	b.say("writing the corpora to %s", o.work)
	if b.corpora, err = prepare(o.corpus, filepath.Join(o.work, "corpus"), o.seed); err != nil {
		return err
	}
	for _, m := range measures {
		if len(o.only) > 0 && !slices.Contains(o.only, m.name) {
			continue
		}
		b.say("== %s", m.name)
		start := time.Now()
		err := m.run(ctx, b)
		part := fmt.Sprintf("%s %.0f s", m.name, time.Since(start).Seconds())
		if err != nil {
			part += " and then not done"
			err = fmt.Errorf("%s: %w", m.name, err)
		}
		b.parts = append(b.parts, part)
		// What was measured before one fails, or is stopped, took long enough to
		// be kept.
		if err := errors.Join(err, b.keep()); err != nil {
			fmt.Print(b.report())
			return err
		}
	}
	fmt.Print(b.report())
	return nil
}

// keep writes the report to its file, if it has one.
func (b *bench) keep() error {
	if b.options.report == "" {
		return nil
	}
	return os.WriteFile(b.options.report, []byte(b.report()), 0o644)
}

// chosenMeasures reads a list of measures.
func chosenMeasures(list string) ([]string, error) {
	if list == "" {
		return nil, nil
	}
	chosen := strings.Split(list, ",")
	for _, name := range chosen {
		if !slices.Contains(measureNames(), name) {
			return nil, fmt.Errorf("there is no measure %q; there are %s", name, strings.Join(measureNames(), ", "))
		}
	}
	return chosen, nil
}

// find looks which engines are there. Without Kizuna there is nothing to
// measure.
func (b *bench) find(ctx context.Context) error {
	for _, e := range b.all() {
		version, err := e.version(ctx)
		if err != nil {
			b.absent[e.name] = err.Error()
			b.say("%s takes no part: %v", e.name, err)
			continue
		}
		b.say("found %s: %s", e.name, version)
		b.versions[e.name] = version
		b.engines = append(b.engines, e)
	}
	_, err := b.kizunaEngine()
	return err
}

// say tells on standard error how far the bench is.
func (b *bench) say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "%6.0fs  %s\n", time.Since(b.started).Seconds(), fmt.Sprintf(format, args...))
}

// remark keeps a sentence for the report.
func (b *bench) remark(format string, args ...any) {
	b.remarks = append(b.remarks, fmt.Sprintf(format, args...))
}

// inTurn calls do for every engine that can take part, n times over, beginning
// with another one each time.
func (b *bench) inTurn(ctx context.Context, n int, can func(*engine) bool, do func(*engine) error) error {
	able := slices.DeleteFunc(slices.Clone(b.engines), func(e *engine) bool { return !can(e) })
	for round := range n {
		for i := range able {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			e := able[(round+i)%len(able)]
			if err := do(e); err != nil {
				return fmt.Errorf("%s: %w", e.name, err)
			}
		}
	}
	return nil
}

// indexDir is the folder of an engine's index of a corpus.
func (b *bench) indexDir(e *engine, c *corpus) string {
	return filepath.Join(b.work, "index", strings.ReplaceAll(e.name, " ", "-")+"-"+c.name)
}

// build imports a corpus into an empty folder and tells what it took.
func (b *bench) build(ctx context.Context, e *engine, c *corpus) (usage, error) {
	dir := b.indexDir(e, c)
	if err := errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o755)); err != nil {
		return usage{}, err
	}
	var sum usage
	for _, cmd := range e.imports(c, dir) {
		u, _, err := launch(ctx, cmd)
		if err != nil {
			return sum, err
		}
		sum.Wall += u.Wall
		sum.CPU += u.CPU
		sum.Peak = max(sum.Peak, u.Peak)
	}
	b.built[dir] = true
	b.say("%s imported %s: CPU %.1f s, wall %.1f s, %d MB resident", e.name, c.name, sum.CPU.Seconds(), sum.Wall.Seconds(), sum.Peak/1e6)
	return sum, nil
}

// ready sees to it that an engine's index of a corpus was made in this run, or,
// if that will do, in an earlier one.
func (b *bench) ready(ctx context.Context, e *engine, c *corpus) (string, error) {
	dir := b.indexDir(e, c)
	if b.built[dir] || e.imports == nil {
		return dir, nil
	}
	if b.reuse {
		if n, err := diskBytes(dir); err == nil && n > 0 {
			b.built[dir] = true
			b.reused = append(b.reused, filepath.Base(dir))
			return dir, nil
		}
	}
	_, err := b.build(ctx, e, c)
	return dir, err
}

// kizunaEngine is the engine all others are measured beside.
func (b *bench) kizunaEngine() (*engine, error) {
	for _, e := range b.engines {
		if e.name == kizunaName {
			return e, nil
		}
	}
	return nil, fmt.Errorf("%s does not run: %s", b.kizuna, b.absent[kizunaName])
}
