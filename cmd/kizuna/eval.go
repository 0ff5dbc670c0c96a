package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kizuna/data"
	"kizuna/index"
	"kizuna/index/bleve"
	"kizuna/index/eval"
	"kizuna/server/wire"
)

// evalOptions says what to measure, and on which remarks.
type evalOptions struct {
	datasets []string
	docs     string // a file of remarks instead of the dataset's own, or ""
	index    string // an index that has them already, or ""
	run      string // the run file to write, or ""
	depth    int
	literal  int // pieces of remarks to look for, 0 for none
	format   string
}

func (p *program) evalCommand() *cobra.Command {
	var opts evalOptions
	cmd := p.command("eval DATASET…", message{"measure the ranking on judged sets of queries", "正解つきの検索例で、順位のよさを測る"})
	cmd.Long = p.text(message{
		`DATASET is a folder with queries.jsonl (id, text, maybe class), qrels.tsv (query id,
remark id, grade; 0 must not be among the main hits) and docs.jsonl or docs.jsonl.gz
(one remark a line). The remarks are indexed into a temporary directory. A dataset
of that name without docs takes those of its corpus: eval/kiryu-headings those of
corpus/kiryu.jsonl.gz. Of several datasets one table is made, a line each; those
that are not there are named and passed over.`,
		`DATASET は、queries.jsonl（id、text、あれば class）、qrels.tsv（検索文の id、発言の id、
評価。0 は主な結果に出てはいけないもの）、docs.jsonl か docs.jsonl.gz（1行に1発言）の
あるフォルダです。発言は一時的な索引に取り込みます。docs がなければ、名前の初めが同じ
コーパスを使います（eval/kiryu-headings なら corpus/kiryu.jsonl.gz）。複数あるときは、
一つの表に1行ずつ示し、ないものは名前を挙げて飛ばします。`})
	cmd.Example = "  kizuna eval variants/\n  kizuna eval headings/ --docs kiryu.jsonl.gz --run headings.run"
	flags := cmd.Flags()
	flags.StringVar(&opts.docs, "docs", "", p.text(message{"take the remarks from this `FILE`", "発言をこのファイルから取り込む `FILE`"}))
	flags.StringVar(&opts.index, "index", "", p.text(message{"measure the index that is in `DIR` already", "すでにある索引で測る `DIR`"}))
	flags.StringVar(&opts.run, "run", "", p.text(message{"write the hits of every tier to `FILE`, in TREC's run format", "すべての段の結果を TREC の run 形式で書き出す `FILE`"}))
	flags.IntVar(&opts.depth, "depth", eval.DefaultDepth, p.text(message{"look at `N` hits a query", "検索ごとに見る件数 `N`"}))
	flags.IntVar(&opts.literal, "literal", 0, p.text(message{"look for `N` pieces cut from the remarks too", "発言から切り取った文字列も `N` 個探す"}))
	format := p.formatFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		opts.format = *format
		if err := opts.parse(args); err != nil {
			return err
		}
		return runEval(cmd.Context(), opts, p.streams)
	}
	return cmd
}

// maxLiteral bounds the pieces: a hundred thousand take some minutes.
const maxLiteral = 100_000

// literalSeed makes every run ask for the same pieces.
const literalSeed = 11

// parse takes the arguments and checks what the flags say together.
func (o *evalOptions) parse(args []string) error {
	switch {
	case len(args) == 0:
		return usage(message{"say which dataset: kizuna eval DATASET", "データセットのフォルダを指定してください：kizuna eval DATASET"})
	case len(args) > 1 && (o.docs != "" || o.run != ""):
		return usage(message{"--docs and --run go with one dataset alone", "--docs と --run は、データセットが一つのときだけ使えます"})
	case o.docs != "" && o.index != "":
		return usage(message{"--docs and --index exclude each other", "--docs と --index は同時に指定できません"})
	case o.depth < 1 || o.depth > index.MaxOffset:
		return usage(message{"--depth is from 1 to %d, not %d", "--depth は 1 から %d までです（%d は指定できません）"}, index.MaxOffset, o.depth)
	case o.literal < 0 || o.literal > maxLiteral:
		return usage(message{"--literal is from 0 to %d, not %d", "--literal は 0 から %d までです（%d は指定できません）"}, maxLiteral, o.literal)
	}
	o.datasets = args
	return nil
}

