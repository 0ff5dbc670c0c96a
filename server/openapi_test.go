package server_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"kizuna/data"
)

// readDocument reads the document as the server serves it.
func readDocument(t *testing.T, h http.Handler) *openapi3.T {
	t.Helper()
	r := get(t, h, "/openapi.json")
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "application/json" {
		t.Fatalf("status %d, %s", r.StatusCode, r.Header.Get("Content-Type"))
	}
	doc, err := openapi3.NewLoader().LoadFromData([]byte(body(t, r)))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestTheDocumentIsOpenAPI31AndItsExamplesFitIt(t *testing.T) {
	doc := readDocument(t, serve(t, &fake{}))
	if !strings.HasPrefix(doc.OpenAPI, "3.1.") {
		t.Errorf("version %s", doc.OpenAPI)
	}
	if err := doc.Validate(t.Context(), openapi3.EnableExamplesValidation()); err != nil {
		t.Error(err)
	}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			for status, r := range op.Responses.Map() {
				for media, m := range r.Value.Content {
					if m.Example == nil {
						t.Errorf("%s %s: no example of %s %s", method, path, status, media)
					}
				}
			}
		}
	}
	var kinds []any
	for _, k := range data.Kinds() {
		kinds = append(kinds, string(k))
	}
	for _, k := range kinds {
		if err := doc.Components.Schemas["Kind"].Value.VisitJSON(k, openapi3.EnableJSONSchema2020()); err != nil {
			t.Error(err)
		}
	}
	if got := len(doc.Components.Schemas["Kind"].Value.Enum); got != len(kinds) {
		t.Errorf("%d kinds are described, there are %d", got, len(kinds))
	}
}

// TestLimitsAreAsDescribed asks at every limit of every parameter of a query,
// and one beyond: the first is answered, the second refused with the parameter,
// the limit and the value in the sentence.
func TestLimitsAreAsDescribed(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	doc := readDocument(t, h)
	asked := 0
	try := func(path string, p *openapi3.Parameter, good bool, values ...string) {
		t.Helper()
		asked++
		q := url.Values{p.Name: values}
		if p.Name == "offset" {
			q.Set("limit", "0") // they are limited together
		}
		r := request(h, http.MethodGet, path+"?"+q.Encode(), "Accept-Language", "en")
		if good {
			if r.StatusCode != http.StatusOK {
				t.Errorf("%s %s, %d values such as %.40q: status %d, %s", path, p.Name, len(values), values[0], r.StatusCode, body(t, r))
			}
			return
		}
		if r.StatusCode != http.StatusBadRequest {
			t.Errorf("%s %s, %d values such as %.40q: status %d", path, p.Name, len(values), values[0], r.StatusCode)
			return
		}
		if problem := readProblem(t, r); problem.Parameter != p.Name || problem.Code != "bad_parameter" || !strings.Contains(problem.Detail, p.Name) {
			t.Errorf("%s %s, %d values such as %.40q: %+v", path, p.Name, len(values), values[0], problem)
		}
	}
	for path, item := range doc.Paths.Map() {
		if item.Get == nil {
			continue
		}
		for _, ref := range item.Get.Parameters {
			path := strings.ReplaceAll(path, "{id}", "M1-2")
			p, s := ref.Value, ref.Value.Schema.Value
			if p.In != "query" {
				continue
			}
			if s.Max != nil {
				most := int(*s.Max)
				try(path, p, true, strconv.Itoa(most))
				try(path, p, false, strconv.Itoa(most+1))
				try(path, p, false, "-1")
				try(path, p, false, "1.5")
			}
			for _, v := range s.Enum {
				try(path, p, true, v.(string))
			}
			if len(s.Enum) > 0 {
				try(path, p, false, "none of them")
			}
			if s.MaxLength != nil {
				try(path, p, true, strings.Repeat("語", int(*s.MaxLength)))
				try(path, p, false, strings.Repeat("語", int(*s.MaxLength)+1))
			}
			if !s.Type.Is("array") {
				try(path, p, false, "1", "1")
				continue
			}
			one := "あ"
			if e, ok := s.Items.Value.Example.(string); ok {
				one = e
			}
			if e := s.Items.Value.Enum; len(e) > 0 {
				one = e[0].(string)
				for _, v := range e {
					try(path, p, true, v.(string))
				}
				try(path, p, false, "none of them")
			}
			many := make([]string, *s.MaxItems+1)
			for i := range many {
				many[i] = one
			}
			try(path, p, true, many[1:]...)
			try(path, p, false, many...)
			if longest := s.Items.Value.MaxLength; longest != nil {
				try(path, p, true, strings.Repeat("語", int(*longest)))
				try(path, p, false, strings.Repeat("語", int(*longest)+1))
			}
		}
	}
	if asked < 50 {
		t.Errorf("only %d questions were asked", asked)
	}
}

func TestThePageAboutTheAPI(t *testing.T) {
	h := serve(t, &fake{})
	for language, want := range map[string]string{"ja": "発言を検索する", "en": "Search remarks"} {
		page := body(t, get(t, h, "/api", "Accept-Language", language))
		for _, part := range []string{want, "GET /api/v1/search", "curl &#39;http://example.com/api/v1/search?q=窓口対応&amp;limit=1&amp;facets=1&#39;", "<code>bad_parameter</code>", `href="/openapi.json"`, "<code>kizuna search --format json</code>",
			"curl -X DELETE -H &#34;Authorization: Bearer $TOKEN&#34; &#39;http://example.com/api/v1/meetings/M000101&#39;"} {
			if !strings.Contains(page, part) {
				t.Errorf("%s: no %s in the page", language, part)
			}
		}
	}
}
