package bleve

import (
	"archive/tar"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"kizuna/index"

	"github.com/klauspost/compress/zstd"
)

// maxSmallFile bounds what restore reads into memory: a manifest, the synonyms,
// the checksums. A million meetings that all died in one segment stay below.
const maxSmallFile = 64 << 20

// Restore makes the content of a backup the newest generation of an index
// directory, which is made if it is not there. Everything is verified before:
// until then a running server serves what there was, and a failure changes
// nothing. Where there is an index already, replace must say so; its last
// generation is kept to fall back to, as after any write.
func Restore(ctx context.Context, file, dir string, replace bool, c Config) (_ *BackupReport, err error) {
	in, err := os.Open(file)
	if err != nil {
		return nil, index.NewError(index.ErrUnavailable, fmt.Sprintf("cannot read the backup %s", file),
			fmt.Sprintf("バックアップ「%s」を読めません", file), err)
	}
	defer in.Close()
	c.Create = true
	e, err := newEngine(dir, c)
	if err != nil {
		return nil, err
	}
	lock, err := e.lockForWriting(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, e.unlock(lock)) }()
	old, err := readCurrent(dir)
	if !errors.Is(err, errNothing) && !replace {
		return nil, index.NewError(index.ErrUnavailable,
			fmt.Sprintf("there is an index in %s already; replace it with --replace, or restore into another directory with --index", dir),
			fmt.Sprintf("「%s」にはすでに索引があります。置き換えるなら --replace を付けるか、--index で別の場所を指定してください", dir), nil)
	}
	if err != nil {
		old = &manifest{} // there is none, or it cannot be read: nothing to fall back to
	}
	r, err := e.newRestorer(old)
	if err != nil {
		return nil, e.cannotWrite(err)
	}
	m, err := r.restore(ctx, in)
	if err != nil {
		sweep(dir, nil)
		return nil, e.cannotRestore(ctx, file, err)
	}
	info, err := in.Stat()
	if err != nil {
		return nil, err
	}
	return &BackupReport{m.Generation, m.Counts.Meetings, m.Counts.Remarks, info.Size(), m.Analyzer != e.analyzer.Fingerprint()}, nil
}

func (e *Engine) cannotRestore(ctx context.Context, file string, err error) error {
	if ended := stopped(ctx); ended != nil {
		return ended
	}
	if errors.Is(err, errDamaged) || errors.Is(err, tar.ErrHeader) || errors.Is(err, io.ErrUnexpectedEOF) {
		return index.NewError(index.ErrUnavailable, fmt.Sprintf("%s is no backup of an index, or it is damaged; nothing was changed", file),
			fmt.Sprintf("「%s」は索引のバックアップではないか、壊れています。何も変えていません", file), err)
	}
	if own, ok := errors.AsType[*index.Error](err); ok {
		return own
	}
	return e.cannotWrite(err)
}

// restorer unpacks a backup beside what is in force.
type restorer struct {
	engine *Engine
	old    *manifest
	next   uint64 // number of the next generation
	number uint64 // of the next segment

	names    map[string]string  // of segments: in the backup → here
	want     map[string]fileSum // files of segments by their names in the backup, until they are there
	sums     map[string]string  // SHA-256 of each entry
	synonyms []byte
}

func (e *Engine) newRestorer(old *manifest) (*restorer, error) {
	generations, highest, err := generationsOnDisk(e.dir)
	if err != nil {
		return nil, err
	}
	r := &restorer{engine: e, old: old, next: old.Generation + 1, number: max(highest+1, old.NextSegment),
		names: map[string]string{}, want: map[string]fileSum{}, sums: map[string]string{}}
	for _, n := range generations {
		r.next = max(r.next, n+1)
	}
	return r, nil
}

func (r *restorer) restore(ctx context.Context, in io.Reader) (*manifest, error) {
	unpacked, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer unpacked.Close()
	stream := packedReader{unpacked}
	m, err := r.unpack(ctx, tar.NewReader(stream))
	if err != nil {
		return nil, err
	}
	// What follows the archive's end ends the stream of zstd, and its checksum.
	if _, err := io.Copy(io.Discard, stream); err != nil {
		return nil, err
	}
	for i := range m.Segments {
		m.Segments[i].Name = r.names[m.Segments[i].Name]
		if err := syncDir(filepath.Join(r.engine.dir, m.Segments[i].Name)); err != nil {
			return nil, err
		}
	}
	m.Generation, m.Previous, m.NextSegment = r.next, r.old.Generation, r.number
	report, err := r.engine.checkGeneration(ctx, m, map[string]bool{}, sampled)
	if err != nil {
		return nil, err
	}
	if !report.Whole() {
		return nil, fmt.Errorf("%w: %w", errDamaged, report.Faults[0])
	}
	if err := r.engine.putInForce(m, nil); err != nil {
		return nil, err
	}
	if r.synonyms != nil {
		return m, writeAside(r.engine.dir, SynonymsFile, r.synonyms)
	}
	return m, nil
}

