package server

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
)

// openAPI describes the API for programs, in OpenAPI 3.1. Tests hold it against
// the routes, the limits and the answers of a running server; the page at /api
// is drawn from it.
//
//go:embed openapi.json
var openAPI []byte

// description is what the page at /api shows of the document. Words in Japanese
// stand in extensions beside the English ones.
type description struct {
	Info struct {
		words
	} `json:"info"`
	Tags []struct {
		Name string `json:"name"`
		words
	} `json:"tags"`
	Paths      map[string]pathItem `json:"paths"`
	Components struct {
		Parameters map[string]parameter `json:"parameters"`
		Schemas    struct {
			Problem struct {
				Properties struct {
					Code struct {
						Codes []string `json:"enum"`
					} `json:"code"`
				} `json:"properties"`
			} `json:"Problem"`
		} `json:"schemas"`
	} `json:"components"`
}

// words are what the document says to people.
type words struct {
	Summary       string `json:"summary"`
	SummaryJA     string `json:"x-summary-ja"`
	Description   string `json:"description"`
	DescriptionJA string `json:"x-description-ja"`
}

// pathItem is the calls of one path.
type pathItem struct {
	Parameters []parameter `json:"parameters"`
	Get        *operation  `json:"get"`
	Put        *operation  `json:"put"`
	Post       *operation  `json:"post"`
	Delete     *operation  `json:"delete"`
}

// operation is one call.
type operation struct {
	Tags []string `json:"tags"`
	words
	Parameters []parameter `json:"parameters"`
}

// parameter is what one call takes, or a reference to it.
type parameter struct {
	Ref  string `json:"$ref"`
	Name string `json:"name"`
	In   string `json:"in"`
	words
	Example any             `json:"example"`
	Schema  parameterSchema `json:"schema"`
}

type parameterSchema struct {
	Enum      []string `json:"enum"`
	Default   any      `json:"default"`
	Maximum   *int     `json:"maximum"`
	MaxLength *int     `json:"maxLength"`
	MaxItems  *int     `json:"maxItems"`
}

// readDescription reads the document for the page.
func readDescription() (*description, error) {
	var d description
	if err := json.Unmarshal(openAPI, &d); err != nil {
		return nil, fmt.Errorf("read openapi.json: %w", err)
	}
	return &d, nil
}

// openAPIDocument answers with the document.
func (s *server) openAPIDocument(w http.ResponseWriter, _ *http.Request) error {
	return writeBody(w, http.StatusOK, "application/json", openAPI)
}
