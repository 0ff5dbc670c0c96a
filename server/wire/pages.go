package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"kizuna/index"
)

// Format is a way to write the results of a search.
type Format string

// Formats.
const (
	FormatJSON  Format = "json"  // one object: the counts, every hit, the facets
	FormatJSONL Format = "jsonl" // JSON Lines: a hit a line
	FormatCSV   Format = "csv"   // a table for spreadsheets: a hit a row
)

// WriteSearch writes the results of a search, which may come on many pages, as
// they come: memory holds one page. Nothing is written before the first page is
// there, so that an error until then leaves no trace.
func WriteSearch(w io.Writer, f Format, v View, pages iter.Seq2[*index.Results, error]) error {
	switch f {
	case FormatCSV:
		return writeCSV(w, v, pages)
	case FormatJSONL:
		return writeLines(w, v, pages)
	}
	return writeObject(w, v, pages)
}

// writeLines writes each hit as a line of JSON.
func writeLines(w io.Writer, v View, pages iter.Seq2[*index.Results, error]) error {
	for r, err := range pages {
		if err != nil {
			return err
		}
		for _, h := range r.Shown() {
			if err := WriteJSON(w, NewHit(h, v)); err != nil {
				return err
			}
		}
	}
	return nil
}

// noHits is the place of the hits in a [Search] without any. Within the strings
// of JSON quotation marks are escaped, so it stands nowhere else.
var noHits = []byte(`"hits":[]`)

// writeObject writes a [Search] whose hits come on pages: the object without
// hits is cut where they belong. Counts, time and facets are those of the first
// page, next is that of the last.
func writeObject(w io.Writer, v View, pages iter.Seq2[*index.Results, error]) error {
	var whole *index.Results
	hits := 0
	for r, err := range pages {
		if err != nil {
			return err
		}
		if whole == nil {
			first := *r
			whole = &first
			whole.Hits = nil
			head, _, err := cutObject(whole, v)
			if err != nil {
				return err
			}
			if _, err := w.Write(head); err != nil {
				return fmt.Errorf("write JSON: %w", err)
			}
		}
		whole.Next = r.Next
		for _, h := range r.Hits {
			if err := writeElement(w, hits, NewHit(h, v)); err != nil {
				return err
			}
			hits++
		}
	}
	if whole == nil {
		return nil
	}
	_, tail, err := cutObject(whole, v)
	if err != nil {
		return err
	}
	if _, err := w.Write(tail); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// cutObject returns what stands before and after the elements of the hits.
func cutObject(r *index.Results, v View) (head, tail []byte, err error) {
	var b bytes.Buffer
	if err := WriteJSON(&b, NewSearch(r, v)); err != nil {
		return nil, nil, err
	}
	at := bytes.Index(b.Bytes(), noHits) + len(noHits) - 1
	return b.Bytes()[:at], b.Bytes()[at:], nil
}

// writeElement writes element i of a list of JSON.
func writeElement(w io.Writer, i int, value any) error {
	var b bytes.Buffer
	if i > 0 {
		b.WriteByte(',')
	}
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	if _, err := w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n"))); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}
