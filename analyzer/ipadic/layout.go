package ipadic

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"

	"github.com/ikawaha/kagome-dict/dict"
)

// tagsOf returns the part of speech of a known word.
func (b *builder) tagsOf(id int) (t tags) {
	for i, n := range b.src.POSTable.POSs[id] {
		if i < len(t) {
			t[i] = b.src.POSTable.NameList[n]
		}
	}
	return t
}

func (b *builder) pos(t tags) (POS, error) {
	p, ok := b.posOf[t]
	if !ok {
		if len(b.names) > math.MaxUint8 {
			return 0, fmt.Errorf("more than %d parts of speech", math.MaxUint8)
		}
		p = POS(len(b.names))
		b.posOf[t] = p
		b.names = append(b.names, t)
	}
	return p, nil
}

func (b *builder) inflection(kind, form string) (uint16, error) {
	var in inflection
	var err error
	if in.Type, err = b.text(kind); err != nil {
		return 0, err
	}
	if in.Form, err = b.text(form); err != nil {
		return 0, err
	}
	n, ok := b.inflectOf[in]
	if !ok {
		if len(b.inflections) > math.MaxUint16 {
			return 0, fmt.Errorf("more than %d inflections", math.MaxUint16)
		}
		n = uint16(len(b.inflections))
		b.inflectOf[in] = n
		b.inflections = append(b.inflections, in)
	}
	return n, nil
}

// text returns the place of a string, the same for the same string.
func (b *builder) text(s string) (uint32, error) {
	ref, ok := b.refs[s]
	if !ok {
		if len(s) > math.MaxUint8 {
			return 0, fmt.Errorf("text of %d bytes", len(s))
		}
		ref = uint32(len(b.strings))
		b.refs[s] = ref
		b.strings = append(append(b.strings, byte(len(s))), s...)
	}
	return ref, nil
}

// assemble writes the sections behind header and table.
func (b *builder) assemble() ([]byte, error) {
	head := imageHead{Rows: uint32(b.src.Connection.Row), Cols: uint32(b.src.Connection.Col)}
	var err error
	if info := b.src.Info(); info != nil {
		if head.Name, err = b.text(info.Name); err != nil {
			return nil, fmt.Errorf("build dictionary image: name: %w", err)
		}
		if head.Source, err = b.text(info.Src); err != nil {
			return nil, fmt.Errorf("build dictionary image: source: %w", err)
		}
	}
	pos := make([][4]uint32, len(b.names))
	for p, names := range b.names {
		for i, name := range names {
			if pos[p][i], err = b.text(name); err != nil {
				return nil, fmt.Errorf("build dictionary image: part of speech: %w", err)
			}
		}
	}
	classes := make([]class, len(b.src.CharClass))
	for i, name := range b.src.CharClass {
		classes[i] = class{First: b.src.UnkDict.Index[int32(i)], More: b.src.UnkDict.IndexDup[int32(i)],
			Invoke: bit(b.src.InvokeList[i]), Group: bit(b.src.GroupList[i])}
		if classes[i].Name, err = b.text(name); err != nil {
			return nil, fmt.Errorf("build dictionary image: class of characters: %w", err)
		}
	}
	trie, err := b.trie()
	if err != nil {
		return nil, fmt.Errorf("build dictionary image: %w", err)
	}
	sections := [sectionCount][]byte{
		sectionHead:          raw([]imageHead{head}),
		sectionMorphs:        raw(b.morphs),
		sectionUnknownMorphs: raw(b.src.UnkDict.Morphs),
		sectionTrie:          raw(b.src.Index.Da),
		sectionHomographs:    raw(b.homographs),
		sectionCosts:         raw(b.src.Connection.Vec),
		sectionCategories:    b.src.CharCategory,
		sectionClasses:       raw(classes),
		sectionEntries:       raw(b.entries),
		sectionPOS:           raw(pos),
		sectionInflections:   raw(b.inflections),
		sectionStrings:       b.strings,
		sectionCodes:         raw(trie.codes),
		sectionSteps:         raw(trie.steps),
		sectionLeast:         raw(leastCosts(b.src.Connection)),
		sectionWordPOS:       raw(b.wordPOS),
	}
	size := payloadStart
	for _, s := range sections {
		size += (len(s) + sectionAlign - 1) / sectionAlign * sectionAlign
	}
	out := raw(make([]uint64, size/8)) // aligned, as parseImage wants it
	native, off := binary.NativeEndian, payloadStart
	for i, s := range sections {
		line := out[headerSize+i*sectionSize:]
		native.PutUint64(line, uint64(off))
		native.PutUint64(line[8:], uint64(len(s)))
		native.PutUint32(line[16:], crc32.ChecksumIEEE(s))
		off += (copy(out[off:], s) + sectionAlign - 1) / sectionAlign * sectionAlign
	}
	copy(out, imageMagic)
	native.PutUint32(out[8:], byteOrder)
	native.PutUint32(out[12:], formatVersion)
	native.PutUint32(out[20:], sectionCount)
	native.PutUint64(out[24:], uint64(size))
	native.PutUint32(out[16:], headerChecksum(out))
	return out, nil
}

// trie makes the trie of our words, in our order.
func (b *builder) trie() (*trieBuilder, error) {
	surfaces := make([]string, len(b.order))
	for w, id := range b.order {
		surfaces[w] = b.surface[id]
	}
	more := make(map[int32]int32, len(b.homographs))
	for _, h := range b.homographs {
		more[h.First] = h.More
	}
	return buildTrie(surfaces, more)
}

// leastCosts returns for each kind of word what it costs at least that it follows
// another.
func leastCosts(t dict.ConnectionTable) []int16 {
	least := make([]int16, t.Col)
	for left := range least {
		least[left] = slices.Min(t.Vec[int64(left)*t.Row:][:t.Row])
	}
	return least
}

func bit(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}
