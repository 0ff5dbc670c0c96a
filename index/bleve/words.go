package bleve

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	api "github.com/blevesearch/bleve_index_api"
	segapi "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
)

// The words of remarks and of headings lie in bleve's own segment format, zap:
// a dictionary (a finite state transducer) from each word to its postings, a
// Roaring bitmap of documents with frequencies beside it. Positions are not
// kept: phrases are found by bigrams and verified on the text.

// Fields of a zap segment.
const (
	fieldWords = "words" // of a remark's text, or of a heading
	fieldTitle = "title" // of the heading's meeting
)

var plugin = zap.ZapPlugin{}

// wordDoc is a document as zap takes it: an id and fields of finished
// frequencies.
type wordDoc struct {
	id     string
	fields []wordField
}

// wordField is one field of a wordDoc.
type wordField struct {
	name  string
	words []termCount
	spare *tokenMap // of the writer and the field
}

func (d *wordDoc) ID() string                               { return d.id }
func (d *wordDoc) Size() int                                { return 0 }
func (d *wordDoc) VisitComposite(api.CompositeFieldVisitor) {}
func (d *wordDoc) HasComposite() bool                       { return false }
func (d *wordDoc) NumPlainTextBytes() uint64                { return 0 }
func (d *wordDoc) AddIDField()                              {}
func (d *wordDoc) StoredFieldsBytes() uint64                { return 0 }
func (d *wordDoc) Indexed() bool                            { return true }
func (d *wordDoc) VisitFields(visit api.FieldVisitor) {
	visit(idField(d.id))
	for i := range d.fields {
		visit(&d.fields[i])
	}
}

func (f *wordField) Name() string                      { return f.name }
func (f *wordField) Value() []byte                     { return nil }
func (f *wordField) ArrayPositions() []uint64          { return nil }
func (f *wordField) EncodedFieldType() byte            { return 't' }
func (f *wordField) Analyze()                          {}
func (f *wordField) Options() api.FieldIndexingOptions { return api.IndexField }
func (f *wordField) NumPlainTextBytes() uint64         { return 0 }

// AnalyzedTokenFrequencies returns a map that holds until the next document is
// asked for its own, which is as long as zap looks at it.
func (f *wordField) AnalyzedTokenFrequencies() api.TokenFrequencies { return f.spare.of(f.words) }

// AnalyzedLength is what zap keeps beside each frequency. The length of a
// remark lies once in the table of remarks, so here stands the shortest number.
func (f *wordField) AnalyzedLength() int { return 1 }

// idField is the field by which zap finds a document's number.
type idField string

func (f idField) Name() string                      { return "_id" }
func (f idField) Value() []byte                     { return []byte(f) }
func (f idField) ArrayPositions() []uint64          { return nil }
func (f idField) EncodedFieldType() byte            { return 't' }
func (f idField) Analyze()                          {}
func (f idField) Options() api.FieldIndexingOptions { return api.IndexField | api.StoreField }
func (f idField) NumPlainTextBytes() uint64         { return 0 }
func (f idField) AnalyzedLength() int               { return 1 }
func (f idField) AnalyzedTokenFrequencies() api.TokenFrequencies {
	tf := &api.TokenFreq{Term: []byte(f)}
	tf.SetFrequency(1)
	return api.TokenFrequencies{string(f): tf}
}

// wordWriter writes documents to a zap file in their order. It holds at most
// two batches in memory: one filling, one being encoded on the side.
type wordWriter struct {
	path    string
	batch   []api.Document
	parts   []string             // files of encoded batches
	terms   map[string]bool      // of encoded batches
	spare   map[string]*tokenMap // by field
	pending sync.WaitGroup
	err     error
}

// wordBatch is how many documents make a batch. Batches of 100 cost 2.6 times
// the CPU of 5,000.
const wordBatch = 5000

func newWordWriter(path string) *wordWriter {
	return &wordWriter{path: path, terms: map[string]bool{}, spare: map[string]*tokenMap{fieldWords: {}, fieldTitle: {}}}
}

func (w *wordWriter) add(id string, fields ...wordField) error {
	for i := range fields {
		fields[i].spare = w.spare[fields[i].name]
	}
	w.batch = append(w.batch, &wordDoc{id, fields})
	if len(w.batch) < wordBatch {
		return nil
	}
	return w.flush()
}