// runEval measures the datasets and writes what it found.
func runEval(ctx context.Context, opts evalOptions, s *streams) error {
	if len(opts.datasets) > 1 {
		return runEvals(ctx, opts, s)
	}
	set, err := eval.Open(opts.datasets[0])
	if err != nil {
		return err
	}
	report, err := evaluate(ctx, opts, set, docsOf(opts, opts.datasets[0], set), s)
	if err != nil {
		return err
	}
	if opts.format == formatJSON {
		return wire.WriteJSON(s.data(), report)
	}
	tables := [][][]string{report.RankingRows(), report.ClassRows()}
	if report.Literal != nil {
		tables = append(tables, report.LiteralRows())
	}
	for i, table := range tables {
		if i > 0 {
			fmt.Fprintln(s.out)
		}
		if err := writeTable(s, table[0], table[1:]); err != nil {
			return err
		}
	}
	return nil
}

// evaluate measures one dataset: on the index that opts names, or else on its
// remarks, at docs, in an index for the while.
func evaluate(ctx context.Context, opts evalOptions, set *eval.Dataset, docs string, s *streams) (*eval.Report, error) {
	var engine index.Engine
	var err error
	if opts.index != "" {
		engine, err = openIndex(opts.index, bleve.Config{Warn: s.warnSynonyms}, s)
	} else {
		var forget func()
		engine, forget, err = temporaryIndex(ctx, set.Name, docs, s)
		defer forget()
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = engine.Close() }()
	report, err := measure(ctx, engine, opts, set, s)
	if err != nil || opts.literal == 0 {
		return report, err
	}
	a, err := s.openAnalyzer()
	if err != nil {
		return nil, err
	}
	report.Literal, err = eval.Literal(ctx, engine, a, opts.literal, literalSeed)
	return report, err
}

// docsOf returns the path of a dataset's remarks, or "" where there are none:
// those the flags name, its own, or those of the corpus it is named after.
func docsOf(opts evalOptions, dir string, set *eval.Dataset) string {
	if opts.docs != "" {
		return opts.docs
	}
	if set.Docs != "" {
		return set.Docs
	}
	corpus, _, _ := strings.Cut(set.Name, "-")
	path := filepath.Join(dir, "..", "..", "corpus", corpus+".jsonl.gz")
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
		return path
	}
	return ""
}

// temporaryIndex indexes the remarks of the dataset of that name. forget removes the index; it
// is never nil.
func temporaryIndex(ctx context.Context, name, docs string, s *streams) (_ index.Engine, forget func(), err error) {
	if docs == "" {
		return nil, func() {}, usage(message{
			"the dataset %s has no docs.jsonl; say where its remarks are with --docs FILE or --index DIR",
			"データセット %s に docs.jsonl がありません。発言のある場所を --docs FILE か --index DIR で指定してください"}, name)
	}
	dir, err := os.MkdirTemp("", "kizuna-eval-")
	if err != nil {
		return nil, func() {}, fmt.Errorf("make a temporary index: %w", err)
	}
	forget = func() { _ = os.RemoveAll(dir) }
	engine, err := openIndex(dir, bleve.Config{Create: true, Warn: s.warnSynonyms}, s)
	if err != nil {
		return nil, forget, err
	}
	if err := loadDocs(ctx, engine, docs, s); err != nil {
		_ = engine.Close()
		return nil, forget, err
	}
	return engine, forget, nil
}

// loadDocs puts a file of remarks into an index. Remarks that cannot be read
// are told, for they change what is measured.
func loadDocs(ctx context.Context, w index.Writer, path string, s *streams) error {
	file, err := os.Open(path)
	if err != nil {
		return unreadable(path, err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return unreadable(path, err)
	}
	bar := newProgress(s, []source{fileSource(path, info.Size())})
	in := newInterruptible(ctx, file)
	defer in.Close()
	report, err := eval.Load(ctx, w, path, bar.reader(in))
	bar.stop()
	if n := report.LeftOut[data.OmitMalformed]; n > 0 {
		s.say(message{"remarks that cannot be read, left out: %d; the first: %s", "読めない発言が%d件あり、除きました。最初の理由：%s"},
			n, oneLine(describe(&report.Warnings[0], s.lang)))
	}
	return err
}

// measure runs the queries, and writes the run file if one is asked for.
func measure(ctx context.Context, engine index.Searcher, opts evalOptions, set *eval.Dataset, s *streams) (report *eval.Report, err error) {
	bar := startProgress(s, message{"Searching", "検索中"}, int64(len(set.Topics)))
	defer bar.stop()
	how := eval.Options{Depth: opts.depth, Progress: func(done, _ int) { bar.set(done) }}
	if opts.run == "" {
		return eval.Measure(ctx, engine, set, how)
	}
	file, err := os.Create(opts.run)
	if err != nil {
		return nil, newFault(exitFailure, message{"cannot write the run file %s", "run ファイル %s を書き込めません"}, opts.run).because(err)
	}
	how.Run = file
	report, err = eval.Measure(ctx, engine, set, how)
	if closed := file.Close(); err == nil && closed != nil {
		return nil, fmt.Errorf("write run file: %w", closed)
	}
	return report, err
}
