package bleve

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// Beside the generation in force stays the one before it, for check --repair to
// fall back to: what the last write left broken on disk, if anything, is the
// last write's. One is enough. An older one shares nearly all its files with
// these two, so that it would be whole hardly ever when they are not, and would
// hold up the disk space of what was merged since; against a disk that rots
// helps a backup.

// sweep removes what neither the manifest in force, nor the one before it, nor a
// checkpoint names: older generations, and what a writer left that did not live
// to commit. Where it cannot be told what is in force, everything stays for
// check --repair. What cannot be removed now, because a reader on Windows has it
// open, goes next time.
func sweep(dir string, c *checkpoint) {
	keep := map[string]bool{}
	m, err := readCurrent(dir)
	switch {
	case errors.Is(err, errNothing):
		m = &manifest{}
	case err != nil:
		return
	}
	keep[manifestName(m.Generation)] = true
	for _, s := range m.Segments {
		keep[s.Name] = true
	}
	if m.Previous > 0 {
		if previous, _, err := readManifest(dir, m.Previous); err == nil {
			keep[manifestName(m.Previous)] = true
			for _, s := range previous.Segments {
				keep[s.Name] = true
			}
		}
	}
	if c != nil {
		keep[checkpointFile] = true
		for _, s := range c.Segments {
			keep[s.Name] = true
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		name := e.Name()
		if ours(name) && !keep[name] {
			_ = os.RemoveAll(filepath.Join(dir, name))
		}
	}
}

// ours reports whether a name in an index directory is one that writers give to
// what they make anew.
func ours(name string) bool {
	return strings.HasPrefix(name, "generation-") || strings.HasPrefix(name, "segment-") ||
		strings.HasPrefix(name, checkpointFile) ||
		(strings.HasPrefix(name, currentFile+".") || strings.HasPrefix(name, SynonymsFile+".")) && strings.HasSuffix(name, ".tmp")
}
