package bleve

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"kizuna/index"

	"github.com/klauspost/compress/zstd"
)

// A backup is one file that other programs can read too: a tar archive, packed
// with zstd, of what an index directory needs to hold one generation.
//
//	generation-12.json   first: names every file of the segments, its size and CRC-32C
//	CURRENT
//	segment-7/…          the segments
//	synonyms.txt         if there is one
//	SHA256SUMS           last: of all before it, as sha256sum -c reads them
//
// Unpacked by hand it is an index directory.
const sumsFile = "SHA256SUMS"

// BackupReport tells what is in a backup.
type BackupReport struct {
	Generation uint64 `json:"generation"`
	Meetings   int    `json:"meetings"`
	Remarks    int    `json:"remarks"`
	Bytes      int64  `json:"bytes"`  // of the backup
	Schema     bool   `json:"schema"` // it must be reindexed before it can be searched
}

// Backup writes the generation in force to a file that must not exist yet. It is
// the one generation, whatever is written to the index meanwhile, and every byte
// is held against its checksum on the way. The file appears under its name when
// it is whole and on disk.
func Backup(ctx context.Context, dir, file string, c Config) (_ *BackupReport, err error) {
	e, err := newEngine(dir, c)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(file); err == nil {
		return nil, index.NewError(index.ErrUnavailable, fmt.Sprintf("%s is there already; choose another name", file),
			fmt.Sprintf("「%s」はすでにあります。別の名前を指定してください", file), nil)
	}
	m, files, err := e.openFiles()
	if err != nil {
		return nil, err
	}
	defer func() {
		for _, f := range files {
			_ = f.Close()
		}
	}()
	out, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*.tmp")
	if err != nil {
		return nil, cannotBackUp(file, err)
	}
	defer func() {
		if err != nil {
			_ = out.Close()
			_ = os.Remove(out.Name())
		}
	}()
	if err := writeArchive(ctx, out, dir, m, files); err != nil {
		if errors.Is(err, errDamaged) {
			return nil, e.damaged(err)
		}
		if ended := stopped(ctx); ended != nil {
			return nil, ended
		}
		return nil, cannotBackUp(file, err)
	}
	info, err := out.Stat()
	if err = errors.Join(err, out.Chmod(fileMode), out.Sync(), out.Close()); err == nil {
		err = rename(out.Name(), file)
	}
	if err = errors.Join(err, syncDir(filepath.Dir(file))); err != nil {
		return nil, cannotBackUp(file, err)
	}
	return &BackupReport{m.Generation, m.Counts.Meetings, m.Counts.Remarks, info.Size(), m.Analyzer != e.analyzer.Fingerprint()}, nil
}

func cannotBackUp(file string, cause error) error {
	return index.NewError(index.ErrUnavailable, fmt.Sprintf("cannot write the backup %s", file),
		fmt.Sprintf("バックアップ「%s」を書けません。空き容量と書き込み権限を確かめてください", file), cause)
}

// openFiles opens every file of the generation in force, in the order of its
// manifest, so that none can go away.
func (e *Engine) openFiles() (m *manifest, files []*os.File, err error) {
	for range openTries {
		if m, err = readCurrent(e.dir); err == nil {
			if m.Format != formatVersion {
				return nil, nil, e.otherVersion(m)
			}
			if files, err = m.openFiles(e.dir); err == nil {
				return m, files, nil
			}
		}
		if errors.Is(err, errNothing) {
			return nil, nil, e.noIndex()
		}
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return nil, nil, e.damaged(err)
}

func (m *manifest) openFiles(dir string) (files []*os.File, err error) {
	for _, s := range m.Segments {
		for _, sum := range s.Files {
			f, err := os.Open(filepath.Join(dir, s.Name, sum.Name))
			if err != nil {
				for _, f := range files {
					_ = f.Close()
				}
				return nil, err
			}
			files = append(files, f)
		}
	}
	return files, nil
}

// archiveWriter writes a backup.
type archiveWriter struct {
	tar  *tar.Writer
	time time.Time
	sums strings.Builder
}

func writeArchive(ctx context.Context, out io.Writer, dir string, m *manifest, files []*os.File) error {
	// The texts are packed already; more effort gains a hundredth.
	packed, err := zstd.NewWriter(out, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(true))
	if err != nil {
		return err
	}
	w := &archiveWriter{tar: tar.NewWriter(packed), time: m.Committed}
	raw, err := m.encode()
	if err != nil {
		return errors.Join(err, packed.Close())
	}
	err = errors.Join(w.bytes(manifestName(m.Generation), raw), w.bytes(currentFile, []byte(pointer(m.Generation, raw))))
	for _, s := range m.Segments {
		for _, sum := range s.Files {
			if err == nil {
				err = ctx.Err()
			}
			if err == nil {
				err = w.file(path.Join(s.Name, sum.Name), files[0], sum)
			}
			files = files[1:]
		}
	}
	if err == nil {
		var own []byte
		if own, err = os.ReadFile(filepath.Join(dir, SynonymsFile)); err == nil {
			err = w.bytes(SynonymsFile, own)
		} else if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	if err == nil {
		err = w.bytes(sumsFile, []byte(w.sums.String()))
	}
	return errors.Join(err, w.tar.Close(), packed.Close())
}

func (w *archiveWriter) bytes(name string, b []byte) error {
	sum := sha256.Sum256(b)
	fmt.Fprintf(&w.sums, "%s  %s\n", hex.EncodeToString(sum[:]), name)
	if err := w.tar.WriteHeader(w.header(name, int64(len(b)))); err != nil {
		return err
	}
	_, err := w.tar.Write(b)
	return err
}

func (w *archiveWriter) header(name string, size int64) *tar.Header {
	return &tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: fileMode, ModTime: w.time}
}

// file writes a file of a segment, which must be what the manifest says.
func (w *archiveWriter) file(name string, f *os.File, want fileSum) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() != want.Bytes {
		return fmt.Errorf("%s: %w: it has %d bytes instead of %d", f.Name(), errDamaged, info.Size(), want.Bytes)
	}
	if err := w.tar.WriteHeader(w.header(name, want.Bytes)); err != nil {
		return err
	}
	sums := newDigest()
	if _, err := io.Copy(io.MultiWriter(w.tar, sums), f); err != nil {
		return err
	}
	if sums.crc() != want.CRC32C {
		return fmt.Errorf("%s: %w: its checksum is %s instead of %s", f.Name(), errDamaged, sums.crc(), want.CRC32C)
	}
	fmt.Fprintf(&w.sums, "%s  %s\n", sums.sha(), name)
	return nil
}

// digest takes both checksums of a file at once.
type digest struct {
	io.Writer
	crc32c hash.Hash32
	sha256 hash.Hash
}

func newDigest() *digest {
	s := &digest{crc32c: crc32.New(castagnoli), sha256: sha256.New()}
	s.Writer = io.MultiWriter(s.crc32c, s.sha256)
	return s
}

func (s *digest) crc() string { return fmt.Sprintf("%08x", s.crc32c.Sum32()) }
func (s *digest) sha() string { return hex.EncodeToString(s.sha256.Sum(nil)) }
