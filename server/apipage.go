package server

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// apiPage explains the API to people.
type apiPage struct {
	frame
	Intro  string
	Groups []apiGroup
	Codes  []string
}

// apiGroup is the calls of one tag.
type apiGroup struct {
	Heading string
	Calls   []apiCall
}

// apiCall is one call with an example of it.
type apiCall struct {
	Method, Path, Anchor string
	Summary              string
	About                []prose
	Curl                 string
	Parameters           []apiParameter
}

// prose is a piece of a text: words, or what is to be typed, which the document
// puts between backticks.
type prose struct {
	Text string
	Code bool
}

// proseOf cuts a text at its backticks.
func proseOf(text string) []prose {
	var pieces []prose
	for i, part := range strings.Split(text, "`") {
		if part != "" {
			pieces = append(pieces, prose{part, i%2 == 1})
		}
	}
	return pieces
}

type apiParameter struct{ Name, About, Values string }

// apiPage answers with the page that explains the API.
func (s *server) apiPage(w http.ResponseWriter, r *http.Request) error {
	return s.writePage(w, r, http.StatusOK, "api", newAPIPage(readerOf(r), s.description, s.origin(r)))
}

// newAPIPage pictures the document. at is where the server is, for the examples.
func newAPIPage(l lang, d *description, at string) apiPage {
	p := apiPage{
		frame: frame{Title: l.say("api.title"), JSON: "/openapi.json"},
		Intro: l.of(d.Info.Description, d.Info.DescriptionJA),
		Codes: d.Components.Schemas.Problem.Properties.Code.Codes,
	}
	for _, tag := range d.Tags {
		g := apiGroup{Heading: l.of(tag.Description, tag.DescriptionJA)}
		for _, path := range slices.Sorted(maps.Keys(d.Paths)) {
			item := d.Paths[path]
			for _, call := range item.calls() {
				if slices.Contains(call.operation.Tags, tag.Name) {
					g.Calls = append(g.Calls, newAPICall(l, d, path, item, call, at))
				}
			}
		}
		p.Groups = append(p.Groups, g)
	}
	return p
}

// call is an operation with its method.
type call struct {
	method string
	*operation
}

// calls returns the operations of a path that there are.
func (i pathItem) calls() []call {
	all := []call{{http.MethodGet, i.Get}, {http.MethodPut, i.Put}, {http.MethodPost, i.Post}, {http.MethodDelete, i.Delete}}
	return slices.DeleteFunc(all, func(c call) bool { return c.operation == nil })
}

func newAPICall(l lang, d *description, path string, item pathItem, c call, at string) apiCall {
	a := apiCall{
		Method: c.method, Path: path, Anchor: strings.ToLower(c.method) + strings.NewReplacer("/", "-", "{", "", "}", "").Replace(path),
		Summary: l.of(c.Summary, c.SummaryJA), About: proseOf(l.of(c.Description, c.DescriptionJA)),
	}
	var asked []string
	for _, p := range append(slices.Clone(item.Parameters), c.Parameters...) {
		if p.Ref != "" {
			p = d.Components.Parameters[p.Ref[strings.LastIndexByte(p.Ref, '/')+1:]]
		}
		a.Parameters = append(a.Parameters, apiParameter{p.Name, l.of(p.Description, p.DescriptionJA), p.values(l)})
		switch {
		case p.Example == nil:
		case p.In == "path":
			path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(fmt.Sprint(p.Example)))
		default:
			asked = append(asked, p.Name+"="+fmt.Sprint(p.Example)) // our own examples need no escaping
		}
	}
	if len(asked) > 0 {
		path += "?" + strings.Join(asked, "&")
	}
	a.Curl = "curl " + curlFlags[c.method] + "'" + at + path + "'"
	return a
}

// curlFlags are what a call by a method needs besides its address.
var curlFlags = map[string]string{
	http.MethodPut:    `-X PUT -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' --data-binary @meeting.json `,
	http.MethodPost:   `-H "Authorization: Bearer $TOKEN" --data-binary @memo.txt `,
	http.MethodDelete: `-X DELETE -H "Authorization: Bearer $TOKEN" `,
}

// values says which values a parameter takes: main, partial, related.
func (p parameter) values(l lang) string {
	var parts []string
	if len(p.Schema.Enum) > 0 {
		parts = append(parts, strings.Join(p.Schema.Enum, ", "))
	}
	if p.Schema.Maximum != nil {
		parts = append(parts, l.say("api.up_to", *p.Schema.Maximum))
	}
	if p.Schema.MaxLength != nil {
		parts = append(parts, l.say("api.characters", *p.Schema.MaxLength))
	}
	if p.Schema.MaxItems != nil {
		parts = append(parts, l.say("api.items", *p.Schema.MaxItems))
	}
	if p.Schema.Default != nil {
		parts = append(parts, l.say("api.default", fmt.Sprint(p.Schema.Default)))
	}
	return strings.Join(parts, l.say("api.comma"))
}

// of returns the English or the Japanese words.
func (l lang) of(en, ja string) string {
	if l == english {
		return en
	}
	return cmp.Or(ja, en)
}