func (w *wordWriter) flush() error {
	w.pending.Wait()
	if w.err != nil || len(w.batch) == 0 {
		return w.err
	}
	batch := w.batch
	w.batch = make([]api.Document, 0, wordBatch)
	part := fmt.Sprintf("%s.part%d", w.path, len(w.parts))
	w.parts = append(w.parts, part)
	w.pending.Add(1)
	go func() {
		defer w.pending.Done()
		w.err = w.encode(batch, part)
	}()
	return nil
}

func (w *wordWriter) encode(batch []api.Document, path string) error {
	s, _, err := plugin.New(batch)
	if err != nil {
		return fmt.Errorf("encode words: %w", err)
	}
	defer s.Close()
	for _, field := range []string{fieldWords, fieldTitle} {
		if err := w.addTerms(s, field); err != nil {
			return err
		}
	}
	return errors.Join(s.(segapi.UnpersistedSegment).Persist(path), os.Chmod(path, fileMode))
}

// addTerms takes in the words of a batch. Its dictionary has each once, where to look
// at those of every document took a thirtieth of an import.
func (w *wordWriter) addTerms(s segapi.Segment, field string) error {
	dict, err := s.Dictionary(field)
	if err != nil {
		return fmt.Errorf("encode words: %w", err)
	}
	for it := dict.AutomatonIterator(nil, nil, nil); ; {
		entry, err := it.Next()
		if err != nil {
			return fmt.Errorf("encode words: %w", err)
		}
		if entry == nil {
			return nil
		}
		w.terms[entry.Term] = true
	}
}

// vocabulary returns the distinct words of all documents so far.
func (w *wordWriter) vocabulary() (map[string]bool, error) {
	err := w.flush()
	w.pending.Wait()
	return w.terms, errors.Join(err, w.err)
}

// close puts the file on disk. A writer without documents leaves none.
func (w *wordWriter) close() error {
	if _, err := w.vocabulary(); err != nil {
		return err
	}
	switch len(w.parts) {
	case 0:
		return nil
	case 1:
		return os.Rename(w.parts[0], w.path)
	}
	segments := make([]segapi.Segment, len(w.parts))
	for i, part := range w.parts {
		s, err := plugin.Open(part)
		if err != nil {
			return fmt.Errorf("open %s: %w", filepath.Base(part), err)
		}
		defer s.Close()
		segments[i] = s
	}
	if err := mergeWords(segments, make([]*roaring.Bitmap, len(segments)), w.path); err != nil {
		return err
	}
	var errs []error
	for _, part := range w.parts {
		errs = append(errs, os.Remove(part))
	}
	return errors.Join(errs...)
}

func mergeWords(segments []segapi.Segment, drops []*roaring.Bitmap, path string) error {
	if _, _, err := plugin.Merge(segments, drops, path, nil, nil); err != nil {
		return fmt.Errorf("merge words: %w", err)
	}
	return os.Chmod(path, fileMode)
}

// wordReader reads a zap file; its zero value reads none.
type wordReader struct {
	segment  segapi.Segment
	frequent *countCache
}

func openWords(path string) (_ wordReader, err error) {
	// zap trusts what it reads.
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: %w: %v", path, errDamaged, r)
		}
	}()
	s, err := plugin.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return wordReader{}, nil
	}
	if err != nil {
		return wordReader{}, fmt.Errorf("%s: %w: %w", path, errDamaged, err)
	}
	return wordReader{s, newCountCache()}, nil
}

func (r wordReader) close() error {
	if r.segment == nil {
		return nil
	}
	return r.segment.Close()
}

// count returns the number of documents.
func (r wordReader) count() int {
	if r.segment == nil {
		return 0
	}
	return int(r.segment.Count())
}

// postings are the documents of a word. docs must not be changed; it is nil
// for a word that is not there.
type postings struct {
	list   segapi.PostingsList
	docs   *roaring.Bitmap
	reader wordReader
	word   fieldTerm
}

