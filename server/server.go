// Package server shows an index over HTTP: the search page for people and the
// JSON API for programs. It is the only package that knows HTTP.
//
//	handler, err := server.New(server.Config{Searcher: engine})
//	err = server.Serve(ctx, listener, handler)
//
// A request becomes a value in three steps, each in files of its own: the
// address is read into a search (params.go), the engine answers it, and a pure
// function makes of the answer the value a page shows (…page.go) or the picture
// a program reads (package wire). Handlers only lead from one to the next, and
// return errors; errors.go alone decides what an error looks like outside.
//
// The promises: every answer carries a request id; text of the index or of the
// reader is never written unescaped; no answer needs a script, and nothing is
// fetched from another host; what the reader asked for is never silently
// changed, but answered or refused with a sentence.
package server

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"kizuna/index"
)

// DefaultTimeout is how long the engine may work on one request. People leave
// a page that takes longer, and nothing people ask needs near as much.
const DefaultTimeout = 10 * time.Second

// Config says what to serve. Its zero value serves pages that explain how to
// make an index.
type Config struct {
	// Searcher is the index. It stays the caller's, who closes it after the
	// last request. nil stands for an index that does not exist yet.
	Searcher index.Searcher
	// Writer changes the index over the API, for those with a token; nil lets
	// nobody.
	Writer index.Writer
	// Tokens are those that are accepted. nil makes the server read-only.
	Tokens *Tokens
	// RequireToken lets only those read who have a token.
	RequireToken bool
	// Logger takes one line a request, and errors. nil is slog.Default().
	Logger *slog.Logger
	// Timeout bounds the work on one request. 0 is DefaultTimeout.
	Timeout time.Duration
	// PublicURL is where people reach the server, as https://kizuna.example
	// without a slash at the end. "" takes each request's own word for it.
	PublicURL string
	// Origins are those whose pages may read the API from a browser (CORS), as
	// https://portal.example; none for nobody.
	Origins []string
	// EmbedOrigins are those whose pages may show results in a frame; none for
	// nobody.
	EmbedOrigins []string
	// Rate is how many requests a second one client may make, with a burst of
	// burstSeconds' worth; 0 for any number.
	Rate float64
	// Proxies are the networks of proxies before the server, whose
	// X-Forwarded-For tells where a request comes from.
	Proxies []netip.Prefix
	// SearchLog counts what is searched for, for who keeps the index; nil counts
	// nothing. It stays the caller's, who closes it after the last request.
	SearchLog *SearchLog
	// SynonymsFile is the file of synonyms that can be added to from the page
	// about searches; "" for none.
	SynonymsFile string
	// LogQueries writes what people search for into the log.
	LogQueries bool
}

// server holds what handlers share. It is immutable.
type server struct {
	searcher    index.Searcher
	log         *slog.Logger
	timeout     time.Duration
	publicURL   string
	templates   templates
	assets      assets
	description *description
	edition     *edition
	limiter     *limiter
	metrics     *metrics
	logQueries  bool

	writer       index.Writer
	tokens       *Tokens
	requireToken bool
	embedOrigins []string
	searchLog    *SearchLog
	synonyms     *synonymsFile // nil for none
}

// New returns the handler of everything Kizuna serves. All templates and
// assets are read here, so that what is broken in them shows before listening.
func New(cfg Config) (http.Handler, error) {
	s := &server{searcher: cfg.Searcher, log: cfg.Logger, timeout: cfg.Timeout, publicURL: cfg.PublicURL, logQueries: cfg.LogQueries,
		writer: cfg.Writer, tokens: cfg.Tokens, requireToken: cfg.RequireToken, embedOrigins: cfg.EmbedOrigins, searchLog: cfg.SearchLog, edition: newEdition()}
	if s.searcher == nil {
		s.searcher = noIndex{}
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	if cfg.SynonymsFile != "" {
		s.synonyms = &synonymsFile{path: cfg.SynonymsFile}
	}
	if s.timeout == 0 {
		s.timeout = DefaultTimeout
	}
	var err error
	if s.limiter, err = newLimiter(cfg.Rate, cfg.Proxies); err != nil {
		return nil, fmt.Errorf("new server: %w", err)
	}
	s.metrics = newMetrics(s.searcher)
	if s.assets, err = readAssets(); err != nil {
		return nil, fmt.Errorf("new server: %w", err)
	}
	if s.templates, err = parseTemplates(s.assets); err != nil {
		return nil, fmt.Errorf("new server: %w", err)
	}
	if s.description, err = readDescription(); err != nil {
		return nil, fmt.Errorf("new server: %w", err)
	}
	compressed, err := gzhttp.NewWrapper()
	if err != nil {
		return nil, fmt.Errorf("new server: %w", err)
	}
	answers := compressed(s.recovered(s.limited(s.reading(s.bounded(s.routes())))))
	return identified(s.logged(secured(shared(cfg.Origins, answers)))), nil
}
