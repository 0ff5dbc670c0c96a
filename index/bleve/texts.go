package bleve

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"sort"
	"sync"
	"unsafe"

	"kizuna/analyzer"

	"github.com/klauspost/compress/zstd"
)

// The texts of a segment lie in compressed blocks of some tens of remarks. A
// remark's record in a block is its number in the meeting, its id, its text,
// and the edges of words in its folded text:
//
//	seq, length of id, id, length of text, text, number of edge bits, edges
//
// Lengths and numbers are varints. Each block carries zstd's own checksum of
// its content, so that a flipped bit is an error and never a wrong text.

// blockBytes is the size at which a block is closed. Larger ones compress
// little better (zstd at 64 KiB: 0.31 of the text, at 256 KiB: 0.29), smaller
// ones are quicker to open for one remark.
const blockBytes = 32 << 10

// maxBlockBytes bounds a block that holds one very long remark. A damaged one may
// claim any size, and would be given the memory.
const maxBlockBytes = 1 << 30

// textWriter writes the blocks of a segment being built.
type textWriter struct {
	file    *fileWriter
	zstd    *zstd.Encoder
	block   []byte
	packed  []byte
	first   uint32 // document the block under way begins with
	next    uint32
	offsets table // 64-bit offset and first document of each block
}

func newTextWriter(f *fileWriter) (*textWriter, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true))
	if err != nil {
		return nil, err
	}
	if err := f.begin(sectionTexts); err != nil {
		return nil, err
	}
	return &textWriter{file: f, zstd: enc, offsets: table{columns: blockColumns}}, nil
}

const (
	blockOffsetLow = iota
	blockOffsetHigh
	blockFirst
	blockColumns
)

// record is a remark's record.
type record struct {
	seq   int
	id    string
	text  string
	runes int    // code points of the folded text
	edges []byte // analyzer.EdgesOf(edges, runes)
}

func (w *textWriter) add(r record) error {
	b := binary.AppendUvarint(w.block, uint64(r.seq))
	b = binary.AppendUvarint(b, uint64(len(r.id)))
	b = append(b, r.id...)
	b = binary.AppendUvarint(b, uint64(len(r.text)))
	b = append(b, r.text...)
	b = binary.AppendUvarint(b, uint64(r.runes))
	w.block = append(b, r.edges...)
	w.next++
	if len(w.block) >= blockBytes {
		return w.flush()
	}
	return nil
}

func (w *textWriter) flush() error {
	if len(w.block) == 0 {
		return nil
	}
	at := w.file.written()
	w.offsets.append(uint32(at), uint32(at>>32), w.first)
	w.packed = w.zstd.EncodeAll(w.block, w.packed[:0])
	w.block = w.block[:0]
	w.first = w.next
	_, err := w.file.Write(w.packed)
	return err
}

// write ends the section of texts and writes that of blocks.
func (w *textWriter) write() error {
	if err := w.flush(); err != nil {
		return err
	}
	at := w.file.written()
	w.offsets.append(uint32(at), uint32(at>>32), w.next)
	return w.file.section(sectionBlocks, w.offsets.bytes)
}

// textReader reads the texts of a segment.
type textReader struct {
	file   *file
	blocks table
	cache  *blockCache
	opened []blockSlot // a block
	name   string      // of the segment, in errors
}

func openTexts(f *file, cache *blockCache, name string) textReader {
	blocks := table{f.bytes(sectionBlocks), blockColumns}
	return textReader{f, blocks, cache, make([]blockSlot, max(0, blocks.rows()-1)), name}
}

func (r textReader) offset(block int) uint64 {
	return uint64(r.blocks.at(uint32(block), blockOffsetLow)) | uint64(r.blocks.at(uint32(block), blockOffsetHigh))<<32
}

// remark returns a document's record.
func (r textReader) remark(doc uint32) (*cachedRemark, error) { return r.cursor().remark(doc) }

// textCursor reads the texts of documents that come in ascending order, and so
// looks for each block once.
type textCursor struct {
	textReader
	block       *block
	first, next uint32 // documents of block, half-open
}

func (r textReader) cursor() *textCursor { return &textCursor{textReader: r} }

