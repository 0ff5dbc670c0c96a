package server_test

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRelaxAPI(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	r := get(t, h, "/api/v1/relax?q=窓囗+電話&fiscal_year=令和7")
	if r.StatusCode != http.StatusOK {
		t.Fatalf("status %d: %s", r.StatusCode, body(t, r))
	}
	want := `{"query":"窓囗 電話","count":0,"passing":4,"terms":[` +
		`{"text":"窓囗","phrase":false,"query":"窓囗","count":0,"partial":0,"alternatives":[],"meant":[{"text":"窓口","why":"fuzzy","query":"窓口","count":3}],"words":[]},` +
		`{"text":"電話","phrase":false,"query":"電話","count":1,"partial":0,"alternatives":[{"text":"名乗り","why":"synonym","query":"\"名乗り\"","count":1}],"meant":[],"words":[]}],` +
		`"meant":[{"text":"窓口","why":"fuzzy","query":"窓口 電話","count":1}],"spoken":[],"without":[],"filters":[{"field":"fiscal_year","count":0}]}` + "\n"
	if diff := cmp.Diff(want, body(t, r)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if r := get(t, h, "/api/v1/relax?q=a&limit=1"); r.StatusCode != http.StatusBadRequest {
		t.Errorf("a parameter that decides nothing: status %d", r.StatusCode)
	}
}
