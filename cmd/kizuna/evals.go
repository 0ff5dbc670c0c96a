package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"kizuna/index/eval"
	"kizuna/server/wire"
)

// evalReports is what several measurements found, as --format json writes it.
type evalReports struct {
	Datasets []*eval.Report `json:"datasets"`
	Skipped  []string       `json:"skipped"` // paths of the datasets that are not there
}

// runEvals measures several datasets into one table. Those that are not there,
// or whose remarks are not, are named and passed over: not everybody has all
// data. One that is there and broken fails before the first is measured.
func runEvals(ctx context.Context, opts evalOptions, s *streams) error {
	reports := evalReports{Datasets: []*eval.Report{}, Skipped: []string{}}
	type job struct {
		set  *eval.Dataset
		docs string
	}
	var jobs []job
	skip := func(dir string, why message) {
		reports.Skipped = append(reports.Skipped, dir)
		s.say(message{"skipped: %s: %s", "飛ばします：%s：%s"}, oneLine(dir), why.in(s.lang))
	}
	for _, dir := range opts.datasets {
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			skip(dir, message{"there is no such folder", "フォルダがありません"})
			continue
		}
		set, err := eval.Open(dir)
		if err != nil {
			return err
		}
		docs := docsOf(opts, dir, set)
		if docs == "" && opts.index == "" {
			skip(dir, message{"its remarks are not there", "発言のファイルがありません"})
			continue
		}
		jobs = append(jobs, job{set, docs})
	}
	if len(jobs) == 0 {
		return newFault(exitFailure, message{"none of the datasets is there", "データセットが一つもありません"})
	}
	for _, j := range jobs {
		report, err := evaluate(ctx, opts, j.set, j.docs, s)
		if err != nil {
			return err
		}
		reports.Datasets = append(reports.Datasets, report)
	}
	if opts.format == formatJSON {
		return wire.WriteJSON(s.data(), reports)
	}
	table := evalTable(reports.Datasets)
	return writeTable(s, table[0], table[1:])
}

// evalTable returns a heading, and a row a dataset: its ranking, how many of its
// judgements are met, and how many pieces of its remarks were found.
func evalTable(reports []*eval.Report) [][]string {
	const met, end = 2, 5 // columns of a class row: right, must match found, must not match kept out
	var table [][]string
	for _, r := range reports {
		ranking, classes := r.RankingRows(), r.ClassRows()
		// The last class is all of them.
		head, row := append(ranking[0], classes[0][met:end]...), append(ranking[1], classes[len(classes)-1][met:end]...)
		if r.Literal != nil {
			literal := r.LiteralRows()
			head, row = append(head, literal[0]...), append(row, literal[1]...)
		}
		if table == nil {
			table = append(table, head)
		}
		table = append(table, row)
	}
	return table
}
