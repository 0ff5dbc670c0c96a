package bleve

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
)

// An index directory:
//
//	CURRENT             the name of the manifest in force, and a line end
//	generation-12.json  a manifest: the segments of generation 12
//	segment-7/          a segment: never changed once a manifest names it
//	write.lock          held by the process that writes
//
// A commit writes its segments, then a manifest, puts all of it on disk, and
// moves CURRENT by one rename. Until then a crash leaves yesterday's CURRENT;
// after it, the new one. What no manifest in force names is removed by the next
// writer.
const (
	currentFile = "CURRENT"
	lockFile    = "write.lock"
)

// fileMode lets everybody read what one person imported, as an organisation's
// index is for all.
const fileMode = 0o644

// formatVersion is the version of what is on disk.
//
//	1: the first
//	2: relations of spelling
const formatVersion = 2

// manifest names what makes a generation.
type manifest struct {
	Format      int               `json:"format"`
	Generation  uint64            `json:"generation"`
	Analyzer    string            `json:"analyzer"`     // fingerprint
	NextSegment uint64            `json:"next_segment"` // number no segment has had yet
	Segments    []manifestSegment `json:"segments"`
	Checksum    string            `json:"checksum,omitempty"` // CRC-32C of the manifest without it
}

type manifestSegment struct {
	Name string   `json:"name"`
	Dead []uint32 `json:"dead,omitempty"` // numbers of meetings replaced or removed since
}

func manifestName(generation uint64) string { return fmt.Sprintf("generation-%d.json", generation) }

func segmentName(number uint64) string { return fmt.Sprintf("segment-%d", number) }

// encode gives the manifest with its checksum.
func (m manifest) encode() ([]byte, error) {
	m.Checksum = ""
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return nil, err
	}
	m.Checksum = fmt.Sprintf("%08x", crc32.Checksum(b, castagnoli))
	return json.MarshalIndent(m, "", " ")
}

// readCurrent reads the manifest in force. The error is os.ErrNotExist where
// nothing was ever committed.
func readCurrent(dir string) (*manifest, error) {
	name, err := os.ReadFile(filepath.Join(dir, currentFile))
	if err != nil {
		return nil, err
	}
	clean := strings.TrimSpace(string(name))
	if !strings.HasPrefix(clean, "generation-") || strings.ContainsAny(clean, `/\`) {
		return nil, fmt.Errorf("%s: %w: it names %q", currentFile, errDamaged, clean)
	}
	b, err := os.ReadFile(filepath.Join(dir, clean))
	if err != nil {
		return nil, err
	}
	var m manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return nil, fmt.Errorf("%s: %w: %w", clean, errDamaged, err)
	}
	again, err := m.encode()
	if err != nil || !bytes.Equal(bytes.TrimSpace(b), again) {
		return nil, fmt.Errorf("%s: %w: its checksum is wrong", clean, errDamaged)
	}
	return &m, nil
}

// writeCurrent puts the manifest in force.
func writeCurrent(dir string, m *manifest) error {
	b, err := m.encode()
	if err != nil {
		return err
	}
	name := manifestName(m.Generation)
	if err := writeAside(dir, name, b); err != nil {
		return err
	}
	if err := syncDir(dir); err != nil {
		return err
	}
	if err := writeAside(dir, currentFile, []byte(name+"\n")); err != nil {
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
		err = os.Rename(f.Name(), filepath.Join(dir, name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// sweep removes what the manifest does not name: older manifests and segments,
// and what a writer left that did not live to commit. What cannot be removed
// now, because a reader on Windows has it open, goes next time.
func sweep(dir string, m *manifest) {
	keep := map[string]bool{manifestName(m.Generation): true}
	for _, s := range m.Segments {
		keep[s.Name] = true
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		name := e.Name()
		ours := strings.HasPrefix(name, "generation-") || strings.HasPrefix(name, "segment-") || strings.HasSuffix(name, ".tmp") && strings.HasPrefix(name, currentFile)
		if ours && !keep[name] {
			_ = os.RemoveAll(filepath.Join(dir, name))
		}
	}
}
