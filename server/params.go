package server

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kizuna/index"
)

// parameters are those of one request, each checked as text: what is in them
// is valid UTF-8 without NUL. A parameter left empty, as forms send it, is one
// not given.
type parameters map[string][]string

// readParameters reads the query of an address. names are the parameters a
// program may give; others are refused, because a misspelt filter would
// otherwise widen the answer unseen. On pages (names is nil) others are
// ignored: mail systems and portals append their own.
func readParameters(r *http.Request, names []string) (parameters, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, &failure{status: http.StatusBadRequest, code: "bad_parameter", phrase: "problem.bad_address"}
	}
	p := parameters{}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if names != nil && !slices.Contains(names, name) {
			return nil, unknownParameter(name, names)
		}
		for _, v := range values[name] {
			switch {
			case v == "":
				continue
			case !utf8.ValidString(v):
				return nil, badParameter(shown(name), "problem.not_utf8", shown(v))
			case strings.ContainsRune(v, 0):
				return nil, badParameter(shown(name), "problem.nul", shown(v))
			}
			p[name] = append(p[name], v)
		}
	}
	return p, nil
}

// one returns the value of a parameter that may be given once; "" when it was
// not given.
func (p parameters) one(name string) (string, error) {
	switch given := p[name]; len(given) {
	case 0:
		return "", nil
	case 1:
		return given[0], nil
	default:
		return "", badParameter(name, "problem.repeated", len(given))
	}
}

// whole returns a whole number from 0 to most; without when it was not given.
func (p parameters) whole(name string, without, most int) (int, error) {
	v, err := p.one(name)
	if err != nil || v == "" {
		return without, err
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 || n > most {
		return 0, badParameter(name, "problem.range", most, shown(v))
	}
	return n, nil
}

// page returns what part of a list is asked for: at most most, from an offset on.
func (p parameters) page(without, most int) (limit, offset int, err error) {
	if limit, err = p.whole("limit", without, most); err != nil {
		return 0, 0, err
	}
	offset, err = p.whole("offset", 0, index.MaxOffset)
	return limit, offset, err
}
