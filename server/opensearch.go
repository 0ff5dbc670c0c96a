package server

import (
	"bytes"
	"encoding/xml"
	"net/http"
)

// openSearch describes the search to browsers, which offer to add it
// (OpenSearch 1.1).
type openSearch struct {
	XMLName     xml.Name        `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string          `xml:"ShortName"` // at most 16 characters
	Description string          `xml:"Description"`
	Encoding    string          `xml:"InputEncoding"`
	Image       openSearchImage `xml:"Image"`
	URLs        []openSearchURL `xml:"Url"`
}

type openSearchImage struct {
	Type string `xml:"type,attr"`
	URL  string `xml:",chardata"`
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}

// openSearchDescription answers with the description.
func (s *server) openSearchDescription(w http.ResponseWriter, r *http.Request) error {
	l, at := readerOf(r), s.origin(r)
	icon, err := s.assets.href("kizuna.svg")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	err = xml.NewEncoder(&b).Encode(openSearch{
		ShortName: l.say("site.name"), Description: l.say("site.tagline"), Encoding: "UTF-8",
		Image: openSearchImage{"image/svg+xml", at + icon},
		URLs: []openSearchURL{
			{"text/html", "", at + "/?q={searchTerms}"},
			{"application/atom+xml", "", at + "/feed.atom?q={searchTerms}"},
			{suggestionsType, "suggestions", at + "/suggestions.json?q={searchTerms}"},
			{"application/opensearchdescription+xml", "self", at + "/opensearch.xml"},
		},
	})
	if err != nil {
		return err
	}
	return writeBody(w, http.StatusOK, "application/opensearchdescription+xml", b.Bytes())
}
