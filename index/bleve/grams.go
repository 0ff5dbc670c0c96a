package bleve

import (
	"encoding/binary"
	"slices"
	"sort"
	"sync"
	"unicode"
	"unicode/utf8"

	"kizuna/analyzer"

	"github.com/RoaringBitmap/roaring/v2"
)

// What stands in a text is found by its bigrams, pairs of neighbouring code
// points of the folded text: a text that holds 窓口対応 holds 窓口, 口対 and
// 対応. The postings of a bigram are just the numbers of the remarks that have
// it, without frequencies or positions, as deltas in varints; the text itself
// then tells whether the candidates are right. (The way of google/codesearch,
// with two characters where Latin script needs three.) The last code point of a
// text makes a bigram with nothing, so that the bigrams that begin with a
// character name every text that has it. A character that stands by itself
// between two edges makes a bigram with alone, so that a search for one character
// need not read the texts.

// gram is a bigram: the first code point in the high half, the second or 0 in
// the low.
type gram uint64

func gramOf(first, second rune) gram { return gram(first)<<32 | gram(second) }

// String returns the one or two characters.
func (g gram) String() string {
	s := string(rune(g >> 32))
	if second := rune(g & (1<<32 - 1)); second != 0 {
		s += string(second)
	}
	return s
}

// alone is the second code point of the bigram of a character that is a word by
// itself. It is none.
const alone = unicode.MaxRune + 1

// eachAlone calls visit with the characters of a folded text that are words by
// themselves, in order.
func eachAlone(text string, edges analyzer.Edges, visit func(c rune)) {
	place := 0
	for _, r := range text {
		if edges.At(place) && edges.At(place+1) {
			visit(r)
		}
		place++
	}
}

// eachGram calls visit with the bigrams of a folded text, in order.
func eachGram(text string, visit func(gram)) {
	if text == "" {
		return
	}
	last, n := utf8.DecodeRuneInString(text)
	for _, r := range text[n:] {
		visit(gramOf(last, r))
		last = r
	}
	visit(gramOf(last, 0))
}

// gramReader reads the bigrams of a segment.
type gramReader struct {
	keys, offsets, docs []byte
	count               int
	documents           int // of the segment
	kept                *gramCache
}

func openGrams(f *file, documents int) gramReader {
	keys := f.bytes(sectionGramKeys)
	return gramReader{keys, f.bytes(sectionGramOffsets), f.bytes(sectionGramDocs), len(keys) / 8, documents, newGramCache()}
}

func (r gramReader) key(i int) gram { return gram(binary.LittleEndian.Uint64(r.keys[8*i:])) }

// postings returns the encoded documents of bigram number i.
func (r gramReader) postings(i int) []byte {
	return r.docs[binary.LittleEndian.Uint64(r.offsets[8*i:]):binary.LittleEndian.Uint64(r.offsets[8*i+8:])]
}

// find returns the number of the first bigram not below g.
func (r gramReader) find(g gram) int {
	return sort.Search(r.count, func(i int) bool { return r.key(i) >= g })
}

// maxGramsAsked bounds the bigrams of a text that are looked up. Beyond the
// rarest eight, checking the few candidates left is cheaper than reading more.
const maxGramsAsked = 8

// candidates returns the documents whose folded text may hold text, which is
// folded too and not empty: all that do are among them. They must not be changed.
func (r gramReader) candidates(text string) *roaring.Bitmap {
	if c, n := utf8.DecodeRuneInString(text); n == len(text) {
		return r.having(c)
	}
	grams, ok := r.numbers(text)
	if !ok {
		return roaring.New()
	}
	return r.common(grams)
}

// among keeps of docs, in place, those that are candidates, too.
func (r gramReader) among(docs []uint32, text string) []uint32 {
	grams, ok := r.numbers(text)
	if !ok {
		return docs[:0]
	}
	return r.keep(docs, grams)
}

// numbers returns the numbers of the bigrams of a text of two characters or more,
// the rarest first, or that one of them is nowhere.
func (r gramReader) numbers(text string) (grams []int, ok bool) {
	last, n := utf8.DecodeRuneInString(text)
	for _, next := range text[n:] {
		g := gramOf(last, next)
		i := r.find(g)
		if i == r.count || r.key(i) != g {
			return nil, false
		}
		if !slices.Contains(grams, i) {
			grams = append(grams, i)
		}
		last = next
	}
	slices.SortFunc(grams, func(a, b int) int { return len(r.postings(a)) - len(r.postings(b)) })
	return grams[:min(len(grams), maxGramsAsked)], true
}

// alone returns the documents in which a character is a word by itself.
func (r gramReader) alone(c rune) *roaring.Bitmap {
	g := gramOf(c, alone)
	if i := r.find(g); i < r.count && r.key(i) == g {
		set := newDocSet(r.documents)
		decoding(r.postings(i), set.addMany)
		return set.bitmap()
	}
	return roaring.New()
}

// having returns the documents that have a character.
func (r gramReader) having(c rune) *roaring.Bitmap {
	found := newDocSet(r.documents)
	for i := r.find(gramOf(c, 0)); i < r.count && rune(r.key(i)>>32) == c; i++ {
		decoding(r.postings(i), found.addMany)
	}
	return found.bitmap()
}

// decoded keeps the room of decoding for the next.
var decoded = sync.Pool{New: func() any { return new([]uint32) }}

// decoding calls use with the documents of a list, which it may change but not keep.
func decoding(list []byte, use func(docs []uint32)) {
	docs := decoded.Get().(*[]uint32)
	*docs = decodeDocs((*docs)[:0], list)
	use(*docs)
	decoded.Put(docs)
}

func decodeDocs(dst []uint32, list []byte) []uint32 {
	next := uint32(0)
	for len(list) > 0 {
		d, n := uint32(list[0]), 1
		if d >= 0x80 { // nearly all are of one byte
			if d, n = delta(list); n <= 0 {
				break
			}
		}
		list = list[n:]
		doc := next + d
		dst = append(dst, doc)
		next = doc + 1
	}
	return dst
}

// intersectDocs keeps of docs, in place, those that list has too.
func intersectDocs(docs []uint32, list []byte) []uint32 {
	kept, i, next := docs[:0], 0, uint32(0)
	for len(list) > 0 {
		d, n := uint32(list[0]), 1
		if d >= 0x80 { // nearly all are of one byte
			if d, n = delta(list); n <= 0 {
				break
			}
		}
		list = list[n:]
		doc := next + d
		for i < len(docs) && docs[i] < doc {
			i++
		}
		if i == len(docs) {
			break
		}
		if docs[i] == doc {
			kept = append(kept, doc)
		}
		next = doc + 1
	}
	return kept
}

// delta reads the number a list begins with, and its length in bytes, which is
// not above 0 where there is none.
func delta(list []byte) (d uint32, n int) {
	v, n := binary.Uvarint(list)
	return uint32(v), n
}
