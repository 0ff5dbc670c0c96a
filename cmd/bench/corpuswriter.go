package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"os"
)

// corpusWriter writes the files of a corpus that have a name.
type corpusWriter struct {
	corpus           *corpus
	files            []*os.File
	rows, load, text *bufio.Writer
	json             []*bufio.Writer
	loaded           bool // a row was written before
}

func newCorpusWriter(c *corpus, jsonFiles []string) (*corpusWriter, error) {
	w := &corpusWriter{corpus: c}
	var err error
	open := func(path string) *bufio.Writer {
		if path == "" || err != nil {
			return nil
		}
		var file *os.File
		if file, err = os.Create(path); err != nil {
			return nil
		}
		w.files = append(w.files, file)
		return bufio.NewWriterSize(file, 1<<20)
	}
	w.rows, w.load, w.text = open(c.rows), open(c.load), open(c.text)
	for _, path := range jsonFiles {
		w.json = append(w.json, open(path))
	}
	if err == nil && w.load != nil {
		_, err = w.load.WriteString("load --table Remarks\n[\n")
	}
	return w, err
}

// add writes a remark, and under other ids copies of it, each into a file of its
// own.
func (w *corpusWriter) add(r *remark, copies int) error {
	w.corpus.remarks += copies
	w.corpus.bytes += int64(copies * len(r.Text))
	for n, out := range w.json {
		line, err := json.Marshal(r.copied(n))
		if err != nil {
			return err
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	if w.load == nil {
		return nil
	}
	row, err := groongaRow(r)
	if err != nil {
		return err
	}
	if w.loaded {
		row = ",\n" + row
	}
	w.loaded = true
	_, err1 := w.load.WriteString(row)
	_, err2 := w.rows.WriteString(r.row())
	_, err3 := w.text.WriteString(r.line())
	return cmp.Or(err1, err2, err3)
}

func (w *corpusWriter) close() error {
	var err error
	if w.load != nil {
		_, err = w.load.WriteString("\n]\n")
	}
	for _, out := range append([]*bufio.Writer{w.rows, w.load, w.text}, w.json...) {
		if out != nil {
			err = cmp.Or(err, out.Flush())
		}
	}
	for _, file := range w.files {
		err = cmp.Or(err, file.Close())
	}
	return err
}
