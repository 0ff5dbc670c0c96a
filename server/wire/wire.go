// Package wire holds the pictures of Kizuna's answers that programs read: JSON,
// JSON Lines and CSV. The command line and the HTTP API both draw with it, so
// that one question gives one answer, byte for byte, at both doors; only the
// address of the server, where one answers, stands before permanent links.
//
//	pages := index.Pages(q, index.MaxAll, search)
//	err := wire.WriteSearch(w, wire.FormatCSV, wire.View{Japanese: true}, pages)
//
// The promises: a list that is empty is [] and never null; a day is 2025-09-12
// or ""; a name once published is never given another meaning.
package wire

import (
	"encoding/json"
	"fmt"
	"io"
)

// WriteJSON writes v as one line of JSON. Unlike json.Marshal it leaves <, >
// and & as they are: the answers are read by programs, not placed in a page.
func WriteJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// list returns s, or an empty list for nil, which JSON would show as null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
