package bleve

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// A batch of any size is one generation, but a long one is not lost when its
// process dies: whenever it has gathered CheckpointBytes of texts, it closes the
// segment under way and notes it in a file of its own. The next writer takes
// nothing over by itself, for what was never committed must not show because
// somebody imports something else. It offers the segments to the batch: a meeting
// that is put again with the same content is taken from there and neither
// analysed nor written, and all others in them are dead. So an import that was
// killed goes on where it stopped by running it again, whatever of its sources
// changed meanwhile. The first commit, of whatever, ends the offer.
const checkpointFile = "checkpoint.json"

// DefaultCheckpointBytes is about a minute's work of one core, and keeps up to
// some 150,000 remarks in one segment: a search asks each segment.
const DefaultCheckpointBytes = 128 << 20

// checkpoint names finished segments that no manifest names.
type checkpoint struct {
	Format   int               `json:"format"`
	Analyzer string            `json:"analyzer"`
	Segments []manifestSegment `json:"segments"`
}

// readCheckpoint returns the checkpoint of a writer that did not commit: those of
// its segments that are whole and of this version, or nil.
func readCheckpoint(dir, analyzer string) *checkpoint {
	b, err := os.ReadFile(filepath.Join(dir, checkpointFile))
	if err != nil {
		return nil
	}
	var c checkpoint
	if json.Unmarshal(b, &c) != nil || c.Format != formatVersion || c.Analyzer != analyzer {
		return nil
	}
	whole := c.Segments[:0]
	for _, s := range c.Segments {
		if len(s.Files) > 0 && filepath.IsLocal(s.Name) && len(s.verify(dir)) == 0 {
			whole = append(whole, s)
		}
	}
	c.Segments = whole
	return &c
}

func (c *checkpoint) write(dir string) error {
	b, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		return err
	}
	if err := writeAside(dir, checkpointFile, b); err != nil {
		return err
	}
	return syncDir(dir)
}
