package bleve

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// An index directory:
//
//	CURRENT             the name and the checksum of the manifest in force
//	generation-12.json  a manifest: the segments of generation 12
//	generation-11.json  that of the one before, kept to fall back to
//	segment-7/          a segment: never changed once a manifest names it
//	checkpoint.json     segments of a long import that is not committed yet
//	write.lock          held by the process that writes
//
// A commit writes its segments, then a manifest, puts all of it on disk, and
// moves CURRENT by one rename. Until then a crash leaves yesterday's CURRENT;
// after it, the new one. What neither of the two manifests names is removed by
// the next writer.
//
// Nothing a reader has is taken from it: it opens every file of a generation
// before it uses one, and holds all of them open until it is done. Systems that
// remove open files keep the bytes for it, those that do not (Windows) refuse,
// and the next writer tries again. A reader that finds a file gone while it is
// still opening looks at CURRENT once more.
const (
	currentFile = "CURRENT"
	lockFile    = "write.lock"
)

// fileMode lets everybody read what one person imported, as an organisation's
// index is for all.
const fileMode = 0o644

// pointer is the content of CURRENT for a manifest: its checksum makes sure that
// a changed bit does not lead to another generation.
func pointer(generation uint64, manifest []byte) string {
	return fmt.Sprintf("%s %08x\n", manifestName(generation), crc32.Checksum(manifest, castagnoli))
}

// errNothing says that nothing was ever committed in a directory.
var errNothing = errors.New("nothing was committed")

// readCurrent reads the manifest in force. The error is errNothing where there is
// no index, and fs.ErrNotExist where a writer removed the manifest meanwhile.
func readCurrent(dir string) (*manifest, error) {
	b, err := os.ReadFile(filepath.Join(dir, currentFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, withoutCurrent(dir)
	}
	if err != nil {
		return nil, err
	}
	text := string(b)
	name, _, _ := strings.Cut(strings.TrimSuffix(text, "\n"), " ")
	var generation uint64
	if _, err := fmt.Sscanf(name, "generation-%d.json", &generation); err != nil || name != manifestName(generation) {
		return nil, fmt.Errorf("%s: %w: it names %q", currentFile, errDamaged, name)
	}
	m, raw, err := readManifest(dir, generation)
	if err != nil {
		return nil, err
	}
	// Up to format 2 it held the name alone, and what a later one will hold is not
	// known.
	if text != pointer(generation, raw) && m.Format <= formatVersion && (m.Format > 2 || text != name+"\n") {
		return nil, fmt.Errorf("%s: %w: its checksum of %s is wrong", currentFile, errDamaged, name)
	}
	if generation == 0 {
		return nil, errNothing
	}
	return m, nil
}

// withoutCurrent says what a directory without CURRENT means. Before its first
// commit an index gets an empty generation 0 (see found), so that a generation
// without a pointer is damage and never just the remains of a first import.
func withoutCurrent(dir string) error {
	generations, _, err := generationsOnDisk(dir)
	if err != nil {
		return err
	}
	for _, n := range generations {
		if n > 0 {
			return fmt.Errorf("%w: %s is missing, but there is %s", errDamaged, currentFile, manifestName(n))
		}
	}
	return errNothing
}

// found makes a directory an index: one that holds nothing.
func (e *Engine) found() error {
	if _, err := readCurrent(e.dir); !errors.Is(err, errNothing) {
		return nil
	}
	// Where the directory above may not be read, its new entry cannot be synced.
	if err := syncDir(filepath.Dir(e.dir)); err != nil && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return writeCurrent(e.dir, &manifest{Format: formatVersion, Analyzer: e.analyzer.Fingerprint(), NextSegment: 1})
}

// writeCurrent puts the manifest in force.
func writeCurrent(dir string, m *manifest) error {
	b, err := m.encode()
	if err != nil {
		return err
	}
	if err := writeAside(dir, manifestName(m.Generation), b); err != nil {
		return err
	}
	if err := syncDir(dir); err != nil {
		return err
	}
	if err := writeAside(dir, currentFile, []byte(pointer(m.Generation, b))); err != nil {
		return err
	}
	return syncDir(dir)
}

// writeAside replaces a file at one stroke.
func writeAside(dir, name string, b []byte) error {
	f, err := os.CreateTemp(dir, name+".*.tmp")
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Chmod(fileMode), f.Sync(), f.Close()); err == nil {
		err = rename(f.Name(), filepath.Join(dir, name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// syncDir puts a directory's entries on disk.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !ignoreSyncError(err) {
		return err
	}
	return nil
}

// generationsOnDisk returns the numbers of the manifests in a directory, and the
// highest number that a segment in it has.
func generationsOnDisk(dir string) (generations []uint64, highestSegment uint64, err error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, nil
	}
	for _, e := range entries {
		var n uint64
		if _, err := fmt.Sscanf(e.Name(), "generation-%d.json", &n); err == nil && e.Name() == manifestName(n) {
			generations = append(generations, n)
		}
		if _, err := fmt.Sscanf(e.Name(), "segment-%d", &n); err == nil && e.Name() == segmentName(n) {
			highestSegment = max(highestSegment, n)
		}
	}
	return generations, highestSegment, err
}
