package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/blevesearch/bleve/v2"
)

// batchRemarks is a size beyond which batches gain nothing.
const batchRemarks = 5000

const textField = "text"

var unescaper = strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n", `\r`, "\r")

// load makes an index of rows: id, meeting, day, kind, speaker, section, text.
func load(rows, path string) error {
	mapping, err := newMapping()
	if err != nil {
		return err
	}
	idx, err := bleve.New(path, mapping)
	if err != nil {
		return err
	}
	file, err := os.Open(rows)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewReaderSize(file, 1<<20)
	batch := idx.NewBatch()
	for {
		line, err := in.ReadString('\n')
		if err != nil && err != io.EOF {
			return err
		}
		last := err == io.EOF
		if line != "" {
			f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if len(f) != 7 {
				return fmt.Errorf("%s: %d columns in a row, not 7", rows, len(f))
			}
			if err := batch.Index(f[0], map[string]any{textField: unescaper.Replace(f[6])}); err != nil {
				return err
			}
		}
		if batch.Size() >= batchRemarks || last && batch.Size() > 0 {
			if err := idx.Batch(batch); err != nil {
				return err
			}
			batch.Reset()
		}
		if last {
			return idx.Close()
		}
	}
}
