package ipadic

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"unsafe"

	"github.com/ikawaha/kagome-dict/dict"
	"github.com/ikawaha/kagome-dict/dict/trie"
)

// The image is a file of plain arrays in the byte order of the machine, so that
// a slice can be laid over each without decoding:
//
//	header     magic, byte order, version, checksum of header and table, size
//	table      offset, length and checksum of each section, in fixed order
//	sections   each on a multiple of sectionAlign bytes
//
// The checksum in the header covers those of the sections, so it stands for the
// whole image. It is compared at every opening, as are the bounds of every
// section; those of the sections are compared once after every write, as
// [checkedMark] says.
//
// formatVersion counts up with every change of the layout or of what the
// builder puts there:
//
//	1  the first layout
//	2  a trie of characters, the least cost before each kind of word, and the
//	   parts of speech by themselves
const formatVersion = 2

const (
	imageMagic   = "KZIPADIC"
	headerSize   = 32
	sectionSize  = 24
	byteOrder    = 0x01020304 // reads as another number on a machine of other order
	sectionAlign = 64         // a cache line, and more than any element needs
)

// The sections in the order of the table.
const (
	sectionHead = iota
	sectionMorphs
	sectionUnknownMorphs
	sectionTrie
	sectionHomographs
	sectionCosts
	sectionCategories
	sectionClasses
	sectionEntries
	sectionPOS
	sectionInflections
	sectionStrings
	sectionCodes
	sectionSteps
	sectionLeast
	sectionWordPOS
	sectionCount
)

const payloadStart = (headerSize + sectionCount*sectionSize + sectionAlign - 1) / sectionAlign * sectionAlign

type (
	// imageHead holds the dictionary's name and the sides of the matrix of costs.
	imageHead struct{ Name, Source, Rows, Cols uint32 }

	// homograph says that More words follow the word First with its surface.
	homograph struct{ First, More int32 }

	// class is a class of characters: whether it always makes unknown words,
	// whether it joins them, and which of the unknown words are its own.
	class struct {
		Name          uint32
		First, More   int32
		Invoke, Group uint8
		_             uint16
	}
)

// image is the parsed image. Its slices lie over the mapped bytes and are never
// written to. Kagome indexes the first group without looking, so those must be
// whole; in the second every reference is checked when it is followed.
type image struct {
	data     []byte
	checksum uint32

	morphs, unknownMorphs dict.Morphs
	trie                  trie.DoubleArray
	homographs            []homograph
	costs                 []int16
	categories            []byte
	classes               []class

	codes   []uint16 // by character: its number in steps
	steps   []step
	least   []int16 // by kind of word: the least cost from any word before it
	wordPOS []POS   // of the entries

	head        imageHead
	entries     []entry // of the morphs, then of the unknown morphs
	pos         [][4]uint32
	inflections []inflection
	strings     []byte // a byte of length before each
}

// parseImage lays an image over data, which must be aligned for 8-byte values.
// It checks the header and that all sections lie within data; errors wrap
// [ErrDamaged]. It does not read the sections.
func parseImage(data []byte) (*image, error) {
	if len(data) < payloadStart || string(data[:8]) != imageMagic {
		return nil, fmt.Errorf("%w: no header", ErrDamaged)
	}
	native := binary.NativeEndian
	order, version := native.Uint32(data[8:]), native.Uint32(data[12:])
	sum, sections, size := native.Uint32(data[16:]), native.Uint32(data[20:]), native.Uint64(data[24:])
	switch {
	case order != byteOrder || version != formatVersion || sections != sectionCount:
		return nil, fmt.Errorf("%w: byte order %#x, version %d, %d sections", ErrDamaged, order, version, sections)
	case size != uint64(len(data)):
		return nil, fmt.Errorf("%w: %d bytes of %d", ErrDamaged, len(data), size)
	case sum != headerChecksum(data):
		return nil, fmt.Errorf("%w: header", ErrDamaged)
	}
	im := &image{data: data, checksum: sum}
	for i := range sectionCount {
		if off, n, _ := im.section(i); off < payloadStart || off%sectionAlign != 0 || off > size || n > size-off {
			return nil, fmt.Errorf("%w: bounds of section %d", ErrDamaged, i)
		}
	}
	heads := view[imageHead](im.bytes(sectionHead))
	im.morphs = view[dict.Morph](im.bytes(sectionMorphs))
	im.unknownMorphs = view[dict.Morph](im.bytes(sectionUnknownMorphs))
	im.trie = view[struct{ Base, Check int32 }](im.bytes(sectionTrie))
	im.homographs = view[homograph](im.bytes(sectionHomographs))
	im.costs = view[int16](im.bytes(sectionCosts))
	im.categories = im.bytes(sectionCategories)
	im.classes = view[class](im.bytes(sectionClasses))
	im.entries = view[entry](im.bytes(sectionEntries))
	im.pos = view[[4]uint32](im.bytes(sectionPOS))
	im.inflections = view[inflection](im.bytes(sectionInflections))
	im.strings = im.bytes(sectionStrings)
	im.codes = view[uint16](im.bytes(sectionCodes))
	im.steps = view[step](im.bytes(sectionSteps))
	im.least = view[int16](im.bytes(sectionLeast))
	im.wordPOS = view[POS](im.bytes(sectionWordPOS))
	if len(heads) != 1 || len(im.entries) != len(im.morphs)+len(im.unknownMorphs) ||
		uint64(len(im.costs)) != uint64(heads[0].Rows)*uint64(heads[0].Cols) ||
		len(im.steps) == 0 || uint64(len(im.least)) != uint64(heads[0].Cols) || len(im.wordPOS) != len(im.entries) ||
		len(im.trie) == 0 || len(im.categories) == 0 || len(im.classes) == 0 {
		return nil, fmt.Errorf("%w: sections do not fit together", ErrDamaged)
	}
	im.head = heads[0]
	return im, nil
}

// section returns a section's line of the table.
func (im *image) section(i int) (offset, length uint64, checksum uint32) {
	line := im.data[headerSize+i*sectionSize:]
	native := binary.NativeEndian
	return native.Uint64(line), native.Uint64(line[8:]), native.Uint32(line[16:])
}

func (im *image) bytes(i int) []byte {
	off, n, _ := im.section(i)
	return im.data[off : off+n : off+n]
}

// verify compares the checksum of every section.
func (im *image) verify() error {
	for i := range sectionCount {
		if _, _, sum := im.section(i); crc32.ChecksumIEEE(im.bytes(i)) != sum {
			return fmt.Errorf("%w: section %d", ErrDamaged, i)
		}
	}
	return nil
}

// text returns the string at ref without copying it, or "" for a ref that leads
// out of the strings.
func (im *image) text(ref uint32) string {
	if uint64(ref) >= uint64(len(im.strings)) {
		return ""
	}
	n, rest := int(im.strings[ref]), im.strings[ref+1:]
	if n > len(rest) {
		return ""
	}
	return unsafe.String(unsafe.SliceData(rest), n)
}

// headerChecksum covers header and table but for its own four bytes.
func headerChecksum(data []byte) uint32 {
	sum := crc32.ChecksumIEEE(data[:16])
	return crc32.Update(sum, crc32.IEEETable, data[20:payloadStart])
}

// view lays a slice over bytes, leaving out a rest too short for an element.
func view[T any](b []byte) []T {
	var zero T
	n := len(b) / int(unsafe.Sizeof(zero))
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b))), n)[:n:n]
}

// raw is the other way round: the bytes that a slice lies over.
func raw[T any](s []T) []byte {
	var zero T
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(s))), len(s)*int(unsafe.Sizeof(zero)))
}
