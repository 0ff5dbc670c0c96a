package server_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/index"
	"kizuna/server/wire"
)

func TestListsForPrograms(t *testing.T) {
	h := serve(t, &fake{all: meetings(), readings: map[string]string{"窓口で学んだこと": "まどぐち"}})
	for path, want := range map[string]wire.ValueList{
		"/api/v1/sections":                        {Total: 2, Values: []index.Value{{Text: "窓口で学んだこと", Reading: "まどぐち", Remarks: 2}, {Text: "終わりに", Remarks: 1}}},
		"/api/v1/sections?order=reading":          {Total: 2, Values: []index.Value{{Text: "窓口で学んだこと", Reading: "まどぐち", Remarks: 2}, {Text: "終わりに", Remarks: 1}}},
		"/api/v1/speakers?order=reading&limit=1":  {Total: 2, Values: []index.Value{{Text: "森川市長", Remarks: 1}}},
		"/api/v1/speakers?order=reading&offset=1": {Total: 2, Values: []index.Value{{Text: "緑川議員", Remarks: 1}}},
		"/api/v1/sections?offset=2":               {Total: 2, Values: []index.Value{}},
	} {
		r := get(t, h, path)
		var got wire.ValueList
		if text := body(t, r); r.StatusCode != http.StatusOK || json.Unmarshal([]byte(text), &got) != nil {
			t.Fatalf("%s: status %d, %s", path, r.StatusCode, text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", path, diff)
		}
	}
	for _, path := range []string{"/sections?order=size", "/api/v1/speakers?order=size"} {
		if r := get(t, h, path); r.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
	}
}