// packedReader marks what is wrong with the stream of a backup, whatever the
// library says of it, apart from what is wrong with reading its file.
type packedReader struct{ r io.Reader }

func (p packedReader) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	if _, system := errors.AsType[*fs.PathError](err); err != nil && err != io.EOF && !system {
		err = fmt.Errorf("%w: %w", errDamaged, err)
	}
	return n, err
}

// unpack writes the segments and returns the manifest, all as in the backup.
func (r *restorer) unpack(ctx context.Context, in *tar.Reader) (m *manifest, err error) {
	wrong := func(format string, args ...any) (*manifest, error) {
		return nil, fmt.Errorf("%w: "+format, append([]any{errDamaged}, args...)...)
	}
	summed := false
	for {
		h, err := in.Next()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		switch want, known := r.want[h.Name]; {
		case m == nil:
			if m, err = r.manifest(h, in); err != nil {
				return nil, err
			}
		case known:
			if err := r.file(h.Name, want, in); err != nil {
				return nil, err
			}
			delete(r.want, h.Name)
		case h.Name == currentFile:
			if _, err = r.small(h, in); err != nil {
				return nil, err
			}
		case h.Name == SynonymsFile:
			if r.synonyms, err = r.small(h, in); err != nil {
				return nil, err
			}
		case h.Name == sumsFile:
			b, err := r.small(h, in)
			if err != nil {
				return nil, err
			}
			delete(r.sums, sumsFile)
			for line := range strings.Lines(string(b)) {
				sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
				if r.sums[name] != sum {
					return wrong("the checksum of %s is wrong", name)
				}
				delete(r.sums, name)
			}
			if len(r.sums) > 0 {
				return wrong("there is no checksum of %d files", len(r.sums))
			}
			summed = true
		default:
			return wrong("it holds %q", h.Name)
		}
	}
	switch {
	case m == nil || !summed:
		return wrong("its end is missing")
	case len(r.want) > 0:
		return wrong("%d files are missing", len(r.want))
	}
	return m, nil
}

// manifest reads the first entry and makes the directories of the segments.
func (r *restorer) manifest(h *tar.Header, in io.Reader) (*manifest, error) {
	if !strings.HasPrefix(h.Name, "generation-") {
		return nil, fmt.Errorf("%w: it begins with %q", errDamaged, h.Name)
	}
	b, err := r.small(h, in)
	if err != nil {
		return nil, err
	}
	m, err := decodeManifest(b)
	if err != nil {
		return nil, err
	}
	if m.Format != formatVersion {
		return nil, r.engine.otherVersion(m)
	}
	for _, s := range m.Segments {
		if r.names[s.Name] != "" {
			return nil, fmt.Errorf("%w: it names segment %q twice", errDamaged, s.Name)
		}
		r.names[s.Name] = segmentName(r.number)
		r.number++
		if err := os.Mkdir(filepath.Join(r.engine.dir, r.names[s.Name]), 0o755); err != nil {
			return nil, err
		}
		for _, f := range s.Files {
			switch f.Name {
			case tablesFile, wordsFile, headingsFile:
				r.want[path.Join(s.Name, f.Name)] = f
			default:
				return nil, fmt.Errorf("%w: it names a file %q", errDamaged, f.Name)
			}
		}
	}
	return m, nil
}

// file writes a file of a segment and puts it on disk.
func (r *restorer) file(name string, want fileSum, in io.Reader) error {
	segment, base := path.Split(name)
	f, err := os.OpenFile(filepath.Join(r.engine.dir, r.names[path.Clean(segment)], base), os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	sums := newDigest()
	n, err := io.Copy(io.MultiWriter(f, sums), io.LimitReader(in, want.Bytes+1))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if n != want.Bytes || sums.crc() != want.CRC32C {
		return fmt.Errorf("%w: %s is not what was backed up", errDamaged, name)
	}
	r.sums[name] = sums.sha()
	return nil
}

// small reads an entry into memory.
func (r *restorer) small(h *tar.Header, in io.Reader) ([]byte, error) {
	if h.Size > maxSmallFile {
		return nil, fmt.Errorf("%w: %s has %d bytes", errDamaged, h.Name, h.Size)
	}
	sums := newDigest()
	b, err := io.ReadAll(io.TeeReader(in, sums))
	r.sums[h.Name] = sums.sha()
	return b, err
}
