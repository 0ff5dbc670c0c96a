package server

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
)

//go:embed web/*.html
var templateFiles embed.FS

// templates are the pages, once a language: their own words are said in it.
type templates map[lang]*template.Template

func parseTemplates(a assets) (templates, error) {
	all := templates{}
	for _, l := range []lang{japanese, english} {
		t, err := template.New("").Funcs(template.FuncMap{
			"say":    l.say,
			"lang":   l.tag,
			"number": number,
			"ja":     l.japaneseText,
			"asset":  a.href,
		}).ParseFS(templateFiles, "web/*.html")
		if err != nil {
			return nil, fmt.Errorf("parse templates: %w", err)
		}
		all[l] = t
	}
	return all, nil
}

// japaneseText is the attribute of an element with words of the index, so that
// English pages have them read and set as Japanese.
func (l lang) japaneseText() template.HTMLAttr {
	if l == japanese {
		return ""
	}
	return ` lang="ja"`
}

// writePage answers with a page value drawn by the template of that name.
func (s *server) writePage(w http.ResponseWriter, r *http.Request, status int, name string, value any) error {
	l := readerOf(r)
	var b bytes.Buffer
	if err := s.templates[l].ExecuteTemplate(&b, name, value); err != nil {
		return fmt.Errorf("draw page %s: %w", name, err)
	}
	w.Header().Set("Content-Language", l.tag())
	return writeBody(w, status, "text/html; charset=utf-8", b.Bytes())
}
