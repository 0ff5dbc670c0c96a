package bleve

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestPiecesOfListsComeBack holds that lists which grow by turns, from a byte to
// more than a block of the store, come back as they were put in, also after the
// store was emptied.
func TestPiecesOfListsComeBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	var s pieceStore
	for range 2 {
		lists := make([]pieceList, 300)
		want := make([][]byte, len(lists))
		for range 400_000 {
			i := min(rnd.IntN(len(lists)), rnd.IntN(len(lists))) // the first are the longest
			if rnd.IntN(3) == 0 {
				i = 0
			}
			b := byte(rnd.Uint32())
			s.add(&lists[i], b)
			want[i] = append(want[i], b)
		}
		for i := range lists {
			if got := s.read([]byte("x"), &lists[i]); got[0] != 'x' || !bytes.Equal(got[1:], want[i]) {
				t.Fatalf("list %d of %d bytes is another, of %d", i, len(want[i]), len(got)-1)
			}
		}
		if s.size() < len(want[0]) {
			t.Errorf("the store says it has %d bytes", s.size())
		}
		s.empty()
	}
}

// TestGramTable holds that a table gives back the documents of each bigram once,
// while it grows and after it was emptied.
func TestGramTable(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	table := newGramTable()
	for range 2 {
		want := map[gram][]uint32{}
		for doc := range uint32(3000) {
			for range 40 {
				g := gramOf(rune(1+rnd.IntN(200)*rnd.IntN(200)), rune(rnd.IntN(3)))
				table.add(g, doc*7)
				if d := want[g]; len(d) == 0 || d[len(d)-1] != doc*7 {
					want[g] = append(d, doc*7)
				}
			}
		}
		if n := len(table.grams()); n != len(want) {
			t.Fatalf("%d bigrams, want %d", n, len(want))
		}
		for g, docs := range want {
			list, next := table.postings(nil, g)
			if got := decodeDocs(nil, list); !slices.Equal(got, docs) || next != docs[len(docs)-1]+1 {
				t.Fatalf("%v stands in %v and ends before %d, want %v", g, got, next, docs)
			}
		}
		table.empty()
	}
}
