package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"kizuna/data"
	"kizuna/data/sample"
	"kizuna/index"
	"kizuna/index/bleve"
)

// importOptions says what to import and how to tell about it.
type importOptions struct {
	paths  []string
	sample bool // the bundled meetings too
	dir    string
	format string
}

func (p *program) importCommand() *cobra.Command {
	cmd := p.command("import PATH…", message{"put files or folders in", "ファイルやフォルダを取り込む"})
	cmd.Long = p.text(message{
		`Reads saved pages (text or HTML), JSON and JSON Lines, plain or packed by gzip or
zstd, in the encodings Japanese files come in. A folder is read with all folders
in it; hidden files and links are passed over. A meeting that is there already is
replaced. All that is good becomes visible together at the end; an interrupted
import changes nothing, and goes on where it stopped when it is run again.`,
		`保存したページ（テキスト、HTML）、JSON、JSON Lines を読みます。gzip・zstd や、日本語の
各種文字コードにも対応します。フォルダは中のフォルダまで読み、隠しファイルとリンクは
飛ばします。取り込み済みの会議は置き換わります。読めたものは最後にまとめて反映され、
中断した場合は何も変わりません。もう一度実行すると、途中から続けます。`})
	cmd.Example = "  kizuna import pages/ minutes.jsonl.gz\n  curl -s https://example.jp/page.html | kizuna import -\n  kizuna import --sample"
	bundled := cmd.Flags().Bool("sample", false, p.text(message{"put in the bundled example of a made-up city", "付属の見本（架空の市の会議）を取り込む"}))
	noWait, format, dir := p.noWaitFlag(cmd), p.formatFlag(cmd), p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		where, err := p.indexDir(*dir)
		if err != nil {
			return err
		}
		opts, err := parseImport(args, *bundled, where, *format)
		if err != nil {
			return err
		}
		return runImport(cmd.Context(), func() (index.Engine, error) {
			return openIndex(where, bleve.Config{Create: true, Busy: p.streams.waits(*noWait), Warn: p.streams.warnSynonyms}, p.streams)
		}, opts, p.streams)
	}
	return cmd
}

func parseImport(paths []string, bundled bool, dir, format string) (importOptions, error) {
	if len(paths) == 0 && !bundled {
		return importOptions{}, usage(message{
			"say what to import: kizuna import PATH…, or kizuna import --sample for the bundled example",
			"取り込むファイルやフォルダを指定してください（付属の見本は kizuna import --sample）"})
	}
	stdin := 0
	for _, path := range paths {
		if path == stdinPath {
			stdin++
		}
	}
	if stdin > 1 {
		return importOptions{}, usage(message{"standard input (-) can be read only once", "標準入力（-）は一度しか読めません"})
	}
	return importOptions{paths, bundled, dir, format}, nil
}

// runImport reads every source and commits what is good as one batch. The
// engine is opened only when there is something to put in, so that a wrong
// path makes no empty index.
func runImport(ctx context.Context, open func() (index.Engine, error), opts importOptions, s *streams) error {
	sources, failures, err := findSources(ctx, opts.paths, s.in)
	if err != nil {
		return err
	}
	if opts.sample {
		bundled, err := sampleSources()
		if err != nil {
			return err
		}
		sources = append(bundled, sources...)
	}
	im := &importer{open: open, streams: s, opts: opts, seen: map[string]lastPut{}, progress: newProgress(s, sources)}
	defer im.close()
	for _, failure := range failures {
		im.failed(failure.name, failure.err)
	}
	for _, src := range sources {
		if err := im.read(ctx, src); err != nil {
			return err
		}
	}
	return im.finish(ctx)
}

// sampleSources are the bundled meetings.
func sampleSources() ([]source, error) {
	names, err := fs.Glob(sample.FS, "*.txt")
	if err != nil {
		return nil, fmt.Errorf("list the bundled example: %w", err)
	}
	var sources []source
	for _, name := range names {
		info, err := fs.Stat(sample.FS, name)
		if err != nil {
			return nil, fmt.Errorf("list the bundled example: %w", err)
		}
		sources = append(sources, source{name: "sample/" + name, size: info.Size(),
			open: func() (io.ReadCloser, error) { return sample.FS.Open(name) }})
	}
	return sources, nil
}

// importer is an import under way.
type importer struct {
	open     func() (index.Engine, error)
	streams  *streams
	opts     importOptions
	progress *progress

	engine index.Engine // nil until there is something to put
	batch  index.Batch
	seen   map[string]lastPut // by meeting id
	report importReport
}

// lastPut is the version of a meeting that counts: the last one put.
type lastPut struct {
	source  string
	remarks int
}

// close drops what was not committed.
func (im *importer) close() {
	im.progress.stop()
	if im.batch != nil {
		// After a commit this does nothing; before, there is an error already.
		_ = im.batch.Discard()
	}
	if im.engine != nil {
		_ = im.engine.Close()
	}
}

// read imports one source. It fails only when the import as a whole must end;
// what is wrong with the source itself is reported and passed over.
func (im *importer) read(ctx context.Context, src source) error {
	file, err := src.open()
	if err != nil {
		im.failed(src.name, unreadable(src.name, err))
		return nil
	}
	defer file.Close()
	in := newInterruptible(ctx, file)
	defer in.Close()
	one := newSourceReport(src.name)
	var broken error // of the index, not of the source
	one.Report, err = data.Read(src.name, im.progress.reader(in), data.Options{}, func(m *data.Meeting) error {
		broken = im.put(ctx, m, src.name, one)
		return broken
	})
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("import %s: %w", src.name, ctx.Err())
	case broken != nil:
		return broken
	case err != nil:
		one.fail(err)
	}
	im.done(one)
	return nil
}

// put puts one meeting into the batch, which the first meeting begins.
func (im *importer) put(ctx context.Context, m *data.Meeting, from string, one *sourceReport) error {
	if im.batch == nil {
		if err := im.begin(ctx); err != nil {
			return err
		}
	}
	err := im.batch.Put(ctx, m)
	if errors.Is(err, index.ErrBadMeeting) {
		one.fail(err)
		return nil
	}
	if err != nil {
		return err
	}
	if earlier, twice := im.seen[m.ID]; twice {
		im.say(message{"%[1]s: meeting %[2]s was in %[3]s too; this one is kept", "%[1]s：会議 %[2]s は %[3]s にもありました。こちらを採ります"},
			oneLine(from), oneLine(m.ID), oneLine(earlier.source))
	}
	im.seen[m.ID] = lastPut{from, len(m.Remarks)}
	one.Meetings = append(one.Meetings, importedMeeting{m.ID, m.Title, m.Date, len(m.Remarks)})
	return nil
}

func (im *importer) begin(ctx context.Context) error {
	engine, err := im.open()
	if err != nil {
		return err
	}
	im.engine = engine
	im.progress.pause()
	im.batch, err = engine.Begin(ctx)
	return err
}

// finish commits, and tells what became of it all.
func (im *importer) finish(ctx context.Context) error {
	im.progress.stop()
	if im.batch != nil {
		if err := im.batch.Commit(ctx); err != nil {
			return err
		}
	}
	return im.summary()
}
