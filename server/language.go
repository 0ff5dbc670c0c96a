package server

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"kizuna/data"
)

// lang is the language of a reader.
type lang int

const (
	japanese lang = iota
	english
)

// langs are the languages of the catalog, in the order of lang's values.
var (
	langs   = []language.Tag{language.Japanese, language.English}
	matcher = language.NewMatcher(langs)
)

// readerOf returns the language a request asks for by Accept-Language:
// Japanese when it asks for none of ours.
func readerOf(r *http.Request) lang {
	_, i := language.MatchStrings(matcher, r.Header.Get("Accept-Language"))
	return lang(i)
}

// tag is the language as HTML and HTTP name it.
func (l lang) tag() string { return langs[l].String() }

// say returns a phrase of the catalog with its arguments. Numbers are written
// with commas, as both languages do.
func (l lang) say(key string, args ...any) string {
	p, ok := catalog[key]
	if !ok {
		panic(fmt.Sprintf("no phrase %q in the catalog", key))
	}
	format := p.ja
	if l == english {
		format = p.en
		if p.one != "" && len(args) > 0 && args[0] == 1 {
			format = p.one
		}
	}
	if len(args) == 0 {
		return format
	}
	words := make([]any, len(args))
	for i, a := range args {
		if n, ok := a.(int); ok {
			a = number(n)
		}
		words[i] = a
	}
	return fmt.Sprintf(format, words...)
}

// kind returns the label of a kind.
func (l lang) kind(k data.Kind) string {
	if l == english {
		return k.English()
	}
	return k.Japanese()
}

// number writes an integer with a comma before every three digits: 12,345.
func number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	head := len(digits) % 3
	groups := []string{}
	if head > 0 {
		groups = append(groups, digits[:head])
	}
	for i := head; i < len(digits); i += 3 {
		groups = append(groups, digits[i:i+3])
	}
	return sign + strings.Join(groups, ",")
}
