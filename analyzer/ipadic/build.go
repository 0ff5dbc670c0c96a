package ipadic

import (
	"fmt"
	"slices"

	"github.com/ikawaha/kagome-dict/dict"
)

// The columns of an entry's contents in kagome-dict/ipa, after the part of
// speech.
const (
	columnInflectionType = iota
	columnInflectionForm
	columnBase
	columnReading
	columnPronunciation
	columnCount
)

// tags is a part of speech in full.
type tags [4]string

// builder turns the library's dictionary into an image.
type builder struct {
	src     *dict.Dict
	names   []tags // by POS
	posOf   map[tags]POS
	surface []string // by number of the library
	order   []int    // the library's number of each of our words
	strings []byte
	refs    map[string]uint32

	morphs      dict.Morphs
	homographs  []homograph
	entries     []entry
	wordPOS     []POS // of each
	inflections []inflection
	inflectOf   map[inflection]uint16
}

// buildImage lays out a dictionary of kagome-dict/ipa as an image. The same
// dictionary always gives the same bytes. An error means that the dictionary is
// not of the expected form.
func buildImage(src *dict.Dict) ([]byte, error) {
	b := &builder{
		src:         src,
		names:       []tags{{}},
		posOf:       map[tags]POS{},
		strings:     []byte{0},
		refs:        map[string]uint32{"": 0},
		inflections: []inflection{{}},
		inflectOf:   map[inflection]uint16{{}: 0},
	}
	if len(src.Morphs) == 0 || len(src.Morphs) != len(src.Contents) || len(src.Morphs) != len(src.POSTable.POSs) {
		return nil, fmt.Errorf("build dictionary image: %d morphs, %d contents, %d parts of speech",
			len(src.Morphs), len(src.Contents), len(src.POSTable.POSs))
	}
	if err := b.findSurfaces(); err != nil {
		return nil, err
	}
	b.arrange()
	for _, id := range b.order {
		if err := b.addKnown(id); err != nil {
			return nil, fmt.Errorf("build dictionary image: entry %d: %w", id, err)
		}
	}
	for id := range src.UnkDict.Morphs {
		if err := b.addUnknown(id); err != nil {
			return nil, fmt.Errorf("build dictionary image: unknown word %d: %w", id, err)
		}
	}
	return b.assemble()
}

// findSurfaces walks the trie, the only place where the library keeps how words
// are written. A node's parent is its Check, so every leaf spells its word from
// the end; a node's byte is its distance from its parent's Base.
func (b *builder) findSurfaces() error {
	da := b.src.Index.Da
	b.surface = make([]string, len(b.src.Morphs))
	var word []byte
	for leaf := range da {
		parent := da[leaf].Check
		if leaf == 0 || parent < 0 || da[leaf].Base > 0 || int(da[parent].Base) != leaf {
			continue // the root, an empty cell, or not the end of a word
		}
		word = word[:0]
		for node := parent; node != 0; node = da[node].Check {
			word = append(word, byte(node-da[da[node].Check].Base))
		}
		slices.Reverse(word)
		first := -da[leaf].Base
		for id := first; id <= first+b.src.Index.Dup[first]; id++ {
			b.surface[id] = string(word)
		}
	}
	if i := slices.Index(b.surface, ""); i >= 0 {
		return fmt.Errorf("build dictionary image: entry %d is not in the trie", i)
	}
	return nil
}

// arrange puts behind the other words of the same surface those that a
// tokenizer can never choose, because another has the same left and right
// connections and costs no more (or as much, and comes first). Kagome is told
// of the former only: every sentence keeps its cheapest path, the lattice gets
// thinner, and readings can still be looked up in the whole group.
func (b *builder) arrange() {
	b.order = make([]int, 0, len(b.src.Morphs))
	for first := 0; first < len(b.src.Morphs); {
		end := first + 1 + int(b.src.Index.Dup[int32(first)])
		var never []int
		for id := first; id < end; id++ {
			if b.beaten(id, first, end) {
				never = append(never, id)
			} else {
				b.order = append(b.order, id)
			}
		}
		if chosen := end - first - len(never); chosen > 1 {
			b.homographs = append(b.homographs, homograph{int32(first), int32(chosen - 1)})
		}
		b.order = append(b.order, never...)
		first = end
	}
}

// beaten reports whether a word of the group from first to end always beats id.
func (b *builder) beaten(id, first, end int) bool {
	m := b.src.Morphs[id]
	for i := first; i < end; i++ {
		o := b.src.Morphs[i]
		if i != id && o.LeftID == m.LeftID && o.RightID == m.RightID &&
			(o.Weight < m.Weight || o.Weight == m.Weight && i < id) {
			return true
		}
	}
	return false
}

func (b *builder) addKnown(id int) error {
	c := b.src.Contents[id]
	if len(c) != columnCount {
		return fmt.Errorf("%d columns", len(c))
	}
	pos, err := b.pos(b.tagsOf(id))
	if err != nil {
		return err
	}
	var e entry
	for _, t := range []struct {
		ref  *uint32
		text string
	}{
		{&e.Surface, b.surface[id]}, {&e.Base, c[columnBase]}, {&e.Reading, c[columnReading]},
		{&e.Pronunciation, c[columnPronunciation]}, {&e.BaseReading, b.baseReading(id)},
	} {
		if *t.ref, err = b.text(t.text); err != nil {
			return err
		}
	}
	if e.Inflection, err = b.inflection(c[columnInflectionType], c[columnInflectionForm]); err != nil {
		return err
	}
	b.morphs = append(b.morphs, b.src.Morphs[id])
	b.entries = append(b.entries, e)
	b.wordPOS = append(b.wordPOS, pos)
	return nil
}

func (b *builder) addUnknown(id int) error {
	var t tags
	if copy(t[:], b.src.UnkDict.Contents[id]) != len(t) {
		return fmt.Errorf("part of speech %q", b.src.UnkDict.Contents[id])
	}
	pos, err := b.pos(t)
	b.entries = append(b.entries, entry{})
	b.wordPOS = append(b.wordPOS, pos)
	return err
}
