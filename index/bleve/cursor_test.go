package bleve

import (
	"reflect"
	"testing"

	"kizuna/index"
)

// TestHashOfQueries holds that two queries that differ in anything but the page and
// how it is shown have cursors of their own: every field there is counts.
func TestHashOfQueries(t *testing.T) {
	shown := map[string]bool{"After": true, "Offset": true, "Limit": true, "Facets": true, "Explain": true, "OnlyIDs": true}
	none := hashQuery(index.Query{})
	seen := map[uint64]string{none: "nothing"}
	var walk func(name string, of func(*index.Query) reflect.Value)
	walk = func(name string, of func(*index.Query) reflect.Value) {
		var q index.Query
		v := of(&q)
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				walk(name+v.Type().Field(i).Name, func(q *index.Query) reflect.Value { return of(q).Field(i) })
			}
			return
		case reflect.String:
			v.SetString("x")
		case reflect.Int:
			v.SetInt(7)
		case reflect.Bool:
			v.SetBool(true)
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		default:
			t.Fatalf("%s is a %s, which this test does not know", name, v.Kind())
		}
		hash := hashQuery(q)
		if shown[name] {
			if hash != none {
				t.Errorf("%s makes it another query", name)
			}
			return
		}
		if other := seen[hash]; other != "" {
			t.Errorf("%s is no other query than %s", name, other)
		}
		seen[hash] = name
	}
	walk("", func(q *index.Query) reflect.Value { return reflect.ValueOf(q).Elem() })
	if len(seen) < 15 {
		t.Errorf("only %d fields were looked at", len(seen))
	}
}
