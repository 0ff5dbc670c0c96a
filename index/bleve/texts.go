package bleve

import (
	"encoding/binary"
	"fmt"
	"math"
	"sort"
	"sync"
	"sync/atomic"

	"kizuna/analyzer"

	lru "github.com/hashicorp/golang-lru/v2"
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
	texts  []byte
	blocks table
	cache  *blockCache
	opened uint64 // number of this opening, in the cache
	name   string // of the segment, in errors
}

// openings counts openings of segments. A name does not tell one: an index may be
// removed and made anew while a server runs.
var openings atomic.Uint64

func openTexts(f *file, cache *blockCache, name string) textReader {
	return textReader{f.bytes(sectionTexts), table{f.bytes(sectionBlocks), blockColumns}, cache, openings.Add(1), name}
}

func (r textReader) offset(block int) uint64 {
	return uint64(r.blocks.at(uint32(block), blockOffsetLow)) | uint64(r.blocks.at(uint32(block), blockOffsetHigh))<<32
}

// remark returns a document's record.
func (r textReader) remark(doc uint32) (*cachedRemark, error) {
	n := r.blocks.rows() - 1
	i := sort.Search(n, func(i int) bool { return r.blocks.at(uint32(i+1), blockFirst) > doc })
	if i >= n {
		return nil, fmt.Errorf("segment %s: %w: no remark %d", r.name, errDamaged, doc)
	}
	first := r.blocks.at(uint32(i), blockFirst)
	b, err := r.cache.block(blockKey{r.opened, i}, func() (*block, error) {
		return readBlock(r.texts[r.offset(i):r.offset(i+1)], int(r.blocks.at(uint32(i+1), blockFirst)-first))
	})
	if err != nil {
		return nil, fmt.Errorf("segment %s: texts, block %d: %w", r.name, i, err)
	}
	return &b.remarks[doc-first], nil
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
	r.once.Do(func() { r.folded = string(analyzer.AppendFold(nil, r.text)) })
	return r.folded, analyzer.EdgesOf(r.edges, r.runes)
}

var decoders = sync.Pool{New: func() any {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		panic(err) // only options can be wrong
	}
	return d
}}

func readBlock(packed []byte, count int) (*block, error) {
	d := decoders.Get().(*zstd.Decoder)
	defer decoders.Put(d)
	b, err := d.DecodeAll(packed, make([]byte, 0, 2*blockBytes))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	s := string(b)
	blk := &block{remarks: make([]cachedRemark, count)}
	number := func() int {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > math.MaxInt32 {
			err = errDamaged
			return 0
		}
		b = b[size:]
		return int(n)
	}
	take := func(n int) string {
		if err != nil || n > len(b) {
			err = errDamaged
			return ""
		}
		at := len(s) - len(b)
		b = b[n:]
		return s[at : at+n]
	}
	for i := range blk.remarks {
		r := &blk.remarks[i]
		r.seq = number()
		r.id = take(number())
		r.text = take(number())
		r.runes = number()
		r.edges = []byte(take(analyzer.EdgeBytes(r.runes)))
	}
	if err != nil {
		return nil, err
	}
	return blk, nil
}

// blockCache keeps opened blocks of all segments of an engine. A block read
// twice at the same moment is read twice; that does no harm.
type blockCache struct{ blocks *lru.Cache[blockKey, *block] }

type blockKey struct {
	opened uint64
	block  int
}

func newBlockCache(blocks int) *blockCache {
	c, err := lru.New[blockKey, *block](blocks)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &blockCache{c}
}

func (c *blockCache) block(k blockKey, read func() (*block, error)) (*block, error) {
	if b, ok := c.blocks.Get(k); ok {
		return b, nil
	}
	b, err := read()
	if err != nil {
		return nil, err
	}
	c.blocks.Add(k, b)
	return b, nil
}
