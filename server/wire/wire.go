// Package wire holds the pictures of Kizuna's answers that programs read: JSON,
// JSON Lines and CSV. The command line and the HTTP API both draw with it, so
// that one question gives one answer, byte for byte, at both doors.
//
//	results, err := engine.Search(ctx, q)
//	err = wire.WriteJSON(w, wire.NewSearch(results))
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

// WriteLines writes each value as a line of JSON (JSON Lines).
func WriteLines[T any](w io.Writer, values []T) error {
	for _, v := range values {
		if err := WriteJSON(w, v); err != nil {
			return err
		}
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
