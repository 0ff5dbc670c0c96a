package bleve

import "encoding/binary"

// gramTable gathers the postings of bigrams while a segment is built, of some
// hundred thousand: a hash table with linear probing (Knuth, The Art of Computer
// Programming, volume 3, 6.4), whose places tell where in one store of bytes the
// postings lie. Neither has a pointer in it: the collector had to follow a slice for
// each bigram every time it ran.
type gramTable struct {
	places []gramPlace // a power of two of them
	used   int
	shift  uint // to the hash's highest bits, as many as number the places
	store  pieceStore
}

// gramPlace is a bigram with its postings, or free when it has none.
type gramPlace struct {
	gram gram
	next uint32 // one more than its last document
	list pieceList
}

// firstPlaces is how many places a new table has, as a power of two.
const firstPlaces = 12

func newGramTable() *gramTable {
	return &gramTable{places: make([]gramPlace, 1<<firstPlaces), shift: 64 - firstPlaces}
}

// add adds a document to the postings of a bigram, whose documents come in
// ascending order, each as often as it likes.
func (t *gramTable) add(g gram, doc uint32) {
	p := t.find(g)
	if p.list.empty() {
		if 3*t.used >= 2*len(t.places) {
			t.grow()
			p = t.find(g)
		}
		p.gram, p.next = g, 0
		t.used++
	}
	if p.next == doc+1 {
		return
	}
	delta := doc - p.next
	for p.next = doc + 1; delta >= 0x80; delta >>= 7 { // nearly all are of one byte
		t.store.add(&p.list, byte(delta)|0x80)
	}
	t.store.add(&p.list, byte(delta))
}

// find returns the place of a bigram, or the free one where it would be.
func (t *gramTable) find(g gram) *gramPlace {
	// 2⁶⁴ divided by the golden ratio spreads what lies close (Knuth, 6.4).
	for i := uint64(g) * 0x9E3779B97F4A7C15 >> t.shift; ; i++ {
		if p := &t.places[i&uint64(len(t.places)-1)]; p.list.empty() || p.gram == g {
			return p
		}
	}
}

func (t *gramTable) grow() {
	old := t.places
	t.places = make([]gramPlace, 2*len(old))
	t.shift--
	for i := range old {
		if !old[i].list.empty() {
			*t.find(old[i].gram) = old[i]
		}
	}
}

// grams returns the bigrams, in no order.
func (t *gramTable) grams() []gram {
	all := make([]gram, 0, t.used)
	for i := range t.places {
		if p := &t.places[i]; !p.list.empty() {
			all = append(all, p.gram)
		}
	}
	return all
}

// postings appends the postings of a bigram to dst, and returns one more than their
// last document.
func (t *gramTable) postings(dst []byte, g gram) ([]byte, uint32) {
	p := t.find(g)
	return t.store.read(dst, &p.list), p.next
}

// empty takes all bigrams out.
func (t *gramTable) empty() {
	clear(t.places)
	t.used = 0
	t.store.empty()
}

// pieceStore holds many lists of bytes that grow at their ends, each in pieces that
// become larger the more there are, with the place of the next at the end of each
// (the byte slices of Perera and others, in Lucene's in-memory postings).
type pieceStore struct {
	blocks [][]byte // of storeBlock bytes, in use up to the last
	held   int      // blocks in use
	free   uint32   // the first byte of the last block that is not in a piece
}

// pieceList is one list. Its zero value is empty. Places are bytes of the store,
// counted from 1.
type pieceList struct {
	first uint32 // where its first piece begins; 0 for none
	at    uint32 // where the next byte goes
	left  uint16 // bytes left in the last piece
	piece uint8  // the size of the next piece, into pieceSizes
}

const (
	storeBlock = 1 << 16
	linkBytes  = 4 // at the end of a piece: where the next begins
)

// pieceSizes are the sizes of a list's pieces in bytes, links included; all that
// follow have the last. Most bigrams stand in a remark or two.
var pieceSizes = [...]uint16{8, 12, 20, 36, 68, 132, 260, 516, 1028, 2052}

func (l *pieceList) empty() bool { return l.first == 0 }

// bytes returns the bytes from a place to the end of its block.
func (s *pieceStore) bytes(place uint32) []byte {
	return s.blocks[(place-1)/storeBlock][(place-1)%storeBlock:]
}

func (s *pieceStore) add(l *pieceList, b byte) {
	if l.left == 0 {
		s.extend(l)
	}
	s.blocks[(l.at-1)/storeBlock][(l.at-1)%storeBlock] = b
	l.at++
	l.left--
}

// extend gives a list another piece.
func (s *pieceStore) extend(l *pieceList) {
	size := pieceSizes[l.piece]
	if s.held == 0 || int(s.free)+int(size) > storeBlock {
		if s.held == len(s.blocks) {
			s.blocks = append(s.blocks, make([]byte, storeBlock))
		}
		s.held++
		s.free = 0
	}
	place := uint32(s.held-1)*storeBlock + s.free + 1
	s.free += uint32(size)
	if l.empty() {
		l.first = place
	} else {
		binary.LittleEndian.PutUint32(s.bytes(l.at), place)
	}
	l.at, l.left = place, size-linkBytes
	l.piece = min(l.piece+1, uint8(len(pieceSizes)-1))
}

// read appends a list to dst.
func (s *pieceStore) read(dst []byte, l *pieceList) []byte {
	for place, piece := l.first, 0; place != 0; piece = min(piece+1, len(pieceSizes)-1) {
		n := uint32(pieceSizes[piece] - linkBytes)
		if l.at-place <= n {
			return append(dst, s.bytes(place)[:l.at-place]...)
		}
		dst = append(dst, s.bytes(place)[:n]...)
		place = binary.LittleEndian.Uint32(s.bytes(place + n))
	}
	return dst
}

// size is how many bytes the lists take up.
func (s *pieceStore) size() int { return s.held * storeBlock }

// empty takes all lists out, and keeps the memory.
func (s *pieceStore) empty() { s.held, s.free = 0, 0 }
