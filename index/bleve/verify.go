package bleve

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"kizuna/analyzer"

	"github.com/RoaringBitmap/roaring/v2"
)

// verifyStride is how many texts are fetched at a time, and read between looks at
// the clock.
const verifyStride = 16

// verifyShare is how many candidates are worth another core: to read so many takes
// some tenths of a millisecond, to wake it some microseconds.
const verifyShare = 256

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
// worth. Each takes the next few that nobody has, so that one that comes late holds
// up nobody.
func (m *matcher) read(folded string, docs []uint32) (literal, inside *roaring.Bitmap, err error) {
	r := reading{matcher: m, want: newPattern(folded), docs: docs, found: make([]occurrence, len(docs))}
	errs := make([]error, min(runtime.GOMAXPROCS(0), len(docs)/verifyShare+1))
	var wg sync.WaitGroup
	for i := range errs[1:] {
		wg.Go(func() { errs[1+i] = r.share() })
	}
	errs[0] = r.share()
	wg.Wait()
	if err := cmp.Or(errs...); err != nil {
		return nil, nil, err
	}
	var at, in []uint32
	for i, found := range r.found {
		switch found {
		case atEdges:
			at = append(at, docs[i])
		case withinWords:
			in = append(in, docs[i])
		}
	}
	return roaring.BitmapOf(at...), roaring.BitmapOf(in...), nil
}

// reading is texts that are read for a pattern.
type reading struct {
	*matcher
	want  pattern
	docs  []uint32
	found []occurrence // in each of docs
	next  atomic.Int64 // the first of docs that nobody has taken
}

// share reads texts until all are taken.
func (r *reading) share() (err error) {
	// Damaged bytes and files cut short must not end the process from a goroutine
	// that no caller guards.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("segment %s: %w: %v", r.name, errDamaged, p)
		}
	}()
	texts := r.texts.cursor()
	var some [verifyStride]readText
	for {
		from := int(r.next.Add(verifyStride)) - verifyStride
		if from >= len(r.docs) {
			return nil
		}
		if err := timeout(r.ctx); err != nil {
			return err
		}
		part := r.docs[from:min(from+verifyStride, len(r.docs))]
		for i, doc := range part {
			remark, err := texts.remark(doc)
			if err != nil {
				return err
			}
			some[i].remark = remark
		}
		// What lies anywhere in memory is asked for of all of them before it is needed of
		// one, first where the texts are, then their beginnings: a processor fetches
		// it side by side.
		for i := range part {
			some[i].text, some[i].edges = some[i].remark.foldedText()
		}
		for i := range part {
			some[i].fetch()
		}
		for i := range part {
			r.found[from+i] = r.want.in(some[i].text, some[i].edges)
		}
	}
}

// readText is a remark that is read, its folded text and the edges in it.
type readText struct {
	remark  *cachedRemark
	text    string
	edges   analyzer.Edges
	fetched bool
}

// fetch looks at the beginning of a text and of its edges.
func (t *readText) fetch() { t.fetched = t.edges.At(0) && t.text != "" && t.text[0] != 0 }

// candidates returns the live remarks whose folded text has all bigrams of a
// folded text. They are looked for once, and must not be changed: matching,
// phrases and pairs of words ask for the same.
func (m *matcher) candidates(folded string) *roaring.Bitmap {
	docs := m.grammed[folded]
	if docs == nil {
		docs = m.grams.candidates(folded)
		if m.dead != nil {
			docs = roaring.AndNot(docs, m.dead)
		}
		m.grammed[folded] = docs
	}
	return docs
}
