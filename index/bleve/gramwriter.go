package bleve

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"kizuna/analyzer"
)

// gramSpill is how many bytes of postings a gramWriter holds before it puts them
// aside: those of some 150,000 remarks. However many there are, it holds no more.
const gramSpill = 32 << 20

// gramWriter gathers the bigrams of a segment being built. What it has gathered
// when it holds gramSpill goes to a run, a file of postings in order of their
// bigrams, and in the end the postings of all runs are joined.
type gramWriter struct {
	dir   string // of the runs
	limit int    // bytes of postings held
	lists *gramTable
	runs  []string
	err   error // of a run that could not be written
}

// gramList is the postings of a bigram, as they are joined from runs.
type gramList struct {
	next  uint32 // one more than the last document, 0 for none yet
	bytes []byte
}

func newGramWriter(dir string) *gramWriter {
	return &gramWriter{dir: dir, limit: gramSpill, lists: newGramTable()}
}

// add takes in the folded text of a document and the edges in it. Documents come
// in ascending order.
func (w *gramWriter) add(doc uint32, text string, edges analyzer.Edges) {
	eachGram(text, func(g gram) { w.addGram(doc, g) })
	eachAlone(text, edges, func(c rune) { w.addGram(doc, gramOf(c, alone)) })
	w.spill()
}

// addGram adds a document to a bigram's postings. Between two times of one
// document for one bigram there must be no spill.
func (w *gramWriter) addGram(doc uint32, g gram) { w.lists.add(g, doc) }

func (l *gramList) add(doc uint32) {
	if l.next == doc+1 {
		return
	}
	if d := doc - l.next; d < 0x80 {
		l.bytes = append(l.bytes, byte(d)) // nearly all are of one byte
	} else {
		l.bytes = binary.AppendUvarint(l.bytes, uint64(d))
	}
	l.next = doc + 1
}

// spill puts what is held aside if it is too much.
func (w *gramWriter) spill() {
	if w.lists.store.size() >= w.limit && w.err == nil {
		w.err = w.writeRun()
	}
}

// keys returns the bigrams that are held, ascending.
func (w *gramWriter) keys() []gram {
	keys := w.lists.grams()
	slices.Sort(keys)
	return keys
}

// runHeader is what stands before each bigram's postings in a run: the bigram,
// one more than their last document, and their length in bytes.
const runHeader = 8 + 4 + 4

func (w *gramWriter) writeRun() error {
	path := filepath.Join(w.dir, fmt.Sprintf("grams.run%d", len(w.runs)))
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	w.runs = append(w.runs, path)
	out := bufio.NewWriterSize(f, 1<<20)
	var header, list []byte
	for _, g := range w.keys() {
		var next uint32
		list, next = w.lists.postings(list[:0], g)
		header = binary.LittleEndian.AppendUint64(header[:0], uint64(g))
		header = binary.LittleEndian.AppendUint32(header, next)
		header = binary.LittleEndian.AppendUint32(header, uint32(len(list)))
		// An error sticks to the writer and is asked for once, at the end.
		_, _ = out.Write(header)
		_, _ = out.Write(list)
	}
	w.lists.empty()
	return errors.Join(out.Flush(), f.Close())
}

// write writes the three sections of bigrams, and removes the runs.
func (w *gramWriter) write(f *fileWriter) error {
	if len(w.runs) > 0 && w.err == nil {
		w.err = w.writeRun()
		w.lists = nil
	}
	if w.err != nil {
		return w.err
	}
	var keys, offsets []byte
	at := uint64(0)
	err := w.each(func(g gram, list []byte) error {
		keys = binary.LittleEndian.AppendUint64(keys, uint64(g))
		offsets = binary.LittleEndian.AppendUint64(offsets, at)
		at += uint64(len(list))
		return nil
	})
	if err != nil {
		return err
	}
	offsets = binary.LittleEndian.AppendUint64(offsets, at)
	if err := errors.Join(f.section(sectionGramKeys, keys), f.section(sectionGramOffsets, offsets), f.begin(sectionGramDocs)); err != nil {
		return err
	}
	err = w.each(func(_ gram, list []byte) error {
		_, err := f.Write(list)
		return err
	})
	for _, run := range w.runs {
		err = errors.Join(err, os.Remove(run))
	}
	return err
}

// each calls visit with every bigram, ascending, and its postings.
func (w *gramWriter) each(visit func(g gram, list []byte) error) (err error) {
	if len(w.runs) == 0 {
		var list []byte
		for _, g := range w.keys() {
			list, _ = w.lists.postings(list[:0], g)
			if err := visit(g, list); err != nil {
				return err
			}
		}
		return nil
	}
	readers := make([]*runReader, 0, len(w.runs))
	defer func() {
		for _, r := range readers {
			err = errors.Join(err, r.file.Close())
		}
	}()
	for _, path := range w.runs {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		r := &runReader{file: f, in: bufio.NewReaderSize(f, 1<<18)}
		readers = append(readers, r)
		if err := r.read(); err != nil {
			return err
		}
	}
	return joinRuns(readers, visit)
}

// runReader reads a run, a bigram at a time.
type runReader struct {
	file *os.File
	in   *bufio.Reader
	done bool
	gram gram
	list gramList
}

func (r *runReader) read() error {
	var header [runHeader]byte
	if _, err := io.ReadFull(r.in, header[:]); err == io.EOF {
		r.done = true
		return nil
	} else if err != nil {
		return err
	}
	r.gram = gram(binary.LittleEndian.Uint64(header[:]))
	r.list.next = binary.LittleEndian.Uint32(header[8:])
	r.list.bytes = slices.Grow(r.list.bytes[:0], int(binary.LittleEndian.Uint32(header[12:])))[:binary.LittleEndian.Uint32(header[12:])]
	_, err := io.ReadFull(r.in, r.list.bytes)
	return err
}

// joinRuns puts the postings of each bigram together. In each run the first
// document is counted from zero; now it is from the last one before it.
func joinRuns(readers []*runReader, visit func(g gram, list []byte) error) error {
	var joined gramList
	for {
		least, found := gram(0), false
		for _, r := range readers {
			if !r.done && (!found || r.gram < least) {
				least, found = r.gram, true
			}
		}
		if !found {
			return nil
		}
		joined.next, joined.bytes = 0, joined.bytes[:0]
		for _, r := range readers {
			if r.done || r.gram != least {
				continue
			}
			first, n := binary.Uvarint(r.list.bytes)
			joined.add(uint32(first))
			joined.bytes = append(joined.bytes, r.list.bytes[n:]...)
			joined.next = r.list.next
			if err := r.read(); err != nil {
				return err
			}
		}
		if err := visit(least, joined.bytes); err != nil {
			return err
		}
	}
}
