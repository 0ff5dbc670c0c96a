package query

import (
	"reflect"
	"strings"
)

// With returns the text of a query that asks for one more text beside all that a
// query asks for: as it was typed with the other behind it, where that means so.
func With(typed, more string) string {
	q, text := Parse(typed), Text{Text: more}
	if _, ok := q.Root.(All); ok {
		return canonicalText(text)
	}
	want := and([]Node{q.Root, text})
	if joined := strings.TrimSpace(typed) + " " + canonicalText(text); reflect.DeepEqual(Parse(joined).Root, want) {
		return joined
	}
	return Query{Root: want}.String()
}
