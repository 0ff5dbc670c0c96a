package bleve

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"unicode/utf8"

	"kizuna/analyzer"

	"github.com/RoaringBitmap/roaring/v2"
)

// verifyStride is how many texts are fetched at a time, and read between looks at
// the clock.
const verifyStride = 16

// verifyShare is how many candidates are worth another core: half a millisecond of
// reading, where to begin on another takes some microseconds.
const verifyShare = 512

// verify finds a folded text in the texts of the remarks that are not in known:
// where it stands from a word's start to a word's end, and where only inside.
func (m *matcher) verify(folded string, known *roaring.Bitmap) (literal, inside *roaring.Bitmap, err error) {
	if folded == "" {
		return roaring.New(), roaring.New(), nil
	}
	candidates := roaring.AndNot(m.candidates(folded), known)
	if c, n := utf8.DecodeRuneInString(folded); n == len(folded) {
		literal = roaring.And(candidates, m.grams.alone(c))
		return literal, roaring.AndNot(candidates, literal), nil
	}
	before := m.checked.of(folded)
	if unread := roaring.AndNot(candidates, before.read); !unread.IsEmpty() {
		literal, inside, err := m.read(folded, unread.ToArray())
		if err != nil {
			return nil, nil, err
		}
		before = before.and(unread, literal, inside)
		m.checked.texts.Add(folded, before)
	}
	return roaring.And(candidates, before.literal), roaring.And(candidates, before.inside), nil
}

// read reads the texts of remarks for a folded text, on as many cores as that is
// worth.
func (m *matcher) read(folded string, docs []uint32) (literal, inside *roaring.Bitmap, err error) {
	literal, inside = roaring.New(), roaring.New()
	shares := make([]verified, min(runtime.GOMAXPROCS(0), len(docs)/verifyShare+1))
	var wg sync.WaitGroup
	for i := range shares {
		part := docs[i*len(docs)/len(shares) : (i+1)*len(docs)/len(shares)]
		if i < len(shares)-1 {
			wg.Go(func() { shares[i] = m.verifyShare(newPattern(folded), part) })
		} else {
			shares[i] = m.verifyShare(newPattern(folded), part)
		}
	}
	wg.Wait()
	for _, s := range shares {
		if s.err != nil {
			return nil, nil, s.err
		}
		literal.AddMany(s.literal)
		inside.AddMany(s.inside)
	}
	return literal, inside, nil
}

// verified is what verify finds in a share of the candidates.
type verified struct {
	literal, inside []uint32
	err             error
}

func (m *matcher) verifyShare(want pattern, docs []uint32) (v verified) {
	// Damaged bytes and files cut short must not end the process from a goroutine
	// that no caller guards.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			v.err = fmt.Errorf("segment %s: %w: %v", m.name, errDamaged, r)
		}
	}()
	texts := m.texts.cursor()
	var some [verifyStride]readText
	for part := range slices.Chunk(docs, verifyStride) {
		if v.err = timeout(m.ctx); v.err != nil {
			return v
		}
		for i, doc := range part {
			r, err := texts.remark(doc)
			if err != nil {
				v.err = err
				return v
			}
			some[i].text, some[i].edges = r.foldedText()
		}
		for i := range part {
			some[i].fetch()
		}
		for i, doc := range part {
			switch want.in(some[i].text, some[i].edges) {
			case atEdges:
				v.literal = append(v.literal, doc)
			case withinWords:
				v.inside = append(v.inside, doc)
			}
		}
	}
	return v
}

// readText is a folded text and its edges.
type readText struct {
	text    string
	edges   analyzer.Edges
	fetched bool
}

// fetch looks at the beginning of a text and of its edges. They lie anywhere in
// memory: a processor that is asked for those of some texts one right after another
// fetches them side by side, where one that reads each text to its end waits for the next.
func (t *readText) fetch() { t.fetched = t.edges.At(0) && t.text != "" && t.text[0] != 0 }

// candidates returns the live remarks whose folded text has all bigrams of a
// folded text. They are looked for once, and must not be changed: matching,
// phrases and pairs of words ask for the same.
func (m *matcher) candidates(folded string) *roaring.Bitmap {
	docs := m.grammed[folded]
	if docs == nil {
		docs = m.alive(m.grams.candidates(folded))
		m.grammed[folded] = docs
	}
	return docs
}
