package server

import (
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"kizuna/analyzer/synonym"
)

// Limits of the page about searches.
const (
	// adminQueries is how many queries a list shows.
	adminQueries = 100
	// maxAdminBytes bounds the form.
	maxAdminBytes = 16 << 10
)

// adminPage shows what is searched for, to who keeps the index.
type adminPage struct {
	frame
	Added      string // what was just added, or ""
	Synonyms   bool   // whether they can be added to
	Popular    []adminQuery
	Unanswered []adminQuery
}

// adminQuery is a query that was asked.
type adminQuery struct {
	Query, Href, Last string
	Times             int
}

// keeping lets in who has a token to write with, in a browser as the password.
// What a form does must come from a page of ours: browsers send passwords along
// with another site's form, too.
func (s *server) keeping(h handler) handler {
	origins := http.NewCrossOriginProtection()
	return func(w http.ResponseWriter, r *http.Request) error {
		if s.searchLog == nil {
			return errNoPage
		}
		token := bearer(r)
		if token == "" {
			_, token, _ = r.BasicAuth()
		}
		if _, allowed := s.tokens.allows(token, ScopeWrite); !allowed {
			challenge(w)
			return &failure{status: http.StatusUnauthorized, code: "unauthorized", phrase: "problem.unauthorized"}
		}
		if err := origins.Check(r); err != nil {
			return &failure{status: http.StatusForbidden, code: "forbidden", phrase: "problem.other_site", cause: err}
		}
		return h(w, r)
	}
}

// queriesPage shows the most popular queries, and those that found nothing.
func (s *server) queriesPage(w http.ResponseWriter, r *http.Request) error {
	p, err := readParameters(r, nil)
	if err != nil {
		return err
	}
	added, err := p.one("added")
	if err != nil {
		return err
	}
	l := readerOf(r)
	page := adminPage{frame: frame{Title: l.say("admin.title")}, Synonyms: s.synonyms != nil,
		Popular: adminRows(s.searchLog.popular(adminQueries), false), Unanswered: adminRows(s.searchLog.unanswered(adminQueries), true)}
	if added != "" {
		page.Added = l.say("admin.added", l.quote(shown(added)))
	}
	w.Header().Set("Cache-Control", "no-store")
	return s.writePage(w, r, http.StatusOK, "admin", page)
}

// adminRows pictures queries; where nothing was found, that is what is counted.
func adminRows(queries []loggedSearch, unanswered bool) []adminQuery {
	rows := make([]adminQuery, len(queries))
	for i, q := range queries {
		s := emptySearch()
		s.text = q.Query
		rows[i] = adminQuery{q.Query, s.href("/"), q.Last, q.Times}
		if unanswered {
			rows[i].Times = q.NoHits
		}
	}
	return rows
}

// addSynonyms adds words that mean the same to the file of synonyms, and shows
// the page again.
func (s *server) addSynonyms(w http.ResponseWriter, r *http.Request) error {
	if s.synonyms == nil {
		return errNoPage
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxAdminBytes)
	if err := r.ParseForm(); err != nil {
		return badBody(err)
	}
	var words []string
	for _, text := range append([]string{r.PostForm.Get("word")}, strings.FieldsFunc(r.PostForm.Get("synonyms"), func(c rune) bool { return strings.ContainsRune(",，、､\n", c) })...) {
		word := strings.Join(strings.Fields(text), " ")
		switch n := utf8.RuneCountInString(word); {
		case n > synonym.MaxWordRunes:
			return badParameter("synonyms", "problem.too_long", synonym.MaxWordRunes, n)
		case printable(word) != word:
			return badParameter("synonyms", "problem.not_utf8", shown(word))
		case n > 0:
			words = append(words, word)
		}
	}
	if len(words) < 2 || len(words) > synonym.MaxGroupMembers {
		return badParameter("synonyms", "problem.synonym_words", synonym.MaxGroupMembers)
	}
	if err := s.synonyms.add(words); err != nil {
		return err
	}
	http.Redirect(w, r, "/admin/queries?added="+url.QueryEscape(strings.Join(words, ", ")), http.StatusSeeOther)
	return nil
}
