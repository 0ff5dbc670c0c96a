package main

import (
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"
)

// question is one as cmd/bench writes it: columns apart by tabs. The days it may
// be narrowed to are of no use to an index of one field.
type question struct {
	kind, text string
	words      []string
}

func parseQuestion(line string) (question, error) {
	f := strings.Split(line, "\t")
	if len(f) != 5 {
		return question{}, fmt.Errorf("not a question: %q", line)
	}
	return question{f[0], f[1], strings.Fields(f[2])}, nil
}

// request asks for the ten best.
func request(q question) *bleve.SearchRequest {
	var ask query.Query
	switch q.kind {
	case "phrase", "stop words", "single character":
		phrase := bleve.NewMatchPhraseQuery(q.text)
		phrase.SetField(textField)
		ask = phrase
	default:
		match := bleve.NewMatchQuery(q.text)
		match.SetField(textField)
		if q.kind != "whole sentence" {
			match.SetOperator(query.MatchQueryOperatorAnd)
		}
		ask = match
	}
	req := bleve.NewSearchRequest(ask)
	if q.kind == "10 excerpts" {
		req.Highlight = bleve.NewHighlight()
	}
	return req
}
