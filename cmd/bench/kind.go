package main

// kind is a kind of question.
type kind string

// Kinds of questions.
const (
	oneWord   kind = "one word"
	twoWords  kind = "two words"
	phrase    kind = "phrase"
	dated     kind = "date range"
	faceted   kind = "5 facets"
	excerpted kind = "10 excerpts"
	sentence  kind = "whole sentence"
	character kind = "single character"
	stopWords kind = "stop words"
)

var kinds = []kind{oneWord, twoWords, phrase, dated, faceted, excerpted, sentence, character, stopWords}

// question is what every engine is asked in its own language. The ten best
// remarks are wanted.
type question struct {
	kind  kind
	text  string   // as a person would type it, without operators
	words []string // of it, as they stand in the text
	// from and to are the first and the last day, "2025-09-12"; "" is open.
	from, to string
}
