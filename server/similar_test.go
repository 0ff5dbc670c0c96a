package server_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

func TestSimilarRemarks(t *testing.T) {
	f := &fake{all: meetings()}
	h := serve(t, f)
	strange := "/api/v1/remarks/" + url.PathEscape(strangeID+"-1") + "/similar"
	for path, want := range map[string][]string{
		"/api/v1/remarks/M1-2/similar":                  {strangeID + "-1"},
		"/api/v1/remarks/M1-2/similar?kind=survey":      {},
		"/api/v1/remarks/M1-2/similar?to=2018":          {},
		"/api/v1/remarks/M1-2/similar?limit=0":          {},
		strange + "?limit=50":                           {"M1-2", "M1-3", "M1-4"},
		strange + "?speaker=" + url.QueryEscape("森川市長"): {"M1-4"},
	} {
		r := request(h, http.MethodGet, path)
		var got wire.Similar
		if err := json.Unmarshal([]byte(body(t, r)), &got); err != nil || r.StatusCode != http.StatusOK {
			t.Fatalf("%s: status %d, %v", path, r.StatusCode, err)
		}
		ids := []string{}
		for _, hit := range got.Hits {
			ids = append(ids, hit.ID)
		}
		if strings.Join(ids, " ") != strings.Join(want, " ") || len(got.Words) == 0 || got.Remark.Citation == "" {
			t.Errorf("%s: %v, want %v; %+v", path, ids, want, got.Remark)
		}
	}
}

func TestBadQuestionsForSimilarRemarks(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	for path, want := range map[string]problem{
		"/api/v1/remarks/M9-1/similar":             {Status: 404, Code: "not_found"},
		"/api/v1/remarks/M1-1/similar?limit=51":    {Status: 400, Code: "bad_parameter", Parameter: "limit"},
		"/api/v1/remarks/M1-1/similar?from=kyou":   {Status: 400, Code: "bad_parameter", Parameter: "from"},
		"/api/v1/remarks/M1-1/similar?q=a":         {Status: 400, Code: "unknown_parameter", Parameter: "q"},
		"/api/v1/remarks/M1-1/similar?sort=newest": {Status: 400, Code: "unknown_parameter", Parameter: "sort"},
	} {
		p := readProblem(t, request(h, http.MethodGet, path))
		if p.Status != want.Status || p.Code != want.Code || p.Parameter != want.Parameter {
			t.Errorf("%s: %+v", path, p)
		}
	}
	if r := get(t, h, "/remarks/M1-1/similar?limit=51"); r.StatusCode != http.StatusBadRequest {
		t.Errorf("the page takes 51: status %d", r.StatusCode)
	}
	if r := get(t, serve(t, &fake{all: meetings(), err: index.ErrTimeout}), "/remarks/M1-1/similar"); r.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("out of time: status %d", r.StatusCode)
	}
}

func TestWhatTheChairSaysLeadsNowhere(t *testing.T) {
	all := meetings()
	all[0].Remarks[1].Kind = data.KindChair
	page := body(t, get(t, serve(t, &fake{all: all}), "/?q=窓口"))
	if strings.Contains(page, "/remarks/M1-2/similar") || !strings.Contains(page, "/remarks/M1-3/similar") {
		t.Error("links to similar remarks do not go by the kind")
	}
}

func TestAPermanentAddressLeadsToThePlace(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	for path, want := range map[string]string{
		"/remarks/M1-3":                              "/meetings/M1#remark-3",
		"/remarks/M1-3?q=%20a%20&match=main":         "/meetings/M1?q=a&match=main#remark-3",
		"/remarks/" + url.PathEscape(strangeID+"-1"): "/meetings/" + url.PathEscape(strangeID) + "#remark-1",
	} {
		r := request(h, http.MethodGet, path)
		if got := r.Header.Get("Location"); r.StatusCode != http.StatusFound || got != want {
			t.Errorf("%s: status %d, %s, want %s", path, r.StatusCode, got, want)
		}
	}
	for path, want := range map[string]int{"/remarks/M9-1": http.StatusNotFound, "/remarks/M1-3?match=all": http.StatusBadRequest} {
		if r := request(h, http.MethodGet, path); r.StatusCode != want {
			t.Errorf("%s: status %d, want %d", path, r.StatusCode, want)
		}
	}
}
