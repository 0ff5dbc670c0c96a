package bleve

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// formatVersion is the version of what is on disk.
//
//	1: the first
//	2: relations of spelling
//	3: checksums of whole files and of CURRENT, counts, a hash of each meeting's content,
//	   characters that are words by themselves
const formatVersion = 3

// oldestStored is the oldest format whose remarks can still be read, so that
// Reindex can carry them over. Nothing older is searched.
const oldestStored = 2

// manifest names what makes a generation. It is all an index tells of itself:
// its versions, what its files must be, and what they hold.
type manifest struct {
	Format      int               `json:"format"`
	Generation  uint64            `json:"generation"`
	Previous    uint64            `json:"previous,omitempty"` // the generation kept beside this one, 0 for none
	Committed   time.Time         `json:"committed,omitzero"` // by the writer's clock, for people; nothing is decided by it
	Analyzer    string            `json:"analyzer"`           // fingerprint of the rules and of the dictionary
	Counts      counts            `json:"counts,omitzero"`    // of what is live
	NextSegment uint64            `json:"next_segment"`       // number no segment has had yet
	Segments    []manifestSegment `json:"segments"`
	Checksum    string            `json:"checksum,omitempty"` // CRC-32C of the manifest without it
}

// manifestSegment is a segment as a generation has it.
type manifestSegment struct {
	Name  string    `json:"name"`
	Files []fileSum `json:"files,omitempty"`
	Dead  []uint32  `json:"dead,omitempty"` // numbers of meetings replaced or removed since
}

// counts are the totals of a generation.
type counts struct {
	Meetings  int   `json:"meetings"`
	Remarks   int   `json:"remarks"`
	Tokens    int64 `json:"tokens"`     // indexed words, with repeats
	TextBytes int64 `json:"text_bytes"` // UTF-8 bytes of the texts
}

func manifestName(generation uint64) string { return fmt.Sprintf("generation-%d.json", generation) }

func segmentName(number uint64) string { return fmt.Sprintf("segment-%d", number) }

// bytes is the size of the generation's files.
func (m *manifest) bytes() (n int64) {
	for _, s := range m.Segments {
		for _, f := range s.Files {
			n += f.Bytes
		}
	}
	return n
}

// bytesBeside is the size of the files on disk that another generation does not
// have. What a writer removes meanwhile counts nothing.
func (m *manifest) bytesBeside(other *manifest, dir string) (n int64) {
	for _, s := range m.Segments {
		if slices.ContainsFunc(other.Segments, func(o manifestSegment) bool { return o.Name == s.Name }) {
			continue
		}
		entries, _ := os.ReadDir(filepath.Join(dir, s.Name))
		for _, e := range entries {
			if info, err := e.Info(); err == nil {
				n += info.Size()
			}
		}
	}
	return n
}

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

// decodeManifest reads what encode gave. A manifest of a format that is not
// known is returned with its Format alone.
func decodeManifest(b []byte) (*manifest, error) {
	var version struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(b, &version); err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if version.Format < oldestStored || version.Format > formatVersion {
		return &manifest{Format: version.Format}, nil
	}
	var m manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	again, err := m.encode()
	if err != nil || !bytes.Equal(b, again) {
		return nil, fmt.Errorf("%w: its checksum is wrong", errDamaged)
	}
	return &m, nil
}

// readManifest reads the manifest of a generation, and gives its bytes too.
func readManifest(dir string, generation uint64) (*manifest, []byte, error) {
	name := manifestName(generation)
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return nil, nil, err
	}
	m, err := decodeManifest(b)
	if err == nil && m.Generation != generation && m.Analyzer != "" {
		err = fmt.Errorf("%w: it says it is generation %d", errDamaged, m.Generation)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	return m, b, nil
}