// remark returns a document's record.
func (c *textCursor) remark(doc uint32) (*cachedRemark, error) {
	if doc < c.first || doc >= c.next {
		if err := c.seek(doc); err != nil {
			return nil, err
		}
	}
	return &c.block.remarks[doc-c.first], nil
}

// seek opens the block of a document.
func (c *textCursor) seek(doc uint32) error {
	n := c.blocks.rows() - 1
	i := sort.Search(n, func(i int) bool { return c.blocks.at(uint32(i+1), blockFirst) > doc })
	if i >= n {
		return fmt.Errorf("segment %s: %w: no remark %d", c.name, errDamaged, doc)
	}
	first, next := c.blocks.at(uint32(i), blockFirst), c.blocks.at(uint32(i+1), blockFirst)
	b := c.opened[i].get()
	if b != nil {
		c.cache.hits.Add(1)
	} else {
		c.cache.misses.Add(1)
		var err error
		if b, err = c.read(i, int(next-first)); err != nil {
			return fmt.Errorf("segment %s: texts, block %d: %w", c.name, i, err)
		}
		c.cache.put(&c.opened[i], b)
	}
	c.block, c.first, c.next = b, first, next
	return nil
}

// block is an opened block.
type block struct{ remarks []cachedRemark }

// cachedRemark is a record whose text is folded when first asked for.
type cachedRemark struct {
	record
	once   sync.Once
	folded string
}

// foldedText returns the folded text and the edges in it.
func (r *cachedRemark) foldedText() (string, analyzer.Edges) {
	r.once.Do(func() {
		buf := scratch.Get().(*[]byte)
		defer scratch.Put(buf)
		*buf = analyzer.AppendFold((*buf)[:0], r.text)
		if r.folded = r.text; string(*buf) != r.text {
			r.folded = string(*buf)
		}
	})
	return r.folded, analyzer.EdgesOf(r.edges, r.runes)
}

// scratch holds buffers for bytes that are kept in another size than they are
// made in.
var scratch = sync.Pool{New: func() any { return new([]byte) }}

var decoders = sync.Pool{New: func() any {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxBlockBytes))
	if err != nil {
		panic(err) // only options can be wrong
	}
	return d
}}

// read reads block number i, of count remarks.
func (r textReader) read(i, count int) (*block, error) {
	buf := scratch.Get().(*[]byte)
	defer scratch.Put(buf)
	packed, err := r.file.read(sectionTexts, r.offset(i), r.offset(i+1), *buf)
	if err != nil {
		return nil, err
	}
	*buf = packed
	return readBlock(packed, count)
}

func readBlock(packed []byte, count int) (*block, error) {
	d := decoders.Get().(*zstd.Decoder)
	defer decoders.Put(d)
	buf := scratch.Get().(*[]byte)
	defer scratch.Put(buf)
	b, err := d.DecodeAll(packed, (*buf)[:0])
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	*buf = b
	blk := &block{remarks: make([]cachedRemark, count)}
	for i := range blk.remarks {
		if b, err = blk.remarks[i].read(b); err != nil {
			return nil, err
		}
	}
	return blk, nil
}

// read reads the record that b begins with, and returns what follows it. It
// keeps a copy of just the record: the allocator rounds one of a whole block up
// by a fifth.
func (r *record) read(b []byte) (rest []byte, err error) {
	at := 0
	number := func() int {
		n, size := binary.Uvarint(b[at:])
		if size <= 0 || n > math.MaxInt32 {
			err = errDamaged
			return 0
		}
		at += size
		return int(n)
	}
	take := func(n int) (from, to int) {
		if err != nil || n > len(b)-at {
			err = errDamaged
			return 0, 0
		}
		at += n
		return at - n, at
	}
	r.seq = number()
	id, idEnd := take(number())
	text, textEnd := take(number())
	r.runes = number()
	edges, end := take(analyzer.EdgeBytes(r.runes))
	if err != nil {
		return nil, err
	}
	// Nobody writes to the copy, so the texts can lie over it as the edges do.
	own := slices.Clone(b[:end])
	s := unsafe.String(unsafe.SliceData(own), len(own))
	r.id, r.text, r.edges = s[id:idEnd], s[text:textEnd], own[edges:end:end]
	return b[end:], nil
}
