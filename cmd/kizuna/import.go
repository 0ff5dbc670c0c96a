package main

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"

	"kizuna/data"
	"kizuna/data/sample"
	"kizuna/index"
	"kizuna/server/wire"
)

// runImport reads every source and commits what is good as one batch. The
// engine is opened only when there is something to put in, so that a wrong
// path makes no empty index.
func runImport(ctx context.Context, open func() (index.Engine, error), opts importOptions, s *streams) error {
	found, err := findSources(ctx, opts.paths, s.in)
	if err != nil {
		return err
	}
	defer found.close()
	sources := found.sources
	if opts.sample {
		bundled, err := sampleSources()
		if err != nil {
			return err
		}
		sources = append(bundled, sources...)
	}
	if opts.url != "" && len(sources) > 1 {
		return usage(message{"--url is the address of one source, but there are %d", "--url は一つの取り込み元の URL ですが、取り込み元が %d 個あります"}, len(sources))
	}
	im := &importer{open: open, streams: s, opts: opts, seen: map[string]lastPut{}, seed: maphash.MakeSeed(), progress: newProgress(s, sources)}
	im.web = newWeb(opts.dir, opts, func(meetings map[string]string) bool { return im.holds(ctx, meetings) })
	defer im.close()
	for _, failure := range found.failures {
		im.failed(failure.name, failure.err)
	}
	for _, src := range sources {
		if err := im.read(ctx, src); err != nil {
			return err
		}
	}
	for _, address := range found.addresses {
		if err := im.readAddress(ctx, address); err != nil {
			return err
		}
	}
	if opts.follow != "" {
		if err := im.follow(ctx, opts.follow); err != nil {
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

	web   *web
	given map[string]string // fingerprints of the meetings of the page that is read now, by id

	engine index.Engine // nil until there is something to put
	batch  index.Batch
	seen   map[string]lastPut // by meeting id
	seed   maphash.Seed
	held   int // bytes of text that a dry run shows
	report importReport
}

const (
	// maxHeld bounds what a dry run shows, in bytes: more than anybody reads.
	maxHeld = 64 << 20
	// remarkBytes is what a remark takes besides its text, about.
	remarkBytes = 256
)

// lastPut is the version of a meeting that counts: the last one put.
type lastPut struct {
	source  string
	remarks int
	said    uint64 // tells what was said apart
	same    bool   // as the index had it already
}

// hash tells apart what is said in meetings.
func (im *importer) hash(m *data.Meeting) uint64 {
	var h maphash.Hash
	h.SetSeed(im.seed)
	for i := range m.Remarks {
		r := &m.Remarks[i]
		for _, s := range []string{r.Section, r.Speaker, r.Text} {
			// A hash takes everything.
			_, _ = h.WriteString(s)
			_ = h.WriteByte(0)
		}
	}
	return h.Sum64()
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
	file, err := openWithin(ctx, src)
	if ctx.Err() != nil {
		return fmt.Errorf("import %s: %w", src.name, ctx.Err())
	}
	if err != nil {
		im.failed(src.name, unreadable(src.name, err))
		return nil
	}
	defer file.Close()
	in := newInterruptible(ctx, file)
	defer in.Close()
	one := newSourceReport(src.name)
	var broken error // of the index, not of the source
	one.Report, err = data.Read(ctx, src.name, im.progress.reader(in), data.Options{
		Format: im.opts.as, Columns: im.opts.columns, PDF: pdfText(ctx, src.name), From: src.from, URL: im.opts.url, Heard: src.followed,
	}, func(m *data.Meeting) error {
		broken = im.put(ctx, m, src.name, one)
		return broken
	})
	for _, doubt := range one.doubts {
		one.Warn(doubt.en, doubt.ja)
	}
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("import %s: %w", src.name, ctx.Err())
	case broken != nil:
		return broken
	case err != nil && src.followed && passedOver(err):
		one.Skipped = true
	case err != nil:
		one.fail(err)
	}
	im.done(one)
	return nil
}

// put puts one meeting into the batch, which the first meeting begins.
func (im *importer) put(ctx context.Context, m *data.Meeting, from string, one *sourceReport) error {
	unchanged := false
	if im.opts.dryRun {
		im.hold(m, one)
	} else {
		var err error
		if unchanged, err = im.putIn(ctx, m, one); err != nil || one.cause != nil {
			return err
		}
	}
	if im.given != nil {
		var err error
		if im.given[m.ID], err = fingerprint(m); err != nil {
			return err
		}
	}
	said := im.hash(m)
	switch earlier, twice := im.seen[m.ID]; {
	case twice && earlier.said == said:
		im.say(message{"%[1]s: meeting %[2]s was in %[3]s too, the same", "%[1]s：会議 %[2]s は %[3]s にもありました（内容は同じです）"},
			oneLine(from), oneLine(m.ID), oneLine(earlier.source))
	case twice:
		one.doubts = append(one.doubts, message{
			fmt.Sprintf("meeting %s was in %s too, and says something else there; this one takes its place", m.ID, earlier.source),
			fmt.Sprintf("会議 %s は %s にもあり、内容が違います。こちらで置き換えました", m.ID, earlier.source)})
	}
	im.seen[m.ID] = lastPut{from, len(m.Remarks), said, unchanged}
	one.Meetings = append(one.Meetings, wire.NewStored(m, unchanged))
	return nil
}

// hold keeps a meeting of a dry run until its source is told about. A source may
// have more than fits into memory: what is beyond maxHeld is only counted.
func (im *importer) hold(m *data.Meeting, one *sourceReport) {
	for i := range m.Remarks {
		im.held += len(m.Remarks[i].Text) + len(m.Remarks[i].Section) + remarkBytes
	}
	if im.held > maxHeld {
		one.ContentLeftOut++
		return
	}
	one.content = append(one.content, m)
}

// putIn puts a meeting into the index's batch, and tells whether it was there
// already, the same.
func (im *importer) putIn(ctx context.Context, m *data.Meeting, one *sourceReport) (unchanged bool, err error) {
	if im.batch == nil {
		if err := im.begin(ctx); err != nil {
			return false, err
		}
	}
	before := im.batch.Unchanged()
	err = im.batch.Put(ctx, m)
	if errors.Is(err, index.ErrBadMeeting) {
		one.fail(err)
		return false, nil
	}
	return im.batch.Unchanged() > before, err
}

func (im *importer) begin(ctx context.Context) (err error) {
	if im.engine == nil {
		if err := im.openEngine(); err != nil {
			return err
		}
	}
	im.progress.pause()
	im.batch, err = im.engine.Begin(ctx)
	return err
}

func (im *importer) openEngine() (err error) {
	im.engine, err = im.open()
	return err
}

// finish commits, and tells what became of it all.
func (im *importer) finish(ctx context.Context) error {
	im.progress.stop()
	if im.opts.strict && im.doubts() > 0 {
		return im.refuse()
	}
	if im.batch != nil {
		if err := im.batch.Commit(ctx); err != nil {
			return err
		}
		if err := im.web.keep(); err != nil {
			return err
		}
	}
	return im.summary()
}
