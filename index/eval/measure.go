package eval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"sync"
	"time"

	"kizuna/index"
)

// DefaultDepth is how many hits of a query are looked at. TREC's runs go as
// deep, and it is the most an engine gives at a time.
const DefaultDepth = 1000

// Options says how to measure. The zero Options is good.
type Options struct {
	Depth       int                   // hits of a query to look at, 1 to index.MaxOffset; 0 is DefaultDepth
	Concurrency int                   // queries at a time; 0 is one a processor
	Run         io.Writer             // if not nil, takes the hits of every tier in TREC's run format
	Progress    func(done, total int) // if not nil, is called after each query, in order
}

// Measure runs every query of a dataset. The report is the same on every run but
// for the times. It fails with the first query's error in the order of the
// dataset, and when none of the judged remarks it tries is in the index: then
// that is another's.
func Measure(ctx context.Context, engine index.Searcher, set *Dataset, opts Options) (*Report, error) {
	if opts.Depth == 0 {
		opts.Depth = DefaultDepth
	}
	if opts.Depth < 0 || opts.Depth > index.MaxOffset {
		return nil, index.NewError(index.ErrBadQuery,
			fmt.Sprintf("the depth %d is not between 1 and %d", opts.Depth, index.MaxOffset),
			fmt.Sprintf("件数 %d は 1 から %d の間で指定してください", opts.Depth, index.MaxOffset), nil)
	}
	if opts.Concurrency < 1 {
		opts.Concurrency = runtime.GOMAXPROCS(0)
	}
	if err := present(ctx, engine, set); err != nil {
		return nil, err
	}
	var running sync.WaitGroup
	defer running.Wait()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var run *runWriter
	if opts.Run != nil {
		run = newRunWriter(opts.Run)
	}
	results := make([]TopicResult, 0, len(set.Topics))
	for pending := range inOrder(ctx, engine, set, opts, &running) {
		a := <-pending
		if a.err != nil {
			return nil, fmt.Errorf("query %s of %s: %w", a.result.ID, set.Name, a.err)
		}
		results = append(results, a.result)
		if run != nil {
			run.write(a.result.ID, a.run)
		}
		if opts.Progress != nil {
			opts.Progress(len(results), len(set.Topics))
		}
	}
	if len(results) < len(set.Topics) {
		return nil, fmt.Errorf("measure %s: %w", set.Name, ctx.Err())
	}
	if run != nil {
		if err := run.flush(); err != nil {
			return nil, fmt.Errorf("write the run of %s: %w", set.Name, err)
		}
	}
	return newReport(set.Name, results), nil
}

// answer is the outcome of one query.
type answer struct {
	result TopicResult
	run    []index.Hit // of every tier, if a run is written
	err    error
}

// inOrder asks the queries, several at a time, and yields their answers to come
// in the order of the dataset. At most about opts.Concurrency answers are held.
func inOrder(ctx context.Context, engine index.Searcher, set *Dataset, opts Options, running *sync.WaitGroup) <-chan chan answer {
	pending := make(chan chan answer, opts.Concurrency-1)
	running.Go(func() {
		defer close(pending)
		slots := make(chan struct{}, opts.Concurrency)
		for _, t := range set.Topics {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			one := make(chan answer, 1)
			running.Go(func() {
				defer func() { <-slots }()
				one <- ask(ctx, engine, t, set.Grades[t.ID], opts)
			})
			select {
			case pending <- one:
			case <-ctx.Done():
				return
			}
		}
	})
	return pending
}

// ask runs one query as a person would, and again with every tier for a run.
func ask(ctx context.Context, engine index.Searcher, t Topic, grades map[string]int, opts Options) answer {
	begin := time.Now()
	hits, total, err := hitsOf(ctx, engine, index.Query{Text: t.Text, OnlyIDs: true}, opts.Depth)
	took := time.Since(begin)
	if err != nil {
		return answer{result: TopicResult{Topic: t}, err: err}
	}
	main := map[string]bool{}
	ranking := make([]string, len(hits))
	for i, h := range hits {
		ranking[i] = h.Remark.ID
		if h.Tier == index.TierMain {
			main[h.Remark.ID] = true
		}
	}
	a := answer{result: judge(t, ranking, main, grades)}
	a.result.Hits, a.result.TookMS = total, milliseconds(took)
	if opts.Run != nil {
		a.run, _, a.err = hitsOf(ctx, engine, index.Query{Text: t.Text, Match: index.TierRelated, OnlyIDs: true}, opts.Depth)
	}
	return a
}

// hitsOf fetches the first hits of a query, and how many there are in all.
func hitsOf(ctx context.Context, engine index.Searcher, q index.Query, depth int) (hits []index.Hit, total int, err error) {
	for len(hits) < depth {
		q.Offset, q.Limit = len(hits), min(depth-len(hits), index.MaxLimit)
		page, err := engine.Search(ctx, q)
		if err != nil {
			return nil, 0, err
		}
		hits, total = append(hits, page.Hits...), page.Total
		if len(page.Hits) < q.Limit {
			break
		}
	}
	return hits, total, nil
}

// probes is how many judged remarks are looked for before a measurement. A whole
// dataset's are too many to look up, and one may be left out of a corpus.
const probes = 50

// present fails if the index holds none of the judged remarks it looks for.
func present(ctx context.Context, engine index.Searcher, set *Dataset) error {
	wanted := someWanted(set)
	for _, id := range wanted {
		_, err := engine.Remark(ctx, id)
		if err == nil {
			return nil
		}
		if !errors.Is(err, index.ErrNotFound) {
			return fmt.Errorf("look for remark %s of %s: %w", id, set.Name, err)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	return index.NewError(index.ErrNotFound,
		fmt.Sprintf("the index holds none of the remarks that %s judges; measure it on the remarks it was made for", set.Name),
		fmt.Sprintf("索引に、%s が評価の対象とする発言がありません。対象の発言を取り込んだ索引で測ってください", set.Name), nil)
}

// someWanted returns the first remarks that must match.
func someWanted(set *Dataset) []string {
	var ids []string
	for _, t := range set.Topics {
		grades := set.Grades[t.ID]
		for _, id := range slices.Sorted(maps.Keys(grades)) {
			if len(ids) == probes {
				return ids
			}
			if grades[id] > 0 {
				ids = append(ids, id)
			}
		}
	}
	return ids
}