func (r wordReader) postings(field, term string, except *roaring.Bitmap) (postings, error) {
	if r.segment == nil {
		return postings{}, nil
	}
	dict, err := r.segment.Dictionary(field)
	if err != nil {
		return postings{}, err
	}
	list, err := dict.PostingsList([]byte(term), except, nil)
	if err != nil || list.Count() == 0 {
		return postings{}, err
	}
	docs := roaring.New()
	if it, ok := list.Iterator(false, false, false, nil).(segapi.OptimizablePostingsIterator); ok {
		if doc, one := it.DocNum1Hit(); one {
			docs.Add(uint32(doc))
		} else if bm := it.ActualBitmap(); bm != nil {
			docs = bm
		}
	}
	return postings{list, docs, r, fieldTerm{field, term}}, nil
}

// eachTerm calls visit with every term of a field and in how many documents it
// stands, but for those of except. (The counts that zap's own iterator gives are
// those of the term before, once one stands in a single document.)
func (r wordReader) eachTerm(field string, except *roaring.Bitmap, visit func(term string, docs uint32)) error {
	if r.segment == nil {
		return nil
	}
	dict, err := r.segment.Dictionary(field)
	if err != nil {
		return err
	}
	var list segapi.PostingsList
	for it := dict.AutomatonIterator(nil, nil, nil); ; {
		entry, err := it.Next()
		if err != nil || entry == nil {
			return err
		}
		if list, err = dict.PostingsList([]byte(entry.Term), except, list); err != nil {
			return err
		}
		visit(entry.Term, uint32(list.Count()))
	}
}

// matching calls visit with the words that an automaton takes, ascending.
func (r wordReader) matching(field string, a segapi.Automaton, visit func(term string)) error {
	if r.segment == nil {
		return nil
	}
	dict, err := r.segment.Dictionary(field)
	if err != nil {
		return err
	}
	it := dict.AutomatonIterator(a, nil, nil)
	for {
		e, err := it.Next()
		if e == nil || err != nil {
			return err
		}
		visit(e.Term)
	}
}

// frequent reports whether the frequencies of the word are kept.
func (p postings) frequent() bool { return p.docs != nil && p.docs.GetCardinality() >= minCounted }

// each calls visit with the place of each of hits that has the word, which ascend,
// and how often it has it. set is hits.
func (p postings) each(hits []uint32, set *roaring.Bitmap, visit func(i, times int)) error {
	if p.frequent() {
		counts, err := p.reader.frequent.counts(p.reader.segment, p.word)
		if err != nil {
			return err
		}
		counts.each(hits, visit)
		return nil
	}
	at := 0
	return p.read(p.among(set), func(doc uint32, times int) {
		at = seek(hits, doc, at)
		visit(at, times)
	})
}

// read calls visit with the frequency of the word in each of hits, which are some
// of docs, from what is on disk.
func (p postings) read(hits *roaring.Bitmap, visit func(doc uint32, times int)) error {
	if hits.IsEmpty() {
		return nil
	}
	it := p.list.Iterator(true, false, false, nil)
	if o, ok := it.(segapi.OptimizablePostingsIterator); ok {
		// A list of one document is no bitmap, and that one is in hits.
		if _, one := o.DocNum1Hit(); !one {
			o.ReplaceActual(hits)
		}
	}
	for {
		hit, err := it.Next()
		if hit == nil || err != nil {
			return err
		}
		visit(uint32(hit.Number()), int(hit.Frequency()))
	}
}

// among returns those of docs that are also in others.
func (p postings) among(others *roaring.Bitmap) *roaring.Bitmap {
	if p.docs == nil {
		return roaring.New()
	}
	return roaring.And(p.docs, others)
}

// id returns the id of a document.
func (r wordReader) id(doc uint32) (string, error) {
	id, err := r.segment.DocID(uint64(doc))
	if err != nil {
		return "", fmt.Errorf("the id of remark %d: %w", doc, err)
	}
	return string(id), nil
}

// document finds a document by its id.
func (r wordReader) document(id string) (doc uint32, ok bool, err error) {
	if r.segment == nil {
		return 0, false, nil
	}
	found, err := r.segment.DocNumbers([]string{id})
	if err != nil || found.IsEmpty() {
		return 0, false, err
	}
	return found.Minimum(), true, nil
}
